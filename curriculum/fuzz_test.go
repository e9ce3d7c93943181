package curriculum

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func addCorpus(f *testing.F, want func(name string) bool) {
	for _, s := range corpus(f) {
		for _, file := range s.archive.Files {
			if want(file.Name) {
				f.Add(file.Data)
			}
		}
	}
}

// inside fails on a diagnostic that does not point into the file.
func inside(t *testing.T, raw []byte, ds []Diagnostic) {
	t.Helper()
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	lines := bytes.Split(bytes.ReplaceAll(raw, []byte("\r"), []byte("\n")), []byte("\n"))
	for _, d := range ds {
		if d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > utf8.RuneCount(lines[d.Line-1])+1 {
			t.Errorf("%d:%d [%s] lies outside the file", d.Line, d.Column, d.Rule)
		}
		if _, known := rules[d.Rule]; !known {
			t.Errorf("rule %q is not known", d.Rule)
		}
		for _, lang := range []string{"en", "fr"} {
			if m := d.Message(lang) + d.Hint(lang); strings.ContainsAny(m, "\x1b\n") {
				t.Errorf("%q could act on a terminal", m)
			}
		}
	}
}

// perfect is the response that the author has in mind.
func perfect(q *Question) Response {
	var r Response
	right := func(cs []Choice) (at []int) {
		for i, c := range cs {
			if c.Right {
				at = append(at, i+1)
			}
		}
		return at
	}
	switch q.Form {
	case Single, Multiple, Verdict:
		r.Picks, r.Reasons = right(q.Choices), right(q.Reasons)
	case Order:
		for i := range q.Steps {
			r.Picks = append(r.Picks, i+1)
		}
	case Match:
		for _, left := range q.Lefts() {
			for _, o := range q.Options() {
				if q.Rows[o-1].Right == q.Rows[left-1].Right {
					r.Picks = append(r.Picks, o)
				}
			}
		}
	case Gap:
		for _, g := range q.Gaps {
			r.Texts = append(r.Texts, g[0])
		}
	case Numeric:
		r.Number = q.Number.Middle()
	}
	return r
}

func answerable(t *testing.T, m *Module) {
	t.Helper()
	for _, b := range m.Blocks() {
		q := b.Question
		if q == nil || q.Opinion() {
			continue
		}
		r := perfect(q)
		if g := q.Grade(r, 0); g.Credit != 1 || g.Verdict != "right" {
			t.Errorf("%s %s: the perfect response %+v gets %+v", b.ID, q.Form, r, g)
		}
		back, err := DecodeResponse(q.Form, r.Encode(q.Form))
		if err != nil || q.Grade(back, 0).Credit != 1 {
			t.Errorf("%s: %s does not survive the record: %v", b.ID, r.Encode(q.Form), err)
		}
		shown := q.ShowChoices(q.Choices, 7)
		seen := map[int]bool{}
		for i, at := range shown {
			seen[at] = true
			if q.Choices[at-1].Keep && i+1 != at {
				t.Errorf("%s: choice %d was to be kept", b.ID, at)
			}
		}
		if len(seen) != len(q.Choices) {
			t.Errorf("%s: %v does not show each of %d choices once", b.ID, shown, len(q.Choices))
		}
	}
}

// playable fails on a block that a player could get lost in.
func playable(t *testing.T, m *Module) {
	t.Helper()
	quiet := func(texts ...string) {
		if s := strings.Join(texts, ""); strings.ContainsAny(s, "\x1b\n\x00") {
			t.Errorf("%q could act on a terminal", s)
		}
	}
	recorded := func(ids ...string) {
		for _, id := range ids {
			if !idForm.re().MatchString(id) {
				t.Errorf("%q cannot be recorded", id)
			}
		}
	}
	for _, b := range m.Blocks() {
		if r := b.Scale; r != nil && b.Of.Block == "" {
			if len(r.Statements) == 0 || len(r.Values()) < 2 || len(r.Values()) > maxValues {
				t.Errorf("%s: a scale without statements or values: %+v", b.ID, r)
			}
			recorded(idsOf(r.Statements, func(s Statement) string { return s.ID })...)
		}
		if w := b.Worksheet; w != nil {
			if len(w.Fields) == 0 {
				t.Errorf("%s has no fields", b.ID)
			}
			for _, f := range w.Fields {
				recorded(f.ID)
				if quiet(f.Name); f.Name == "" {
					t.Errorf("%s: field %s has no name", b.ID, f.ID)
				}
			}
		}
		if c := b.Timer; c != nil && (c.Seconds <= 0 || c.Text == "") {
			t.Errorf("%s: %+v", b.ID, c)
		}
		if d := b.Cards; d != nil {
			recorded(idsOf(d.Cards, func(c Card) string { return c.ID })...)
		}
		if b.Scenario != nil {
			walkable(t, b.Scenario)
			for _, n := range b.Scenario.Nodes {
				recorded(n.ID)
				quiet(n.Title)
				for _, s := range n.Spoken {
					quiet(s.Speaker)
				}
			}
		}
	}
}

