package curriculum

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// A placeholder is a text in double braces: something that an author has still
// to write. Package scaffold and `cahier check --fix` leave them.
var braces = newPattern(`\{\{[^{}\n]*\}\}`)

// placeholders names those in a range of the file, with some ranges left out.
func (s *source) placeholders(start, end int, skip []span) {
	for _, at := range braces.re().FindAllIndex(s.text[start:end], -1) {
		if from := start + at[0]; !inSpan(skip, from) {
			s.report(from, "placeholder", string(s.text[from+2:start+at[1]-2]))
		}
	}
}

// placeholdersIn names those in the text of a node of the lesson, code and
// comments left out.
func (t *tree) placeholdersIn(n ast.Node) {
	eachBlock(n, func(c ast.Node) {
		switch c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *xast.TableCell:
			skip := codeIn(c)
			for raw := range t.comments(c) {
				for i := range raw.Segments.Len() {
					skip = append(skip, span{raw.Segments.At(i).Start, raw.Segments.At(i).Stop})
				}
			}
			slices.SortFunc(skip, func(a, b span) int { return a.start - b.start })
			for i := range c.Lines().Len() {
				line := c.Lines().At(i)
				t.placeholders(line.Start, line.Stop, skip)
			}
		}
	})
}
