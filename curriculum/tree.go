package curriculum

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A tree is the Markdown of a source: its nodes at the top level, each with
// the range of the file that it covers.
type tree struct {
	*source
	nodes     []top
	notes     []*xast.Footnote // as written, cited or not
	holes     []span           // comments and footnote definitions: not prose
	linkLines string           // reference definitions, for slices that use them
}

// A top is a node at the top level of the file.
type top struct {
	ast.Node
	span
}

// grammar is goldmark with what GitHub adds. It is safe for concurrent use.
var grammar = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.Footnote),
	goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(noteKeeper{}, 1))),
)

// noteKeeper remembers the footnotes before goldmark drops those that are
// never cited.
type noteKeeper struct{}

var notesKey = parser.NewContextKey()

func (noteKeeper) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*xast.FootnoteList); ok {
			var notes []*xast.Footnote
			for f := list.FirstChild(); f != nil; f = f.NextSibling() {
				notes = append(notes, f.(*xast.Footnote))
			}
			pc.Set(notesKey, notes)
		}
	}
}

// parseTree parses what follows the front matter, which is blanked out so that
// every offset in the tree is one of the file.
func (s *source) parseTree(body int) (*tree, bool) {
	masked := bytes.Clone(s.text)
	for i := range masked[:body] {
		if masked[i] != '\n' {
			masked[i] = ' '
		}
	}
	pc := parser.NewContext()
	doc := grammar.Parser().Parse(text.NewReader(masked), parser.WithContext(pc))
	t := &tree{source: s}
	t.notes, _ = pc.Get(notesKey).([]*xast.Footnote)
	if t.nesting(doc, 0) > 2*maxNesting { // a list counts twice: itself and its item
		s.reportAt(1, 1, "file-nesting")
		return t, false
	}
	t.cut(doc)
	return t, true
}

func (t *tree) nesting(n ast.Node, depth int) int {
	deepest := depth
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			deepest = max(deepest, t.nesting(c, depth+1))
		}
	}
	return deepest
}

// cut gives each top node its range: from the start of its line to the start
// of the next node's, be that node a footnote.
func (t *tree) cut(doc ast.Node) {
	var starts []int
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Pos() >= 0 {
			starts = append(starts, t.lineStart(n.Pos()))
		}
	}
	for _, f := range t.notes {
		starts = append(starts, t.lineStart(f.Pos()))
	}
	spans := make([]span, len(starts))
	for i, s := range starts {
		spans[i] = span{s, len(t.text)}
	}
	sortSpans(spans)
	ends := map[int]int{}
	for i := range spans {
		if i+1 < len(spans) {
			spans[i].end = spans[i+1].start
		}
		ends[spans[i].start] = spans[i].end
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Pos() < 0 {
			continue
		}
		start := t.lineStart(n.Pos())
		node := top{n, span{start, ends[start]}}
		t.nodes = append(t.nodes, node)
		switch n.(type) {
		case *ast.LinkReferenceDefinition:
			t.linkLines += strings.TrimSpace(string(t.text[start:node.end])) + "\n"
			t.holes = append(t.holes, node.span)
		case *ast.HTMLBlock:
			if strings.HasPrefix(strings.TrimSpace(string(t.text[start:])), "<!--") {
				t.holes = append(t.holes, node.span)
			}
		}
	}
	for _, f := range t.notes {
		start := t.lineStart(f.Pos())
		t.holes = append(t.holes, span{start, ends[start]})
	}
	sortSpans(t.holes)
}

// prose returns the Markdown of a range, comments and definitions left out.
func (t *tree) prose(start, end int) string {
	md := t.slice(start, end, t.holes)
	if t.linkLines != "" && strings.Contains(md, "]") {
		md += "\n\n" + strings.TrimRight(t.linkLines, "\n")
	}
	return md
}

// inner returns the Markdown inside a container, without the marks of the
// containers around it: what the author would write at the margin.
func (t *tree) inner(n ast.Node) string {
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		parts = append(parts, t.dedent(c))
	}
	return strings.TrimSpace(strings.Join(parts, "\n\n"))
}

// dedent returns the Markdown of one block inside a container.
func (t *tree) dedent(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return strings.TrimSpace(string(n.Lines().Value(t.text)))
	case *ast.FencedCodeBlock:
		return "```" + string(n.Language(t.text)) + "\n" + string(n.Lines().Value(t.text)) + "```"
	case *ast.CodeBlock:
		return "```\n" + string(n.Lines().Value(t.text)) + "```"
	case *ast.Blockquote:
		return prefixed(t.inner(n), "> ", "> ")
	case *ast.List:
		var items []string
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			mark := "- "
			if n.IsOrdered() {
				mark = "1. "
			}
			items = append(items, prefixed(t.inner(c), mark, strings.Repeat(" ", len(mark))))
		}
		return strings.Join(items, "\n")
	case *ast.Heading:
		return strings.Repeat("#", n.Level) + " " + string(n.Lines().Value(t.text))
	case *xast.Table:
		return t.table(n)
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil {
		return strings.TrimSpace(string(n.Lines().Value(t.text)))
	}
	return ""
}

func (t *tree) table(n *xast.Table) string {
	var b strings.Builder
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells, rule := "|", "|"
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells += " " + t.inline(c) + " |"
			rule += " --- |"
		}
		b.WriteString(cells + "\n")
		if row.Kind() == xast.KindTableHeader {
			b.WriteString(rule + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

func prefixed(s, first, rest string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		p := rest
		if i == 0 {
			p = first
		}
		lines[i] = strings.TrimRight(p+l, " ")
	}
	return strings.Join(lines, "\n")
}

// inline returns the Markdown of the text that a node holds, comments left
// out.
func (t *tree) inline(n ast.Node) string {
	if n.Lines() == nil {
		return ""
	}
	md := string(n.Lines().Value(t.text))
	for c := range raws(n) {
		md = strings.Replace(md, string(c.Segments.Value(t.text)), "", 1)
	}
	return strings.TrimSpace(md)
}

// raws yields the HTML comments inside a line of text.
func raws(n ast.Node) func(yield func(*ast.RawHTML) bool) {
	return func(yield func(*ast.RawHTML) bool) {
		_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
			if r, ok := c.(*ast.RawHTML); ok && entering {
				if !yield(r) {
					return ast.WalkStop, nil
				}
			}
			return ast.WalkContinue, nil
		})
	}
}
