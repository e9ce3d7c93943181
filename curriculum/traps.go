package curriculum

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// traps names what Markdown accepts in silence and means otherwise than its
// author did, wherever it stands. Each was found by trying it.
func (p *modules) traps() {
	for _, n := range p.nodes {
		p.trapComment(n)
		eachBlock(n.Node, func(c ast.Node) {
			switch c := c.(type) {
			case *ast.Blockquote:
				p.trapAlert(c)
			case *ast.Paragraph, *ast.TextBlock, *xast.TableCell:
				p.trapFootnote(c)
			}
		})
	}
}

// questionTraps names those that are only traps inside a question.
func (p *modules) questionTraps(body []top) {
	for i, n := range body {
		eachBlock(n.Node, func(c ast.Node) {
			switch c := c.(type) {
			case *ast.List:
				p.trapBlankLines(c)
			case *ast.ListItem:
				p.trapBox(c)
			case *ast.Blockquote:
				p.trapLazy(c)
			case *ast.Paragraph, *ast.TextBlock:
				p.trapNumber(c)
			case *xast.Table:
				p.trapTable(c)
			}
		})
		if i > 0 {
			p.trapMargin(body[i-1], n)
		}
	}
}

func eachBlock(n ast.Node, f func(ast.Node)) {
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && c.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if entering {
			f(c)
		}
		return ast.WalkContinue, nil
	})
}

// A comment never closed swallows the rest of the file.
func (p *modules) trapComment(n top) {
	if _, ok := n.Node.(*ast.HTMLBlock); !ok {
		return
	}
	raw := string(p.text[n.start:n.end])
	if i := strings.LastIndex(raw, "<!--"); i >= 0 && !strings.Contains(raw[i:], "-->") {
		p.report(n.start+i, "comment-unclosed")
	}
}

// Blank lines between some items of a task list: two lists became one.
func (p *modules) trapBlankLines(list *ast.List) {
	if !isTasks(list) || list.ChildCount() < 3 {
		return
	}
	first := list.FirstChild().NextSibling()
	for item := first.NextSibling(); item != nil; item = item.NextSibling() {
		if item.HasBlankPreviousLines() != first.HasBlankPreviousLines() {
			p.report(item.Pos(), "list-blank-lines")
			return
		}
	}
}

var almostBox = regexp.MustCompile(`^\[(?:|  +| +[xX] *|[xX] +)\](?:\s|$)|^\[[ xX]\](?:\S|$)`)

// "- []" is text, not a box.
func (p *modules) trapBox(item *ast.ListItem) {
	if item.FirstChild() == nil || taskBox(item) != nil {
		return
	}
	text := p.inline(item.FirstChild())
	if box := almostBox.FindString(text); box != "" && !strings.HasPrefix(text[len(box):], "(") {
		p.report(item.FirstChild().Pos(), "task-box", strings.TrimSpace(box))
	}
}

var alertMark = regexp.MustCompile(`^\[!([A-Za-z]+)\](.*)$`)

// An alert with text on its first line, or inside another quote, is none.
func (p *modules) trapAlert(q *ast.Blockquote) {
	for c := q.FirstChild(); c != nil; c = c.NextSibling() {
		par, ok := c.(*ast.Paragraph)
		if !ok {
			continue
		}
		for i := range par.Lines().Len() {
			l := par.Lines().At(i)
			m := alertMark.FindStringSubmatch(strings.TrimSpace(string(l.Value(p.text))))
			switch {
			case m == nil:
			case c != q.FirstChild() || i > 0:
				p.report(l.Start, "alert-merged", m[1])
			case strings.TrimSpace(m[2]) != "":
				p.report(l.Start, "alert-one-line", m[1])
			case !slices.Contains(alertKinds, strings.ToUpper(m[1])):
				p.report(l.Start, "alert-unknown", m[1])
			}
		}
	}
}

// A line of a quote without ">" joins it all the same, or ends it.
func (p *modules) trapLazy(q *ast.Blockquote) {
	for c := q.FirstChild(); c != nil; c = c.NextSibling() {
		if _, ok := c.(*ast.Paragraph); !ok {
			continue
		}
		for i := 1; i < c.Lines().Len(); i++ {
			l := c.Lines().At(i)
			if !strings.Contains(string(p.text[p.lineStart(l.Start):l.Start]), ">") {
				p.report(l.Start, "quote-lazy")
				return
			}
		}
	}
}

// "= 5" on a later line of a paragraph or item is text, not the answer.
func (p *modules) trapNumber(n ast.Node) {
	for i := 1; i < n.Lines().Len(); i++ {
		l := n.Lines().At(i)
		if line := strings.TrimSpace(string(l.Value(p.text))); numberAlone.MatchString(line) {
			p.report(l.Start, "number-glued", line)
		}
	}
}

// "= 5" right below a table becomes a row of it.
func (p *modules) trapTable(table *xast.Table) {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		line := strings.TrimSpace(p.line(p.lineOf(row)))
		if numberAlone.MatchString(line) {
			p.report(row.Pos(), "number-glued", line)
		}
	}
}

func (p *modules) lineOf(n ast.Node) int {
	line, _ := p.place(n.Pos())
	return line
}

var footnoteMark = regexp.MustCompile(`\[\^([^\]\s]+)\]`)

// A source that is cited but never given stays as text in the tree.
func (p *modules) trapFootnote(n ast.Node) {
	code := codeIn(n)
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		for _, m := range footnoteMark.FindAllSubmatchIndex(l.Value(p.text), -1) {
			at, label := l.Start+m[0], string(p.text[l.Start+m[2]:l.Start+m[3]])
			inCode := slices.ContainsFunc(code, func(c span) bool { return at >= c.start && at < c.end })
			known := slices.ContainsFunc(p.notes, func(f *xast.Footnote) bool { return strings.EqualFold(string(f.Ref), label) })
			if !inCode && !known {
				p.report(at, "footnote-undefined", label)
			}
		}
	}
}

// A quote at the margin right below a list of choices is nobody's feedback.
func (p *modules) trapMargin(above, n top) {
	list, isList := above.Node.(*ast.List)
	q, isQuote := n.Node.(*ast.Blockquote)
	if !isList || !isQuote || q.HasBlankPreviousLines() {
		return
	}
	if isTasks(list) || list.IsOrdered() || strings.HasPrefix(p.itemText(list.FirstChild()), "!") {
		p.report(q.Pos(), "feedback-at-margin")
	}
}
