package safe

import "unicode"

const (
	replacement = '\uFFFD'
	nonJoiner   = '\u200C'
	joiner      = '\u200D'
)

// joining lists the scripts whose letters take another shape beside a joiner.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Bengali, unicode.Devanagari, unicode.Gujarati,
	unicode.Gurmukhi, unicode.Kannada, unicode.Khmer, unicode.Malayalam,
	unicode.Mongolian, unicode.Myanmar, unicode.Nko, unicode.Oriya,
	unicode.Sinhala, unicode.Syriac, unicode.Tamil, unicode.Telugu,
	unicode.Tibetan,
}

// hidden reports whether r may not be shown wherever it stands. Newlines, tabs,
// joiners and variation selectors are left to the caller.
func hidden(r rune) bool {
	switch {
	case r == '\n', r == '\t', r == joiner, r == nonJoiner, selector(r):
		return false
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false // Format runes by category, but drawn: Arabic number signs.
	}
	return unicode.IsControl(r) || noncharacter(r) ||
		unicode.In(r, unicode.Cf, unicode.Cs, unicode.Zl, unicode.Zp,
			unicode.Other_Default_Ignorable_Code_Point)
}

func noncharacter(r rune) bool {
	return r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE
}

func selector(r rune) bool {
	return unicode.Is(unicode.Variation_Selector, r)
}

// fits reports whether an invisible rune has a meaning between its neighbours.
// The rune before it is the one that was kept, so that a second selector finds
// a selector, and goes.
func fits(before, r, after rune) bool {
	switch {
	case r == joiner && (pictograph(before) || before == '\uFE0F') && pictograph(after):
		return true
	case r == joiner, r == nonJoiner:
		return joins(before) && joins(after)
	case r == '\uFE0E', r == '\uFE0F':
		return pictograph(before) || keycap(before)
	default:
		return unicode.In(before, unicode.Han, unicode.Mongolian) && !selector(before)
	}
}

func joins(r rune) bool {
	return unicode.In(r, joining...) && unicode.In(r, unicode.L, unicode.M)
}

// pictograph is generous: what it lets through is at most a useless selector.
func pictograph(r rune) bool {
	return unicode.Is(unicode.So, r) || r >= 0x2190 && r <= 0x2BFF || r >= 0x1F000 && r <= 0x1FAFF
}

func keycap(r rune) bool {
	switch r {
	case '#', '*', '\u203C', '\u2049', '\u3030', '\u303D':
		return true
	}
	return r >= '0' && r <= '9'
}
