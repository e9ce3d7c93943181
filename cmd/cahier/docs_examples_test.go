package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/yuin/goldmark/ast"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui/plain"
)

var update = flag.Bool("update", false, "write quotations and transcripts of the documentation anew")

// TestSamples: the course that the documentation quotes has nothing to mend.
func TestSamples(t *testing.T) {
	r := curriculum.CheckWith(os.DirFS(samples), "samples", curriculum.Options{})
	for _, d := range r.Diagnostics {
		t.Errorf("%s:%d [%s] %s", d.File, d.Line, d.Rule, d.Message("en"))
	}
}

// around makes a whole file of an example, by the word after "markdown" in the
// first line of its fence; it says where the example begins.
var around = map[string]string{
	"module": "%s",
	"block":  "---\nid: \"example\"\ntitle: \"Example\"\nobjectives:\n  - id: \"share\"\n    text: \"Share\"\n---\n\n# Example\n\n%s",
}

// TestDocsExamples: what the documentation shows as a module, a block, a
// course or a glossary is one. What is shown to break rules names them:
// "markdown block list-blank-lines".
func TestDocsExamples(t *testing.T) {
	seen := map[string]int{}
	for path, p := range pages(t) {
		_ = ast.Walk(p.tree, func(n ast.Node, in bool) (ast.WalkStatus, error) {
			fence, ok := n.(*ast.FencedCodeBlock)
			if !ok || !in || fence.Info == nil {
				return ast.WalkContinue, nil
			}
			info := strings.Fields(string(fence.Info.Value(p.raw)))
			if len(info) < 2 || info[0] != "markdown" {
				return ast.WalkContinue, nil
			}
			seen[info[1]]++
			source := string(fence.Lines().Value(p.raw))
			if broken := breaks(info[1], source); !slices.Equal(broken, info[2:]) {
				t.Errorf("%s: this breaks %v, not %v:\n%s", path, broken, info[2:], source)
			}
			return ast.WalkContinue, nil
		})
	}
	for _, kind := range []string{"module", "block", "course", "glossary"} {
		if seen[kind] == 0 {
			t.Errorf("there is no example of a %s", kind)
		}
	}
}

// breaks are the rules with errors or warnings in an example, each once.
func breaks(kind, source string) []string {
	var found []curriculum.Diagnostic
	switch kind {
	case "glossary":
		_, found = curriculum.ParseGlossary("glossary.en.md", []byte(source))
	case "course":
		alone := fstest.MapFS{"course.md": {Data: []byte(source)}}
		found = curriculum.CheckWith(alone, "", curriculum.Options{}).Diagnostics
		found = slices.DeleteFunc(found, func(d curriculum.Diagnostic) bool { // its modules and its host are not here
			return slices.Contains([]string{"course-order", "course-host"}, d.Rule)
		})
	default:
		file, known := around[kind]
		if !known {
			return []string{"no kind of example: " + kind}
		}
		_, found = curriculum.Parse("example.en.md", "en", []byte(fmt.Sprintf(file, source)))
	}
	var rules []string
	for _, d := range found {
		if d.Severity() != curriculum.Info && !slices.Contains(rules, d.Rule) {
			rules = append(rules, d.Rule)
		}
	}
	slices.Sort(rules)
	return rules
}

var (
	quotation  = regexp.MustCompile("(?m)^<!-- sample: (\\S+) (\\S+) -->\n((?s)````markdown block.*?\n````)$")
	transcript = regexp.MustCompile("(?m)^<!-- plain: (\\S+) (\\S+)(?: (.*?))? -->\n((?s)```text.*?\n```)$")
)

