package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A mark is what stands in the margin beside a row.
type mark int

const (
	noMark mark = iota
	todoMark
	rightMark
	partlyMark
	wrongMark
	notedMark
	startedMark
	hereMark
	changedMark
)

// glyphs are the marks as drawn: characters on whose width terminals agree.
var glyphs = map[mark]string{
	noMark: " ", todoMark: "?", rightMark: "✓", partlyMark: "~", wrongMark: "✗", notedMark: "•", startedMark: "…", hereMark: "→", changedMark: "»",
}

// A row is one line of a sheet, finished but for its margin.
type row struct {
	text  string // styled, at most as wide as the layout's text
	mark  mark
	here  bool // what keys act on begins here
	fixed bool // stands whatever the learner did: counts for the position
}

// A sheet is a column of rows seen through a window. It is a value.
type sheet struct {
	rows []row
	top  int // first row seen
	body int // rows of the window
}

// scroll moves the window by so many rows, within the sheet.
func (s *sheet) scroll(by int) bool {
	before := s.top
	s.top = min(max(s.top+by, 0), max(0, len(s.rows)-s.body))
	return s.top != before
}

// set replaces the rows and keeps the window inside.
func (s *sheet) set(rows []row, body int) {
	s.rows, s.body = rows, body
	s.scroll(0)
}

// reveal moves the window as little as needed to show rows from to to; where
// they do not fit, the first ones are shown.
func (s *sheet) reveal(from, to int) {
	if to > s.top+s.body {
		s.top = to - s.body
	}
	if from < s.top {
		s.top = from
	}
	s.scroll(0)
}

// sees tells whether all rows from to to are in the window, or fill it.
func (s *sheet) sees(from, to int) bool {
	return from >= s.top && (to <= s.top+s.body || from == s.top)
}

// long tells that there is more than the window shows.
func (s *sheet) long() bool { return len(s.rows) > s.body }

// atEnd tells whether the last row is in the window.
func (s *sheet) atEnd() bool { return s.top+s.body >= len(s.rows) }

// window returns the visible rows with their margin as one finished string,
// as many lines as the body has.
func (s *sheet) window(l layout, st styles) string {
	var b strings.Builder
	rule := st.margin.Render("│")
	for i := range s.body {
		var r row
		if at := s.top + i; at < len(s.rows) {
			r = s.rows[at]
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		line := marginOf(r, l, st, rule) + r.text
		b.WriteString(strings.TrimRight(line, " "))
	}
	return b.String()
}

// marginOf draws what stands before the text of a row.
func marginOf(r row, l layout, st styles, rule string) string {
	m := st.of(r.mark).Render(glyphs[r.mark])
	if r.mark == noMark {
		m = " "
	}
	here := " "
	if r.here {
		here = st.chosen.Render(glyphs[hereMark])
	}
	if l.margin < 9 {
		return here + m + rule + " "
	}
	return "  " + here + " " + m + " " + rule + "  "
}

// of is the style of a mark.
func (st styles) of(m mark) interface{ Render(...string) string } {
	switch m {
	case rightMark:
		return st.right
	case partlyMark, startedMark, changedMark:
		return st.partly
	case wrongMark:
		return st.wrong
	case hereMark, todoMark:
		return st.blue
	}
	return st.pencil
}

// spread puts a text at each end of a line; the left one is cut where both do
// not fit.
func spread(left, right string, width int) string {
	room := width - ansi.StringWidth(right)
	if right != "" {
		room -= 2
	}
	left = ansi.Truncate(left, max(room, 0), "…")
	gap := width - ansi.StringWidth(left) - ansi.StringWidth(right)
	return left + strings.Repeat(" ", max(gap, 0)) + right
}

// beside joins columns of fixed widths line by line.
func beside(widths []int, columns ...string) string {
	split := make([][]string, len(columns))
	n := 0
	for i, c := range columns {
		split[i] = strings.Split(c, "\n")
		n = max(n, len(split[i]))
	}
	var b strings.Builder
	for at := range n {
		if at > 0 {
			b.WriteByte('\n')
		}
		var line strings.Builder
		for i := range columns {
			cell := ""
			if at < len(split[i]) {
				cell = split[i][at]
			}
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(cell))))
		}
		b.WriteString(strings.TrimRight(line.String(), " "))
	}
	return b.String()
}
