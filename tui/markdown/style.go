package markdown

import (
	"bufio"
	"bytes"
	"slices"
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// palette holds the SGR parameters of what glamour has no style for.
type palette struct {
	blue, pencil, amber, term string
	codeColour                string // For glamour, "" for none.
	boldOnly                  bool   // No italic, no crossing out.
}

// paletteOf is the table of design/look.md.
func paletteOf(t Theme) palette {
	switch t {
	case Dark:
		return palette{
			blue: "38;2;138;180;248", pencil: "38;2;154;160;166", amber: "38;2;224;179;76",
			term: "4", codeColour: "#9AA0A6",
		}
	case Light:
		return palette{
			blue: "38;2;26;79;156", pencil: "38;2;95;99;104", amber: "38;2;122;84;0",
			term: "4", codeColour: "#5F6368",
		}
	case Contrast:
		return palette{blue: "1", term: "1", boldOnly: true}
	default:
		return palette{term: "4"}
	}
}

// role returns the parameters of a role.
func (p palette) role(r role) string {
	switch r {
	case roleLink, roleFootnote, roleLabel:
		return p.blue
	case roleAddress:
		return p.pencil
	case roleTerm:
		return p.term
	case roleWarning:
		return p.amber
	default:
		return ""
	}
}

// sheet is the style sheet glamour works by. Every pointer in it is fresh:
// glamour's own sheets are shared by the process.
func (p palette) sheet() ansi.StyleConfig {
	yes := true
	var s ansi.StyleConfig
	s.Heading.Bold = &yes
	s.Strong.Bold = &yes
	if p.boldOnly {
		s.Emph.Bold = &yes
		s.Strikethrough.Prefix, s.Strikethrough.Suffix = "~", "~"
	} else {
		s.Emph.Italic = &yes
		s.Strikethrough.CrossedOut = &yes
	}
	if p.codeColour != "" {
		s.Code.Color = &p.codeColour
	} else {
		s.Code.Prefix, s.Code.Suffix = "`", "`"
	}
	return s
}

// These noncharacters stand for something while a text is inside glamour. The
// gate safe.Markdown takes them out of every source, so none can be forged.
const (
	nextPiece = '\uFDD0' // A new piece begins.
	newline   = '\uFDD1' // Glamour turns a real one into a space.
	ampersand = '\uFDD2' // Glamour would decode what follows a real one,
	backslash = '\uFDD3' // and drop a real one. Both were decoded before.
)

var (
	hide = strings.NewReplacer("\n", string(newline), "&", string(ampersand), `\`, string(backslash))
	show = strings.NewReplacer("\n", "", string(newline), "\n", string(ampersand), "&", string(backslash), `\`)
)

// stylist turns pieces into spans. It is good for one call of Render: glamour's
// renderer is not safe for concurrent use.
type stylist struct {
	palette palette
	glamour renderer.Renderer
	writer  *bufio.Writer // Else goldmark would make one for each block.
}

func newStylist(t Theme) stylist {
	p := paletteOf(t)
	nodes := ansi.NewRenderer(ansi.Options{Styles: p.sheet()})
	return stylist{p, renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(nodes, 1000))), bufio.NewWriter(nil)}
}

// spans returns ps styled, as text or as a heading. Equal neighbours are one.
func (s stylist) spans(ps []piece, heading bool) []span {
	if len(ps) == 0 {
		return nil
	}
	if !heading && !slices.ContainsFunc(ps, piece.emphasised) {
		return s.plain(ps)
	}
	return s.rendered(ps, heading)
}

// emphasised tells whether glamour has a style for p.
func (p piece) emphasised() bool { return p.code || p.strike || p.em || p.strong }

// plain makes of pieces without a style what glamour would: most prose is such,
// and glamour takes more than a hundred times as long.
func (s stylist) plain(ps []piece) []span {
	var spans []span
	for i, p := range ps {
		spans = appendSpan(spans, span{
			text: p.text, sgr: s.palette.role(p.role), link: p.link,
			role: p.role, key: p.key, mark: p.mark(i),
		})
	}
	return spans
}

// rendered gives pieces to glamour.
func (s stylist) rendered(ps []piece, heading bool) []span {
	src, doc := oneBlock(ps, heading)
	var out bytes.Buffer
	s.writer.Reset(&out)
	if err := s.glamour.Render(s.writer, src, doc); err != nil {
		return []span{{text: join(ps)}} // Words matter more than their style.
	}
	return s.read(out.String(), ps)
}

// oneBlock builds a document of one block that shows ps, and the source its
// nodes point into.
func oneBlock(ps []piece, heading bool) ([]byte, ast.Node) {
	var src []byte
	leaf := func(s string) ast.Node {
		from := len(src)
		src = append(src, s...)
		return ast.NewTextSegment(text.NewSegment(from, len(src)))
	}
	var block ast.Node = ast.NewParagraph()
	if heading {
		block = ast.NewHeading(1)
	}
	wrap := func(parent, child ast.Node) ast.Node {
		parent.AppendChild(parent, child)
		return parent
	}
	for _, p := range ps {
		wrap(block, leaf(string(nextPiece)))
		n := leaf(hide.Replace(p.text))
		if p.code {
			n = wrap(ast.NewCodeSpan(), n)
		}
		if p.strike {
			n = wrap(extast.NewStrikethrough(), n)
		}
		if p.em {
			n = wrap(ast.NewEmphasis(1), n)
		}
		if p.strong {
			n = wrap(ast.NewEmphasis(2), n)
		}
		wrap(block, n)
	}
	return src, wrap(ast.NewDocument(), block)
}

// read takes what glamour wrote apart: SGR sequences and text.
func (s stylist) read(out string, ps []piece) []span {
	var spans []span
	sgr, at := "", -1
	emit := func(text string) {
		text = show.Replace(text)
		if text == "" || at < 0 {
			return
		}
		p := ps[min(at, len(ps)-1)]
		spans = appendSpan(spans, span{
			text: text, sgr: params(sgr, s.palette.role(p.role)), link: p.link,
			role: p.role, key: p.key, mark: p.mark(at),
		})
	}
	for out != "" {
		i := strings.IndexAny(out, "\x1b"+string(nextPiece))
		if i < 0 {
			emit(out)
			break
		}
		emit(out[:i])
		out = out[i:]
		if rest, ok := strings.CutPrefix(out, string(nextPiece)); ok {
			at++
			out = rest
			continue
		}
		end := strings.IndexByte(out, 'm')
		if end < 0 {
			break
		}
		// Glamour resets before it begins another style.
		if code := strings.TrimPrefix(out[:end], "\x1b["); code == "" || code == "0" {
			sgr = ""
		} else {
			sgr = params(sgr, code)
		}
		out = out[end+1:]
	}
	return spans
}

// mark returns a number that tells the marks of one block apart, 0 for none.
func (p piece) mark(at int) int {
	if p.role == roleFootnote || p.role == roleTerm {
		return at + 1
	}
	return 0
}

// params joins two lists of SGR parameters, one if they are the same.
func params(a, b string) string {
	if a == b {
		return a
	}
	if a == "" || b == "" {
		return a + b
	}
	return a + ";" + b
}