// TestDocsQuote: a block that a page quotes is the one of the samples, and
// what the plain face is said to write is what it writes. With -update both
// are written.
func TestDocsQuote(t *testing.T) {
	quoted := 0
	for path, p := range pages(t) {
		now := quotation.ReplaceAllStringFunc(string(p.raw), func(s string) string {
			m := quotation.FindStringSubmatch(s)
			quoted++
			return strings.TrimSuffix(s, m[3]) + "````markdown block\n" + source(t, m[1], m[2]) + "\n````"
		})
		now = transcript.ReplaceAllStringFunc(now, func(s string) string {
			m := transcript.FindStringSubmatch(s)
			quoted++
			return strings.TrimSuffix(s, m[4]) + "```text\n" + heard(t, m[1], m[2], m[3]) + "\n```"
		})
		if now == string(p.raw) {
			continue
		}
		if !*update {
			t.Errorf("%s quotes what is not so any more: run this with -update", path)
		} else if err := os.WriteFile(path, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if quoted < 25 {
		t.Errorf("only %d quotations were found", quoted)
	}
}

// TestKindPages: each kind of block has a page with a source, the screen and
// the lines of it.
func TestKindPages(t *testing.T) {
	all := pages(t)
	for _, kind := range strings.Fields("page quiz predict recall scale reflect worksheet scenario timer activity facilitator cards glossary") {
		p := all[filepath.Clean(repo+"/docs/authoring/kinds/"+kind+".md")]
		for _, part := range []string{"<!-- sample: ", "<!-- picture: ", "<!-- plain: ", "\n## What is recorded\n", "\n## What check says\n", "\n## Slips\n"} {
			if !strings.Contains(string(p.raw), part) {
				t.Errorf("the page of %s has no %q", kind, part)
			}
		}
	}
}

// source is what the file of a sample has of a page or block: its heading and
// all before the next one of its level or a higher one.
func source(t *testing.T, module, id string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(samples, module+".en.md"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
	comment := regexp.MustCompile(`^<!-- (\w+ id=)?` + id + `( .*)? -->$`)
	at := slices.IndexFunc(lines, comment.MatchString)
	if at < 1 {
		t.Fatalf("%s has no %s", module, id)
	}
	level := strings.IndexByte(lines[at-1], ' ')
	end := at
	for end < len(lines) {
		if l := lines[end]; strings.HasPrefix(l, "#") && strings.IndexByte(l, ' ') <= level {
			break
		}
		if end++; lines[end-1] == "<!-- / -->" {
			break
		}
	}
	return strings.TrimSpace(strings.Join(lines[at-1:end], "\n"))
}

// heard is what the plain face says of a page or block to who types these
// lines, "|" between them, and what they type.
func heard(t *testing.T, module, id, typed string) string {
	t.Helper()
	c, _, err := curriculum.Load(os.DirFS(samples), "")
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := c.Module(module, "en")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(m.Pages, func(p curriculum.Page) bool { return p.ID == id })
	title := ""
	if at >= 0 {
		title = m.Pages[at].Title
	} else if b, page := m.Block(id); b != nil {
		at, title = page, b.Title
	} else {
		t.Fatalf("%s has no %s", module, id)
	}
	noon := func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) }
	record := progress.NewScratch(noon)
	if _, err := record.Append(study.At(c.ID, m, at).Opened(&m.Pages[at], 1)); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var lines []string
	if typed != "" {
		for _, l := range strings.Split(typed, "|") {
			lines = append(lines, strings.TrimSpace(l))
		}
	}
	err = plain.Learn(plain.Options{
		In: &scribe{lines, &out}, Out: &out, Library: curriculum.Library{c}, Record: record,
		Lang: "en", Start: module, Seed: "picture", Now: noon, Width: 72,
	})
	if err != nil {
		t.Fatal(err)
	}
	said, _, _ := strings.Cut(out.String(), endOfInput)
	if i := strings.Index(said, title); i >= 0 {
		said = said[strings.LastIndexByte(said[:i], '\n')+1:]
	}
	return strings.TrimSpace(said)
}

const endOfInput = "\x00"

// A scribe shows in the output what is typed, as a terminal does, and where
// nothing more is.
type scribe struct {
	lines []string
	out   io.Writer
}

func (t *scribe) Read(p []byte) (int, error) {
	if len(t.lines) == 0 {
		fmt.Fprint(t.out, endOfInput)
		return 0, io.EOF
	}
	line := t.lines[0] + "\n"
	t.lines = t.lines[1:]
	fmt.Fprint(t.out, "> "+line)
	return copy(p, line), nil
}
