package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// What a table may do before it is stacked: columns as narrow as this, cells as
// tall as this. Beyond, reading a cell costs more than reading down a list.
const (
	minColumn = 8
	maxTall   = 4
)

// grid is a table whose cells are styled; the first row is the header.
type grid struct {
	rows  [][][]span
	align []extast.Alignment
}

func (d *drawer) table(n *extast.Table, width int) []line {
	g := grid{align: n.Alignments}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]span
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			ps := d.pieces(c)
			if len(g.rows) > 0 {
				ps = d.terms.mark(ps)
			}
			cells = append(cells, d.styled(ps, len(g.rows) == 0))
		}
		for len(cells) < len(g.align) {
			cells = append(cells, nil)
		}
		g.rows = append(g.rows, cells)
	}
	if widths := g.widths(width); widths != nil {
		if lines := d.aligned(g, widths); lines != nil {
			return lines
		}
	}
	return d.stacked(g, width)
}

// widths shares the width among the columns, or returns nil if it cannot be
// done without cutting words or making a column too narrow to read.
func (g grid) widths(width int) []int {
	room := width - 3*(len(g.align)-1)
	wants := make([]int, len(g.align))
	gets := make([]int, len(g.align))
	for _, row := range g.rows {
		for i, cell := range row[:len(g.align)] {
			for _, l := range flow(cell, width) {
				wants[i] = max(wants[i], l.width())
			}
			gets[i] = max(gets[i], widest(cell))
		}
	}
	spare := room
	for i := range gets {
		gets[i] = min(wants[i], max(gets[i], minColumn))
		spare -= gets[i]
	}
	if spare < 0 {
		return nil
	}
	for ; spare > 0; spare-- {
		// The next cell goes to the column that is the furthest from its wish.
		worst, most := -1, 1.0
		for i := range gets {
			if r := float64(wants[i]) / float64(max(gets[i], 1)); r > most {
				worst, most = i, r
			}
		}
		if worst < 0 {
			break
		}
		gets[worst]++
	}
	return gets
}

// width returns the cells l takes.
func (l line) width() int { return width(l) }

// widest returns the width of the widest word of a cell.
func widest(cell []span) int {
	w := 0
	for atoms := split(cell); len(atoms) > 0; {
		var word []atom
		word, atoms = nextWord(atoms)
		core, _ := measure(word)
		w = max(w, core)
	}
	return w
}

// aligned draws columns with thin rules between them, and between the rows too
// once a cell needs two lines. It returns nil if one is too tall.
func (d *drawer) aligned(g grid, widths []int) []line {
	var rows [][]line
	tallest, titled := 1, false
	for i, row := range g.rows {
		cells := make([][]line, len(widths))
		tall := 1
		for c := range widths {
			cells[c] = flow(row[c], max(widths[c], 1))
			tall = max(tall, len(cells[c]))
			titled = titled || i == 0 && len(cells[c]) > 0
		}
		if tall > maxTall {
			return nil
		}
		tallest = max(tallest, tall)
		var lines []line
		for y := range tall {
			lines = append(lines, d.row(g, widths, cells, y))
		}
		rows = append(rows, lines)
	}
	if !titled {
		rows = rows[1:]
	}
	var out []line
	for i, lines := range rows {
		if i > 0 && (tallest > 1 || i == 1 && titled) {
			out = append(out, d.rule(widths))
		}
		out = append(out, lines...)
	}
	return out
}

// row draws line y of a row of cells.
func (d *drawer) row(g grid, widths []int, cells [][]line, y int) line {
	var out line
	for c, w := range widths {
		if c > 0 {
			out = append(out, span{text: " "}, d.pencil("│"), span{text: " "})
		}
		var l line
		if y < len(cells[c]) {
			l = cells[c][y]
		}
		left := 0
		switch free := max(w-l.width(), 0); g.align[c] {
		case extast.AlignRight:
			left = free
		case extast.AlignCenter:
			left = free / 2
		}
		out = appendSpan(out, span{text: strings.Repeat(" ", left)})
		out = append(out, l...)
		out = appendSpan(out, span{text: strings.Repeat(" ", max(w-l.width()-left, 0))})
	}
	return out
}

func (d *drawer) rule(widths []int) line {
	var parts []string
	for _, w := range widths {
		parts = append(parts, strings.Repeat("─", w))
	}
	return line{d.pencil(strings.Join(parts, "─┼─"))}
}

// stacked draws each row as lines "header: cell", with an empty line between
// rows.
func (d *drawer) stacked(g grid, width int) []line {
	colon := d.o.colon()
	var out []line
	for _, row := range g.rows[1:] {
		if len(out) > 0 {
			out = append(out, nil)
		}
		for c, cell := range row[:len(g.align)] {
			if len(cell) == 0 {
				continue
			}
			var spans []span
			if header := g.rows[0][c]; len(header) > 0 {
				spans = append(append(spans, header...), span{text: colon})
			}
			for _, s := range cell {
				spans = appendSpan(spans, s)
			}
			out = append(out, prefix(flow(spans, width-2), span{}, span{text: "  "})...)
		}
	}
	if len(out) == 0 {
		// A header alone is still text.
		for _, h := range g.rows[0] {
			out = append(out, flow(h, width)...)
		}
	}
	return out
}

// cellsOf returns the cells of a row as text, for Plain.
func (d document) cellsOf(row ast.Node) []string {
	var out []string
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, strings.ReplaceAll(join(d.pieces(c)), "\n", " "))
	}
	return out
}
