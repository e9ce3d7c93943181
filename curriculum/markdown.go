package curriculum

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"cahier/curriculum/safe"
)

// inner returns the Markdown inside a container, without the marks of the
// containers around it: what the author would write at the margin.
func (t *tree) inner(n ast.Node) string {
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if md := t.dedent(c); md != "" {
			parts = append(parts, md)
		}
	}
	return strings.TrimSpace(strings.Join(parts, "\n\n"))
}

// dedent returns the Markdown of one block inside a container.
func (t *tree) dedent(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return t.inline(n)
	case *ast.FencedCodeBlock:
		return fenced(string(n.Language(t.text)), string(n.Lines().Value(t.text)))
	case *ast.CodeBlock:
		return fenced("", string(n.Lines().Value(t.text)))
	case *ast.ThematicBreak:
		return "---"
	case *ast.Blockquote:
		return prefixed(t.inner(n), "> ", "> ")
	case *ast.List:
		return t.list(n)
	case *ast.Heading:
		return strings.Repeat("#", n.Level) + " " + strings.ReplaceAll(t.inline(n), "\n", " ")
	case *ast.HTMLBlock:
		raw := string(n.Lines().Value(t.text))
		if n.HasClosure() {
			raw += string(n.ClosureLine.Value(t.text))
		}
		if raw = strings.TrimSpace(raw); strings.HasPrefix(raw, "<!--") {
			return ""
		}
		return raw
	case *xast.Table:
		return t.table(n)
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil {
		return strings.TrimSpace(string(n.Lines().Value(t.text)))
	}
	return ""
}

// fenced puts code between fences longer than any in it.
func fenced(language, code string) string {
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	if code != "" && !strings.HasSuffix(code, "\n") {
		code += "\n"
	}
	return fence + language + "\n" + code + fence
}

func (t *tree) list(n *ast.List) string {
	var items []string
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		mark := "- "
		if n.IsOrdered() {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		items = append(items, prefixed(t.inner(c), mark, strings.Repeat(" ", len(mark))))
	}
	return strings.Join(items, "\n")
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
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return ""
	}
	var holes []span
	for raw := range t.comments(n) {
		for i := range raw.Segments.Len() {
			s := raw.Segments.At(i)
			holes = append(holes, span{s.Start, s.Stop})
		}
	}
	if len(holes) == 0 && lines.Len() == 1 {
		l := lines.At(0)
		return string(bytes.TrimSpace(t.text[l.Start:l.Stop]))
	}
	var b strings.Builder
	b.Grow(lines.At(lines.Len()-1).Stop - lines.At(0).Start)
	for i := range lines.Len() {
		l := lines.At(i)
		at := l.Start
		for len(holes) > 0 && holes[0].start < l.Stop {
			b.Write(t.text[at:max(at, holes[0].start)])
			at = max(at, min(holes[0].end, l.Stop))
			holes = holes[1:]
		}
		b.Write(t.text[at:l.Stop])
	}
	return strings.TrimSpace(b.String())
}

// comments yields the HTML comments inside lines of text, in order.
func (t *tree) comments(n ast.Node) func(yield func(*ast.RawHTML) bool) {
	return func(yield func(*ast.RawHTML) bool) {
		if !t.holds(n, "<!--") {
			return
		}
		_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
			raw, ok := c.(*ast.RawHTML)
			if !ok || !entering || raw.Segments.Len() == 0 {
				return ast.WalkContinue, nil
			}
			first := raw.Segments.At(0)
			if bytes.HasPrefix(first.Value(t.text), []byte("<!--")) && !yield(raw) {
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
	}
}

// holds tells whether a text may stand on a line of a node. What is looked for in
// the tree is mostly not there, and the lines say so at once.
func (t *tree) holds(n ast.Node, what string) bool {
	return bytes.Contains(t.textOf(n), []byte(what))
}

// textOf returns the file from the first line of a node to its last: its text
// and, in a quote or a list, the marks before each of its lines.
func (t *tree) textOf(n ast.Node) []byte {
	lines := n.Lines()
	if lines.Len() == 0 {
		return nil
	}
	return t.text[lines.At(0).Start:lines.At(lines.Len()-1).Stop]
}

// mark returns the words of a comment inside a line: keep, id=…, set=….
func (t *tree) mark(raw *ast.RawHTML) string {
	return markWords(string(raw.Segments.Value(t.text)))
}

func markWords(comment string) string {
	comment = strings.TrimPrefix(strings.TrimSpace(comment), "<!--")
	return strings.TrimSpace(strings.TrimSuffix(comment, "-->"))
}

// marks returns the words of all comments that belong to a list item itself:
// at the end of its text, or on a line of their own below it.
func (t *tree) marks(item ast.Node) []string {
	var all []string
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			for raw := range t.comments(c) {
				all = append(all, t.mark(raw))
			}
		case *ast.HTMLBlock:
			all = append(all, markWords(string(c.Lines().Value(t.text))))
		}
	}
	return all
}

// codeIn returns the ranges of code spans below a node, in order.
func codeIn(n ast.Node) []span {
	var spans []span
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if code, ok := c.(*ast.CodeSpan); ok && entering && code.FirstChild() != nil {
			first, okFirst := code.FirstChild().(*ast.Text)
			last, okLast := code.LastChild().(*ast.Text)
			if okFirst && okLast {
				spans = append(spans, span{first.Segment.Start, last.Segment.Stop})
			}
		}
		return ast.WalkContinue, nil
	})
	return spans
}

// inSpan tells whether an offset lies in one of some ranges in order.
func inSpan(spans []span, at int) bool {
	i, found := slices.BinarySearchFunc(spans, at, func(s span, at int) int { return s.start - at })
	return found || i > 0 && spans[i-1].has(at)
}

// plain returns the text of a heading without Markdown.
func (t *tree) plain(h ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(h, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.AutoLink:
			b.Write(n.Label(t.text))
		case *ast.Text:
			value := n.Segment.Value(t.text)
			if n.Parent().Kind() == ast.KindCodeSpan {
				b.Write(value)
			} else {
				b.WriteString(unescape(string(value)))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(safe.Line(b.String()))
}

// unescape returns what Markdown shows for a text without emphasis: references
// such as "&eacute;" and escapes such as "\*" are resolved. The references may
// hide controls, so this is a gate like reading a file.
func unescape(s string) string {
	var b strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '\\')
		if i < 0 || i+1 == len(s) {
			break
		}
		b.WriteString(html.UnescapeString(s[:i]))
		if !util.IsPunct(s[i+1]) {
			b.WriteByte('\\')
		} else {
			b.WriteByte(s[i+1])
			i++
		}
		s = s[i+1:]
	}
	b.WriteString(html.UnescapeString(s))
	return safe.Line(b.String())
}
