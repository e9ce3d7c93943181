package curriculum

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"cahier/curriculum/safe"
)

// worksheet reads the last list of fields or the last table with empty cells.
// What stands above may be a worked example: lists and tables belong to it.
func (p *modules) worksheet(s *section) *Sheet {
	before := len(p.found)
	w := &Sheet{Kit: s.comment.keys["into"] == "kit"}
	at := last(s.body, func(n ast.Node) bool {
		table, ok := n.(*xast.Table)
		return ok && p.hasEmptyCell(table) || anyItem(n, p.boldItem)
	})
	if at < 0 {
		p.report(s.comment.at, "worksheet-no-field")
		return nil
	}
	w.Text, w.After = p.join(s.body[:at], p.holes), p.join(s.body[at+1:], p.holes)
	switch n := s.body[at].Node.(type) {
	case *xast.Table:
		p.grid(w, n)
	default:
		p.fields(w, n)
	}
	if p.broken(before) {
		return nil
	}
	return w
}

func (p *modules) fields(w *Sheet, list ast.Node) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		f, ok := takeApart(p.itemText(item))
		name := words(unstressed.Replace(f.bold))
		if !ok || f.rest == "" && f.more != "" || name == "" {
			p.report(item.Pos(), "field-form")
			continue
		}
		name = strings.TrimSpace(name + " " + words(unstressed.Replace(f.more)))
		w.Fields = append(w.Fields, Field{p.ownID(item, Worksheet), name, f.rest})
	}
}

func (t *tree) hasEmptyCell(table *xast.Table) bool {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		for c := row.FirstChild(); c != nil && row.Kind() == xast.KindTableRow; c = c.NextSibling() {
			if t.inline(c) == "" {
				return true
			}
		}
	}
	return false
}

// grid reads a table to fill. Its first row and column name the fields.
func (p *modules) grid(w *Sheet, table *xast.Table) {
	w.Table = &Grid{}
	var columns []string // without Markdown
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []Cell
		name := p.shortName(row.FirstChild())
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cell := Cell{strings.ReplaceAll(p.inline(c), `\|`, "|"), -1}
			if row.Kind() == xast.KindTableHeader {
				w.Table.Columns = append(w.Table.Columns, cell.Text)
				columns = append(columns, p.shortName(c))
				continue
			}
			if cell.Text == "" {
				cell.Field = len(w.Fields)
				w.Fields = append(w.Fields, Field{
					ID: p.cellID(c, row, len(cells)), Name: cellName(name, columns, len(w.Table.Rows), len(cells)),
				})
			} else if _, at := p.cellMark(c); at >= 0 {
				p.report(at, "field-not-empty")
			}
			cells = append(cells, cell)
		}
		if row.Kind() != xast.KindTableHeader {
			w.Table.Rows = append(w.Table.Rows, cells)
		}
	}
}

// maxName is how many cells of a terminal a row or a column may give to a
// field's name: both are said again for every field.
const maxName = 60

func (t *tree) shortName(cell ast.Node) string { return safe.Cut(t.plain(cell), maxName) }

// cellName is "Row · Column", or their numbers where the table does not say.
func cellName(row string, columns []string, i, j int) string {
	if row == "" {
		row = strconv.Itoa(i + 1)
	}
	switch {
	case j == 0 && j < len(columns) && columns[j] != "":
		return columns[j] + " · " + strconv.Itoa(i+1)
	case j < len(columns) && columns[j] != "":
		return row + " · " + columns[j]
	}
	return row + " · " + strconv.Itoa(j+1)
}

// cellMark returns the words of the id comment of a cell.
func (t *tree) cellMark(cell ast.Node) (mark string, at int) {
	for raw := range t.comments(cell) {
		if m := t.mark(raw); strings.HasPrefix(m, "id=") {
			return m, raw.Segments.At(0).Start
		}
	}
	return "", -1
}

func (p *modules) cellID(cell, row ast.Node, j int) string {
	mark, at := p.cellMark(cell)
	if mark == "" {
		at = row.Pos()
		if cell.Lines().Len() > 0 { // not filled up by the parser
			at = cell.Lines().At(0).Start
		}
		p.report(at, "item-id-missing", string(Worksheet))
		line, _ := p.place(at)
		return "line-" + strconv.Itoa(line) + "-" + strconv.Itoa(j+1)
	}
	id := p.idIn(strings.TrimPrefix(mark, "id="), at)
	p.takeID(id, at)
	return id
}
