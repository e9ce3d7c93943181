package curriculum

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// tables returns one change for each table whose columns are not aligned.
func (o *layout) tables(file int) []change {
	var all []change
	look := func(n ast.Node) {
		if table, ok := n.(*xast.Table); ok {
			if c := o.aligned(table, file); len(c) > 0 {
				c[0].what = TableAligned
				all = append(all, c)
			}
		}
	}
	for _, n := range o.nodes {
		eachBlock(n.Node, look)
	}
	for _, n := range o.notes {
		eachBlock(n, look)
	}
	return all
}

// The parts of a row beside its cells.
var (
	rowBegin   = newPattern(`^[ \t]*\|?[ \t]*$`)
	rowBetween = newPattern(`^[ \t]*\|[ \t]*$`)
	rowRule    = newPattern(`(?:\|[ \t]*)?:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*[ \t]*\|?[ \t]*$`)
)

// aligned pads the cells of a table to the width of their columns. Only what
// stands between the cells is replaced; a table of which that cannot be told
// for sure is left as it is.
func (o *layout) aligned(table *xast.Table, file int) change {
	widths := make([]int, len(table.Alignments))
	for i := range widths {
		widths[i] = 3
	}
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		for i, cell := range o.cellsOf(row) {
			if i < len(widths) {
				widths[i] = max(widths[i], cells(o.cellText(cell)))
			}
		}
	}
	t := &grid{layout: o, file: file, widths: widths, aligns: table.Alignments}
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		if !t.row(row) || row.Kind() == xast.KindTableHeader && !t.rule(row) {
			return nil
		}
	}
	return t.change
}

// cellsOf returns the cells that are written: a short row is filled up.
func (o *layout) cellsOf(row ast.Node) (all []ast.Node) {
	for c := row.FirstChild(); c != nil && c.Lines().Len() > 0; c = c.NextSibling() {
		all = append(all, c)
	}
	return all
}

func (o *layout) cellText(cell ast.Node) string {
	l := cell.Lines().At(0)
	return string(o.text[l.Start:max(l.Start, l.Stop)])
}

// A grid is a table while its columns are aligned.
type grid struct {
	*layout
	file   int
	widths []int
	aligns []xast.Alignment
	change change
}

// put replaces a range where it is not so already.
func (t *grid) put(start, end int, with string) {
	if string(t.text[start:end]) != with {
		t.change = append(t.change, edit{span: span{start, end}, file: t.file, with: with})
	}
}

// pads returns the spaces on both sides of a cell.
func (t *grid) pads(i int, text string) (left, right string) {
	room := max(0, t.widths[i]-cells(text))
	before := 0
	switch t.aligns[i] {
	case xast.AlignRight:
		before = room
	case xast.AlignCenter:
		before = room / 2
	}
	return strings.Repeat(" ", before), strings.Repeat(" ", room-before)
}

// row replaces what stands around the cells of a row; false where that is not
// what stands around cells.
func (t *grid) row(row ast.Node) bool {
	own := t.cellsOf(row)
	if len(own) == 0 || len(own) > len(t.widths) {
		return false
	}
	last, right := row.Pos(), ""
	for i, cell := range own {
		l := cell.Lines().At(0)
		text := t.cellText(cell)
		if l.Start < last || l.Start > l.Stop || strings.HasSuffix(text, `\`) {
			return false
		}
		between := string(t.text[last:l.Start])
		left, next := t.pads(i, text)
		switch {
		case i == 0 && rowBegin.re().MatchString(between):
			bar := strings.IndexByte(between, '|')
			if bar < 0 {
				bar = len(between)
			}
			t.put(last+bar, l.Start, "| "+left)
		case i > 0 && rowBetween.re().MatchString(between):
			t.put(last, l.Start, right+" | "+left)
		default:
			return false
		}
		last, right = l.Stop, next
	}
	end := t.lineEnd(last)
	if !rowBegin.re().MatchString(string(t.text[last:end])) {
		return false
	}
	for i := len(own); i < len(t.widths); i++ {
		right += " | " + strings.Repeat(" ", t.widths[i])
	}
	t.put(last, end, right+" |")
	return true
}

// rule replaces the line below the header.
func (t *grid) rule(header ast.Node) bool {
	start := t.lineEnd(header.Pos()) + 1
	if start > len(t.text) {
		return false
	}
	end := t.lineEnd(start)
	at := rowRule.re().FindIndex(t.text[start:end])
	if at == nil {
		return false
	}
	marks := make([]string, len(t.widths))
	for i, w := range t.widths {
		left, right := "-", "-"
		if a := t.aligns[i]; a == xast.AlignLeft || a == xast.AlignCenter {
			left = ":"
		}
		if a := t.aligns[i]; a == xast.AlignRight || a == xast.AlignCenter {
			right = ":"
		}
		marks[i] = left + strings.Repeat("-", w-2) + right
	}
	t.put(start+at[0], end, "| "+strings.Join(marks, " | ")+" |")
	return true
}
