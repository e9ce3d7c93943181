package markdown

import (
	"math"
	"strings"

	"cahier/curriculum/safe"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Plain writes a Markdown source line by line, for a screen reader, a pipe or a
// file: no escape, no drawing, no columns.
//
// Blocks are separated by an empty line. Items begin with "- ", "1. " or "[x] ",
// the label of an alert stands before its text, a row of a table is one line
// "Header: cell; Header: cell", a link is followed by its address in brackets,
// code is indented by four. The result ends without a newline; with a Width of 0
// or less each paragraph is one line.
func Plain(source string, o Options) string {
	if o.Width > 0 {
		o.Width = max(o.Width, minWidth)
	}
	w := writer{newDocument(source, o)}
	lines := w.blocks(w.root, o.Width, true)
	for i, l := range lines {
		lines[i] = strings.TrimRight(safe.Terminal(l), " ")
	}
	return strings.Join(lines, "\n")
}

// writer writes a document as lines of text. A width of 0 means no wrapping.
type writer struct{ document }

func (w writer) blocks(parent ast.Node, width int, loose bool) []string {
	var out []string
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		lines := w.block(n, width)
		if len(lines) > 0 && len(out) > 0 && loose {
			out = append(out, "")
		}
		out = append(out, lines...)
	}
	return out
}

func (w writer) block(n ast.Node, width int) []string {
	switch n := n.(type) {
	case *ast.Heading, *ast.Paragraph, *ast.TextBlock:
		return wrapPieces(w.pieces(n), width)
	case *ast.Blockquote:
		return w.quote(n, width)
	case *ast.List:
		return w.list(n, width)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return w.code(source(n, w.src), width)
	case *ast.HTMLBlock:
		return wrapText(htmlText(n, w.src), width)
	case *extast.Table:
		return w.table(n, width)
	case *ast.ThematicBreak, *extast.FootnoteList, *extast.Footnote:
		return nil
	default:
		return w.blocks(n, width, true)
	}
}

// quote writes the label of an alert on the first line of its text.
func (w writer) quote(n *ast.Blockquote, width int) []string {
	_, label := alert(n, w.src, w.o.Alerts)
	if label == "" {
		return w.blocks(n, width, true)
	}
	label = safe.Line(label) + w.o.colon()
	first, ok := n.FirstChild().(*ast.Paragraph)
	if !ok {
		return append(wrapText(strings.TrimSpace(label), width), w.blocks(n, width, true)...)
	}
	lines := wrapPieces(append([]piece{{text: label}}, w.pieces(first)...), width)
	n.RemoveChild(n, first)
	if rest := w.blocks(n, width, true); len(rest) > 0 {
		lines = append(append(lines, ""), rest...)
	}
	return lines
}

func (w writer) list(n *ast.List, width int) []string {
	var out []string
	item := n.FirstChild()
	for _, marker := range listMarkers(n, "- ") {
		if len(out) > 0 && !n.IsTight {
			out = append(out, "")
		}
		hang := ansi.StringWidth(marker)
		inner := width - hang
		if width <= 0 {
			inner = 0
		} else if inner < minInner {
			hang, inner = 0, width
			out = append(out, strings.TrimSpace(marker))
			marker = ""
		}
		lines := w.blocks(item, inner, !n.IsTight)
		if len(lines) == 0 && marker != "" {
			lines = []string{""}
		}
		for i, l := range lines {
			if i == 0 {
				out = append(out, marker+l)
			} else {
				out = append(out, strings.Repeat(" ", hang)+l)
			}
		}
		item = item.NextSibling()
	}
	return out
}

func (w writer) code(s string, width int) []string {
	var out []string
	for _, l := range codeLines(s) {
		if width <= 0 {
			out = append(out, "    "+l)
			continue
		}
		for _, part := range chop(span{text: l}, max(width-4, minInner-4)) {
			out = append(out, "    "+part.text())
		}
	}
	return out
}

// table writes one line a row. Cells without a header stand alone, empty ones
// are left out.
func (w writer) table(n *extast.Table, width int) []string {
	header := w.cellsOf(n.FirstChild())
	var out []string
	for row := n.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		var parts []string
		for i, cell := range w.cellsOf(row) {
			if cell == "" {
				continue
			}
			if i < len(header) && header[i] != "" {
				cell = header[i] + w.o.colon() + cell
			}
			parts = append(parts, cell)
		}
		out = append(out, wrapText(strings.Join(parts, "; "), width)...)
	}
	if len(out) == 0 {
		return wrapText(strings.Join(header, "; "), width)
	}
	return out
}

func wrapText(s string, width int) []string {
	return wrapPieces([]piece{{text: s}}, width)
}

// wrapPieces breaks pieces into lines by the rules of Render.
func wrapPieces(ps []piece, width int) []string {
	var spans []span
	for _, p := range ps {
		spans = append(spans, span{text: p.text, role: p.role})
	}
	if width <= 0 {
		width = math.MaxInt
	}
	var out []string
	for _, l := range flow(spans, width) {
		out = append(out, l.text())
	}
	return out
}

// text returns l without its styles.
func (l line) text() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.text)
	}
	return b.String()
}
