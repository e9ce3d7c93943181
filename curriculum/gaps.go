package curriculum

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// hasGap tells whether "[[" stands in the text of a node, outside code.
func (t *tree) hasGap(n ast.Node) bool {
	found := false
	t.eachText(n, func(start, end int, _ bool) {
		found = found || t.findGap(start, end, codeIn(n)) >= 0
	})
	return found
}

// eachText calls f with the range of each line of text below a node that may
// hold gaps, and whether it is a table cell.
func (t *tree) eachText(n ast.Node, f func(start, end int, cell bool)) {
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || c.Type() == ast.TypeInline {
			return ast.WalkContinue, nil
		}
		switch c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *xast.TableCell:
			_, cell := c.(*xast.TableCell)
			for i := range c.Lines().Len() {
				l := c.Lines().At(i)
				f(l.Start, l.Stop, cell)
			}
		case *ast.Blockquote: // feedback has no gaps
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// codeIn returns the ranges of code spans below a node.
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

// findGap returns the offset of the first "[[" of a range that is not code,
// or -1.
func (t *tree) findGap(start, end int, code []span) int {
	for at := start; at < end; {
		i := strings.Index(string(t.text[at:end]), "[[")
		if i < 0 {
			return -1
		}
		at += i
		inCode := false
		for _, c := range code {
			inCode = inCode || at >= c.start && at < c.end
		}
		if !inCode {
			return at
		}
		at += 2
	}
	return -1
}

// gaps reads the gaps of a section into the question and returns its stem,
// each gap replaced by [[1]], [[2]], ….
func (p *modules) gaps(q *Question, body []top) string {
	type hole struct {
		span
		number int
	}
	var holes []hole
	for _, n := range body {
		code := codeIn(n.Node)
		p.eachText(n.Node, func(start, end int, cell bool) {
			for at := p.findGap(start, end, code); at >= 0; at = p.findGap(start, end, code) {
				length := strings.Index(string(p.text[at:end]), "]]")
				if length < 0 {
					rule := "gap-unclosed"
					if cell {
						rule = "gap-pipe"
					}
					p.report(at, rule)
					return
				}
				q.Gaps = append(q.Gaps, p.variants(at, string(p.text[at+2:at+length])))
				start = at + length + 2
				holes = append(holes, hole{span{at, start}, len(q.Gaps)})
			}
		})
	}
	stem := p.join(body)
	// Gaps stand in the stem in the order found: replace them one by one.
	var b strings.Builder
	for _, h := range holes {
		gap := string(p.text[h.start:h.end])
		before, after, _ := strings.Cut(stem, gap)
		fmt.Fprintf(&b, "%s[[%d]]", before, h.number)
		stem = after
	}
	return b.String() + stem
}

func (p *modules) variants(at int, inside string) []string {
	var vs []string
	for _, v := range strings.Split(strings.ReplaceAll(inside, `\|`, "|"), "|") {
		v = strings.TrimSpace(unescape(v))
		if Fold(v) == "" {
			p.report(at, "gap-empty")
			continue
		}
		vs = append(vs, v)
	}
	return vs
}

const number = `[-+−]?\d[\d \x{00a0}\x{202f}'’.,]*\d|[-+−]?\d`

// The ways to write a number: a value with a range in brackets, with a
// tolerance, or alone; a range. What follows is the unit.
var (
	numberRange   = regexp.MustCompile(`^= *(` + number + `) *(?:\.\.|…) *(` + number + `)(.*)$`)
	numberAround  = regexp.MustCompile(`^= *(` + number + `) *(?:±|\+/?-) *(` + number + `)(.*)$`)
	numberBounded = regexp.MustCompile(`^= *(` + number + `) *\( *(` + number + `) *(?:\.\.|…) *(` + number + `) *\)(.*)$`)
	numberAlone   = regexp.MustCompile(`^= *(` + number + `)(.*)$`)
)

// numberOf reads the "= …" line of a numeric question.
func (p *modules) numberOf(n top) Number {
	text := p.inline(n.Node)
	out, ok := readNumber(text)
	if !ok {
		p.report(n.start, "number-syntax", text)
		return out
	}
	if out.Low > out.High || out.HasValue && (out.Value < out.Low || out.Value > out.High) {
		p.report(n.start, "number-range")
	}
	return out
}

func readNumber(text string) (n Number, ok bool) {
	var values []float64
	take := func(m []string) bool {
		for _, s := range m[1 : len(m)-1] {
			v, err := ParseNumber(s)
			if err != nil || math.IsInf(v, 0) {
				return false
			}
			values = append(values, v)
		}
		n.Unit = strings.TrimSpace(m[len(m)-1])
		return true
	}
	if m := numberBounded.FindStringSubmatch(text); m != nil && take(m) {
		n.Value, n.Low, n.High, n.HasValue = values[0], values[1], values[2], true
		return n, true
	}
	if m := numberAround.FindStringSubmatch(text); m != nil && take(m) {
		n.Value, n.Low, n.High, n.HasValue = values[0], values[0]-values[1], values[0]+values[1], true
		return n, true
	}
	if m := numberRange.FindStringSubmatch(text); m != nil && take(m) {
		n.Low, n.High = values[0], values[1]
		return n, true
	}
	if m := numberAlone.FindStringSubmatch(text); m != nil && take(m) {
		n.Value, n.Low, n.High, n.HasValue = values[0], values[0], values[0], true
		return n, true
	}
	return n, false
}
