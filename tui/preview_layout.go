package tui

// widths are those of a learner's window that an author tries, in cells; 0 is
// the window as it is.
var widths = []int{40, 60, 80, 0}

// nextWidth is the next one that fits into so many cells.
func nextWidth(width, available int) int {
	at := 0
	for i, w := range widths {
		if w == width {
			at = i
		}
	}
	for {
		at = (at + 1) % len(widths)
		if widths[at] <= available {
			return widths[at]
		}
	}
}

// A split says how the window of a preview is shared: the page, below it one
// line or more that say how things stand, and the diagnostics at its right or,
// in narrower windows, as a strip below.
type split struct {
	available int // cells that the page may have
	page      int // cells that it has
	rows      int // of the page
	status    int // rows
	side      int // cells of the diagnostics at the right, 0 for none
	strip     int // rows of the diagnostics below, 0 for none
}

// minSide is how wide a window is that has room beside the page.
const minSide = 120

// share lays out a window: width is the one asked for the page, status how many
// rows are needed for what is to be said, and open that the diagnostics are
// looked through, with lines of them in all.
func share(l layout, width, status, lines int, hidden, open bool) split {
	s := split{available: l.width, status: min(status, max(1, l.body/3))}
	switch {
	case hidden:
	case l.width >= minSide:
		s.side = min(max(l.width/3, 38), 56)
		s.available = l.width - s.side - 1
	case open:
		s.strip = min(max(1, l.body/2), lines+4)
	default:
		s.strip = min(max(1, l.body/5), lines)
	}
	s.page = s.available
	if width > 0 && width < s.available {
		s.page = width
	}
	s.rows = max(1, l.body-s.status-s.strip)
	return s
}

// pageLayout is that of the learner's window inside the author's.
func (s split) pageLayout(l layout) layout {
	in := fit(s.page, max(l.height, minHeight))
	in.body = s.rows
	return in
}
