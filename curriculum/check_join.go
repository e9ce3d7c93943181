package curriculum

import "slices"

// join looks for the course that the checked one joins among those beside it.
func (k *checker) join(others func() []*Course) {
	c := k.course
	if c.Joins == "" {
		return
	}
	var beside []*Course
	if others != nil {
		beside = others()
	}
	l, standings := Join(append([]*Course{c}, beside...))
	if s := standings[0]; s.Alone {
		k.blind = true
		d := Diagnostic{"course.md", c.joinsAt.line, c.joinsAt.column, "course-host", []any{c.Joins}}
		if s.Chained {
			i := slices.IndexFunc(beside, func(b *Course) bool { return b.ID == c.Joins })
			d.Rule, d.Args = "course-chain", []any{c.Joins, beside[i].Joins}
		}
		k.add(d)
		return
	}
	k.joined = l.Course(c.Joins)
}

// knows tells whether a module of that name is there, or may be: where the
// course to join is not at hand nothing can be said.
func (k *checker) knows(module string) bool {
	return k.blind || k.course.Entry(module) != nil || k.joined != nil && k.joined.Entry(module) != nil
}

// formerModules reports a former id that another module has or had: what was
// recorded under it would count for both.
func (k *checker) formerModules(e *Entry) {
	all := k.course.Entries
	if k.joined != nil {
		all = k.joined.Entries
	}
	for _, lang := range e.Languages() {
		h := e.Heads[lang]
		for _, was := range h.Was {
			for _, other := range all {
				if head, _ := other.Head(lang); other.ID != e.ID && (other.ID == was || slices.Contains(head.Was, was)) {
					k.at(h.File, 1, "was-taken", was, other.ID)
				}
			}
		}
	}
}

// formerBlocks reports the same of pages and blocks.
func (k *checker) formerBlocks(m *Module) {
	owner := map[string]string{} // of an id, or of a former one
	for i := range m.Pages {
		owner[m.Pages[i].ID] = m.Pages[i].ID
		for _, b := range m.Pages[i].Blocks() {
			owner[b.ID] = b.ID
		}
	}
	former := func(id string, was []string, line int) {
		for _, w := range was {
			if by, taken := owner[w]; taken && by != id {
				k.at(m.File, line, "was-taken", w, by)
				continue
			}
			owner[w] = id
		}
	}
	for i := range m.Pages {
		p := &m.Pages[i]
		former(p.ID, p.Was, p.Line)
		for _, b := range p.Blocks() {
			if b.ID != p.ID { // a page that is a block is the same thing
				former(b.ID, b.Was, b.Line)
			}
		}
	}
}
