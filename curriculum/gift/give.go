package gift

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"cahier/curriculum"
)

// Export turns the questions of a module into a Bank. Raw is the module's file,
// for our comments in it; file is the name that diagnostics carry. What Moodle
// has no way to say is told at the block's line.
func Export(m *curriculum.Module, file string, raw []byte) (Bank, []curriculum.Diagnostic) {
	text := strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\r", "\n")
	g := &giver{file: file, lines: strings.Split(text, "\n")}
	g.category = Category{Path: strings.ReplaceAll(m.Title, "/", "//"), ID: m.ID}
	if path := g.notes(g.headEnd())["category"]; len(path) > 0 {
		g.category.Path = path[0]
	}
	for _, p := range m.Pages {
		g.page(p)
	}
	return g.bank, g.found
}

type giver struct {
	file     string
	lines    []string
	category Category
	bank     Bank
	found    []curriculum.Diagnostic
	line     int // of the block at hand
}

func (g *giver) report(rule string, args ...any) {
	g.found = append(g.found, curriculum.Diagnostic{File: g.file, Line: g.line, Column: 1, Rule: rule, Args: args})
}

// headEnd is the line at which the front matter ends, from 1.
func (g *giver) headEnd() int {
	for i := 1; i < len(g.lines); i++ {
		if strings.TrimRight(g.lines[i], " \t") == "---" {
			return i + 1
		}
	}
	return 0
}

var noteForm = regexp.MustCompile(`^<!-- gift:([a-z]+)(?: (.*))? -->$`)

// notes reads our comments below a line, counted from 1: comments and empty
// lines alone may stand between.
func (g *giver) notes(line int) map[string][]string {
	found := map[string][]string{}
	for _, l := range g.lines[min(line, len(g.lines)):] {
		l = strings.TrimSpace(l)
		if l != "" && !strings.HasPrefix(l, "<!--") {
			break
		}
		if m := noteForm.FindStringSubmatch(l); m != nil {
			found[m[1]] = append(found[m[1]], html.UnescapeString(m[2]))
		}
	}
	return found
}

func (g *giver) page(p curriculum.Page) {
	notes := g.notes(p.Line)
	if _, is := notes["description"]; is {
		var prose []string
		for _, part := range p.Parts {
			prose = append(prose, part.Prose)
		}
		g.add(Question{
			ID: p.ID, Tags: notes["tag"], Title: p.Title, Kind: Description,
			Text: markdown(withoutMarks(strings.TrimSpace(strings.Join(prose, "\n\n")))),
		})
	}
	for _, b := range p.Blocks() {
		g.line = b.Line
		g.block(b)
	}
}

func (g *giver) add(q Question) {
	q.Category = g.category
	g.bank.Questions = append(g.bank.Questions, q)
}

func markdown(md string) Text {
	if md == "" {
		return Text{}
	}
	return Text{Format: Markdown, Body: md}
}

func (g *giver) block(b *curriculum.Block) {
	q := Question{ID: b.ID, Tags: g.notes(b.Line)["tag"], Title: b.Title}
	switch {
	case b.Reflect != nil:
		q.Kind, q.Text, q.Explanation = Essay, markdown(withoutMarks(b.Reflect.Text)), markdown(b.Reflect.Model)
		g.without(b, q)
		g.add(q)
		return
	case b.Kind != curriculum.Quiz && b.Kind != curriculum.Predict:
		g.report("gift-out-kind", string(b.Kind))
		return
	case b.Question == nil:
		g.report("gift-out-broken")
		return
	}
	q.Text, q.Explanation = markdown(withoutMarks(b.Question.Stem)), markdown(b.Question.Explanation)
	if g.answers(b.Question, &q) {
		g.without(b, q)
		g.add(q)
	}
}

// answers fills the answers of a question; false where GIFT has no such one.
func (g *giver) answers(c *curriculum.Question, q *Question) bool {
	if c.Opinion() {
		g.report("gift-out-kind", "predict, [ ]")
		return false
	}
	switch c.Form {
	case curriculum.Single:
		if q.Kind = Choice; isVerdict(c) {
			q.Kind = Verdict
		}
		g.choices(c, q, 100, 0)
	case curriculum.Multiple:
		q.Kind = Multiple
		share := 100 / float64(c.RightCount())
		g.choices(c, q, share, -share)
	case curriculum.Match:
		q.Kind = Pairs
		for _, r := range c.Rows {
			left := markdown(strings.ReplaceAll(r.Left, "->", `-\>`))
			q.Answers = append(q.Answers, Answer{Text: left, Right: g.plain(r.Right), Weight: 100})
		}
	case curriculum.Gap:
		if len(c.Gaps) != 1 {
			g.report("gift-out-kind", fmt.Sprintf("%d × [[…]]", len(c.Gaps)))
			return false
		}
		g.gap(c, q)
	case curriculum.Numeric:
		g.number(c, q)
	default:
		g.report("gift-out-kind", "type="+string(c.Form))
		return false
	}
	return true
}

