package curriculum

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// The page of a rule says why it is there, by hand; all else on it comes from
// the rule and its specimen. `go test ./curriculum -run RulePages -update`
// writes it.
const rulePages = "../docs/rules/"

// longestExample is how many bytes an example may have on a page.
const longestExample = 2500

// families are the parts of the index, in its order.
var families = []struct {
	title string
	rules map[string]rule
}{
	{"Files, front matter, comments, courses, languages", fileRules},
	{"Questions and what else stands in a block", questionRules},
	{"Scales, worksheets, conversations and the other kinds", kindRules},
	{"Courses that join another", joinRules},
	{"Links, widths, languages changed together", fitRules},
	{"Teaching", teachingRules},
}

func TestRulePages(t *testing.T) {
	specimens := map[string]specimen{}
	for _, s := range corpus(t) {
		specimens[s.rule] = s
	}
	for _, name := range checkRules() {
		t.Run(name, func(t *testing.T) {
			path := rulePages + name + ".md"
			old, _ := os.ReadFile(path)
			why := partOf(string(old), "Why")
			if why == "" {
				t.Fatalf("%s does not say why; write it below \"## Why\", then run this with -update", path)
			}
			s, has := specimens[name]
			page := rulePage(name, why, s, has)
			if *update {
				if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
					t.Fatal(err)
				}
				old = []byte(page)
			}
			if string(old) != page {
				t.Errorf("%s is not what the rule and its specimen say: run this with -update", path)
			}
			if !strings.Contains(page, "\n## Bad\n") {
				return
			}
			breaks := func(part string) bool {
				return slices.ContainsFunc(examples(t, name, partOf(string(old), part)).all(""), func(d Diagnostic) bool { return d.Rule == name })
			}
			if !breaks("Bad") || breaks("Good") {
				t.Errorf("the bad example breaks the rule: %v, the good one: %v", breaks("Bad"), breaks("Good"))
			}
		})
	}
	pages, err := filepath.Glob(rulePages + "*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if name := strings.TrimSuffix(filepath.Base(p), ".md"); name != "README" && !slices.Contains(checkRules(), name) {
			t.Errorf("%s is the page of no rule", p)
		}
	}
	if *update {
		if err := os.WriteFile(rulePages+"README.md", []byte(ruleIndex()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if index, _ := os.ReadFile(rulePages + "README.md"); string(index) != ruleIndex() {
		t.Error("the index is not what the rules say: run this with -update")
	}
}

// checkRules are those that a course can break; an import has a page of its own.
func checkRules() []string {
	return slices.DeleteFunc(Rules(), func(name string) bool { _, imports := importRules[name]; return imports })
}

// partOf returns what stands between "## TITLE" and the next such heading
// outside fences.
func partOf(page, title string) string {
	_, after, found := strings.Cut(page, "\n## "+title+"\n")
	if !found {
		return ""
	}
	fenced := false
	var out []string
	for _, l := range strings.Split(after, "\n") {
		if strings.HasPrefix(l, "`````") {
			fenced = !fenced
		}
		if strings.HasPrefix(l, "## ") && !fenced {
			break
		}
		out = append(out, l)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

var severityWords = map[Severity]string{
	Error: "an **error**: `cahier check` ends with exit code 1", Warning: "a **warning**", Info: "a **remark**",
}

// joins tells that the specimen is a course beside another one: a page shows
// one course alone.
func (s specimen) joins() bool {
	return slices.ContainsFunc(s.archive.Files, func(f txtar.File) bool { return strings.Contains(f.Name, "-host/") })
}

func rulePage(name, why string, s specimen, has bool) string {
	r := rules[name]
	message, hint := r.en.message, r.en.hint
	var b strings.Builder
	if has {
		for _, d := range s.all("bad") {
			if d.Rule == name {
				message, hint = d.Message("en"), d.Hint("en")
				break
			}
		}
	}
	fmt.Fprintf(&b, "# %s\n\n%s.\n\n```\n%s [%s] %s\nhint: %s\n```\n\n## Why\n\n%s\n", name,
		strings.ToUpper(severityWords[r.severity][:1])+severityWords[r.severity][1:], r.severity, name,
		placeholder.ReplaceAllString(message, "…"), placeholder.ReplaceAllString(hint, "…"), why)
	if bad, good := s.onPage("bad"), s.onPage("good"); has && !s.joins() && len(bad)+len(good) < longestExample {
		fmt.Fprintf(&b, "\n## Bad\n\n%s\n## Good\n\n%s", bad, good)
	} else if has {
		fmt.Fprintf(&b, "\n## Examples\n\nThey do not fit a page: see `curriculum/testdata/%s.txtar`.\n", name)
	}
	fmt.Fprintf(&b, "\n## Switch it off\n\nIn the front matter of `course.md`, with the reason:\n\n```yaml\nrules:\n  %s: \"why this course does without it\"\n```\n", name)
	return b.String()
}

// onPage writes the files of one side as blocks of code, each with its name.
func (s specimen) onPage(side string) string {
	if s.archive == nil {
		return ""
	}
	var b strings.Builder
	for _, f := range s.archive.Files {
		name := strings.TrimPrefix(f.Name, side+"/")
		if f.Name == side+".md" || f.Name == side+".fr.md" || name != f.Name {
			fmt.Fprintf(&b, "`%s`:\n\n`````markdown\n%s\n`````\n\n", name, bytes.TrimSuffix(f.Data, []byte("\n")))
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

var exampleBlock = regexp.MustCompile("(?s)`([^`]+)`:\n\n`````markdown\n(.*?)\n`````(?:\n|$)")

// examples reads the blocks of a page back as a specimen of one side.
func examples(t *testing.T, rule, part string) specimen {
	t.Helper()
	found := exampleBlock.FindAllStringSubmatch(part, -1)
	if len(found) == 0 {
		t.Fatalf("no example in:\n%s", part)
	}
	a := &txtar.Archive{}
	alone := !strings.Contains(part, "`course.md`") && rule != "course-missing" && rule != "file-name"
	for _, m := range found {
		name := "/" + m[1]
		if alone { // bad.md is the file of a module, not of a course
			name = strings.TrimPrefix(strings.TrimPrefix(m[1], "bad"), "good")
		}
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(m[2] + "\n")})
	}
	return specimen{rule, "", a}
}

func ruleIndex() string {
	var b strings.Builder
	b.WriteString("# Rules of `cahier check`\n\nEach has a page: what it says, why, a bad and a good example. Any can be switched off in\n`course.md`, with a reason. Rules of teaching are warnings and remarks, never errors.\n")
	for _, f := range families {
		fmt.Fprintf(&b, "\n## %s\n\n| rule | severity | it says |\n| --- | --- | --- |\n", f.title)
		for _, name := range sortedKeys(f.rules) {
			fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s |\n", name, name, f.rules[name].severity,
				strings.NewReplacer("|", `\|`, "<", "&lt;").Replace(placeholder.ReplaceAllString(f.rules[name].en.message, "…")))
		}
	}
	return b.String()
}
