package gift

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"cahier/curriculum"
)

var update = flag.Bool("update", false, "write what the corpus gives into it")

// lines is what check prints of diagnostics, their hints left out.
func lines(ds []curriculum.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%d:%d: %s [%s] %s\n", d.Line, d.Column, d.Severity(), d.Rule, d.Message("en"))
	}
	return b.String()
}

// takeAll reads a file of questions, as the command does.
func takeAll(name string, raw []byte, o Options) ([]File, []curriculum.Diagnostic) {
	parse := Parse
	if strings.HasSuffix(name, ".aiken") {
		parse = ParseAiken
	}
	b, found := parse(name, raw)
	if curriculum.HasErrors(found) {
		return nil, found
	}
	o.File = name
	if o.Name == "" {
		o.Name = "questions"
	}
	files, lost := Modules(b, o)
	found = append(found, lost...)
	curriculum.Sort(found)
	return files, found
}

func archives(tb testing.TB, folder string) map[string]*txtar.Archive {
	tb.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(paths) == 0 {
		tb.Fatal("no corpus", err)
	}
	all := map[string]*txtar.Archive{}
	for _, p := range paths {
		a, err := txtar.ParseFile(p)
		if err != nil {
			tb.Fatal(err)
		}
		all[p] = a
	}
	return all
}

// compare holds what an archive gives against what it holds after its first
// file.
func compare(t *testing.T, path string, a *txtar.Archive, got []txtar.File) {
	t.Helper()
	a = &txtar.Archive{Comment: a.Comment, Files: append(a.Files[:1:1], got...)}
	if *update {
		if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if have := string(txtar.Format(a)); have != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", have, want)
	}
}

func TestImportCorpus(t *testing.T) {
	for path, a := range archives(t, "import") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			in := a.Files[0]
			files, found := takeAll(in.Name, in.Data, Options{Lang: langOf(path)})
			got := []txtar.File{{Name: "diagnostics", Data: []byte(lines(found))}}
			for _, f := range files {
				got = append(got, txtar.File{Name: f.Name(langOf(path)), Data: f.Content})
			}
			compare(t, path, a, got)
			inside(t, in.Data, found)
			for _, f := range files {
				fixed(t, f, langOf(path))
			}
		})
	}
}

// langOf is French for archives that say so.
func langOf(path string) string {
	if strings.HasSuffix(path, ".fr.txtar") {
		return "fr"
	}
	return "en"
}

func TestExportCorpus(t *testing.T) {
	for path, a := range archives(t, "export") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			in := a.Files[0]
			m, _ := curriculum.Parse(in.Name, langOf(path), in.Data)
			b, found := Export(m, in.Name, in.Data)
			compare(t, path, a, []txtar.File{{Name: "diagnostics", Data: []byte(lines(found))}, {Name: "out.gift", Data: Write(b)}})
			if len(b.Questions) == 0 {
				return
			}
			// What is exported can be imported, and is then stable.
			files, back := takeAll("out.gift", Write(b), Options{Lang: langOf(path)})
			if curriculum.HasErrors(back) || len(files) != 1 {
				t.Fatalf("%d files, %s", len(files), lines(back))
			}
			fixed(t, files[0], langOf(path))
		})
	}
}

// fixed fails where a module that was imported is not without errors, or is not
// the same again after an export and an import that lose nothing.
func fixed(t *testing.T, f File, lang string) {
	t.Helper()
	name := f.Name(lang)
	m, found := curriculum.Parse(name, lang, f.Content)
	if curriculum.HasErrors(found) {
		t.Fatalf("the module has errors: %s\n%s", lines(found), f.Content)
	}
	if m.ID != f.ID || m.Title != f.Title {
		t.Errorf("module %q %q, not %q %q", m.ID, m.Title, f.ID, f.Title)
	}
	b, lost := Export(m, name, f.Content)
	if len(lost) > 0 || len(b.Questions) != f.Questions {
		t.Errorf("%d of %d questions exported, lost: %s\n%s", len(b.Questions), f.Questions, lines(lost), f.Content)
	}
	out := Write(b)
	again, found := takeAll("again.gift", out, Options{Lang: lang})
	if len(found) > 0 {
		t.Errorf("found on the way back: %s\n%s", lines(found), out)
	}
	if len(again) != 1 || again[0].ID != f.ID || string(again[0].Content) != string(f.Content) {
		t.Errorf("no fixed point:\n%s\nby way of\n%s", f.Content, out)
		for _, a := range again {
			t.Errorf("became %s:\n%s", a.ID, a.Content)
		}
	}
}

// Every rule about imports and exports is broken by the corpus.
func TestEveryRuleIsExercised(t *testing.T) {
	// Two are in TestSizes; the third is a guard that no question is known to need.
	seen := map[string]bool{"gift-too-big": true, "gift-split": true, "gift-unwritable": true}
	for _, folder := range []string{"import", "export"} {
		for _, a := range archives(t, folder) {
			for _, l := range strings.Split(string(a.Files[1].Data), "\n") {
				if _, rest, ok := strings.Cut(l, "["); ok {
					rule, _, _ := strings.Cut(rest, "]")
					seen[rule] = true
				}
			}
		}
	}
	for _, name := range curriculum.Rules() {
		if (strings.HasPrefix(name, "gift-") || strings.HasPrefix(name, "aiken-")) && !seen[name] {
			t.Errorf("nothing breaks %s", name)
		}
	}
}
