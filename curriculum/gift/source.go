package gift

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"cahier/curriculum"
	"cahier/curriculum/safe"
)

// maxFile is the largest file that is read.
const maxFile = 32 << 20

// A source is a file while it is read: its text, in which one character stands
// for one of the file, where its lines begin, and what was found.
type source struct {
	file  string
	text  string
	lines []int // offset of each line's first byte
	runes []int // characters before each step bytes
	found []curriculum.Diagnostic
}

// step is how many bytes lie between two counts of characters: a column far
// along a line does not cost the whole line.
const step = 1 << 10

// newSource cleans the bytes of a file. Each line that holds what is no UTF-8
// is an error; the rest can still be looked at.
func newSource(file string, raw []byte) (s *source, ok bool) {
	s = &source{file: file, lines: []int{0}, runes: []int{0}}
	at := Place{1, 1}
	switch {
	case len(raw) > maxFile:
		s.report(at, "gift-too-big")
		return s, false
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		s.report(at, "file-encoding")
		return s, false
	case len(bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\ufeff")))) == 0:
		s.report(at, "file-empty")
		return s, false
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	var text strings.Builder
	text.Grow(len(raw))
	line := 0
	for l := range bytes.Lines(raw) {
		line++
		s.cleanLine(&text, line, string(l))
	}
	s.text = text.String()
	s.index()
	return s, true
}

// cleanLine adds a line without what a terminal could obey.
func (s *source) cleanLine(text *strings.Builder, line int, l string) {
	if !utf8.ValidString(l) {
		at := 0
		for at < len(l) {
			r, n := utf8.DecodeRuneInString(l[at:])
			if r == utf8.RuneError && n <= 1 {
				break
			}
			at += n
		}
		s.report(Place{line, utf8.RuneCountInString(l[:at]) + 1}, "file-encoding")
		l = string([]rune(l))
	}
	clean := withoutMarks(safe.Text(l))
	if clean != l {
		a, b := []rune(clean), []rune(l)
		i := 0
		for i < min(len(a), len(b)) && a[i] == b[i] {
			i++
		}
		s.report(Place{line, i + 1}, "control-character")
	}
	text.WriteString(clean)
}

// Between these are characters without a meaning of their own that stand for
// something while a text is converted; see blank.
const firstMark, lastMark = '\uE000', '\uE1FF'

func (s *source) index() {
	s.runes = s.runes[:0]
	runes := 0
	for i := range len(s.text) {
		if i%step == 0 {
			s.runes = append(s.runes, runes)
		}
		if s.text[i]&0xC0 != 0x80 {
			runes++
		}
		if s.text[i] == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	s.runes = append(s.runes, runes)
}

// place returns the place of an offset.
func (s *source) place(at int) Place {
	at = min(max(at, 0), len(s.text))
	line := sort.SearchInts(s.lines, at+1)
	return Place{line, s.runesBefore(at) - s.runesBefore(s.lines[line-1]) + 1}
}

func (s *source) runesBefore(at int) int {
	from := at / step * step
	return s.runes[at/step] + utf8.RuneCountInString(s.text[from:at]) - partial(s.text[from:at])
}

// partial is 1 for each byte at the start of a text that belongs to a character
// before it: RuneCount would count those.
func partial(t string) int {
	n := 0
	for n < len(t) && t[n]&0xC0 == 0x80 {
		n++
	}
	return n
}

func (s *source) report(at Place, rule string, args ...any) {
	s.found = append(s.found, curriculum.Diagnostic{File: s.file, Line: at.Line, Column: at.Column, Rule: rule, Args: args})
}
