package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
)

// fix mends what the paths name or, without any, the courses of this run but
// the program's own. What was done is told where the diagnostics are, or on
// standard error where those are for programs.
func (a *app) fix(o checkOptions) error {
	paths := o.paths
	if len(paths) == 0 {
		for _, s := range a.roots() {
			paths = append(paths, s.root)
		}
	}
	if len(paths) == 0 {
		return usage(a.say.Mend.EmbeddedHint, "%s", a.say.Mend.Embedded)
	}
	to := io.Writer(a.out)
	if o.json || o.sarif {
		to = a.stderr
	}
	done := 0
	for _, path := range paths {
		n, err := a.fixPath(path, to)
		if err != nil {
			return err
		}
		done += n
	}
	if done > 0 {
		fmt.Fprintln(to, a.words.N(a.say.Mend.Done, done))
	}
	return nil
}

// fixPath mends a folder or a file; one that cannot be read is told by the
// check that follows.
func (a *app) fixPath(path string, to io.Writer) (done int, err error) {
	dir, prefix, only := path, path, ""
	info, err := os.Stat(path)
	switch {
	case err != nil || !info.IsDir() && !info.Mode().IsRegular():
		return 0, nil
	case !info.IsDir():
		prefix, only = filepath.Split(path)
		dir = filepath.Dir(path)
		if only == "course.md" {
			only = ""
		}
	case !os.IsPathSeparator(path[len(path)-1]):
		prefix += string(filepath.Separator)
	}
	r := curriculum.Fix(os.DirFS(dir), curriculum.FixOptions{Only: only, Mint: mintWord})
	var files []courseFile
	for _, f := range r.Files {
		if at, err := os.Lstat(filepath.Join(dir, f.Name)); err == nil && !at.Mode().IsRegular() {
			return 0, cannot(a.say.Mend.LinkedHint, a.say.Mend.Linked, filepath.Join(dir, f.Name))
		}
		files = append(files, courseFile{f.Name, f.Content})
	}
	if place := changedSince(dir, r.Files); place != "" {
		return 0, cannot(a.say.Mend.ChangedHint, a.say.Mend.Changed, place)
	}
	if len(files) > 0 {
		if place, err := protected(dir, files); err != nil {
			return 0, cannot(a.say.Mend.LockedHint, a.say.Fault.CannotWrite, place, a.reason(err))
		}
		if err := writeCourseFiles(dir, files); err != nil {
			return 0, cannot(a.say.Mend.WriteHint, a.say.Fault.CannotWrite, dir, a.reason(err))
		}
	}
	for _, f := range r.Files {
		for _, m := range f.Done {
			a.tellMend(to, prefix, m, "")
		}
		done += len(f.Done)
	}
	for _, m := range r.Undone {
		a.tellMend(to, prefix, m, a.say.Mend.Left)
		fmt.Fprintln(to, a.say.Label.Hint+a.say.Mend.Hint[m.What])
	}
	return done, nil
}

// changedSince returns a file that somebody saved while it was mended: what they
// wrote must not go.
func changedSince(dir string, files []curriculum.FixedFile) string {
	for _, f := range files {
		place := filepath.Join(dir, f.Name)
		if now, err := os.ReadFile(place); err != nil || !bytes.Equal(now, f.Was) {
			return place
		}
	}
	return ""
}

// tellMend writes one thing that was done, or left, at its place.
func (a *app) tellMend(to io.Writer, prefix string, m curriculum.Mended, before string) {
	pairs := make([]string, 0, 2*len(m.Args))
	for i, arg := range m.Args {
		pairs = append(pairs, fmt.Sprintf("{%d}", i+1), fmt.Sprint(arg))
	}
	text := strings.NewReplacer(pairs...).Replace(a.say.Mend.What[m.What])
	fmt.Fprintln(to, safe.Line(fmt.Sprintf("%s%s:%d: %s%s", prefix, m.File, m.Line, before, text)))
}

// mintWord returns six letters at random. Without vowels no word arises, and
// without "l" and "y" nothing that is read as something else.
func mintWord() string {
	const letters = "bcdfghjkmnpqrstvwxz"
	var word [6]byte
	for i := 0; i < len(word); {
		var b [1]byte
		_, _ = rand.Read(b[:])                                 // it never fails
		if n := int(b[0]); n < 256/len(letters)*len(letters) { // each letter as often
			word[i] = letters[n%len(letters)]
			i++
		}
	}
	return string(word[:])
}
