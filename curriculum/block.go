package curriculum

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// block makes a block of a section that ends at an offset.
func (p *modules) block(s *section, end int) *Block {
	line := p.lineAt(s.start)
	b := &Block{
		Kind: Kind(s.comment.kind), ID: s.comment.keys["id"], Rev: s.comment.int("rev"), Was: s.comment.ids("was"),
		Objective: s.comment.keys["objective"], Level: s.comment.keys["level"], Keys: s.comment.keys,
		Title: p.plain(s.heading), Line: line, Digest: p.digest(s.start, end), Source: p.prose(s.bodyAt, end),
	}
	p.blockID(b, s)
	if b.Objective != "" && !slices.ContainsFunc(p.module.Objectives, func(o Objective) bool { return o.ID == b.Objective }) {
		p.report(s.comment.at, "objective-unknown", b.Objective, objectiveIDs(p.module.Objectives))
	}
	switch b.Kind {
	case Quiz, Predict:
		b.Question = p.question(b, s)
	case Reflect:
		b.Reflect = p.reflect(s)
	case Recall:
		b.Of = refOf(b.Keys["of"])
		if !s.comment.gives("of") {
			p.report(s.comment.at, "comment-value", "of", "", possible(refForm))
		}
	case Scale:
		b.Scale = p.scale(b, s)
	case Worksheet:
		b.Worksheet = p.worksheet(s)
	case Scenario:
		b.Scenario = p.scenario(s)
	case Timer:
		b.Timer = p.timer(s)
	case Activity:
		b.Activity = p.activity(s)
	case Cards:
		b.Cards = p.cards(s)
	case Glossary:
		b.Glossary = p.lexicon(s)
	}
	p.lint.blockDone(b)
	return b
}

// blockID checks the id of a block.
func (p *modules) blockID(b *Block, s *section) {
	p.lint.blockSlot(p, b, s)
	switch {
	case b.ID == "" && !needsID(b.Kind):
	case b.ID == "":
		p.report(s.comment.at, "block-id-missing", string(b.Kind))
		// A record needs a name; this one holds while the block stays where it is.
		b.ID = "line-" + strconv.Itoa(b.Line)
	default:
		p.takeID(b.ID, s.comment.at)
	}
}

// needsID tells whether a block must have an id: all that can be recorded.
func needsID(k Kind) bool { return k != Facilitator && k != Glossary }

func (p *modules) reflect(s *section) *Prompt {
	prompt := &Prompt{Again: s.comment.int("again")}
	var text []top
	for _, n := range s.body {
		if kind, model, ok := p.alert(n.Node); ok && kind == "NOTE" {
			prompt.Model = strings.TrimSpace(prompt.Model + "\n\n" + model)
			continue
		}
		text = append(text, n)
	}
	prompt.Text = p.join(text, p.holes)
	if prompt.Text == "" {
		p.report(s.comment.at, "reflect-no-prompt")
	}
	return prompt
}

// An alert is a quote that begins with [!NOTE] or the like.
type alert struct {
	kind string
	text string
	at   int
}

// parted parts the alerts of a section from the rest.
func (p *modules) parted(body []top) (rest []top, alerts []alert) {
	for _, n := range body {
		if kind, text, ok := p.alert(n.Node); ok {
			alerts = append(alerts, alert{kind, text, n.start})
			continue
		}
		rest = append(rest, n)
	}
	return rest, alerts
}

var alertKinds = []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}

// alertMark reads "[!KIND]" at the start of a line, and what follows it there.
func alertMark(line string) (kind, rest string, ok bool) {
	word, begins := strings.CutPrefix(line, "[!")
	word, rest, closed := strings.Cut(word, "]")
	if !begins || !closed || word == "" {
		return "", "", false
	}
	for i := range len(word) {
		if c := word[i] | 0x20; c < 'a' || c > 'z' {
			return "", "", false
		}
	}
	return word, rest, true
}

// alert reads a quote whose first line is [!KIND] alone.
func (t *tree) alert(n ast.Node) (kind, text string, ok bool) {
	q, isQuote := n.(*ast.Blockquote)
	if !isQuote || !t.mayAlert(q) {
		return "", "", false
	}
	inner := t.inner(q)
	first, rest, _ := strings.Cut(inner, "\n")
	kind, more, ok := alertMark(strings.TrimSpace(first))
	if !ok || more != "" {
		return "", "", false
	}
	return strings.ToUpper(kind), t.withLinks(strings.TrimSpace(rest)), true
}

// mayAlert is the quick way out for what most quotes are: feedback.
func (t *tree) mayAlert(q *ast.Blockquote) bool {
	first := q.FirstChild()
	if first == nil || first.Kind() != ast.KindParagraph || first.Lines().Len() == 0 {
		return false
	}
	l := first.Lines().At(0)
	return bytes.HasPrefix(bytes.TrimLeft(t.text[l.Start:l.Stop], " \t"), []byte("[!"))
}

// join returns the Markdown of some top nodes, with cuts made in it.
func (p *modules) join(nodes []top, cuts []cut) string {
	var parts []string
	for _, n := range nodes {
		// An indented code block is known by the spaces of its first line.
		if md := strings.TrimRight(p.slice(n.start, n.end, cuts), " \t\n"); strings.TrimSpace(md) != "" {
			parts = append(parts, md)
		}
	}
	return p.withLinks(strings.Join(parts, "\n\n"))
}

func sortTops(nodes []top) {
	slices.SortStableFunc(nodes, func(a, b top) int { return a.start - b.start })
}

func objectiveIDs(os []Objective) string {
	ids := make([]string, len(os))
	for i, o := range os {
		ids[i] = o.ID
	}
	return strings.Join(ids, ", ")
}
