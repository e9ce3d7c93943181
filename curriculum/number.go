package curriculum

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode"
)

const (
	spaces = `[ \x{00a0}\x{202f}]*`
	number = `[-+−]?\d[\d \x{00a0}\x{202f}'’.,]*\d|[-+−]?\d`
)

// The ways to write a number: a value with a range in brackets, with a
// tolerance, or alone; a range. What follows is the unit.
var (
	numberRange   = newPattern(`^=` + spaces + `(` + number + `)` + spaces + `(?:\.\.|…)` + spaces + `(` + number + `)(.*)$`)
	numberAround  = newPattern(`^=` + spaces + `(` + number + `)` + spaces + `(?:±|\+/?-)` + spaces + `(` + number + `)(.*)$`)
	numberBounded = newPattern(`^=` + spaces + `(` + number + `)` + spaces + `\(` + spaces + `(` + number + `)` + spaces + `(?:\.\.|…)` + spaces + `(` + number + `)` + spaces + `\)(.*)$`)
	numberAlone   = newPattern(`^=` + spaces + `(` + number + `)(.*)$`)
)

// unitForm is what may follow a number: "kg", "m2", "% of sales", "€". Anything
// else, "500-600" or "5 (4-6)", is a number written in a way not read here.
var (
	unitForm  = newPattern(`^[\pL%‰°€$£¥µ'"′″*_\x60&]`)
	unitWrong = newPattern(`^[eE]\d|[ \x{00a0}\x{202f}]\d`)
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
		values = values[:0]
		for _, s := range m[1 : len(m)-1] {
			v, err := ParseNumber(s)
			if err != nil || math.IsInf(v, 0) {
				return false
			}
			values = append(values, v)
		}
		unit := strings.TrimSpace(m[len(m)-1])
		n.Unit = strings.TrimSpace(unescape(unit))
		return unit == "" || unitForm.re().MatchString(unit) && !unitWrong.re().MatchString(unit)
	}
	if m := numberBounded.re().FindStringSubmatch(text); m != nil && take(m) {
		n.Value, n.Low, n.High, n.HasValue = values[0], values[1], values[2], true
		return n, true
	}
	if m := numberAround.re().FindStringSubmatch(text); m != nil && take(m) {
		n.Value, n.Low, n.High, n.HasValue = values[0], values[0]-values[1], values[0]+values[1], true
		return n, true
	}
	if m := numberRange.re().FindStringSubmatch(text); m != nil && take(m) {
		n.Low, n.High = values[0], values[1]
		return n, true
	}
	if m := numberAlone.re().FindStringSubmatch(text); m != nil && take(m) {
		n.Value, n.Low, n.High, n.HasValue = values[0], values[0], values[0], true
		return n, true
	}
	return n, false
}

// credit is 1 in the range and a half where both distances from the value, or
// from the middle where none is given, are doubled. Bounds such as 0.8 - 0.1
// are not exact in binary, so both ends have some play.
func (n Number) credit(x float64) float64 {
	mid := n.Middle()
	play := 1e-9 * max(math.Abs(n.Low), math.Abs(n.High))
	switch {
	case x >= n.Low-play && x <= n.High+play:
		return 1
	case x >= mid-2*(mid-n.Low)-play && x <= mid+2*(n.High-mid)+play:
		return 0.5
	}
	return 0
}

// Middle is the value, or the middle of the range where none is given.
func (n Number) Middle() float64 {
	if n.HasValue {
		return n.Value
	}
	return n.Low/2 + n.High/2
}

// The forms of a number once signs and spaces are plain: thousands in groups
// of three, or none; at most one decimal sign.
var (
	plainNumber   = newPattern(`^[-+]?\d+(?:[.,]\d*)?$`)
	spacedNumber  = newPattern(`^[-+]?\d{1,3}(?: \d{3})+(?:[.,]\d*)?$`)
	commasNumber  = newPattern(`^[-+]?\d{1,3}(?:,\d{3}){2,}$|^[-+]?\d{1,3}(?:,\d{3})+\.\d*$`)
	pointedNumber = newPattern(`^[-+]?\d{1,3}(?:\.\d{3}){2,}$|^[-+]?\d{1,3}(?:\.\d{3})+,\d*$`)
)

var plainDigits = strings.NewReplacer(" ", "", ",", ".")

// ParseNumber reads a number as a person writes it: decimal comma or point,
// spaces or apostrophes between thousands, a leading sign. A single comma is
// a decimal one: "1,234" is a little more than one.
func ParseNumber(s string) (float64, error) {
	t := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\'', r == '’', r == '_':
			return ' '
		case r == '−':
			return '-'
		}
		return r
	}, strings.TrimSpace(s))
	if rest := strings.TrimLeft(t, "-+"); len(rest) == len(t)-1 {
		t = t[:1] + strings.TrimLeft(rest, " ") // "- 5"
	}
	switch {
	case commasNumber.re().MatchString(t):
		t = strings.ReplaceAll(t, ",", "")
	case pointedNumber.re().MatchString(t):
		t = strings.ReplaceAll(t, ".", "")
	case !plainNumber.re().MatchString(t) && !spacedNumber.re().MatchString(t):
		return 0, errors.New("not a number")
	}
	return strconv.ParseFloat(plainDigits.Replace(t), 64)
}
