package curriculum

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"cahier/curriculum/safe"
)

// Limits of what is read: more is an error, so that no file can take the
// program's time or memory (contract, section 3).
const (
	maxFile      = 5 << 20
	maxHeader    = 16 << 10
	maxNesting   = 20
	maxParagraph = 16 << 10
	maxLinks     = 100
)

// A source is one file while it is read: its cleaned text, where its lines
// begin, and what was found wrong with it.
type source struct {
	file  string
	text  []byte // LF, no byte order mark, controls replaced one for one
	lines []int  // offset of each line's first byte
	runes []int  // characters before each runeStep bytes, once a long line asks for them
	found []Diagnostic

	undigested bool // nobody will record anything: digests are left out
}

// newSource cleans the bytes of a file and reports what cannot be read at
// all; ok is false when nothing of it can be used.
func newSource(file string, raw []byte) (s *source, ok bool) {
	s = &source{file: file, lines: []int{0}}
	switch {
	case len(raw) > maxFile:
		s.index()
		s.reportAt(1, 1, "file-too-big")
		return s, false
	case len(bytes.TrimSpace(raw)) == 0:
		s.index()
		s.reportAt(1, 1, "file-empty")
		return s, false
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
		raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n")) // a line end, as Markdown has it
	}
	plain := safe.Plain(raw)
	if !plain && !utf8.Valid(raw) {
		s.text = raw
		s.index()
		s.report(firstInvalid(raw), "file-encoding")
		return s, false
	}
	// The cleaner replaces one rune by one rune, so columns stay true. Nothing
	// writes to the text: what is clean needs no copy.
	if s.text = raw; !plain {
		s.text = cleaned(raw)
	}
	s.index()
	if !plain && !bytes.Equal(s.text, raw) {
		s.report(firstDifference(s.text, raw), "control-character")
	}
	if line, rule := s.tooMuch(); line > 0 {
		s.reportAt(line, 1, rule)
		return s, false
	}
	return s, true
}

// cleaned is safe.Text, line by line where it is needed at all.
func cleaned(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for line := range bytes.Lines(raw) {
		if !safe.Plain(line) {
			line = []byte(safe.Text(string(line)))
		}
		out = append(out, line...)
	}
	return out
}

