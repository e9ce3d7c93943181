package main

import (
	"encoding/json"
	"io"
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

// maxHalves is how large such a file may be.
const maxHalves = 1 << 20

// halvesIn keeps what is half done by the learner of a record. The records of
// several data folders share the state folder, and what somebody has begun is
// nobody else's.
func halvesIn(state string, learner func() string) study.Halves {
	return halvesFile{filepath.Join(state, "underway.json"), learner}
}

// odd tells that something else stands in the place of the file: to open a pipe
// is to wait for who is at its other end.
func (f halvesFile) odd() bool {
	info, err := os.Stat(f.path)
	return err == nil && !info.Mode().IsRegular()
}

func (f halvesFile) read() map[string]study.Half {
	if f.odd() {
		return nil
	}
	file, err := os.Open(f.path)
	if err != nil {
		return nil
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, maxHalves+1))
	all := map[string]study.Half{}
	if err != nil || len(raw) > maxHalves || json.Unmarshal(raw, &all) != nil {
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
	if f.odd() {
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
	if err != nil || len(raw) > maxHalves || os.MkdirAll(filepath.Dir(f.path), 0o700) != nil {
		return
	}
	_ = writeFile(f.path, raw)
}
