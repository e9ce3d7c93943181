package curriculum

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the corpus finds into it")

// Each archive of testdata is named for a rule. It holds a bad file or course,
// what is found in it, and a good twin in which nothing is found.
type specimen struct {
	rule    string
	path    string
	archive *txtar.Archive
}

func corpus(tb testing.TB) []specimen {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		tb.Fatal("no corpus", err)
	}
	var all []specimen
	for _, p := range paths {
		a, err := txtar.ParseFile(p)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, specimen{strings.TrimSuffix(filepath.Base(p), ".txtar"), p, a})
	}
	return all
}

// found checks the files of one side: a module alone, or a course.
func (s specimen) found(side string) []Diagnostic {
	course := fstest.MapFS{}
	for _, f := range s.archive.Files {
		if f.Name == side+".md" {
			_, ds := Parse(f.Name, "en", f.Data)
			return ds
		}
		if name, ok := strings.CutPrefix(f.Name, side+"/"); ok {
			course[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return Check(course, "").Diagnostics
}

func (s specimen) want() string { return string(s.archive.Files[len(s.archive.Files)-1].Data) }

func lines(ds []Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s:%d:%d %s [%s]\n", d.File, d.Line, d.Column, d.Severity(), d.Rule)
	}
	return b.String()
}

func TestCorpus(t *testing.T) {
	for _, s := range corpus(t) {
		t.Run(s.rule, func(t *testing.T) {
			bad := s.found("bad")
			if *update {
				s.archive.Files[len(s.archive.Files)-1].Data = []byte(lines(bad))
				if err := os.WriteFile(s.path, txtar.Format(s.archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got := lines(bad); got != s.want() {
				t.Errorf("found:\n%swant:\n%s", got, s.want())
			}
			if !slices.ContainsFunc(bad, func(d Diagnostic) bool { return d.Rule == s.rule }) {
				t.Errorf("the bad file does not break %s", s.rule)
			}
			good := s.found("good")
			if len(good) > 0 {
				t.Errorf("the good twin is not:\n%s", lines(good))
			}
		})
	}
}
