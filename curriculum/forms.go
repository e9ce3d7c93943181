package curriculum

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// A form in a section that could be the question's answers.
type candidate struct {
	form Form
	at   int // index into the section's nodes
	to   int // index of its last node
}

// question reads the one answer form of a quiz or predict section, and around
// it the stem, the hints, the explanation and the foreseen wrong answers. It
// returns nil where the question cannot be asked; why is reported.
func (p *modules) question(b *Block, s *section) *Question {
	p.choiceAt, p.stem = nil, nil
	p.questionTraps(s.body)
	body, alerts := p.parted(s.body)
	q := &Question{
		NoConfidence: b.Keys["confidence"] == "no", NoShuffle: b.Keys["shuffle"] == "no", HideCount: b.Keys["count"] == "no",
	}
	p.takeAlerts(q, alerts)
	body = p.takeWrong(q, body)
	c, ok := p.pick(p.candidates(body), Form(b.Keys["type"]), s.comment.at)
	if !ok {
		return nil
	}
	before := len(p.found)
	stem := append(append([]top{}, body[:c.at]...), body[c.to+1:]...)
	q.Form, p.stem = c.form, stem
	switch c.form {
	case Single, Multiple:
		q.Choices = p.choices(body[c.at].Node)
	case Verdict:
		q.Choices, q.Reasons = p.choices(body[c.at].Node), p.choices(body[c.to].Node)
		q.Between = p.join(body[c.at+1:c.to], p.holes)
	case Order:
		q.Steps = p.choices(body[c.at].Node)
	case Match:
		p.rows(q, body[c.at].Node.(*xast.Table))
	case Numeric:
		q.Number = p.numberOf(body[c.at])
	}
	if c.form == Gap {
		q.Stem = p.gaps(q, body)
	} else {
		q.Stem = p.join(stem, p.holes)
	}
	p.sane(q, b, s)
	for _, d := range p.found[before:] {
		if d.Severity() == Error {
			return nil
		}
	}
	return q
}

func (p *modules) takeAlerts(q *Question, alerts []alert) {
	for _, a := range alerts {
		switch a.kind {
		case "TIP":
			q.Hints = append(q.Hints, a.text)
			continue
		case "NOTE":
		default:
			p.report(a.at, "alert-in-question", a.kind)
		}
		q.Explanation = strings.TrimSpace(q.Explanation + "\n\n" + a.text)
	}
}

// takeWrong takes the lists of foreseen wrong answers, "- !answer", out of
// the section.
func (p *modules) takeWrong(q *Question, body []top) []top {
	var rest []top
	p.wrongAt = p.wrongAt[:0]
	seen := map[string]bool{}
	for _, n := range body {
		list, ok := n.Node.(*ast.List)
		if !ok || !p.isWrong(list) {
			rest = append(rest, n)
			continue
		}
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			answer := strings.TrimSpace(strings.TrimPrefix(p.itemText(item), "!"))
			if seen[answer] {
				p.report(item.Pos(), "wrong-repeated", answer)
			}
			seen[answer] = true
			q.Wrong = append(q.Wrong, WrongAnswer{strings.TrimSpace(unescape(answer)), p.feedback(item)})
			p.wrongAt = append(p.wrongAt, item.Pos())
		}
	}
	return rest
}

// isWrong tells whether a list holds foreseen wrong answers. A list that
// begins with a picture, "![", does not.
func (t *tree) isWrong(list *ast.List) bool {
	text := t.itemText(list.FirstChild())
	return !list.IsOrdered() && strings.HasPrefix(text, "!") && !strings.HasPrefix(text, "![")
}

// numberLine is a paragraph that means to be a number, well written or not.
var numberLine = newPattern(`^=[ \x{00a0}\x{202f}\n]|^=[-+−]?\d`)

// candidates lists the forms of a section in the order written. Task lists
// with a paragraph between them are one form: verdict and reason.
func (p *modules) candidates(body []top) []candidate {
	var cs []candidate
	gap := -1
	for i, n := range body {
		if gap < 0 && bytes.Contains(p.sourceOf(n), []byte("[[")) && p.hasGap(n.Node) {
			gap = i
		}
		switch node := n.Node.(type) {
		case *ast.List:
			switch {
			case isTasks(node):
				last := len(cs) - 1
				if last >= 0 && cs[last].form == Single && cs[last].to == cs[last].at && onlyParagraphs(body[cs[last].at+1:i]) {
					cs[last] = candidate{Verdict, cs[last].at, i}
					continue
				}
				cs = append(cs, candidate{Single, i, i})
			case node.IsOrdered():
				cs = append(cs, candidate{Order, i, i})
			}
		case *xast.Table:
			if row := node.FirstChild(); row != nil && row.ChildCount() == 2 {
				cs = append(cs, candidate{Match, i, i})
			}
		case *ast.Paragraph:
			if p.begins(node, '=') && numberLine.re().MatchString(p.inline(node)) {
				cs = append(cs, candidate{Numeric, i, i})
			}
		}
	}
	if gap >= 0 {
		cs = append(cs, candidate{Gap, gap, gap})
	}
	return cs
}

// pick chooses the answer form. Numbered lists and tables may belong to the
// question; task lists, numbers and gaps are always meant, so two of those,
// or a numbered list or table after one, could both be meant.
func (p *modules) pick(cs []candidate, forced Form, at int) (candidate, bool) {
	if forced != "" {
		for i := len(cs) - 1; i >= 0; i-- {
			f := cs[i].form
			if f == forced || f == Single && forced == Multiple {
				return candidate{forced, cs[i].at, cs[i].to}, true
			}
		}
		p.report(at, "quiz-type", string(forced))
		return candidate{}, false
	}
	if len(cs) == 0 {
		p.report(at, "quiz-no-form")
		return candidate{}, false
	}
	weak := func(c candidate) bool { return c.form == Order || c.form == Match }
	chosen := cs[len(cs)-1]
	for i, c := range cs {
		if c == chosen || weak(c) && (weak(chosen) || c.at < chosen.at || chosen.form == Gap) {
			continue
		}
		other := cs[min(i+1, len(cs)-1)]
		p.report(at, "quiz-two-forms", string(c.form), string(other.form))
		return candidate{}, false
	}
	return chosen, true
}

// begins tells whether the text of a node begins with a sign, at little cost.
func (t *tree) begins(n ast.Node, sign byte) bool {
	if n.Lines() == nil || n.Lines().Len() == 0 {
		return false
	}
	l := n.Lines().At(0)
	text := bytes.TrimLeft(t.text[l.Start:l.Stop], " \t\u00a0\u202f")
	return len(text) > 0 && (text[0] == sign || text[0] == '<') // a comment is no text
}

func onlyParagraphs(nodes []top) bool {
	for _, n := range nodes {
		if n.Kind() != ast.KindParagraph {
			return false
		}
	}
	return len(nodes) > 0
}

// rows reads the table of a match question.
func (p *modules) rows(q *Question, table *xast.Table) {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, strings.ReplaceAll(p.inline(c), `\|`, "|"))
		}
		cells = append(cells, "", "")
		if row.Kind() == xast.KindTableHeader {
			q.Columns = [2]string{cells[0], cells[1]}
			continue
		}
		if cells[1] == "" {
			p.report(row.Pos(), "match-empty")
		}
		q.Rows = append(q.Rows, Row{cells[0], cells[1]})
	}
}
