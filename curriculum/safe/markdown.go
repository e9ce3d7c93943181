package safe

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// reference is a complete character reference as CommonMark reads it.
// It is compiled when the first ampersand comes.
var reference = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));`)
})

// span is a range of bytes of a source.
type span struct{ start, end int }

// Markdown returns s ready for a Markdown renderer: Text, and no reference such
// as "&#27;" or "&rlm;" that would decode to what Text removes, nor to a newline
// or a tab.
//
// Outside code an ampersand stays only where it begins a complete reference to
// something harmless ("&eacute;"). Any other becomes "&amp;" and still shows as
// one ampersand. Asking what is good, not what is bad, also covers references
// that are not complete yet: renderers differ on a missing semicolon, and some
// join the two sides of an emphasis mark before they decode.
//
// Code spans, code blocks and plain addresses, where nothing is decoded, are
// left as they are, except for an address with a harmful reference in it.
//
// The result is for drawing. It is longer than s where it had to change
// something, comments included, so parse a course before this, not after.
func Markdown(s string) string {
	s = Text(s)
	if !strings.Contains(s, "&") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	at := 0
	for _, code := range literal([]byte(s)) {
		if code.start < at {
			continue
		}
		neutralise(&b, s[at:code.start])
		b.WriteString(s[code.start:code.end])
		at = code.end
	}
	neutralise(&b, s[at:])
	return b.String()
}

// neutralise writes s with the ampersands that may not stay spelt out.
func neutralise(b *strings.Builder, s string) {
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			return
		}
		before := s[:i]
		// An escaped ampersand is literal, but not for every renderer.
		if backslashes := len(before) - len(strings.TrimRight(before, `\`)); backslashes%2 == 1 {
			b.WriteString(before[:len(before)-1])
			b.WriteString("&amp;")
			s = s[i+1:]
			continue
		}
		b.WriteString(before)
		if ref := reference().FindString(s[i:]); harmless(ref) {
			b.WriteString(ref)
			s = s[i+len(ref):]
			continue
		}
		b.WriteString("&amp;")
		s = s[i+1:]
	}
}

// harmless reports whether ref is a reference and all it may decode to can be
// shown. Numbers 128 to 159 mean a control to some and a letter of Windows to
// others; both readings are looked at.
func harmless(ref string) bool {
	m := reference().FindStringSubmatch(ref)
	if m == nil {
		return false
	}
	decoded := html.UnescapeString(ref)
	switch {
	case m[1] != "":
		n, _ := strconv.ParseInt(m[1], 10, 32)
		decoded += string(rune(n))
	case m[2] != "":
		n, _ := strconv.ParseInt(m[2], 16, 32)
		decoded += string(rune(n))
	default:
		if _, known := util.LookUpHTML5EntityByName(m[3]); !known {
			return false
		}
	}
	return !strings.ContainsFunc(decoded, func(r rune) bool {
		return hidden(r) || r < ' ' || r == joiner || r == nonJoiner || selector(r) || r == replacement
	})
}

// literal returns the ranges of src in which no reference is decoded, in order.
func literal(src []byte) []span {
	var spans []span
	add := func(seg text.Segment) {
		if seg.Start < seg.Stop {
			spans = append(spans, span{seg.Start, seg.Stop})
		}
	}
	_ = ast.Walk(sourceParser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			for i := range n.Lines().Len() {
				add(n.Lines().At(i))
			}
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					add(t.Segment)
				}
			}
		case *ast.AutoLink:
			label := n.Label(src)
			from := max(n.Pos(), 0)
			if i := bytes.Index(src[from:], label); i >= 0 && Text(html.UnescapeString(string(label))) == string(label) {
				add(text.NewSegment(from+i, from+i+len(label)))
			}
		}
		return ast.WalkContinue, nil
	})
	return spans
}

// sourceParser reads Markdown as the workbook does. Footnotes matter here: the
// indented lines under one are text, and would be code without them.
func sourceParser() parser.Parser {
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM),
		goldmark.WithParserOptions(parser.WithBlockParsers(
			util.Prioritized(extension.NewFootnoteBlockParser(), 999))),
	)
	return md.Parser()
}
