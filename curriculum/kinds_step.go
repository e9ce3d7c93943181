package curriculum

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// apart calls differ with all that must agree between two languages of a block
// of a kind other than question: what is recorded, and what decides.
func apart(x, y *Block, differ func(what string, a, b any)) {
	switch {
	case x.Scale != nil && y.Scale != nil:
		differ("from, to", []int{x.Scale.From, x.Scale.To}, []int{y.Scale.From, y.Scale.To})
		differ("statements", idsOf(x.Scale.Statements, func(s Statement) string { return s.ID }), idsOf(y.Scale.Statements, func(s Statement) string { return s.ID }))
	case x.Worksheet != nil && y.Worksheet != nil:
		differ("fields", idsOf(x.Worksheet.Fields, func(f Field) string { return f.ID }), idsOf(y.Worksheet.Fields, func(f Field) string { return f.ID }))
		differ("table", shape(x.Worksheet.Table), shape(y.Worksheet.Table))
	case x.Activity != nil && y.Activity != nil:
		differ("phases", phaseTimes(x.Activity), phaseTimes(y.Activity))
	case x.Cards != nil && y.Cards != nil:
		differ("cards", idsOf(x.Cards.Cards, func(c Card) string { return c.ID }), idsOf(y.Cards.Cards, func(c Card) string { return c.ID }))
	case x.Glossary != nil && y.Glossary != nil:
		differ("terms", sorted(idsOf(x.Glossary.Terms, func(t Term) string { return t.ID })), sorted(idsOf(y.Glossary.Terms, func(t Term) string { return t.ID })))
	case x.Scenario != nil && y.Scenario != nil:
		apartScenes(x.Scenario, y.Scenario, differ)
	}
}

// apartScenes compares what decides in a scenario. Where the nodes are not the
// same, their options are not compared: that would tell the same again.
func apartScenes(x, y *Conversation, differ func(what string, a, b any)) {
	differ("meters", x.Meters, y.Meters)
	nodes := func(c *Conversation) []string {
		return idsOf(c.Nodes, func(n Node) string { return strings.Trim(n.ID+" "+n.Outcome, " ") })
	}
	a, b := nodes(x), nodes(y)
	if differ("nodes", a, b); !slices.Equal(a, b) {
		return
	}
	for i := range x.Nodes {
		n, m := &x.Nodes[i], &y.Nodes[i]
		differ(n.ID+" set", n.Set, m.Set)
		differ(n.ID, optionsOf(x, n), optionsOf(y, m))
	}
}

// optionsOf writes where the options of a node lead and what they change.
func optionsOf(c *Conversation, n *Node) []string {
	return idsOf(n.Options, func(o Option) string {
		s := "#" + c.Nodes[o.To].ID
		for _, change := range o.Set {
			s += fmt.Sprintf(" %s%+d", change.Meter, change.By)
		}
		if o.Credit != nil {
			s += fmt.Sprintf(" credit=%v", *o.Credit)
		}
		return s
	})
}

// shape says which cells of a table are fields, by rows.
func shape(g *Grid) string {
	if g == nil {
		return ""
	}
	var rows []string
	for _, r := range g.Rows {
		row := ""
		for _, c := range r {
			if c.Field < 0 {
				row += "x"
			} else {
				row += "_"
			}
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, " ")
}

func phaseTimes(g *Group) []float64 {
	var all []float64
	for _, p := range g.Phases {
		all = append(all, p.Minutes)
	}
	return all
}

func idsOf[T any](items []T, id func(T) string) []string {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = id(item)
	}
	return ids
}

func sorted(ids []string) []string {
	slices.Sort(ids)
	return ids
}

// scales checks that every scale that is asked again is there, with values of
// its own.
func (k *checker) scales() {
	for _, m := range k.modules {
		for _, b := range m.Blocks() {
			if b.Kind != Scale || b.Of.Block == "" {
				continue
			}
			name := b.Of.Module + "/" + b.Of.Block
			of := k.scale(b.Of)
			switch {
			case of == nil:
				k.at(m.File, b.Line, "scale-target", name)
			case of.Scale == nil || b.Scale == nil: // told where it stands
			case (b.Keys["from"] != "" || b.Keys["to"] != "") && (b.Scale.From != of.Scale.From || b.Scale.To != of.Scale.To):
				k.at(m.File, b.Line, "scale-target-range", name, of.Scale.From, of.Scale.To)
			}
		}
	}
}

func (k *checker) scale(of Ref) *Block {
	for _, m := range k.modules {
		if m.ID == of.Module || slices.Contains(m.Was, of.Module) {
			if b, _ := m.Block(of.Block); b != nil && b.Kind == Scale && b.Of.Block == "" {
				return b
			}
		}
	}
	return nil
}

// meterNames reads what people call the meters of scenarios.
func (s *source) meterNames(into *map[string]Text) field {
	return func(v *yaml.Node) {
		if !s.is(v, yaml.MappingNode, "meters", `{trust: {en: "Trust"}}`) {
			return
		}
		names := map[string]Text{}
		for i := 0; i+1 < len(v.Content); i += 2 {
			k := v.Content[i]
			var text Text
			s.texts(k.Value, &text)(v.Content[i+1])
			switch _, twice := names[k.Value]; {
			case twice:
				s.reportAt(k.Line, k.Column, "frontmatter-repeated-key", k.Value)
			case !meterForm.MatchString(k.Value):
				s.reportAt(k.Line, k.Column, "frontmatter-type", "meters", `{trust: {en: "Trust"}}`)
			default:
				names[k.Value] = text
			}
		}
		*into = names
	}
}
