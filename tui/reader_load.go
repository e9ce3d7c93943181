package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress/study"
)

// glance reads the page to begin at, so that the first frame need not wait for
// the others; load follows. False leaves all to load.
func (r *reader) glance(id string) bool {
	page := ""
	if e := r.course.Entry(id); e != nil {
		head, _ := e.Head(r.env.words.Lang)
		if last, ok := lastOpened(r.env.state, r.course, &curriculum.Module{Head: head}); ok {
			page = last.Page
		}
	}
	m, at, err := r.course.Glance(id, r.env.words.Lang, page)
	if err != nil {
		return false
	}
	r.module, r.page, r.partial = m, at, true
	r.terms = r.glossary(m)
	return true
}

// loadedMsg brings the module that was read whole meanwhile.
type loadedMsg struct {
	reader *reader
	module *curriculum.Module // nil where it cannot be shown
}

// init starts the reading of the whole module.
func (r *reader) init() tea.Cmd {
	if !r.partial {
		return nil
	}
	course, id, lang := r.course, r.module.ID, r.module.Lang
	begun := r.env.hasBegun
	return func() tea.Msg {
		begun()
		m, _, err := course.Module(id, lang)
		if err != nil {
			m = nil
		}
		return loadedMsg{r, m}
	}
}

// complete takes the whole module, and stays where the reader is.
func (r *reader) complete(m *curriculum.Module) {
	if !r.partial {
		return
	}
	r.partial = false
	if m == nil {
		r.broken = true
		r.compose()
		return
	}
	at := r.line()
	r.change(m)
	r.finish()
	r.resume = at
	r.fit()
}

// whole reads the rest at once: a key may lead anywhere.
func (r *reader) whole() {
	if r.partial {
		m, _, err := r.course.Module(r.module.ID, r.module.Lang)
		if err != nil {
			m = nil
		}
		r.complete(m)
	}
}

// load reads the module in the language of now.
func (r *reader) load(id string) bool {
	m, _, err := r.course.Module(id, r.env.words.Lang)
	if err != nil {
		r.broken, r.module = true, &curriculum.Module{Head: curriculum.Head{ID: id, Title: id}}
		return false
	}
	r.module = m
	r.terms = r.glossary(m)
	r.status = study.Of(r.env.state, r.course.ID, m)
	return true
}

// switchLanguage reads the module in the language of now and stays at the same
// page and block, with what was chosen and written.
func (r *reader) switchLanguage() {
	if !r.course.Whole() { // it was read in one language, for the first screen
		if c, err := r.course.Reload(); err == nil {
			r.course = c
		}
	}
	if r.broken {
		r.broken = !r.load(r.module.ID)
		return
	}
	r.whole()
	old := r.module
	if !r.load(old.ID) {
		r.broken, r.module = false, old
		return
	}
	m := r.module
	r.module = old
	r.change(m)
}

// change goes on in another reading of the module at the same page and block,
// with what was chosen and written.
func (r *reader) change(m *curriculum.Module) {
	old, oldParts, focus := r.module, r.parts, r.focus
	r.module, r.terms = m, r.glossary(m)
	if r.page >= len(old.Pages) {
		r.page = len(r.module.Pages)
		return
	}
	if page := r.module.PageIndex(old.Pages[r.page].ID); page >= 0 {
		r.page = page
	} else {
		r.page = min(r.page, len(r.module.Pages)-1)
	}
	r.opened = nil
	r.build()
	has := func(parts []*part) bool {
		return slices.ContainsFunc(parts, func(p *part) bool { return p.id == pageNoteID })
	}
	if has(oldParts) && !has(r.parts) { // begun, and not written yet
		r.addPageNote()
	}
	r.focus = -1
	for i, p := range r.parts {
		for j, o := range oldParts {
			if p.id == "" || p.id != o.id {
				continue
			}
			if p.active() && o.active() {
				p.player.take(o.player)
			}
			if j == focus && p.active() { // its question may not be readable now
				r.focus = i
			}
		}
	}
}

// glossary is the terms of the module and of the course; where both explain
// one, the module's words stand nearer.
func (r *reader) glossary(m *curriculum.Module) []curriculum.Term {
	if r.keeper != nil {
		return r.keeper.termsOf(m)
	}
	return glossaryOf(r.course, m)
}

// moduleOf reads another module of the course.
func (r *reader) moduleOf(id string) (*curriculum.Module, error) {
	if r.keeper != nil {
		return r.keeper.moduleOf(id)
	}
	m, _, err := r.course.Module(id, r.env.words.Lang)
	return m, err
}

func glossaryOf(c *curriculum.Course, m *curriculum.Module) []curriculum.Term {
	terms := m.Terms()
	course, _ := c.Glossary(m.Lang)
	for _, t := range course {
		if !slices.ContainsFunc(terms, func(own curriculum.Term) bool { return own.ID == t.ID }) {
			terms = append(terms, t)
		}
	}
	return terms
}
