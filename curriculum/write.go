package curriculum

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// An UnwritableError says that a block or a page cannot be written so that it
// is read again as it is: a text of it holds Markdown that would be taken for
// more than text, or a rule of the format is broken.
type UnwritableError struct {
	Why Diagnostic // the rule, where one is broken
}

func (e *UnwritableError) Error() string {
	if e.Why.Rule != "" {
		return "cannot be written: " + e.Why.Message("en")
	}
	return "cannot be written: it would be read as something else"
}

// ErrKind says that blocks of this kind are not written here.
var ErrKind = errors.New("no quiz, predict or reflect block")

// Slug proposes an id for a text.
func Slug(text string) string { return slug(text) }

// WriteHead returns the front matter of a module.
func WriteHead(h Head) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	list := func(key string, ids []string) {
		if len(ids) > 0 {
			line("%s: [%s]", key, strings.Join(ids, ", "))
		}
	}
	line("---\nid: %s\ntitle: %s", quoted(h.ID), quoted(h.Title))
	if h.Track != "" {
		line("track: %s", quoted(h.Track))
	}
	if h.Minutes != (Minutes{}) {
		line("minutes: {solo: %d, group: %d}", h.Minutes.Solo, h.Minutes.Group)
	}
	if len(h.Objectives) > 0 {
		line("objectives:")
	}
	for _, o := range h.Objectives {
		line("  - id: %s\n    text: %s", quoted(o.ID), quoted(o.Text))
	}
	list("needs", h.Needs)
	list("was", h.Was)
	if h.Reviewed != "" {
		line("reviewed: %s", h.Reviewed)
	}
	line("---")
	return b.String()
}

// quoted is a text between double quotes, as YAML reads it.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(s) + `"`
}

// WritePage returns a page of prose. Prose is Markdown.
func WritePage(id, title, prose string) (string, error) {
	prose = strings.TrimSpace(prose)
	md := "## " + escapeTitle(title) + "\n<!-- page id=" + id + " -->\n"
	if prose != "" {
		md += "\n" + prose + "\n"
	}
	m, err := readBack(md, nil)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, p := range m.Pages {
		for _, part := range p.Parts {
			if part.Block != nil {
				return "", &UnwritableError{}
			}
			parts = append(parts, part.Prose)
		}
	}
	if len(m.Pages) != 1 || m.Pages[0].ID != id || !sameProse(strings.Join(parts, "\n\n"), prose) {
		return "", &UnwritableError{}
	}
	return md, nil
}

// sameProse compares Markdown, whatever the number of empty lines: a long page
// is parted at some of them.
func sameProse(a, b string) bool {
	fold := func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }), "\n")
	}
	return fold(a) == fold(b)
}

// WriteBlock returns a quiz, predict or reflect block under a heading of the
// given level. Texts of a question are Markdown, as in what Parse returns, but
// for the title, answers of gaps, foreseen wrong answers and units, which are
// plain. What it returns was read back and is the block that was given; an
// UnwritableError says that none can be.
func WriteBlock(b *Block, level int) (string, error) {
	if b.Question == nil && b.Reflect == nil || !slices.Contains([]Kind{Quiz, Predict, Reflect}, b.Kind) {
		return "", ErrKind
	}
	first := error(nil)
	for _, forced := range []bool{false, true} {
		md := strings.Repeat("#", level) + " " + escapeTitle(b.Title) + "\n" + blockComment(b, forced) + "\n\n" + blockBody(b)
		err := sameBlock(b, md)
		if err == nil {
			return md, nil
		}
		if first == nil {
			first = err
		}
		if b.Question == nil {
			break
		}
	}
	return "", first
}

// readBack reads what stands for a part of a module. Definitions of links and
// sources are not for a part: they hold in the whole file.
func readBack(md string, objectives []Objective) (*Module, error) {
	s, ok := newSource("", []byte(md))
	var m *Module
	if ok {
		var t *tree
		if t, ok = s.parseTree(0); ok {
			m = &Module{Head: Head{Objectives: objectives}}
			p := newModules(t, m)
			p.traps()
			p.footnotes()
			p.pages()
			if len(t.links) > 0 || len(t.notes) > 0 {
				return nil, &UnwritableError{}
			}
		}
	}
	for _, d := range s.found {
		if d.Severity() == Error {
			return nil, &UnwritableError{Why: d}
		}
	}
	if !ok {
		return nil, &UnwritableError{}
	}
	return m, nil
}

