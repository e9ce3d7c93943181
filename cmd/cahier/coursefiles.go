package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A courseFile is a file that is written into a course.
type courseFile struct {
	name    string
	content []byte
}

// writeCourseFiles writes files into a folder, all of them or none: they are
// written and synced beside their places, and then renamed. Where one cannot
// have its place, those before it are taken back, and what they replaced is
// put where it was.
func writeCourseFiles(dir string, files []courseFile) (err error) {
	beside, err := os.MkdirTemp(dir, ".cahier-*")
	if err != nil {
		return err
	}
	keep := false
	defer func() {
		if !keep {
			os.RemoveAll(beside)
		}
	}()
	for _, f := range files {
		place, fresh := filepath.Join(dir, f.name), filepath.Join(beside, f.name)
		if err := writeSynced(fresh, f.content, modeOf(place)); err != nil {
			return err
		}
		if exists(place) { // who may read it stays, whatever a new file is given
			if err := os.Chmod(fresh, modeOf(place)); err != nil {
				return err
			}
		}
	}
	var done []string
	for _, f := range files {
		if err := swap(dir, beside, f.name); err != nil {
			keep = exists(filepath.Join(beside, f.name+replaced))
			for _, name := range done {
				keep = !takeBack(dir, beside, name) || keep
			}
			return err
		}
		done = append(done, f.name)
	}
	return nil
}

// protected returns the first of some files in a folder that its owner does not
// want written, and why, or that may not be. Giving another file its place would
// pass over both: that asks the folder alone.
func protected(dir string, files []courseFile) (place string, err error) {
	for _, f := range files {
		place := filepath.Join(dir, f.name)
		info, err := os.Stat(place)
		if err != nil {
			continue // new, or told by who writes
		}
		if info.Mode().Perm()&0o222 == 0 {
			return place, fs.ErrPermission
		}
		at, err := os.OpenFile(place, os.O_WRONLY, 0)
		if err != nil {
			return place, err
		}
		at.Close()
	}
	return "", nil
}

// modeOf is the mode of a file that is there, or that of a new one, from which
// the system takes what the person does not allow.
func modeOf(path string) fs.FileMode {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		return info.Mode().Perm()
	}
	return 0o666
}

func writeSynced(path string, content []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}

const replaced = ".replaced"

// swap gives a file its place; what stood there is kept beside.
func swap(dir, beside, name string) error {
	place, old := filepath.Join(dir, name), filepath.Join(beside, name+replaced)
	err := os.Rename(place, old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(filepath.Join(beside, name), place); err != nil {
		if exists(old) {
			err = errors.Join(err, os.Rename(old, place))
		}
		return err
	}
	return nil
}

// takeBack undoes swap and tells whether it could.
func takeBack(dir, beside, name string) bool {
	place, old := filepath.Join(dir, name), filepath.Join(beside, name+replaced)
	if exists(old) {
		return os.Rename(old, place) == nil
	}
	return os.Remove(place) == nil
}