func (g *giver) choices(c *curriculum.Question, q *Question, right, wrong float64) {
	for _, o := range c.Choices {
		a := Answer{Text: markdown(o.Text), Weight: wrong, Feedback: markdown(o.Feedback)}
		if o.Right {
			a.Weight = right
		}
		q.Answers = append(q.Answers, a)
	}
}

// isVerdict tells whether a question is true or false, as we write those.
func isVerdict(c *curriculum.Question) bool {
	if len(c.Choices) != 2 || !c.NoShuffle {
		return false
	}
	for _, words := range verdicts {
		if c.Choices[0].Text == words[0] && c.Choices[1].Text == words[1] {
			return true
		}
	}
	return false
}

// plain is what Moodle can show of a text where it shows plain text alone.
func (g *giver) plain(md string) string {
	plain := strings.Join(strings.Fields(curriculum.Plain(md)), " ")
	if curriculum.Escape(plain) != md {
		g.report("gift-out-text", md)
	}
	return plain
}

// typed is a short answer: a star is a star.
func typed(answer string) Text {
	return Text{Format: Markdown, Body: strings.ReplaceAll(answer, "*", `\*`)}
}

func (g *giver) gap(c *curriculum.Question, q *Question) {
	q.Kind = Short
	stem := strings.TrimSpace(withoutMarks(c.Stem))
	if before, alone := strings.CutSuffix(stem, "[[1]]"); alone {
		q.Text = markdown(strings.TrimSpace(before))
	} else {
		q.Text = markdown(strings.Replace(stem, "[[1]]", blank, 1))
	}
	for _, v := range c.Gaps[0] {
		q.Answers = append(q.Answers, Answer{Text: typed(v), Weight: 100})
	}
	for _, w := range c.Wrong {
		q.Answers = append(q.Answers, Answer{Text: typed(w.Answer), Feedback: markdown(w.Feedback)})
	}
}

// number writes the range, the one that gets half the credit, and the foreseen
// wrong numbers, which Moodle must meet before the second.
func (g *giver) number(c *curriculum.Question, q *Question) {
	q.Kind = Number
	n := c.Number
	q.Answers = append(q.Answers, Answer{Text: Text{Body: numberText(n)}, Weight: 100})
	for _, w := range c.Wrong {
		x, err := curriculum.ParseNumber(w.Answer)
		if err != nil {
			g.report("gift-out-part", "!"+w.Answer)
			continue
		}
		q.Answers = append(q.Answers, Answer{Text: Text{Body: curriculum.Decimal(x) + ":0"}, Feedback: markdown(w.Feedback)})
	}
	if n.High > n.Low {
		q.Answers = append(q.Answers, Answer{Text: Text{Body: halfText(n)}, Weight: 50})
	}
}

// without tells what is left behind of a block that is exported.
func (g *giver) without(b *curriculum.Block, q Question) {
	var parts []string
	add := func(when bool, part string) {
		if when {
			parts = append(parts, part)
		}
	}
	add(b.Kind == curriculum.Predict, "predict")
	for _, key := range []string{"rev", "was", "objective", "level", "minutes", "confidence", "count", "again"} {
		_, has := b.Keys[key]
		add(has, key+"=")
	}
	if c := b.Question; c != nil {
		add(c.NoShuffle && q.Kind != Verdict, "shuffle=no")
		add(len(c.Hints) > 0, "[!TIP]")
		for _, o := range c.Choices {
			if o.Keep {
				add(true, "keep")
				break
			}
		}
		add(c.Columns != [2]string{}, "| "+c.Columns[0]+" | "+c.Columns[1]+" |")
		add(c.Form == curriculum.Match && len(c.Wrong) > 0, "- !")
		add(c.Number.Unit != "", c.Number.Unit)
		n := c.Number
		add(n.HasValue && n.Low < n.High && curriculum.Tolerance(n) == 0, "= "+curriculum.Decimal(n.Value))
	}
	if m := cited.FindStringSubmatch(b.Source); m != nil {
		add(true, m[1])
	}
	for len(parts) > 0 { // a sentence has room for some
		n := min(len(parts), 4)
		g.report("gift-out-part", strings.Join(parts[:n], ", "))
		parts = parts[n:]
	}
}

// cited is a source, whose text stands elsewhere in the module.
var cited = regexp.MustCompile(`(?:^|[^\\])(\[\^[^\]\[\s\\]+\])`)
