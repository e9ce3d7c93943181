package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// atom is what a reader sees as one character.
type atom struct {
	text  string
	width int
	span  int  // The index of its span.
	at    int  // Where it begins in the text of its span.
	after bool // A line may end after it.
	tied  bool // No line begins with it.
}

func (a atom) space() bool   { return a.text == " " }
func (a atom) newline() bool { return a.text == "\n" }

// sticky reports whether text may not begin a line. People put a space before
// these marks, and Unicode allows a break at a plain one.
func sticky(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(":;!?»%‰€", r)
}

// noBreak reports whether a is a no-break space.
func (a atom) noBreak() bool { return a.text == "\u00A0" || a.text == "\u202F" }

// flow breaks spans into lines of that many cells at most. Newlines break; words
// that are wider than a line are cut.
func flow(spans []span, cells int) []line {
	atoms := split(spans)
	var lines []line
	// A row is a part of the atoms; the word that is looked at follows it.
	row, rest, used := atoms[:0], atoms, 0
	flush := func() {
		lines = append(lines, assemble(row, spans))
		row, used = row[len(row):], 0
	}
	for len(rest) > 0 {
		var word []atom
		word, rest = nextWord(rest)
		core, full := measure(word)
		if used > 0 && used+core > cells {
			flush()
		}
		for core > cells {
			n := fitting(word, cells)
			row = row[:len(row)+n]
			flush()
			word = word[n:]
			core, full = measure(word)
		}
		row = row[:len(row)+len(word)]
		used += full
		if len(word) > 0 && word[len(word)-1].newline() {
			flush()
		}
	}
	if len(row) > 0 {
		flush()
	}
	return trimLines(lines)
}

// split cuts spans into atoms and decides where lines may end.
func split(spans []span) []atom {
	var text strings.Builder
	for _, s := range spans {
		text.WriteString(s.text)
	}
	ends := make([]bool, text.Len()+1)
	for rest, at, state := text.String(), 0, -1; rest != ""; {
		var seg string
		seg, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		at += len(seg)
		ends[at] = true
	}
	atoms := make([]atom, 0, utf8.RuneCountInString(text.String()))
	at := 0
	for i, s := range spans {
		for rest := s.text; rest != ""; {
			c, w := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
			rest = rest[len(c):]
			at += len(c)
			// The number of a note stays with the word it is a note to.
			tied := sticky(c) || s.role == roleFootnote && len(c)+len(rest) == len(s.text)
			atoms = append(atoms, atom{text: c, width: w, span: i, at: len(s.text) - len(rest) - len(c), after: ends[at], tied: tied})
		}
	}
	glue(atoms)
	return atoms
}

// glue takes back the breaks French forbids: before what is tied, and after
// an opening guillemet, across plain spaces.
func glue(atoms []atom) {
	opened := false
	for i := range atoms {
		a := &atoms[i]
		if !a.space() {
			opened = a.text == "«"
		}
		if !a.after || a.newline() {
			continue
		}
		next := i + 1
		for next < len(atoms) && atoms[next].space() {
			next++
		}
		if opened || next < len(atoms) && atoms[next].tied {
			a.after = false
		}
	}
}

// nextWord cuts off what may not be broken, with the spaces after it.
func nextWord(atoms []atom) (word, rest []atom) {
	for i, a := range atoms {
		if a.after || a.newline() {
			return atoms[:i+1], atoms[i+1:]
		}
	}
	return atoms, nil
}

// measure returns the cells of a word without and with the spaces after it.
func measure(word []atom) (core, full int) {
	for _, a := range word {
		full += a.width
		if !a.space() && !a.newline() {
			core = full
		}
	}
	return core, full
}

// fitting returns how many atoms of a word that is too wide go on one line. It
// steps back, but not further than half, from a cut French would not allow.
func fitting(word []atom, cells int) int {
	n, used := 0, 0
	for n < len(word) && used+word[n].width <= cells {
		used += word[n].width
		n++
	}
	n = max(n, 1)
	for back := n; back > n/2 && back < len(word); back-- {
		if !word[back].tied && !word[back].noBreak() && !word[back].space() && word[back].width > 0 {
			return back
		}
	}
	return n
}

// assemble puts atoms back into spans, without newlines and spaces at the end.
func assemble(row []atom, spans []span) line {
	for len(row) > 0 && (row[len(row)-1].space() || row[len(row)-1].newline()) {
		row = row[:len(row)-1]
	}
	var l line
	for len(row) > 0 {
		n := 1 // How many atoms are of one span.
		for n < len(row) && row[n].span == row[0].span {
			n++
		}
		last := row[n-1]
		s := spans[last.span]
		s.text = s.text[row[0].at : last.at+len(last.text)]
		l, row = appendSpan(l, s), row[n:]
	}
	return l
}

// trimLines drops empty lines at both ends.
func trimLines(lines []line) []line {
	for len(lines) > 0 && len(lines[0].trim()) == 0 {
		lines = lines[1:]
	}
	for len(lines) > 0 && len(lines[len(lines)-1].trim()) == 0 {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// chop cuts one line of code at the width, at a space in its second half if it
// can.
func chop(s span, cells int) []line {
	spans := []span{s}
	atoms := split(spans)
	var lines []line
	for {
		if _, full := measure(atoms); full <= cells {
			return append(lines, assemble(atoms, spans))
		}
		n, used := 0, 0
		for n < len(atoms) && used+atoms[n].width <= cells {
			used += atoms[n].width
			n++
		}
		n = max(n, 1)
		for back := n; back > n/2; back-- {
			if atoms[back-1].space() {
				n = back
				break
			}
		}
		lines = append(lines, assemble(atoms[:n], spans))
		atoms = atoms[n:]
	}
}
