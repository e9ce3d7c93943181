package curriculum

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"cahier/curriculum/safe"
)

// Limits of what is read: more is an error, so that no file can take the
// program's time or memory (contract, section 3).
const (
	maxFile    = 5 << 20
	maxHeader  = 16 << 10
	maxNesting = 20
)

// A source is one file while it is read: its cleaned text, where its lines
// begin, and what was found wrong with it.
type source struct {
	file  string
	text  []byte // LF, no byte order mark, controls replaced one for one
	lines []int  // offset of each line's first byte
	found []Diagnostic
}

// newSource cleans the bytes of a file and reports what cannot be read at
// all; ok is false when nothing of it can be used.
func newSource(file string, raw []byte) (s *source, ok bool) {
	s = &source{file: file, lines: []int{0}}
	switch {
	case len(raw) > maxFile:
		s.reportAt(1, 1, "file-too-big")
		return s, false
	case len(bytes.TrimSpace(raw)) == 0:
		s.reportAt(1, 1, "file-empty")
		return s, false
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	if !utf8.Valid(raw) {
		s.text = raw
		s.index()
		s.report(firstInvalid(raw), "file-encoding")
		return s, false
	}
	// The cleaner replaces one rune by one rune, so columns stay true.
	s.text = []byte(safe.Text(string(raw)))
	s.index()
	if !bytes.Equal(s.text, raw) {
		s.report(firstDifference(s.text, raw), "control-character")
	}
	if line := tooDeep(s.text); line > 0 {
		s.reportAt(line, 1, "file-nesting")
		return s, false
	}
	return s, true
}

func (s *source) index() {
	for i, b := range s.text {
		if b == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
}

// place returns the line and the column, in characters, of an offset.
func (s *source) place(at int) (line, column int) {
	at = min(max(at, 0), len(s.text))
	line = sort.SearchInts(s.lines, at+1)
	return line, utf8.RuneCount(s.text[s.lines[line-1]:at]) + 1
}

// lineStart returns the offset at which the line of an offset begins.
func (s *source) lineStart(at int) int {
	line, _ := s.place(at)
	return s.lines[line-1]
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

// slice returns a range of the text with some ranges inside it taken out.
func (s *source) slice(start, end int, holes []span) string {
	var b strings.Builder
	for _, h := range holes {
		if h.end <= start || h.start >= end {
			continue
		}
		b.Write(s.text[start:max(start, h.start)])
		start = min(h.end, end)
	}
	b.Write(s.text[start:end])
	return strings.Trim(b.String(), "\n")
}

// A span is a range of offsets.
type span struct{ start, end int }

func sortSpans(spans []span) {
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
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

// tooDeep returns the first line that opens more containers than anybody
// nests, 0 when there is none. It looks at the marks alone, before the
// Markdown parser sees them: a parser's depth is paid in stack.
func tooDeep(text []byte) int {
	line := 0
	for l := range bytes.Lines(text) {
		line++
		depth, indent := 0, 0
		for i := 0; i < len(l); i++ {
			switch c := l[i]; {
			case c == ' ':
				indent++
				continue
			case c == '\t':
				indent += 4
				continue
			case c == '>':
				depth++
				continue
			case (c == '-' || c == '*' || c == '+') && i+1 < len(l) && l[i+1] == ' ':
				depth++
				continue
			}
			break
		}
		if depth > maxNesting || indent > 8*maxNesting && depth > 0 {
			return line
		}
	}
	return 0
}