func sameBlock(b *Block, md string) error {
	var objectives []Objective
	if b.Objective != "" {
		objectives = []Objective{{ID: b.Objective}}
	}
	m, err := readBack(md, objectives)
	if err != nil {
		return err
	}
	if len(m.Pages) != 1 || len(m.Pages[0].Parts) != 1 || m.Pages[0].Parts[0].Block == nil {
		return &UnwritableError{}
	}
	got := m.Pages[0].Parts[0].Block
	same := got.ID == b.ID && got.Kind == b.Kind && got.Title == strings.TrimSpace(b.Title)
	if b.Reflect != nil {
		want := *b.Reflect
		want.Text, want.Model = strings.TrimSpace(want.Text), strings.TrimSpace(want.Model)
		same = same && got.Reflect != nil && *got.Reflect == want
	}
	if b.Question != nil {
		same = same && got.Question != nil && SameQuestion(got.Question, b.Question)
	}
	if !same {
		return &UnwritableError{}
	}
	return nil
}

// SameQuestion tells whether two questions are one, white space around their
// texts and empty hints aside.
func SameQuestion(a, b *Question) bool {
	x, y := trimmed(*a), trimmed(*b)
	return reflect.DeepEqual(x, y)
}

func trimmed(q Question) Question {
	t := strings.TrimSpace
	q.Stem, q.Between, q.Explanation = t(q.Stem), t(q.Between), t(q.Explanation)
	choices := func(cs []Choice) []Choice {
		var out []Choice
		for _, c := range cs {
			c.Text, c.Feedback = t(c.Text), t(c.Feedback)
			out = append(out, c)
		}
		return out
	}
	q.Choices, q.Reasons, q.Steps = choices(q.Choices), choices(q.Reasons), choices(q.Steps)
	q.Columns = [2]string{t(q.Columns[0]), t(q.Columns[1])}
	rows, wrong, hints, gaps := q.Rows, q.Wrong, q.Hints, q.Gaps
	q.Rows, q.Wrong, q.Hints, q.Gaps = nil, nil, nil, nil
	for _, r := range rows {
		q.Rows = append(q.Rows, Row{t(r.Left), t(r.Right)})
	}
	for _, w := range wrong {
		q.Wrong = append(q.Wrong, WrongAnswer{t(w.Answer), t(w.Feedback)})
	}
	for _, h := range hints {
		if h = t(h); h != "" {
			q.Hints = append(q.Hints, h)
		}
	}
	for _, g := range gaps {
		var vs []string
		for _, v := range g {
			vs = append(vs, t(v))
		}
		q.Gaps = append(q.Gaps, vs)
	}
	q.Number.Unit = t(q.Number.Unit)
	return q
}

// blockComment is the comment that makes a block of a section.
func blockComment(b *Block, forced bool) string {
	keys := []string{"id=" + b.ID}
	add := func(when bool, key, value string) {
		if strings.ContainsAny(value, " ,") {
			value = `"` + value + `"`
		}
		if when {
			keys = append(keys, key+"="+value)
		}
	}
	add(b.Rev > 0, "rev", strconv.Itoa(b.Rev))
	add(len(b.Was) > 0, "was", strings.Join(b.Was, ","))
	add(b.Objective != "", "objective", b.Objective)
	add(b.Level != "", "level", b.Level)
	if q := b.Question; q != nil {
		odd := q.Form == Multiple && q.RightCount() < 2
		add(odd || forced, "type", string(q.Form))
		add(q.NoShuffle, "shuffle", "no")
		add(q.HideCount, "count", "no")
		add(q.NoConfidence, "confidence", "no")
	}
	if b.Reflect != nil {
		add(b.Reflect.Again > 0, "again", strconv.Itoa(b.Reflect.Again)+"d")
	}
	return "<!-- " + string(b.Kind) + " " + strings.Join(keys, " ") + " -->"
}

func blockBody(b *Block) string {
	var parts []string
	add := func(md string) {
		if md = strings.TrimSpace(md); md != "" {
			parts = append(parts, md)
		}
	}
	if b.Reflect != nil {
		add(b.Reflect.Text)
		add(alertOf("NOTE", b.Reflect.Model))
	}
	if q := b.Question; q != nil {
		add(stemOf(q))
		switch q.Form {
		case Single, Multiple:
			add(taskList(q.Choices))
		case Verdict:
			add(taskList(q.Choices))
			add(q.Between)
			add(taskList(q.Reasons))
		case Order:
			add(stepList(q.Steps))
		case Match:
			add(pairTable(q))
		case Numeric:
			add(numberText(q.Number))
		}
		add(wrongList(q.Wrong))
		for _, h := range q.Hints {
			add(alertOf("TIP", h))
		}
		add(alertOf("NOTE", q.Explanation))
	}
	return strings.Join(parts, "\n\n") + "\n"
}

func stemOf(q *Question) string {
	if q.Form != Gap {
		return q.Stem
	}
	pairs := make([]string, 0, 2*len(q.Gaps))
	for i, vs := range q.Gaps {
		var written []string
		for _, v := range vs {
			written = append(written, variant(v))
		}
		pairs = append(pairs, fmt.Sprintf("[[%d]]", i+1), "[["+strings.Join(written, "|")+"]]")
	}
	return strings.NewReplacer(pairs...).Replace(q.Stem)
}
