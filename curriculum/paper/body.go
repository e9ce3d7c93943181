package paper

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"cahier/curriculum/safe"
)

// render makes HTML of the Markdown of a body.
func render(markdown string) string {
	parts := strings.Split(markdown, Blank)
	for i := range parts {
		parts[i] = safe.Markdown(parts[i])
	}
	var b bytes.Buffer
	// The writer of a buffer does not fail, and the renderers below do not.
	_ = converter().Convert([]byte(strings.Join(parts, Blank)), &b)
	return b.String()
}

// converter reads GitHub's Markdown, but no block of HTML: such a line is text
// like any other, so that what follows it is not swallowed.
func converter() goldmark.Markdown {
	var blocks []util.PrioritizedValue
	for _, p := range parser.DefaultBlockParsers() {
		if p.Priority != 900 { // that of HTML blocks
			blocks = append(blocks, p)
		}
	}
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blocks...),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		)),
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough, extension.Linkify, extension.TaskList,
		),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(gate{}, 1))),
	)
}

// A gate renders what could be more than text.
type gate struct{}

func (g gate) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, g.tag)
	r.Register(ast.KindLink, g.link)
	r.Register(ast.KindAutoLink, g.address)
	r.Register(ast.KindImage, g.picture)
	r.Register(ast.KindHeading, g.heading)
}

// tag writes a tag as it was typed, but for the line break, which is what
// parts lines in the cell of a table.
func (gate) tag(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	raw := string(n.(*ast.RawHTML).Segments.Value(source))
	if raw != "<br>" {
		raw = html.EscapeString(raw)
	}
	_, err := w.WriteString(raw)
	return ast.WalkSkipChildren, err
}

// link writes a link to where one may lead; of any other its words remain.
func (gate) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	to, ok := safe.Address(resolved(n.(*ast.Link).Destination))
	switch {
	case !ok:
		return ast.WalkContinue, nil
	case entering:
		_, err := w.WriteString(opening(to, ""))
		return ast.WalkContinue, err
	}
	_, err := w.WriteString("</a>")
	return ast.WalkContinue, err
}

// resolved is the target of a link as a browser would have it: it is looked at
// only then.
func resolved(target []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(target))))
}

// opening is the tag of a link. One whose words are not its address is marked:
// on paper the address stands beside it.
func opening(to, class string) string {
	if class != "" {
		class = ` class="` + class + `"`
	}
	return `<a href="` + html.EscapeString(to) + `" rel="noopener noreferrer"` + class + `>`
}

func (gate) address(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*ast.AutoLink)
	target, label := string(link.URL(source)), html.EscapeString(string(link.Label(source)))
	if link.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
		target = "mailto:" + target
	}
	if to, ok := safe.Address(target); ok {
		label = opening(to, "bare") + label + "</a>"
	}
	_, err := w.WriteString(label)
	return ast.WalkSkipChildren, err
}

// picture writes the description of a picture: the page fetches nothing.
func (gate) picture(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

// heading writes the headings of the document. One that stands in a list or a
// quote, or above the third level, is a learner's, and no part of the outline.
func (gate) heading(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	open, end := "<p><strong>", "</strong></p>\n"
	if h := n.(*ast.Heading); h.Level >= 3 && n.Parent().Kind() == ast.KindDocument {
		open, end = "<h3>", "</h3>\n"
	}
	if !entering {
		open = end
	}
	_, err := w.WriteString(open)
	return ast.WalkContinue, err
}
