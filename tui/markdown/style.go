package markdown

import "strings"

// palette holds the SGR parameters (ECMA-48, 8.3.117) of a theme, "" for those
// it does not have.
type palette struct {
	strong, em, strike              string
	blue, pencil, amber, term, code string
	aroundStrike, aroundCode        string // Marks where there is no style.
}

// palettes are made once: a page is rendered in pieces.
var palettes = map[Theme]palette{Dark: coloured(Dark), Light: coloured(Light)}

func coloured(t Theme) palette {
	c := colours[t]
	pencil := foreground(c.Pencil)
	return palette{
		strong: "1", em: "3", strike: "9", term: "4",
		blue: foreground(c.Blue), pencil: pencil, amber: foreground(c.Amber), code: pencil,
	}
}

// paletteOf returns the styles of a theme.
func paletteOf(t Theme) palette {
	if p, ok := palettes[t]; ok {
		return p
	}
	if t == Contrast { // Bold alone: nothing slanted, nothing crossed out.
		return palette{strong: "1", em: "1", blue: "1", term: "1", aroundStrike: "~", aroundCode: "`"}
	}
	return palette{strong: "1", em: "3", strike: "9", term: "4", aroundCode: "`"}
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

// sgr returns the parameters of a piece, in a heading or not. The colour of its
// role wins over that of code; parameters are not said twice.
func (p palette) sgr(of piece, heading bool) string {
	var params []string
	add := func(on bool, param string) {
		if on && param != "" && (len(params) == 0 || params[len(params)-1] != param) {
			params = append(params, param)
		}
	}
	colour := p.role(of.role)
	add(of.strong || heading, p.strong)
	add(of.em, p.em)
	add(of.strike, p.strike)
	add(of.code && (colour == "" || of.role == roleTerm), p.code)
	add(true, colour)
	return strings.Join(params, ";")
}

// text returns what a piece shows: its words, and marks where the theme has no
// style for what they are.
func (p palette) text(of piece) string {
	s := of.text
	if of.code && s != "" {
		s = p.aroundCode + s + p.aroundCode
	}
	if of.strike && s != "" {
		s = p.aroundStrike + s + p.aroundStrike
	}
	return s
}

// spans returns ps styled, as text or as a heading. Equal neighbours are one.
func (p palette) spans(ps []piece, heading bool) []span {
	var spans []span
	for i, of := range ps {
		spans = appendSpan(spans, span{
			text: p.text(of), sgr: p.sgr(of, heading), link: of.link,
			role: of.role, key: of.key, mark: of.mark(i),
		})
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
