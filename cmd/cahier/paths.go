package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"github.com/adrg/xdg"
	"golang.org/x/text/unicode/norm"
)

// Folders are those of the system in which programs make their own. One that
// is not known is "".
type folders struct{ data, state, config string }

// systemFolders returns the folders of the XDG specification, or the platform's
// where that has others. Without a home folder xdg takes "/" for one; here only
// those remain that a variable names.
func systemFolders(getenv func(string) string) folders {
	if runtime.GOOS == "windows" || getenv("HOME") != "" {
		return folders{xdg.DataHome, xdg.StateHome, xdg.ConfigHome}
	}
	named := func(variable string) string {
		if dir := getenv(variable); filepath.IsAbs(dir) {
			return dir
		}
		return ""
	}
	return folders{named("XDG_DATA_HOME"), named("XDG_STATE_HOME"), named("XDG_CONFIG_HOME")}
}

// Paths are where a profile's things are kept.
type paths struct {
	data     string // the profile's folder, with its record
	state    string // the device's name and lock, shared by all profiles
	drafts   string // the profile's part of state
	settings string // the file of what the learner chose
	courses  string // where courses are always looked for, for all profiles
}

// paths returns the places of this run. Where the system has no folder for the
// state or the settings, they stand in the data folder, in .state: a record on
// a stick needs no home. The device's name is bound to the machine, so such a
// folder may still be carried or synced.
func (a *app) paths() (paths, error) {
	base := a.folders()
	root := a.global.data
	if root == "" {
		root = a.getenv("CAHIER_DATA")
	}
	switch {
	case root != "":
		root = absolute(root)
	case base.data != "":
		root = filepath.Join(base.data, "cahier")
	default:
		return paths{}, cannot(a.say.Fault.NoHomeHint, "%s", a.say.Fault.NoHome)
	}
	p := paths{data: root, state: filepath.Join(root, ".state"), settings: filepath.Join(root, ".state")}
	if base.state != "" {
		p.state = filepath.Join(base.state, "cahier")
	}
	if base.config != "" {
		p.settings = filepath.Join(base.config, "cahier")
	}
	p.drafts, p.courses = p.state, filepath.Join(root, "courses")
	if a.global.learner != "" {
		profile := filepath.Join("learners", norm.NFC.String(a.global.learner))
		p.data = filepath.Join(p.data, profile)
		p.drafts = filepath.Join(p.drafts, profile)
		p.settings = filepath.Join(p.settings, profile)
	}
	p.settings = filepath.Join(p.settings, "settings.json")
	return p, nil
}

// validLearner tells whether a name can be a folder on any computer that the
// data folder may come to: Windows has words that name no file.
func validLearner(name string) bool {
	name = norm.NFC.String(name)
	n := 0
	for _, r := range name {
		n++
		if r != '_' && (r != '-' || n == 1) && !unicode.In(r, unicode.L, unicode.M, unicode.Nd) {
			return false
		}
	}
	return n > 0 && n <= 40 && !reserved(strings.ToLower(name))
}

// reserved are the words that Windows keeps for devices.
func reserved(name string) bool {
	if slices.Contains([]string{"con", "prn", "aux", "nul"}, name) {
		return true
	}
	device := len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt"))
	return device && name[3] >= '0' && name[3] <= '9'
}

// maxOwn is more than any small file of the program itself takes.
const maxOwn = 1 << 20

// readOwn reads a small file of the program itself. What is too large for one,
// or no file at all, is not there.
func readOwn(path string) ([]byte, error) {
	if odd(path) {
		return nil, fs.ErrNotExist
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxOwn+1))
	if len(raw) > maxOwn {
		return nil, fs.ErrNotExist
	}
	return raw, err
}

// odd tells that something else stands in the place of a file: to open a pipe is
// to wait for who is at its other end, and a device has none.
func odd(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular()
}

// writeFile writes a file whole or not at all: a reader, or a crash, finds the
// old one or the new one. What is written is the learner's: no one else may
// read it.
func writeFile(path string, content []byte) error {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to // a link stays a link
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(path, content, 0o600) // a device or a pipe; a folder is refused
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".cahier-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // in vain once it has its name
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
