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

// found checks the files of one side, a module alone or a course, and keeps
// what the rule's kind finds: a file that shows a slip of form teaches little.
func (s specimen) found(side string) []Diagnostic {
	_, teaching := teachingRules[s.rule]
	return slices.DeleteFunc(s.all(side), func(d Diagnostic) bool {
		_, teaches := teachingRules[d.Rule]
		return teaches != teaching && d.Severity() != Error
	})
}

// all is what is found on the day that the corpus is written for.
func (s specimen) all(side string) []Diagnostic {
	options := Options{Today: "2026-11-20"}
	var ds []Diagnostic
	course, host := fstest.MapFS{}, fstest.MapFS{}
	for _, f := range s.archive.Files {
		switch f.Name {
		case side + ".md":
			_, ds = parse(f.Name, "en", f.Data, newLinter(course, options))
		case side + ".fr.md":
			_, more := parse(f.Name, "fr", f.Data, newLinter(course, options))
			return append(ds, more...)
		}
		if name, ok := strings.CutPrefix(f.Name, side+"/"); ok {
			course[name] = &fstest.MapFile{Data: f.Data}
		}
		if name, ok := strings.CutPrefix(f.Name, side+"-host/"); ok {
			host[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	if len(host) > 0 {
		beside, _, _ := Load(host, "")
		options.Beside = func() []*Course { return []*Course{beside} }
	}
	if len(course) == 0 {
		return ds
	}
	return CheckWith(course, "", options).Diagnostics
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
			if !slices.ContainsFunc(bad, func(d Diagnostic) bool { return d.Rule == s.rule }) {
				t.Errorf("the bad file does not break %s", s.rule)
			}
			if got := lines(bad); got != s.want() {
				t.Errorf("found:\n%swant:\n%s", got, s.want())
			}
			good := s.found("good")
			if len(good) > 0 {
				t.Errorf("the good twin is not:\n%s", lines(good))
			}
		})
	}
}
