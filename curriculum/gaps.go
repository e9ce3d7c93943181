package curriculum

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// hasGap tells whether "[[" stands in the text of a node, outside code.
func (t *tree) hasGap(n ast.Node) bool {
	found, code := false, codeIn(n)
	t.eachText(n, func(start, end int, _ bool) {
		found = found || t.findGap(start, end, code) >= 0
	})
	return found
}

// eachText calls f with the range of each line of text below a node that may
// hold gaps, and whether it is a table cell.
func (t *tree) eachText(n ast.Node, f func(start, end int, cell bool)) {
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if c.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		switch c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *xast.TableCell:
			_, cell := c.(*xast.TableCell)
			for i := range c.Lines().Len() {
				l := c.Lines().At(i)
				f(l.Start, l.Stop, cell)
			}
		case *ast.Blockquote:
			if c.Parent() != nil && c.Parent().Kind() == ast.KindListItem {
				return ast.WalkSkipChildren, nil // feedback has no gaps
			}
		}
		return ast.WalkContinue, nil
	})
}

// findGap returns the offset of the first "[[" of a range that is neither code
// nor escaped, or -1.
func (t *tree) findGap(start, end int, code []span) int {
	for at := start; at < end; {
		i := bytes.Index(t.text[at:end], []byte("[["))
		if i < 0 {
			return -1
		}
		at += i
		escaped := at > start && t.text[at-1] == '\\'
		if !escaped && !inSpan(code, at) {
			return at
		}
		at += 2
	}
	return -1
}

// gaps reads the gaps of a section into the question and returns its stem,
// each gap replaced by [[1]], [[2]], ….
func (p *modules) gaps(q *Question, body []top) string {
	cuts := append([]cut{}, p.holes...)
	for _, n := range body {
		code := codeIn(n.Node)
		p.eachText(n.Node, func(start, end int, cell bool) {
			for at := p.findGap(start, end, code); at >= 0; at = p.findGap(start, end, code) {
				length := bytes.Index(p.text[at:end], []byte("]]"))
				if length < 0 {
					rule := "gap-unclosed"
					if cell {
						rule = "gap-pipe"
					}
					p.report(at, rule)
					return
				}
				q.Gaps = append(q.Gaps, p.variants(at, string(p.text[at+2:at+length])))
				start = at + length + 2
				cuts = append(cuts, cut{span{at, start}, fmt.Sprintf("[[%d]]", len(q.Gaps))})
			}
		})
	}
	return p.join(body, sortCuts(cuts))
}

func (p *modules) variants(at int, inside string) []string {
	var vs []string
	for _, v := range strings.Split(strings.ReplaceAll(inside, `\|`, "|"), "|") {
		v = strings.TrimSpace(unescape(v))
		if Fold(v) == "" {
			p.report(at, "gap-empty")
			continue
		}
		vs = append(vs, v)
	}
	return vs
}
