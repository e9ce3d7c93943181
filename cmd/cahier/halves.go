package main

import (
	"encoding/json"
	"os"
	"path/filepath"

	"cahier/progress/study"
)

// halvesFile keeps what is half done in a file of the state folder. It is a
// convenience: what cannot be read is begun anew, what cannot be written is not
// kept, and neither is worth a word to somebody who is learning.
type halvesFile struct {
	path    string
	learner func() string
}

// halvesIn keeps what is half done by the learner of a record. The records of
// several data folders share the state folder, and what somebody has begun is
// nobody else's.
func halvesIn(state string, learner func() string) study.Halves {
	return halvesFile{filepath.Join(state, "underway.json"), learner}
}

func (f halvesFile) read() map[string]study.Half {
	raw, err := readOwn(f.path)
	all := map[string]study.Half{}
	if err != nil || json.Unmarshal(raw, &all) != nil {
		return nil
	}
	return all
}

// name is what a half is called in the file.
func (f halvesFile) name(of string) string { return f.learner() + "/" + of }

// Half is of [study.Halves].
func (f halvesFile) Half(of string) study.Half { return f.read()[f.name(of)] }

// Keep takes in what another program may have written meanwhile.
func (f halvesFile) Keep(of string, h study.Half) {
	if odd(f.path) {
		return
	}
	of = f.name(of)
	all := f.read()
	if h.None() {
		if _, kept := all[of]; !kept {
			return
		}
		if delete(all, of); len(all) == 0 {
			_ = os.Remove(f.path)
			return
		}
	} else {
		if all == nil {
			all = map[string]study.Half{}
		}
		all[of] = h
	}
	raw, err := json.Marshal(all)
	if err != nil || len(raw) > maxOwn || os.MkdirAll(filepath.Dir(f.path), 0o700) != nil {
		return
	}
	_ = writeFile(f.path, raw)
}
