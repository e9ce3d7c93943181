package main

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// Settings are what a learner chose inside the program.
type settings struct {
	Lang string `json:"lang,omitempty"`

	others map[string]json.RawMessage // of a later version: kept
}

// readSettings returns the settings of a file; those of one that is not there,
// or that cannot be read, are empty: nothing in them is worth a word.
func readSettings(path string) settings {
	var s settings
	raw, err := readOwn(path)
	if err != nil || json.Unmarshal(raw, &s.others) != nil {
		return settings{}
	}
	_ = json.Unmarshal(s.others["lang"], &s.Lang) // a value of another kind is none
	return s
}

func (s settings) write(path string) error {
	all := map[string]json.RawMessage{}
	for k, v := range s.others {
		all[k] = v
	}
	lang, err := json.Marshal(s.Lang)
	if err != nil {
		return err
	}
	all["lang"] = lang
	raw, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return writeFile(path, append(raw, '\n'))
}

// chooseLang keeps the language that the learner switched to. Where it cannot
// be kept it holds until the end of the program, which is not worth a message.
func (a *app) chooseLang(lang string) {
	p, err := a.paths()
	if err != nil {
		return
	}
	if odd(p.settings) {
		return
	}
	s := readSettings(p.settings)
	s.Lang = lang
	_ = s.write(p.settings)
}
