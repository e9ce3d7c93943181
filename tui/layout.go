package tui

// measure is the widest that a line of text gets, in cells.
const measure = 80

// A layout says where things stand in a window of a given size. It is pure
// arithmetic.
type layout struct {
	width, height int
	small         bool // too small for anything

	contents int // width of the contents on the left, 0 for none
	margin   int // cells before the text: marks, the rule, a space
	text     int // width of the text
	notes    int // width of the notes on the right, 0 for none
	body     int // rows between header and footer
}

const (
	minWidth, minHeight = 40, 10
	contentsWidth       = 30
	notesWidth          = 28
)

// fit lays out a window. From 60 columns up the margin is wide; below it
// shrinks to two columns. From 110 columns the contents stand on the left,
// from 140 the notes on the right.
func fit(width, height int) layout {
	l := layout{width: width, height: height}
	if width < minWidth || height < minHeight {
		l.small = true
		return l
	}
	l.body = height - 2
	l.margin = 9
	right := 2
	if width <= 64 {
		l.margin, right = 4, 1
	}
	if width >= 110 {
		l.contents = contentsWidth
	}
	if width >= 140 {
		l.notes = notesWidth
	}
	l.text = min(measure, width-l.contents-l.margin-right-l.gutter())
	return l
}

// ready tells that the size is known and something can be drawn in it.
func (l layout) ready() bool { return l.width > 0 && !l.small }

// gutter is the notes with the space before them.
func (l layout) gutter() int {
	if l.notes == 0 {
		return 0
	}
	return l.notes + 3
}
