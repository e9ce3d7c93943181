package curriculum

// A brief is what other modules may ask about one that was checked: enough to
// tell whether what is asked again is there, and small, since all are kept.
type brief struct {
	ids    []string          // its id and former ones
	blocks map[string]*Block // quizzes and scales, by their ids and former ones
	again  []again
}

// An again is a block that asks one of another module again.
type again struct {
	file string
	*Block
}

func briefOf(m *Module) brief {
	b := brief{ids: append([]string{m.ID}, m.Was...), blocks: map[string]*Block{}}
	for _, block := range m.Blocks() {
		kept := &Block{Kind: block.Kind, Line: block.Line, Of: block.Of, Keys: block.Keys, Scale: block.Scale}
		if (block.Kind == Recall || block.Kind == Scale) && block.Of.Block != "" {
			b.again = append(b.again, again{m.File, kept})
		}
		if block.Kind != Quiz && block.Kind != Scale {
			continue
		}
		for _, id := range append([]string{block.ID}, block.Was...) {
			b.blocks[id] = kept
		}
	}
	return b
}

// askedAgain checks that every question and scale that is asked again is there.
func (k *checker) askedAgain() {
	known := map[Ref]*Block{}
	for _, b := range k.briefs {
		for _, id := range b.ids {
			for name, block := range b.blocks {
				known[Ref{id, name}] = block
			}
		}
	}
	for _, b := range k.briefs {
		for _, a := range b.again {
			of, here := known[a.Of], true
			if k.course.Entry(a.Of.Module) == nil && k.course.Joins != "" {
				of, here = k.elsewhere(a.Of)
			}
			if here {
				k.asks(a, of)
			}
		}
	}
}

// asks looks at one that asks again, and at what it asks.
func (k *checker) asks(a again, of *Block) {
	name := a.Of.Module + "/" + a.Of.Block
	switch {
	case a.Kind == Recall && (of == nil || of.Kind != Quiz):
		k.at(a.file, a.Line, "recall-target", name)
	case a.Kind == Recall:
	case of == nil || of.Kind != Scale || of.Of.Block != "":
		k.at(a.file, a.Line, "scale-target", name)
	case of.Scale == nil || a.Scale == nil: // told where it stands
	case (a.Keys["from"] != "" || a.Keys["to"] != "") && (a.Scale.From != of.Scale.From || a.Scale.To != of.Scale.To):
		k.at(a.file, a.Line, "scale-target-range", name, of.Scale.From, of.Scale.To)
	}
}

// elsewhere returns a block of the course that is joined; false where that
// course is not at hand, and nothing can be said.
func (k *checker) elsewhere(of Ref) (*Block, bool) {
	if k.blind {
		return nil, false
	}
	m, _, err := k.joined.Module(of.Module, "en")
	if err != nil {
		return nil, true
	}
	b, _ := m.Block(of.Block)
	return b, true
}
