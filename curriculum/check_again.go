package curriculum

// A brief is what other modules may ask about one that was checked: enough to
// tell whether what is asked again is there, and small, since all are kept.
type brief struct {
	ids    []string         // its id and former ones
	blocks map[string]asked // quizzes and scales, by their ids and former ones
	again  []again
}

// An asked is a quiz or a scale as far as others ask about it.
type asked struct {
	kind     Kind
	of       Ref // of a scale that asks another one again
	from, to int // of a scale that can be read, else 0
	given    bool
}

// An again is a block that asks one of another module again.
type again struct {
	asked
	file string
	line int
}

func briefOf(m *Module) brief {
	b := brief{ids: append([]string{m.ID}, m.Was...), blocks: map[string]asked{}}
	for _, block := range m.Blocks() {
		a := asked{kind: block.Kind, of: block.Of, given: block.Keys["from"] != "" || block.Keys["to"] != ""}
		if block.Scale != nil {
			a.from, a.to = block.Scale.From, block.Scale.To
		}
		if (a.kind == Recall || a.kind == Scale) && a.of.Block != "" {
			b.again = append(b.again, again{a, m.File, block.Line})
		}
		if a.kind != Quiz && a.kind != Scale {
			continue
		}
		for _, id := range append([]string{block.ID}, block.Was...) {
			b.blocks[id] = a
		}
	}
	return b
}

// askedAgain checks that every question and scale that is asked again is there.
func (k *checker) askedAgain() {
	known := map[Ref]asked{}
	for _, b := range k.briefs {
		for _, id := range b.ids {
			for name, block := range b.blocks {
				known[Ref{id, name}] = block
			}
		}
	}
	for _, b := range k.briefs {
		for _, a := range b.again {
			of, sure := known[a.of], true
			if k.course.Entry(a.of.Module) == nil && k.course.Joins != "" {
				of, sure = k.elsewhere(a.of)
			}
			if sure {
				k.asks(a, of)
			}
		}
	}
}

// asks looks at one that asks again, and at what it asks: of no kind where
// there is nothing of that name.
func (k *checker) asks(a again, of asked) {
	name := a.of.Module + "/" + a.of.Block
	switch {
	case a.kind == Recall && of.kind != Quiz:
		k.at(a.file, a.line, "recall-target", name)
	case a.kind == Recall:
	case of.kind != Scale || of.of.Block != "":
		k.at(a.file, a.line, "scale-target", name)
	case of.to == 0 || a.to == 0: // told where it stands
	case a.given && (a.from != of.from || a.to != of.to):
		k.at(a.file, a.line, "scale-target-range", name, of.from, of.to)
	}
}

// elsewhere looks for a block in the course that is joined; false where that
// course is not at hand, and nothing can be said.
func (k *checker) elsewhere(of Ref) (asked, bool) {
	if k.blind {
		return asked{}, false
	}
	m, _, err := k.joined.Module(of.Module, "en")
	if err != nil {
		return asked{}, true
	}
	return briefOf(m).blocks[of.Block], true
}
