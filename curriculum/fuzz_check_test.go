package curriculum

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// FuzzCheck checks any two files as the languages of one module: each
// diagnostic lies inside its file, whatever the rule, and nothing found changes
// between two runs, on as many processors as there are.
func FuzzCheck(f *testing.F) {
	for _, s := range corpus(f) {
		var texts []string
		for _, file := range s.archive.Files {
			if strings.HasSuffix(file.Name, ".md") && !strings.HasSuffix(file.Name, "course.md") && !strings.Contains(file.Name, "glossary") {
				texts = append(texts, string(file.Data))
			}
		}
		for i := 1; i < len(texts); i++ {
			f.Add(texts[i-1], texts[i])
		}
	}
	f.Fuzz(func(t *testing.T, en, fr string) {
		course := fstest.MapFS{
			"course.md": {Data: []byte(strings.Replace(courseFile, "1.10", "\"1\"", 1))},
			"m.en.md":   {Data: []byte(en)}, "m.fr.md": {Data: []byte(fr)},
		}
		start := time.Now()
		ds := CheckWith(course, "", Options{Today: "2026-11-20"}).Diagnostics
		if d := time.Since(start); d > 4*time.Second {
			t.Errorf("%d bytes took %v", len(en)+len(fr), d)
		}
		for _, d := range ds {
			file, known := course[d.File]
			if !known {
				t.Fatalf("%q is no file: %v", d.File, d)
			}
			inside(t, file.Data, []Diagnostic{d})
		}
		if again := CheckWith(course, "", Options{Today: "2026-11-20"}).Diagnostics; lines(again) != lines(ds) {
			t.Errorf("two runs differ:\n%s\n%s", lines(ds), lines(again))
		}
	})
}
