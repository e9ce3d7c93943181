package curriculum

import (
	"hash/maphash"
	"maps"
	"slices"
)

// A brief is what other modules may ask about one that was checked: enough to
// tell whether what is asked again is there, and small, since all are kept.
type brief struct {
	ids     []string         // its id and former ones
	quizzes []uint64         // hashes of their ids and former ones, sorted
	scales  map[string]asked // by theirs, nil where there are none
	again   []again
}

// idSeed is for one run. Two ids in 2⁶⁴ have one hash: then a question that is
// not there would be taken for one that is.
var idSeed = maphash.MakeSeed()

func (b brief) hasQuiz(id string) bool {
	_, has := slices.BinarySearch(b.quizzes, maphash.String(idSeed, id))
	return has
}

// An asked is a scale as far as others ask about it.
type asked struct {
	of       Ref // of a scale that asks another one again
	from, to int // of a scale that can be read, else 0
	given    bool
}

// An again is a block that asks one of another module again.
type again struct {
	asked
	kind Kind
	file string
	line int
}

func briefOf(m *Module) brief {
	b := brief{ids: append([]string{m.ID}, m.Was...)}
	for _, block := range m.Blocks() {
		a := asked{of: block.Of, given: block.Keys["from"] != "" || block.Keys["to"] != ""}
		if block.Scale != nil {
			a.from, a.to = block.Scale.From, block.Scale.To
		}
		if (block.Kind == Recall || block.Kind == Scale) && a.of.Block != "" {
			b.again = append(b.again, again{a, block.Kind, m.File, block.Line})
		}
		for _, id := range append([]string{block.ID}, block.Was...) {
			switch block.Kind {
			case Quiz:
				b.quizzes = append(b.quizzes, maphash.String(idSeed, id))
			case Scale:
				if b.scales == nil {
					b.scales = map[string]asked{}
				}
				b.scales[id] = a
			}
		}
	}
	slices.Sort(b.quizzes)
	b.quizzes = slices.Clone(b.quizzes) // no longer than it is
	return b
}

// like tells whether two languages of a module answer alike whatever is asked.
func (b brief) like(o brief) bool {
	return slices.Equal(b.ids, o.ids) && slices.Equal(b.quizzes, o.quizzes) && maps.Equal(b.scales, o.scales)
}

// keepBrief keeps what others may ask about a module. What its languages have in
// common, all in most modules, is kept once.
func (k *checker) keepBrief(b brief) {
	if slices.ContainsFunc(k.briefs, b.like) {
		if b = (brief{again: b.again}); b.again == nil {
			return
		}
	}
	k.briefs = append(k.briefs, b)
}

// askedAgain checks that every question and scale that is asked again is there.
func (k *checker) askedAgain() {
	known := map[string]brief{} // by id of the module
	for _, b := range k.briefs {
		for _, id := range b.ids {
			known[id] = b.with(known[id])
		}
	}
	for _, b := range k.briefs {
		for _, a := range b.again {
			of, sure := known[a.of.Module], true
			if k.course.Entry(a.of.Module) == nil && k.course.Joins != "" {
				of, sure = k.elsewhere(a.of)
			}
			if sure {
				k.asks(a, of)
			}
		}
	}
}

// with joins what the languages of a module have.
func (b brief) with(o brief) brief {
	all := brief{quizzes: b.quizzes, scales: b.scales}
	if len(o.quizzes) > 0 {
		all.quizzes = slices.Concat(b.quizzes, o.quizzes)
		slices.Sort(all.quizzes)
	}
	if len(o.scales) > 0 {
		all.scales = maps.Clone(o.scales)
		if len(b.scales) > 0 {
			all.scales = maps.Clone(b.scales)
			maps.Copy(all.scales, o.scales)
		}
	}
	return all
}

// asks looks at one that asks again, and at the module that it asks, which has
// nothing where it is not there.
func (k *checker) asks(a again, of brief) {
	name := a.of.Module + "/" + a.of.Block
	scale, isScale := of.scales[a.of.Block]
	switch {
	case a.kind == Recall && !of.hasQuiz(a.of.Block):
		k.at(a.file, a.line, "recall-target", name)
	case a.kind == Recall:
	case !isScale || scale.of.Block != "":
		k.at(a.file, a.line, "scale-target", name)
	case scale.to == 0 || a.to == 0: // told where it stands
	case a.given && (a.from != scale.from || a.to != scale.to):
		k.at(a.file, a.line, "scale-target-range", name, scale.from, scale.to)
	}
}

// elsewhere looks for a module in the course that is joined; false where that
// course is not at hand, and nothing can be said.
func (k *checker) elsewhere(of Ref) (brief, bool) {
	if k.blind {
		return brief{}, false
	}
	m, _, err := k.joined.Module(of.Module, "en")
	if err != nil {
		return brief{}, true
	}
	return briefOf(m), true
}
