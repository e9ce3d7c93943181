package markdown

import (
	"slices"
	"strconv"
	"strings"

	"cahier/curriculum/safe"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// minInner is the least that lists and quotes leave to what is inside them.
const minInner = 10

// document is a parsed source and how it is wanted.
type document struct {
	o    Options
	src  []byte
	root ast.Node
}

func newDocument(source string, o Options) document {
	src := []byte(safe.Markdown(source))
	return document{o: o, src: src, root: parse(src, o.Footnotes)}
}

// drawer lays a document out.
type drawer struct {
	document
	palette palette
	terms   *finder
	marks   int // How many pieces had a chance to be marks so far.
}

// Render draws a Markdown source, whatever it holds: see the package comment.
// The page is the caller's to keep and to change.
func Render(source string, o Options) Page {
	o.Width = max(o.Width, minWidth)
	d := &drawer{
		document: newDocument(source, o),
		palette:  paletteOf(o.Theme),
		terms:    newFinder(o.Terms),
	}
	var page Page
	seen := map[int]bool{}
	for i, l := range trimLines(d.blocks(d.root, o.Width, true)) {
		page.Lines = append(page.Lines, l.String())
		for _, s := range l {
			if s.mark == 0 || seen[s.mark] {
				continue
			}
			seen[s.mark] = true
			kind := TermMark
			if s.role == roleFootnote {
				kind = FootnoteMark
			}
			page.Marks = append(page.Marks, Mark{Kind: kind, Key: s.key, Line: i})
		}
	}
	return page
}

// blocks draws the children of parent, with an empty line between two if they
// stand loose.
func (d *drawer) blocks(parent ast.Node, width int, loose bool) []line {
	var out []line
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		lines := d.block(n, width)
		if len(lines) > 0 && len(out) > 0 && loose {
			out = append(out, nil)
		}
		out = append(out, lines...)
	}
	return out
}

func (d *drawer) block(n ast.Node, width int) []line {
	switch n := n.(type) {
	case *ast.Heading:
		return flow(d.styled(d.pieces(n), true), width)
	case *ast.Paragraph, *ast.TextBlock:
		return flow(d.styled(d.terms.mark(d.pieces(n)), false), width)
	case *ast.Blockquote:
		return d.quote(n, width)
	case *ast.List:
		return d.list(n, width)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return d.code(source(n, d.src), width)
	case *ast.HTMLBlock:
		if s := htmlText(n, d.src); s != "" {
			return flow(d.styled([]piece{{text: s}}, false), width)
		}
		return nil
	case *ast.ThematicBreak:
		return []line{{d.pencil(strings.Repeat("─", min(width, 24)))}}
	case *extast.Table:
		return d.table(n, width)
	case *extast.FootnoteList, *extast.Footnote:
		return nil
	default:
		return d.blocks(n, width, true)
	}
}

// styled has pieces styled and gives their marks numbers no other block has.
func (d *drawer) styled(ps []piece, heading bool) []span {
	spans := d.palette.spans(ps, heading)
	for i := range spans {
		if spans[i].mark > 0 {
			spans[i].mark += d.marks
		}
	}
	d.marks += len(ps)
	return spans
}

func (d *drawer) pencil(s string) span {
	return span{text: s, sgr: d.palette.pencil}
}

// quote draws a quote, or an alert: a quote with a label for its first line.
func (d *drawer) quote(n *ast.Blockquote, width int) []line {
	inner, bar := width-2, d.pencil("│ ")
	if inner < minInner {
		inner, bar = width, span{}
	}
	kind, label := alert(n, d.src, d.o.Alerts)
	lines := d.blocks(n, inner, true)
	if label != "" {
		p := piece{text: safe.Line(label), strong: true, role: roleLabel}
		if kind == "WARNING" || kind == "CAUTION" {
			p.role = roleWarning
		}
		lines = append(flow(d.styled([]piece{p}, false), inner), lines...)
	}
	return prefix(lines, bar, bar)
}

// list draws a list. Numbers are set flush right, as in print.
func (d *drawer) list(n *ast.List, width int) []line {
	markers := listMarkers(n, "• ")
	wide := 0
	for _, m := range markers {
		wide = max(wide, ansi.StringWidth(m))
	}
	var out []line
	item := n.FirstChild()
	for _, m := range markers {
		if len(out) > 0 && !n.IsTight {
			out = append(out, nil)
		}
		marker := span{text: strings.Repeat(" ", wide-ansi.StringWidth(m)) + m}
		hang := span{text: strings.Repeat(" ", wide)}
		if width-wide < minInner {
			// No room to hang: the marker has a line of its own.
			out = append(append(out, line{{text: m}}), d.blocks(item, width, !n.IsTight)...)
		} else {
			lines := d.blocks(item, width-wide, !n.IsTight)
			if len(lines) == 0 {
				lines = []line{nil}
			}
			out = append(out, prefix(lines, marker, hang)...)
		}
		item = item.NextSibling()
	}
	return out
}

// listMarkers returns what stands before each item of a list.
func listMarkers(n *ast.List, bullet string) []string {
	var out []string
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		m := bullet
		if n.IsOrdered() {
			m = strconv.Itoa(number) + string(n.Marker) + " "
			number++
		} else if box := checkbox(item); box != "" {
			m = box
		}
		out = append(out, m)
	}
	return out
}

// code draws a block of code two cells in, which marks it where there is no
// colour.
func (d *drawer) code(s string, width int) []line {
	var out []line
	for _, l := range codeLines(s) {
		out = append(out, chop(d.pencil(l), width-2)...)
	}
	in := span{text: "  "}
	return prefix(trimLines(out), in, in)
}

// codeLines returns the lines of a block of code with tabs four cells wide.
func codeLines(s string) []string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	for i, l := range lines {
		for {
			head, tail, found := strings.Cut(l, "\t")
			if !found {
				break
			}
			l = head + strings.Repeat(" ", 4-ansi.StringWidth(head)%4) + tail
		}
		lines[i] = l
	}
	return slices.Clip(lines)
}
