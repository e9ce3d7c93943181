package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// parse reads GitHub Markdown with footnotes. Definitions of footnotes are
// gathered in nodes that nobody draws; a reference becomes a footnoteRef when
// its label is one of notes. Goldmark's own footnotes would ask for the
// definition in the same source, and a page is only a part of one.
func parse(src []byte, notes map[string]int) ast.Node {
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM),
		goldmark.WithParserOptions(
			parser.WithBlockParsers(util.Prioritized(extension.NewFootnoteBlockParser(), 999)),
			// Before links, which also begin with a bracket.
			parser.WithInlineParsers(util.Prioritized(footnoteParser{notes}, 101)),
		),
	)
	return md.Parser().Parse(text.NewReader(src))
}

var kindFootnoteRef = ast.NewNodeKind("CahierFootnoteRef")

// footnoteRef is a reference to a known footnote.
type footnoteRef struct {
	ast.BaseInline
	label string
}

func (n *footnoteRef) Kind() ast.NodeKind { return kindFootnoteRef }

func (n *footnoteRef) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.label}, nil)
}

type footnoteParser struct{ notes map[string]int }

var footnoteRefSource = regexp.MustCompile(`^\[\^([^\]\[\s]+)\]`)

func (footnoteParser) Trigger() []byte { return []byte{'['} }

func (p footnoteParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := footnoteRefSource.FindSubmatch(line)
	if m == nil {
		return nil
	}
	label := string(m[1])
	if _, known := p.notes[label]; !known {
		return nil
	}
	block.Advance(len(m[0]))
	return &footnoteRef{label: label}
}

var alertSource = regexp.MustCompile(`^\[!([A-Za-z]+)\]\s*$`)

// alert reports whether a quote is a GitHub alert, and of which kind. The line
// that says so is taken out of the tree.
func alert(quote ast.Node, src []byte, labels map[string]string) (kind, label string) {
	p, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return "", ""
	}
	first := p.Lines().At(0)
	m := alertSource.FindSubmatch(first.Value(src))
	if m == nil {
		return "", ""
	}
	kind = strings.ToUpper(string(m[1]))
	label = labels[kind]
	if label == "" {
		switch kind {
		case "NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION":
			label = kind[:1] + strings.ToLower(kind[1:])
		default:
			return "", ""
		}
	}
	dropFirstLine(p)
	return kind, label
}

// dropFirstLine removes the inline nodes of the first line of p, and p itself
// where it has no other.
func dropFirstLine(p *ast.Paragraph) {
	for n := p.FirstChild(); n != nil; n = p.FirstChild() {
		p.RemoveChild(p, n)
		if t, ok := n.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			break
		}
	}
	if p.FirstChild() == nil {
		p.Parent().RemoveChild(p.Parent(), p)
	}
}

// checkbox returns how the check box an item begins with is drawn, or "".
func checkbox(item ast.Node) string {
	if item.FirstChild() == nil {
		return ""
	}
	switch box, _ := item.FirstChild().FirstChild().(*extast.TaskCheckBox); {
	case box == nil:
		return ""
	case box.IsChecked:
		return "[x] "
	default:
		return "[ ] "
	}
}

// source returns the lines of a block as they were written.
func source(n ast.Node, src []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(src))
	}
	return b.String()
}
