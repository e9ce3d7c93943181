package curriculum

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var placeholder = regexp.MustCompile(`\{\d\}`)

func TestRulesSpeakBothLanguages(t *testing.T) {
	for _, name := range Rules() {
		r := rules[name]
		for _, text := range []string{r.en.message, r.en.hint, r.fr.message, r.fr.hint} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s says nothing", name)
			}
		}
		places := func(s sentence) string {
			found := placeholder.FindAllString(s.message+s.hint, -1)
			slices.Sort(found)
			return strings.Join(slices.Compact(found), " ")
		}
		if places(r.en) != places(r.fr) {
			t.Errorf("%s: {…} differ: %s and %s", name, places(r.en), places(r.fr))
		}
		if r.severity == "" {
			t.Errorf("%s has no severity", name)
		}
	}
}

// Every rule is broken by the corpus, or here where text files cannot.
func TestEveryRuleIsExercised(t *testing.T) {
	outside := map[string][]byte{
		"file-too-big":    []byte(frontMatter + strings.Repeat("text\n", 1<<20+1)),
		"file-encoding":   []byte(frontMatter + "Caf\xe9\n"),
		"frontmatter-big": []byte("---\nid: \"m\"\n" + strings.Repeat("# filler\n", 2000) + "---\n"),
	}
	seen := map[string]bool{"file-unreadable": true} // TestCheckFile
	for rule, raw := range outside {
		m, ds := Parse("m.en.md", "en", raw)
		if len(ds) == 0 || ds[0].Rule != rule {
			t.Errorf("%s: %s", rule, lines(ds))
		}
		if rule != "frontmatter-big" && m != nil {
			t.Errorf("%s can be shown", rule)
		}
		seen[rule] = true
	}
	for _, s := range corpus(t) {
		for _, d := range s.found("bad") {
			seen[d.Rule] = true
			for _, lang := range []string{"en", "fr"} {
				if left := placeholder.FindString(d.Message(lang) + d.Hint(lang)); left != "" {
					t.Errorf("%s: %s is not filled", d.Rule, left)
				}
			}
		}
	}
	for _, name := range Rules() {
		if _, imports := importRules[name]; imports {
			continue // the corpus of package gift breaks these
		}
		if !seen[name] {
			t.Errorf("nothing breaks %s", name)
		}
	}
}

func TestRulesCanBeSwitchedOff(t *testing.T) {
	course := strings.Replace(courseFile, "order: [z]", "rules: {course-track: \"one track\"}", 1)
	fs := fstest.MapFS(files("course.md", strings.Replace(course, "1.10", "\"1\"", 1), "a.en.md", lesson("a", "track: x\n"), "a.fr.md", lesson("a", "track: x\n")))
	if ds := Check(fs, "").Diagnostics; len(ds) > 0 {
		t.Error(lines(ds))
	}
}

func TestDiagnosticsAreSafe(t *testing.T) {
	d := Diagnostic{Rule: "id-form", Args: []any{"\x1b]0;x\a{2}\n", "b"}}
	if m := d.Message("fr"); strings.ContainsAny(m, "\x1b\a\n") || strings.Contains(m, "b") {
		t.Errorf("%q", m)
	}
}
