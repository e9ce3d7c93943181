package study

import (
	"slices"

	"cahier/curriculum"
	"cahier/progress"
)

// A Passed is a turn of a run with what came of it.
type Passed struct {
	Node   *curriculum.Node
	Option *curriculum.Option // nil where the record does not tell which it was
	Meters []int              // after the turn; nil where they are not known
	Moved  []int              // by how much they changed with it
}

// Passed returns the turns of the run, in order.
func (t Talk) Passed() []Passed {
	again := NewTalk(t.Block, t.Place)
	known := true
	var all []Passed
	for _, turn := range t.Way {
		p := Passed{Node: &t.Story.Nodes[turn.Node]}
		next := again
		if turn.Option < 0 {
			known = false
		} else {
			p.Option = &p.Node.Options[turn.Option]
			if known {
				next, _ = again.Choose(turn.Option) // what was chosen once can be chosen again
				p.Meters, p.Moved = next.Meters, difference(next.Meters, again.Meters)
			}
		}
		again = next
		all = append(all, p)
	}
	return all
}

func difference(a, b []int) []int {
	d := make([]int, len(a))
	for i := range a {
		d[i] = a[i] - b[i]
	}
	return d
}

// In returns the same run in another reading of its block, such as another
// language, and false where the two do not lead the same ways.
func (t Talk) In(b *curriculum.Block, p Place) (Talk, bool) {
	if b.Scenario == nil || !slices.EqualFunc(t.Story.Nodes, b.Scenario.Nodes, sameNode) {
		return t, false
	}
	t.Block, t.Story, t.Place = b, b.Scenario, p
	return t, true
}

func sameNode(a, b curriculum.Node) bool {
	return a.ID == b.ID && a.Outcome == b.Outcome &&
		slices.EqualFunc(a.Options, b.Options, func(x, y curriculum.Option) bool { return x.To == y.To })
}

// EndsSeen returns how many ends of a scenario the learner has come to, of how
// many there are.
func EndsSeen(s progress.State, course string, m *curriculum.Module, b *curriculum.Block) (seen, all int) {
	found := map[int]bool{}
	for _, e := range Talks(s, course, m, b) {
		if e.Rev < b.Rev || len(e.Path) == 0 {
			continue
		}
		if i := b.Scenario.Node(e.Path[len(e.Path)-1]); i >= 0 && b.Scenario.Nodes[i].End() {
			found[i] = true
		}
	}
	for i := range b.Scenario.Nodes {
		if b.Scenario.Nodes[i].End() {
			all++
		}
	}
	return len(found), all
}
