package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"cahier/curriculum"
)

func content(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return "(none)"
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// All files get their places, and nothing else is left in the folder.
func TestWriteCourseFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.en.md"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	shared := filepath.Join(dir, "c.en.md")
	if err := errors.Join(os.WriteFile(shared, []byte("old"), 0o666), os.Chmod(shared, 0o664)); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(shared)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeCourseFiles(dir, []courseFile{{"c.en.md", []byte("C")}}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(shared); err != nil || info.Mode() != before.Mode() {
		t.Errorf("a file of mode %v became %v, %v", before.Mode(), info.Mode(), err)
	}
	if err := os.Remove(shared); err != nil {
		t.Fatal(err)
	}
	if err := writeCourseFiles(dir, []courseFile{{"a.en.md", []byte("A")}, {"b.en.md", []byte("B")}}); err != nil {
		t.Fatal(err)
	}
	if a, b := content(t, filepath.Join(dir, "a.en.md")), content(t, filepath.Join(dir, "b.en.md")); a != "A" || b != "B" {
		t.Errorf("%q, %q", a, b)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 2 {
		t.Errorf("%v, %v", files, err)
	}
	if info, err := os.Stat(filepath.Join(dir, "a.en.md")); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("a private file became %v, %v", info.Mode(), err)
	}
}

// Where a file cannot even be written, the folder is as it was.
func TestWriteCourseFilesOrNone(t *testing.T) {
	dir := t.TempDir()
	if err := writeCourseFiles(dir, []courseFile{{"a.en.md", []byte("A")}, {"no/b.en.md", []byte("B")}}); err == nil {
		t.Error("no error")
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("%v, %v", files, err)
	}
}

// What was swapped can be taken back, be the place empty or not; a swap that
// fails takes itself back.
func TestTakeBack(t *testing.T) {
	dir, beside := t.TempDir(), t.TempDir()
	for path, text := range map[string]string{dir + "/a": "old", beside + "/a": "new", beside + "/b": "new", dir + "/c": "old"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a", "b"} {
		if err := swap(dir, beside, name); err != nil || content(t, filepath.Join(dir, name)) != "new" {
			t.Errorf("%s: %v", name, err)
		}
		if !takeBack(dir, beside, name) {
			t.Errorf("%s was not taken back", name)
		}
	}
	if err := swap(dir, beside, "c"); err == nil {
		t.Error("c was swapped with nothing")
	}
	for name, want := range map[string]string{"a": "old", "b": "(none)", "c": "old"} {
		if got := content(t, filepath.Join(dir, name)); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestTypedPaths(t *testing.T) {
	for path, want := range map[string]string{
		"cours/été": "cours/été", "Mes cours": `"Mes cours"`, "l'été": `"l'été"`,
		"a $HOME": `'a $HOME'`, `d'un "mot"`: `'d'\''un "mot"'`,
	} {
		if got := typed(path); got != want {
			t.Errorf("%s is typed %s, not %s", path, got, want)
		}
	}
}

// What was saved between reading and writing stays.
func TestChangedSince(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "a.en.md")
	if err := os.WriteFile(place, []byte("read"), 0o600); err != nil {
		t.Fatal(err)
	}
	files := []curriculum.FixedFile{{Name: "a.en.md", Was: []byte("read")}}
	if at := changedSince(dir, files); at != "" {
		t.Errorf("%s did not change", at)
	}
	if err := os.WriteFile(place, []byte("saved"), 0o600); err != nil {
		t.Fatal(err)
	}
	if at := changedSince(dir, files); at != place {
		t.Errorf("%q changed, not %s", at, place)
	}
	if err := os.Remove(place); err != nil {
		t.Fatal(err)
	}
	if at := changedSince(dir, files); at != place {
		t.Error("a file that went is written again")
	}
}