func (s *source) index() {
	s.lines = slices.Grow(s.lines, bytes.Count(s.text, []byte{'\n'}))
	for at := 0; ; {
		i := bytes.IndexByte(s.text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		s.lines = append(s.lines, at)
	}
}

// count fills the counts of runes, for a file in which something is reported far
// along a line.
func (s *source) count() {
	s.runes = make([]int, 1, len(s.text)/runeStep+2)
	runes := 0
	for at := 0; at < len(s.text); at += runeStep {
		for _, b := range s.text[at:min(at+runeStep, len(s.text))] {
			if startsRune(b) {
				runes++
			}
		}
		s.runes = append(s.runes, runes)
	}
}

// runeStep is how many bytes lie between two counts of runes. Without them, a
// column far along a line would cost the whole line, for each diagnostic.
const runeStep = 1 << 10

func startsRune(b byte) bool { return b&0xC0 != 0x80 }

// runesBefore returns how many characters begin before an offset.
func (s *source) runesBefore(at int) int {
	if s.runes == nil {
		s.count()
	}
	n := s.runes[at/runeStep]
	for _, b := range s.text[at/runeStep*runeStep : at] {
		if startsRune(b) {
			n++
		}
	}
	return n
}

// place returns the line and the column, in characters, of an offset.
func (s *source) place(at int) (line, column int) {
	at = min(max(at, 0), len(s.text))
	line = s.lineAt(at)
	start := s.lines[line-1]
	if at-start > runeStep {
		return line, s.runesBefore(at) - s.runesBefore(start) + 1
	}
	column = 1
	for _, b := range s.text[start:at] {
		if startsRune(b) {
			column++
		}
	}
	return line, column
}

// lineAt returns the line of an offset, which costs less than its column.
func (s *source) lineAt(at int) int {
	at = min(max(at, 0), len(s.text))
	low, high := 0, len(s.lines) // the line begins at or before, the next one behind
	for low < high {
		if middle := (low + high) / 2; s.lines[middle] <= at {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// lineStart returns the offset at which the line of an offset begins.
func (s *source) lineStart(at int) int {
	return s.lines[s.lineAt(at)-1]
}

// line returns the text of a line, from 1, without its end.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	end := len(s.text)
	if n < len(s.lines) {
		end = s.lines[n] - 1
	}
	return string(s.text[s.lines[n-1]:end])
}

func (s *source) report(at int, rule string, args ...any) {
	line, column := s.place(at)
	s.reportAt(line, column, rule, args...)
}

func (s *source) reportAt(line, column int, rule string, args ...any) {
	s.found = append(s.found, Diagnostic{File: s.file, Line: line, Column: column, Rule: rule, Args: args})
}

// A cut is a range that is taken out of the text, and what stands there
// instead.
type cut struct {
	span
	with string
}

// slice returns a range of the text with some ranges inside it replaced. The
// cuts are sorted and do not overlap.
func (s *source) slice(start, end int, cuts []cut) string {
	first := sort.Search(len(cuts), func(i int) bool { return cuts[i].end > start })
	var b strings.Builder
	b.Grow(max(0, end-start))
	for _, c := range cuts[first:] {
		if c.start >= end {
			break
		}
		b.Write(s.text[start:max(start, c.start)])
		b.WriteString(c.with)
		start = min(c.end, end)
	}
	b.Write(s.text[start:end])
	return strings.Trim(b.String(), "\n")
}

// A span is a range of offsets.
type span struct{ start, end int }

func sortSpans(spans []span) {
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
}

func (s span) has(at int) bool { return at >= s.start && at < s.end }

// sortCuts sorts cuts and joins those that overlap.
func sortCuts(cuts []cut) []cut {
	slices.SortFunc(cuts, func(a, b cut) int { return a.start - b.start })
	out := cuts[:0]
	for _, c := range cuts {
		if last := len(out) - 1; last >= 0 && c.start < out[last].end {
			out[last].end = max(out[last].end, c.end)
			continue
		}
		out = append(out, c)
	}
	return out
}

func firstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return 0
}

func firstDifference(a, b []byte) int {
	for i := 0; i < min(len(a), len(b)); i++ {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// tooMuch returns the first line that no parser should see, and the rule it
// breaks: a parser pays for depth in stack, and for a paragraph in the square
// of its length. The exact depth is counted in the tree; this is a guard.
func (s *source) tooMuch() (line int, rule string) {
	for i, start := range s.lines {
		end := len(s.text)
		if i+1 < len(s.lines) {
			end = s.lines[i+1]
		}
		l := s.text[start:end]
		if len(l) > maxParagraph || len(l) > 2*maxLinks && countLinks(l) > maxLinks {
			return i + 1, "paragraph-long"
		}
		if marks, indent := opening(l); marks > 5*maxNesting || marks > 0 && indent > 20*maxNesting {
			return i + 1, "file-nesting"
		}
	}
	return 0, ""
}

// opening counts the marks of lists and quotes that a line begins with, and
// the spaces before and between them. A thematic break, "- - -", has none.
func opening(l []byte) (marks, indent int) {
	for i := 0; i < len(l); i++ {
		switch c := l[i]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>', strings.IndexByte("-*+", c) >= 0 && spaceAt(l, i+1):
			marks++
		case c >= '0' && c <= '9':
			for i < len(l) && l[i] >= '0' && l[i] <= '9' {
				i++
			}
			if i == len(l) || l[i] != '.' && l[i] != ')' || !spaceAt(l, i+1) {
				return marks, indent
			}
			marks++
		case c == '\n':
			if len(bytes.Trim(l, "-* \t\n")) == 0 {
				return 0, 0
			}
			return marks, indent
		default:
			return marks, indent
		}
	}
	return marks, indent
}

func spaceAt(l []byte, i int) bool {
	return i >= len(l) || l[i] == ' ' || l[i] == '\t' || l[i] == '\n'
}

// digest is the record's digest of a range: SHA-256, 16 hexadecimal digits,
// over LF, NFC, no trailing space (contract, section 5).
func (s *source) digest(start, end int) string {
	if s.undigested {
		return ""
	}
	sum := sha256.New()
	for line := range bytes.Lines(bytes.TrimSpace(norm.NFC.Bytes(s.text[start:end]))) {
		text, more := bytes.CutSuffix(line, []byte("\n"))
		sum.Write(bytes.TrimRight(text, " \t"))
		if more {
			sum.Write([]byte("\n"))
		}
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}
