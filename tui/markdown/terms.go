package markdown

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// form is one way a term is written, folded for comparison.
type form struct {
	key   string
	runes []rune
}

// finder looks for the first place of each term of a page.
type finder struct {
	forms map[rune][]form // By first rune, longest first.
	found map[string]bool
}

func newFinder(terms []Term) *finder {
	f := &finder{forms: map[rune][]form{}, found: map[string]bool{}}
	for _, t := range terms {
		for _, s := range t.Forms {
			runes := []rune(s)
			for i := range runes {
				runes[i] = fold(runes[i])
			}
			if len(runes) > 0 {
				f.forms[runes[0]] = append(f.forms[runes[0]], form{t.Key, runes})
			}
		}
	}
	for _, forms := range f.forms {
		slices.SortStableFunc(forms, func(a, b form) int { return cmp.Compare(len(b.runes), len(a.runes)) })
	}
	return f
}

// mark returns ps with each term that was not found before in a piece of its
// own. A term within a longer one is part of it, and not looked at.
func (f *finder) mark(ps []piece) []piece {
	if len(f.forms) == 0 {
		return ps
	}
	var out []piece
	for i, p := range ps {
		if p.role != roleText || p.code {
			out = append(out, p)
			continue
		}
		var before, after rune
		if i > 0 {
			before, _ = utf8.DecodeLastRuneInString(ps[i-1].text)
		}
		if i+1 < len(ps) {
			after, _ = utf8.DecodeRuneInString(ps[i+1].text)
		}
		out = append(out, f.split(p, before, after)...)
	}
	return out
}

// split cuts p at the terms in it. before and after are its neighbours.
func (f *finder) split(p piece, before, after rune) []piece {
	text := []rune(p.text)
	var out []piece
	cut := func(from, to int, key string) {
		if from == to {
			return
		}
		part := p
		part.text = string(text[from:to])
		if key != "" {
			part.role, part.key = roleTerm, key
		}
		out = append(out, part)
	}
	at := 0
	for i := 0; i < len(text); i++ {
		prev := before
		if i > 0 {
			prev = text[i-1]
		}
		hit, ok := f.at(text[i:], prev, after)
		if !ok {
			continue
		}
		if end := i + len(hit.runes); !f.found[hit.key] {
			f.found[hit.key] = true
			cut(at, i, "")
			cut(i, end, hit.key)
			at = end
		}
		i += len(hit.runes) - 1
	}
	cut(at, len(text), "")
	return out
}

// at returns the longest form that text begins with as whole words.
func (f *finder) at(text []rune, prev, after rune) (form, bool) {
	for _, c := range f.forms[fold(text[0])] {
		n := len(c.runes)
		if n > len(text) || wordRune(prev) && wordRune(text[0]) {
			continue
		}
		next := after
		if n < len(text) {
			next = text[n]
		}
		if wordRune(text[n-1]) && wordRune(next) {
			continue
		}
		if slices.EqualFunc(c.runes, text[:n], func(a, b rune) bool { return a == fold(b) }) {
			return c, true
		}
	}
	return form{}, false
}

// wordRune reports whether r is inside a word. An apostrophe is not: "l'outil"
// holds the word "outil".
func wordRune(r rune) bool {
	return r == '_' || unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// fold maps runes that are the same to a reader to one of them.
func fold(r rune) rune {
	switch r {
	case '\u00A0', '\u202F':
		return ' '
	case '’':
		return '\''
	}
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	return least
}
