package markdown

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"cahier/curriculum/safe"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// role says what a piece is for, which decides its colour.
type role int

const (
	roleText     role = iota
	roleLink          // the text of a link
	roleAddress       // where it leads, after its text
	roleFootnote      // "[1]"
	roleTerm          // a glossary term
	roleLabel         // of an alert
	roleWarning       // of an alert that warns
)

// piece is a stretch of one paragraph, heading or cell in which nothing changes.
// A newline in its text is a line break that was asked for.
type piece struct {
	text                     string
	strong, em, strike, code bool
	role                     role
	link                     string // The address it leads to, as written.
	key                      string // Of the footnote or the term.
}

// inliner flattens inline nodes into pieces.
type inliner struct {
	src   []byte
	notes map[string]int
	out   []piece
}

// pieces returns what stands in a block: decoded, safe, unstyled.
func (d document) pieces(n ast.Node) []piece {
	in := inliner{src: d.src, notes: d.o.Footnotes}
	in.children(n, piece{})
	return in.out
}

func (in *inliner) children(n ast.Node, p piece) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		in.node(c, p)
	}
}

// node adds what n shows. The style of its surroundings comes in p.
func (in *inliner) node(n ast.Node, p piece) {
	switch n := n.(type) {
	case *ast.Text:
		in.text(n, p)
	case *ast.String:
		in.add(p, string(n.Value))
	case *ast.Emphasis:
		p.strong = p.strong || n.Level > 1
		p.em = p.em || n.Level == 1
		in.children(n, p)
	case *extast.Strikethrough:
		p.strike = true
		in.children(n, p)
	case *ast.CodeSpan:
		p.code = true
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				in.add(p, string(t.Segment.Value(in.src)))
			}
		}
	case *ast.Link:
		in.link(n, p, string(n.Destination))
	case *ast.Image:
		in.link(n, p, string(n.Destination))
	case *ast.AutoLink:
		p.role, p.link = roleLink, string(n.URL(in.src))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(p.link), "mailto:") {
			p.link = "mailto:" + p.link
		}
		in.add(p, string(n.Label(in.src)))
	case *footnoteRef:
		p.role, p.key, p.link = roleFootnote, n.label, ""
		in.add(p, "["+strconv.Itoa(in.notes[n.label])+"]")
	case *ast.RawHTML:
		if lineBreak.Match(n.Segments.Value(in.src)) {
			in.out = append(in.out, piece{text: "\n"})
		}
	default:
		in.children(n, p)
	}
}

var lineBreak = regexp.MustCompile(`(?i)^<br\s*/?>$`)

func (in *inliner) text(n *ast.Text, p piece) {
	s := string(n.Segment.Value(in.src))
	if !n.IsRaw() {
		s = decode(s)
	}
	if n.SoftLineBreak() && !n.HardLineBreak() {
		s += " "
	}
	in.add(p, s)
	if n.HardLineBreak() {
		in.out = append(in.out, piece{text: "\n"})
	}
}

// link adds the text of a link or a picture, and its address where the text does
// not already say it. An address within the document leads nowhere from here.
func (in *inliner) link(n ast.Node, p piece, target string) {
	target = safe.Line(decode(target))
	p.role, p.link = roleLink, target
	inside := inliner{src: in.src, notes: in.notes}
	inside.children(n, p)
	in.out = append(in.out, inside.out...)
	shown := join(inside.out)
	if strings.TrimSpace(shown) == "" {
		in.add(p, target)
		return
	}
	if target == "" || strings.HasPrefix(target, "#") || shown == target || "mailto:"+shown == target {
		return
	}
	p.role = roleAddress
	in.add(piece{}, " ")
	in.add(p, "("+target+")")
}

// add appends s in the style of p, to the last piece where nothing changes, so
// that a word or a term in two nodes is found whole.
func (in *inliner) add(p piece, s string) {
	s = safe.Line(s)
	if !p.code {
		s = spaces.ReplaceAllString(s, " ")
		if i := len(in.out) - 1; i >= 0 && !in.out[i].code && strings.HasSuffix(in.out[i].text, " ") {
			s = strings.TrimPrefix(s, " ") // A comment was between the two.
		}
	}
	if s == "" {
		return
	}
	if i := len(in.out) - 1; i >= 0 && p.role != roleFootnote {
		last := in.out[i]
		p.text = last.text
		if p == last && last.text != "\n" {
			in.out[i].text += s
			return
		}
	}
	p.text = s
	in.out = append(in.out, p)
}

var spaces = regexp.MustCompile(` {2,}`)

// join returns the text of pieces.
func join(ps []piece) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.text)
	}
	return b.String()
}

var charReference = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);`)

// decode resolves the backslashes and character references of a text node, which
// goldmark leaves to the renderer.
func decode(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			ref := charReference.FindString(s[i:])
			b.WriteString(html.UnescapeString(ref))
			if ref == "" {
				b.WriteByte('&')
			} else {
				i += len(ref) - 1
			}
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
