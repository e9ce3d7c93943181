package curriculum

import "maps"

// A brief is what other modules may ask about one that was checked: enough to
// tell whether what is asked again is there, and small, since all are kept.
type brief struct {
	ids     []string         // its id and former ones
	quizzes map[string]bool  // by their ids and former ones
	scales  map[string]asked // the same
	again   []again
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
	b := brief{ids: append([]string{m.ID}, m.Was...), quizzes: map[string]bool{}, scales: map[string]asked{}}
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
				b.quizzes[id] = true
			case Scale:
				b.scales[id] = a
			}
		}
	}
	return b
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
	if o.quizzes == nil {
		return b
	}
	all := brief{quizzes: maps.Clone(b.quizzes), scales: maps.Clone(b.scales)}
	maps.Copy(all.quizzes, o.quizzes)
	maps.Copy(all.scales, o.scales)
	return all
}

// asks looks at one that asks again, and at the module that it asks, which has
// nothing where it is not there.
func (k *checker) asks(a again, of brief) {
	name := a.of.Module + "/" + a.of.Block
	scale, isScale := of.scales[a.of.Block]
	switch {
	case a.kind == Recall && !of.quizzes[a.of.Block]:
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