// walkable fails on a scenario from which somebody may not come to an end.
func walkable(t *testing.T, c *Conversation) {
	t.Helper()
	far := make([]int, len(c.Nodes)) // steps to an end, 0 for not known yet
	for round := 1; ; round++ {
		changed := false
		for i, n := range c.Nodes {
			if far[i] > 0 {
				continue
			}
			near := n.End()
			for _, o := range n.Options {
				near = near || far[o.To] > 0 && far[o.To] < round
			}
			if near {
				far[i], changed = round, true
			}
		}
		if !changed {
			break
		}
	}
	for i, n := range c.Nodes {
		if far[i] == 0 || n.End() != (len(n.Options) == 0) || c.Node(n.ID) < 0 {
			t.Errorf("no way out of %+v", n)
		}
	}
}

func FuzzParse(f *testing.F) {
	addCorpus(f, func(name string) bool { return strings.HasSuffix(name, ".md") && !strings.HasPrefix(name, "glossary") })
	for _, name := range []string{"b1-need-before-tool.fr.md", "h1-before-the-web.en.md"} {
		if raw, err := os.ReadFile("courses/reverse-mentoring/" + name); err == nil {
			f.Add(raw)
		}
	}
	for _, name := range []string{"every.en.md", "every.fr.md", "before.en.md"} {
		if raw, err := os.ReadFile("testdata/kinds/" + name); err == nil {
			f.Add(raw)
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		start := time.Now()
		m, ds := Parse("m.en.md", "en", raw)
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%d bytes took %v", len(raw), d)
		}
		inside(t, raw, ds)
		if m == nil {
			if !HasErrors(ds) {
				t.Error("nothing can be shown, and nothing says why")
			}
			return
		}
		answerable(t, m)
		playable(t, m)
		for _, p := range m.Pages {
			for _, text := range []string{p.Title, p.ID} {
				if strings.ContainsAny(text, "\x1b\n\x00") {
					t.Errorf("%q could act on a terminal", text)
				}
			}
		}
		m2, ds2 := Parse("m.en.md", "en", raw)
		if !reflect.DeepEqual(m, m2) || !reflect.DeepEqual(ds, ds2) {
			t.Error("the same bytes were read in two ways")
		}
	})
}

func FuzzGlossary(f *testing.F) {
	addCorpus(f, func(name string) bool { return strings.HasSuffix(name, ".md") })
	f.Fuzz(func(t *testing.T, raw []byte) {
		terms, ds := ParseGlossary("glossary.en.md", raw)
		inside(t, raw, ds)
		for _, term := range terms {
			if strings.TrimSpace(term.Name) == "" || term.Definition == "" || term.Line < 1 {
				t.Errorf("a term without a name, a definition or a place: %+v", term)
			}
			if strings.ContainsAny(strings.Join(term.Forms(), ""), "\x1b\n") {
				t.Errorf("%q could act on a terminal", term.Forms())
			}
		}
	})
}

func FuzzFrontMatter(f *testing.F) {
	addCorpus(f, func(name string) bool { return strings.HasSuffix(name, ".md") })
	f.Add([]byte("---\nid: \"m\"\ntitle: \"\\e]0;x\\a\"\n---\n"))
	f.Add([]byte("---\na: &a [x]\nb: &b [*a,*a]\n---\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, ds, err := readHead("m.en.md", raw)
		inside(t, raw, ds)
		if err == nil && h.ID == "" || err != nil && !HasErrors(ds) {
			t.Errorf("head %+v, error %v", h, err)
		}
		if h.ID != "" && !idForm.re().MatchString(h.ID) || strings.ContainsAny(h.Title+h.Track, "\x1b\n") {
			t.Errorf("%q, %q got through", h.ID, h.Title)
		}
		c := &Course{off: map[string]bool{}}
		inside(t, raw, c.readCourse(raw))
	})
}
