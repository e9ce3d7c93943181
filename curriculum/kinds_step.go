package curriculum

import (
	"fmt"
	"slices"
	"strings"
)

// apart calls differ with all that must agree between two languages of a block
// of a kind other than question: what is recorded, and what decides.
func apart(x, y *Block, differ func(what string, a, b any)) {
	ids := func(what string, a, b []string) {
		if a, b = unlike(a, b); len(a)+len(b) > 0 {
			differ(what, a, b)
		}
	}
	switch {
	case x.Scale != nil && y.Scale != nil:
		differ("from, to", []int{x.Scale.From, x.Scale.To}, []int{y.Scale.From, y.Scale.To})
		id := func(s Statement) string { return s.ID }
		ids("statements", idsOf(x.Scale.Statements, id), idsOf(y.Scale.Statements, id))
	case x.Worksheet != nil && y.Worksheet != nil:
		id := func(f Field) string { return f.ID }
		ids("fields", idsOf(x.Worksheet.Fields, id), idsOf(y.Worksheet.Fields, id))
		ids("table", shape(x.Worksheet.Table), shape(y.Worksheet.Table))
	case x.Activity != nil && y.Activity != nil:
		time := func(p Phase) string { return figure(p.Minutes) + " min" }
		ids("phases", idsOf(x.Activity.Phases, time), idsOf(y.Activity.Phases, time))
	case x.Cards != nil && y.Cards != nil:
		id := func(c Card) string { return c.ID }
		ids("cards", idsOf(x.Cards.Cards, id), idsOf(y.Cards.Cards, id))
	case x.Scenario != nil && y.Scenario != nil:
		apartScenes(x.Scenario, y.Scenario, ids)
	}
}

// apartScenes compares what decides in a scenario. Where the nodes are not the
// same, their options are not compared: that would tell the same again.
func apartScenes(x, y *Conversation, differ func(what string, a, b []string)) {
	meter := func(m Meter) string { return fmt.Sprintf("%s:%d", m.Name, m.Start) }
	differ("meters", idsOf(x.Meters, meter), idsOf(y.Meters, meter))
	node := func(n Node) string { return strings.TrimSpace(n.ID + " " + n.Outcome) }
	a, b := idsOf(x.Nodes, node), idsOf(y.Nodes, node)
	if differ("nodes", a, b); !slices.Equal(a, b) {
		return
	}
	for i := range x.Nodes {
		n, m := &x.Nodes[i], &y.Nodes[i]
		differ(n.ID+" set", idsOf(n.Set, Change.String), idsOf(m.Set, Change.String))
		differ(n.ID, optionsOf(x, n), optionsOf(y, m))
	}
}

// maxUnlike is how many of the items that differ are told.
const maxUnlike = 5

// unlike leaves out what two lists begin and end with alike, and what is too
// much to be told.
func unlike(a, b []string) (x, y []string) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	few := func(items []string) []string {
		if len(items) > maxUnlike {
			return append(slices.Clone(items[:maxUnlike]), "…")
		}
		return items
	}
	return few(a), few(b)
}

// String writes a change as authors do.
func (c Change) String() string { return fmt.Sprintf("%s%+d", c.Meter, c.By) }

// optionsOf writes where the options of a node lead and what they change.
func optionsOf(c *Conversation, n *Node) []string {
	return idsOf(n.Options, func(o Option) string {
		s := "#" + c.Nodes[o.To].ID
		for _, change := range o.Set {
			s += " " + change.String()
		}
		if o.Credit != nil {
			s += fmt.Sprintf(" credit=%v", *o.Credit)
		}
		return s
	})
}

// shape says which cells of a table are fields, row by row.
func shape(g *Grid) []string {
	if g == nil {
		return nil
	}
	return idsOf(g.Rows, func(cells []Cell) string {
		return strings.Join(idsOf(cells, func(c Cell) string {
			if c.Field < 0 {
				return "x"
			}
			return "_"
		}), "")
	})
}

func idsOf[T any](items []T, id func(T) string) []string {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = id(item)
	}
	return ids
}

// termLines gives the lines of the terms that a module explains itself.
func termLines(m *Module) map[string]int {
	lines := map[string]int{}
	for _, t := range m.Terms() {
		lines[t.ID] = t.Line
	}
	return lines
}
