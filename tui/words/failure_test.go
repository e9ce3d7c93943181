package words

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"cahier/progress"
)

// A hint reads well with the folder's name and without.
func TestFailureHints(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		for _, err := range []error{progress.ErrReadOnly, errors.New("odd")} {
			for _, data := range []string{"", "/data"} {
				_, hint := In(lang).Failure(err, data)
				if strings.Contains(hint, "  ") || !strings.Contains(hint, data) || strings.Contains(hint, "%") {
					t.Errorf("%s, %v in %q: %q", lang, err, data, hint)
				}
			}
		}
	}
}

// What the system refused is told in the reader's language, and what stands in
// a path moves no cursor. Who sits in a room is not told where its files are.
func TestFailureCause(t *testing.T) {
	err := &progress.Error{
		Kind: progress.ErrIO, Op: "open", Path: "/data\u009b2J\u202e/lock",
		Err: &fs.PathError{Op: "open", Path: "/data", Err: syscall.ENOTDIR},
	}
	what, hint := In("fr").Failure(err, "/data\u009b2J")
	if want := "Pas enregistré\u202f: /data�2J�/lock\u202f: une partie du chemin n’est pas un dossier"; what != want {
		t.Errorf("%q, want %q", what, want)
	}
	if strings.ContainsAny(what+hint, "\u009b\u202e") {
		t.Errorf("%q, %q", what, hint)
	}
	if what, _ := In("en").Failure(err, ""); what != "Not saved: the data folder cannot be used: a part of the path is no folder" {
		t.Errorf("%q", what)
	}
}
