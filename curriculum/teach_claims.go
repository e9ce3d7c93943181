package curriculum

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// claims looks for figures and years that no source stands beside. The unit is
// a top node of the prose - a paragraph, a list, a table, a quote - or a whole
// block, whose explanation may carry the source. A source in the paragraph
// before, under the same heading, serves too. What calls itself an example, by
// its own words or its heading's, is invented and claims nothing; neither does
// what stands between quotation marks, which is somebody's speech.
type claims struct {
	*modules
	invented bool // by the heading above
	before   bool // the node before cites a source
	block    *linted
}

// top looks at the next top node.
func (c *claims) top(i int, in *linted) {
	n := c.nodes[i]
	if in != nil {
		if in != c.block {
			c.block, c.before = in, false
			c.ofBlock(in)
		}
		return
	}
	c.block = nil
	if h, ok := n.Node.(*ast.Heading); ok {
		title := c.plain(h)
		c.invented = mayInvent(title) && example.re().MatchString(title)
		c.before = false
		return
	}
	md := c.sourceOf(n)
	sourced := cites(md)
	if !sourced && !c.before && !c.invented && hasDigit(md) {
		c.tell(c.first(n.Node), md)
	}
	if _, html := n.Node.(*ast.HTMLBlock); !html {
		c.before = sourced
	}
}

// ofBlock looks at a block as a whole.
func (c *claims) ofBlock(b *linted) {
	md := c.text[b.start:b.end]
	if b.Kind == Facilitator || b.Kind == Recall || cites(md) || !hasDigit(md) {
		return
	}
	for _, n := range b.body {
		if claim := c.first(n.Node); claim.end > 0 {
			c.tell(claim, md)
			return
		}
	}
	if q := b.Question; q != nil && q.Form == Numeric && unitIn.re().MatchString(q.Number.Unit) {
		for _, n := range b.body {
			if answer := c.sourceOf(n); answer[0] == '=' {
				c.tell(span{n.start, n.start + len(bytes.TrimSpace(answer))}, md)
			}
		}
	}
}

// example is how a text says that it is invented.
var example = newPattern(`(?i)\b(example|exemple|invented|imagin|suppos|fictiti|fictif|fictive)|inventée?s?\b`)

// mayInvent is the quick way out for what most headings are: no word of example
// begins in them, nor the long s, which the pattern takes for an s.
func mayInvent(title string) bool {
	for i := 0; i+4 < len(title); i++ {
		switch title[i] | 0x20 {
		case 'e', 'i', 's', 'f':
			switch strings.ToLower(title[i+1 : i+4]) {
			case "xam", "xem", "nve", "mag", "upp", "ict":
				return true
			}
		case 0xC5 | 0x20:
			return true
		}
	}
	return false
}

func hasDigit(md []byte) bool { return bytes.ContainsAny(md, "0123456789") }

// tell reports a claim of a unit, which may still call itself an example: that
// is looked for last, for it costs the most.
func (c *claims) tell(claim span, unit []byte) {
	if claim.end > 0 && !example.re().Match(unit) {
		c.report(claim.start, "claim-no-source", string(c.text[claim.start:claim.end]))
	}
}

// first returns the first claim of a node.
func (c *claims) first(n ast.Node) (claim span) {
	q := quoting{}
	_ = ast.Walk(n, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		switch node := node.(type) {
		case *ast.CodeSpan, *ast.AutoLink, *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock, *xast.TableCell:
			q = quoting{} // speech ends with its paragraph
		case *ast.Text:
			if !entering {
				break
			}
			if at, length := q.claim(node.Segment.Value(c.text)); length > 0 {
				claim = span{node.Segment.Start + at, node.Segment.Start + at + length}
				return ast.WalkStop, nil
			}
		}
		return ast.WalkContinue, nil
	})
	return claim
}

// quoting knows whether the text is inside quotation marks.
type quoting struct {
	depth    int
	straight bool
}

func (q *quoting) take(r rune) {
	switch r {
	case '“', '«':
		q.depth++
	case '”', '»':
		q.depth = max(0, q.depth-1)
	case '"':
		q.straight = !q.straight
	}
}

// claim returns the place of the first figure or year outside quotation marks.
func (q *quoting) claim(text []byte) (at, length int) {
	before := ' '
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r < '0' || r > '9' || unicode.IsLetter(before) || before == '_' || before == '/' || before == '#' {
			q.take(r)
			before = r
			i += size
			continue
		}
		if phone := phoneIn.re().Find(text[i:]); phone != nil || before == '+' {
			i += max(1, len(phone))
			before = '0'
			continue
		}
		number := numberIn.re().Find(text[i:])
		if length = claimLength(number, text[i+len(number):], before); length > 0 && q.depth == 0 && !q.straight && !named(text[:i]) {
			return i, length
		}
		i += len(number)
		before = '0'
	}
	return 0, 0
}

var (
	// numberIn is a number with its thousands parted, or not, and its decimals.
	numberIn = newPattern(`^(\d{1,3}(?:[,.'’ \x{a0}\x{202f}]\d{3})+|\d+)(?:[.,]\d+)?`)
	phoneIn  = newPattern(`^0\d[\d .-]*\d`)
	unitIn   = newPattern(`^[ \x{a0}\x{202f}]?(?:%|‰|€|£|\$|per cent\b|percent\b|pour cent\b|(?:thousand|million|billion|milliard|euro|dollar|pound)s?\b)`)
)

// named tells whether the word before a number makes a name of both: "ISO 9001",
// "page 1204".
func named(before []byte) bool {
	m := wordBefore.re().FindSubmatch(before)
	if m == nil {
		return false
	}
	return len(m[1]) > 1 && bytes.Equal(m[1], bytes.ToUpper(m[1])) || naming.re().Match(m[1])
}

var (
	wordBefore = newPattern(`([\pL.°]+)[ \x{a0}\x{202f}]$`)
	naming     = newPattern(`^(?i:rooms?|ports?|pages?|versions?|lines?|steps?|articles?|chapters?|numbers?|no\.|n°|nº|windows|office|salles?|lignes?|étapes?|chapitres?|numéros?)$`)
)

// claimLength returns how long the claim is that begins with a number, or 0: a
// share, an amount, a number of a thousand and more, or a year.
func claimLength(number, rest []byte, before rune) int {
	if len(rest) > 1 && rest[0] == '.' && rest[1] >= '0' && rest[1] <= '9' {
		return 0 // a version
	}
	if unit := unitIn.re().Find(rest); unit != nil {
		return len(number) + len(unit)
	}
	if next, _ := utf8.DecodeRune(rest); unicode.IsLetter(next) && next != 's' {
		return 0 // "3D", "12h30": part of a name or a time
	}
	digits := 0
	whole := true
	for _, c := range number {
		switch {
		case c >= '0' && c <= '9' && whole:
			digits++
		case (c == '.' || c == ',') && digits > 0 && len(number) > 0 && !thousands.re().Match(number):
			whole = false
		}
	}
	if digits >= 4 || before == '€' || before == '$' || before == '£' {
		return len(number)
	}
	return 0
}

var thousands = newPattern(`^\d{1,3}(?:[,.'’ \x{a0}\x{202f}]\d{3})+$`)
