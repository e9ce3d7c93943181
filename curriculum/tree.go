package curriculum

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A tree is the Markdown of a source: its nodes at the top level, each with
// the range of the file that it covers.
type tree struct {
	*source
	*findings
	body     int // where the front matter ends
	end      int // how far the tree goes
	nodes    []top
	holes    []cut             // comments and definitions: not prose
	links    map[string]string // reference definitions by label
	linked   bool              // there are some, be it in a list or a quote
	linkRoom int               // how much of them may still be copied
}

// A top is a node at the top level of the file.
type top struct {
	ast.Node
	span
}

// parseTree parses what follows the front matter.
func (s *source) parseTree(body int) (*tree, bool) {
	return s.parsePart(span{body, len(s.text)}, body, newFindings(nil))
}

// parsePart parses a part of the file that begins with a line. The reader has
// what stands above too, so that every offset in the tree is one of the file.
func (s *source) parsePart(part span, body int, f *findings) (*tree, bool) {
	pc := parser.NewContext()
	pc.Set(findingsKey, f)
	reader := text.NewReader(s.text[:part.end])
	reader.SetPosition(s.lineAt(part.start)-2, text.NewSegment(part.start, part.start))
	reader.AdvanceLine()
	doc := grammar.Parser().Parse(reader, parser.WithContext(pc))
	t := &tree{source: s, findings: f, body: body, end: part.end, links: map[string]string{}, linkRoom: maxFile}
	t.linked = len(pc.References()) > 0
	if t.long >= 0 {
		rule := "paragraph-long"
		if t.wide {
			rule = "table-columns"
		}
		s.report(t.long, rule)
		return t, false
	}
	if deep := tooDeep(doc, 0); deep != nil {
		s.report(max(deep.Pos(), body), "file-nesting")
		return t, false
	}
	t.cut(doc)
	return t, true
}

// tooDeep returns the first list item or quote that stands in too many others.
func tooDeep(n ast.Node, depth int) ast.Node {
	switch n.(type) {
	case *ast.ListItem, *ast.Blockquote:
		if depth++; depth > maxNesting {
			return n
		}
	}
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		if deep := tooDeep(c, depth); deep != nil {
			return deep
		}
	}
	return nil
}

// startOf returns the offset of the line on which a top node begins, or -1. A
// table's own position is that of the paragraph that it was cut from.
func (t *tree) startOf(n ast.Node) int {
	if table, ok := n.(*xast.Table); ok {
		n = table.FirstChild()
	}
	if n.Pos() < 0 {
		return -1
	}
	return t.lineStart(n.Pos())
}

// cut gives each top node its range: from the start of its line to the start
// of the next node's, be that node a footnote. None begins before the one above
// it, as goldmark has it where the underline of a heading stands below a table.
func (t *tree) cut(doc ast.Node) {
	above := 0
	t.nodes = make([]top, 0, doc.ChildCount()+len(t.notes))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if start := t.startOf(n); start >= 0 {
			above = max(above, start)
			t.nodes = append(t.nodes, top{n, span{above, t.end}})
		}
	}
	tops := len(t.nodes)
	for _, f := range t.notes {
		start := t.lineStart(f.Pos())
		if t.nested[f] {
			t.holes = append(t.holes, cut{span{start, max(start, lastByte(f))}, ""})
			continue
		}
		t.nodes = append(t.nodes, top{f, span{start, t.end}})
	}
	if len(t.nodes) > tops {
		sortTops(t.nodes)
	}
	lesson := t.nodes[:0]
	for i, n := range t.nodes {
		if i+1 < len(t.nodes) {
			n.end = t.nodes[i+1].start
		}
		t.hole(n)
		if n.Kind() != xast.KindFootnote {
			lesson = append(lesson, n)
		}
	}
	t.nodes = lesson
	t.holes = sortCuts(t.holes)
}

// hole notes what of a top node is no prose.
func (t *tree) hole(n top) {
	switch node := n.Node.(type) {
	case *xast.Footnote:
		t.holes = append(t.holes, cut{n.span, ""})
	case *ast.LinkReferenceDefinition:
		label := util.ToLinkReference(node.Label)
		if _, known := t.links[label]; !known {
			t.links[label] = strings.TrimSpace(string(t.text[n.start:n.end]))
		}
		t.holes = append(t.holes, cut{n.span, ""})
	case *ast.HTMLBlock:
		if _, rest, ok := t.commentParts(n); ok {
			t.holes = append(t.holes, cut{span{n.start, n.end - len(rest)}, ""})
		}
	}
}

// commentParts returns what stands inside the comment that an HTML block
// begins with, and what follows it; ok is false without such a comment.
func (t *tree) commentParts(n top) (inner, rest string, ok bool) {
	if _, html := n.Node.(*ast.HTMLBlock); !html {
		return "", "", false
	}
	raw := string(t.text[n.start:n.end])
	_, after, found := strings.Cut(raw, "<!--")
	if !found || strings.TrimSpace(raw[:len(raw)-len(after)-len("<!--")]) != "" {
		return "", "", false
	}
	inner, rest, closed := strings.Cut(after, "-->")
	if !closed {
		return "", "", true // told by traps
	}
	if strings.TrimSpace(rest) == "" {
		rest = ""
	}
	return inner, rest, true
}

// lastByte returns the offset at which the text of a node ends, or -1.
func lastByte(n ast.Node) int {
	end := -1
	for c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock; c = c.NextSibling() {
		end = max(end, lastByte(c))
	}
	if lines := n.Lines(); lines != nil && lines.Len() > 0 {
		end = max(end, lines.At(lines.Len()-1).Stop)
	}
	return end
}

// prose returns the Markdown of a range, comments and definitions left out.
func (t *tree) prose(start, end int) string {
	return t.withLinks(t.slice(start, end, t.holes))
}

// withLinks adds the definitions of the links that a piece of Markdown uses,
// so that it can be read away from its file.
func (t *tree) withLinks(md string) string {
	if len(t.links) == 0 {
		return md
	}
	var used []string
	seen := map[string]bool{}
	for rest := md; ; {
		i := strings.IndexByte(rest, '[')
		if i < 0 {
			break
		}
		rest = rest[i+1:]
		end := strings.IndexAny(rest, "[]")
		if end < 0 {
			break
		}
		label := util.ToLinkReference([]byte(rest[:end]))
		definition, known := t.links[label]
		if known && !seen[label] && len(definition) <= t.linkRoom {
			seen[label] = true
			used = append(used, definition)
			t.linkRoom -= len(definition)
		}
		rest = rest[end:]
	}
	if len(used) == 0 {
		return md
	}
	return md + "\n\n" + strings.Join(used, "\n")
}
