package curriculum

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"cahier/curriculum/safe"
)

// What a small terminal shows. The faces draw by rules of their own; a test
// there holds these numbers to theirs.
const (
	SureColumns  = 40 // the narrowest window that anything is shown in
	TextColumns  = 55 // the text's width in a window of 60 columns
	TitleColumns = 47 // a module's title in a list there, beside its minutes
	ChoiceRows   = 14 // rows below header and instruction in a window of 18
	ChoiceIndent = 12 // the letter, the box and the spaces before a choice
)

// cells is how many columns a text takes. Western letters take one each.
func cells(s string) int {
	if safe.Plain(s) {
		return utf8.RuneCountInString(s)
	}
	return ansi.StringWidth(s)
}

// minColumn is as narrow as a column of a table gets before it is a list.
const minColumn = 8

// titles measures the titles that stand in lists.
func (p *modules) titles() {
	if n := cells(p.module.Title); n > TitleColumns {
		p.reportAt(p.headLine(1, "title:"), 1, "title-cut", n, TitleColumns, n-TitleColumns)
	}
	for _, page := range p.module.Pages {
		if n := cells(page.Title); n > TextColumns && page.ID != "start" {
			p.reportAt(page.Line, 1, "title-cut", n, TextColumns, n-TextColumns)
		}
	}
}

// wide measures what cannot be broken, or not without harm.
func (p *modules) wide(node ast.Node, in *linted) {
	switch n := node.(type) {
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		p.wideCode(n)
	case *xast.Table:
		if in == nil || in.Question == nil || in.Question.Form != Match {
			p.wideTable(n)
		}
	case *ast.Text:
		if in == nil || in.Question == nil || in.Question.Form != Gap { // its variants are not shown
			p.wideWord(n)
		}
	}
}

func (p *modules) wideCode(n ast.Node) {
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		if l.Len() <= SureColumns {
			continue
		}
		code := strings.ReplaceAll(strings.TrimRight(string(l.Value(p.text)), "\n"), "\t", "    ")
		if w := cells(code); w > SureColumns {
			p.report(l.Start, "code-wide", w, SureColumns)
			return
		}
	}
}

// wideTable adds up what the columns need: the longest word of each, or the
// longest cell where that is narrower than a column may get.
func (p *modules) wideTable(table *xast.Table) {
	var words, whole []int
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		i := 0
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			if i == len(words) {
				words, whole = append(words, 0), append(whole, 0)
			}
			text := p.shown(c)
			whole[i] = max(whole[i], cells(text))
			words[i] = max(words[i], longestWord(text))
			i++
		}
	}
	need := 3 * (len(words) - 1)
	for i := range words {
		need += max(words[i], min(whole[i], minColumn))
	}
	if need > SureColumns {
		p.report(table.FirstChild().Pos(), "table-wide", need, SureColumns)
	}
}

// shown is the text of a cell as it is seen: a source is seen as its number.
func (p *modules) shown(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Text:
			b.Write(c.Segment.Value(p.text))
		case *ast.AutoLink:
			b.Write(c.Label(p.text))
		case *xast.FootnoteLink:
			b.WriteString("[1]")
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// wideWord looks for words wider than a line.
func (p *modules) wideWord(n *ast.Text) {
	if n.Segment.Len() <= TextColumns {
		return
	}
	text := n.Segment.Value(p.text)
	if !longRun(text) {
		return
	}
	for start, end := range eachWord(string(text)) {
		if end-start <= TextColumns {
			continue
		}
		if w := cells(string(text[start:end])); w > TextColumns {
			p.report(n.Segment.Start+start, "word-wide", string(text[start:end]), w, TextColumns)
		}
	}
}

func longestWord(text string) int {
	widest := 0
	for start, end := range eachWord(text) {
		widest = max(widest, cells(text[start:end]))
	}
	return widest
}

// eachWord yields what a line cannot break: it may after a space, a hyphen or
// a slash, and between the signs of Chinese and Japanese.
func eachWord(text string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		start := 0
		for i, r := range text {
			size := utf8.RuneLen(r)
			switch {
			case r == ' ' || r == '\n' || r == '\t':
				if i > start && !yield(start, i) {
					return
				}
				start = i + size
			case r == '-' || r == '/' || r >= 0x2E80:
				if !yield(start, i+size) {
					return
				}
				start = i + size
			}
		}
		if start < len(text) {
			yield(start, len(text))
		}
	}
}

// tall measures the answers that are to be compared.
func (p *modules) tall(b linted) {
	q := b.Question
	if q == nil {
		return
	}
	lines := 0
	add := func(text string) {
		if text != "" {
			room := TextColumns - ChoiceIndent
			if lines++; len(text) > room { // else it fits whatever its letters
				lines += (cells(text) - 1) / room
			}
		}
	}
	for _, cs := range [][]Choice{q.Choices, q.Reasons, q.Steps} {
		for _, c := range cs {
			add(c.Text)
		}
	}
	for _, i := range q.Lefts() {
		add(q.Rows[i-1].Left)
		lines++ // what is chosen for it
	}
	for _, i := range q.Options() {
		add(q.Rows[i-1].Right)
	}
	if lines > ChoiceRows {
		p.report(b.at, "choices-tall", lines, ChoiceRows)
	}
}
