package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// build makes the parts of the page, without rows.
func (r *reader) build() {
	r.parts = nil
	page := &r.module.Pages[r.page]
	for i, cp := range page.Parts {
		if cp.Block == nil {
			r.parts = append(r.parts, &part{prose: cp.Prose, index: i})
			continue
		}
		if p := r.shown.part(r, cp.Block); p != nil {
			p.index = i
			r.parts = append(r.parts, p)
		}
	}
	_, waits := r.env.unwritten[writerID{course: r.course.ID, module: r.module.ID, page: page.ID}]
	if n := study.PageNote(r.env.state, r.course.ID, r.module, page); waits || len(n.Current) > 0 {
		r.addPageNote()
	}
}

func (r *reader) blockPart(b *curriculum.Block) *part {
	if r.keeper != nil {
		if p, own := r.keeper.part(b); own {
			return p
		}
	}
	w := r.env.words.Read
	p := &part{id: b.ID, block: b}
	notes := footnoteNumbers(r.module)
	switch {
	case b.Kind == curriculum.Facilitator:
		return nil
	case b.Kind == curriculum.Reflect:
		p.player = r.reflection(b)
	case b.Kind == curriculum.Recall:
		if q := r.recall(b); q != nil {
			p.player = q
		} else {
			p.title, p.remark = b.Title, w.NoRecall
		}
	case b.Question != nil:
		p.player = r.ask(b)
	case b.Kind == curriculum.Quiz || b.Kind == curriculum.Predict:
		p.title, p.remark = b.Title, w.NotAsked
	case b.Kind == curriculum.Scale && b.Of.Block != "":
		if t := r.rateAgain(b); t != nil {
			p.player = t
		} else {
			p.title, p.remark = b.Title, r.env.words.Scale.Gone
		}
	case b.Scale != nil && len(b.Scale.Statements) > 0:
		p.player = r.rateHere(b)
	case b.Worksheet != nil && len(b.Worksheet.Fields) > 0:
		p.player = newWorksheet(r, b)
	case b.Scenario != nil && len(b.Scenario.Nodes) > 0:
		p.player = newTalk(r, b)
	case b.Timer != nil:
		p.player = newTimer(r.env, b, notes)
	case b.Cards != nil && len(b.Cards.Cards) > 0:
		p.player = newDeck(r, b)
	case b.Activity != nil:
		p.figure = activity{r.env, b, notes}
	case b.Glossary != nil:
		p.figure = lexicon{r.env, b, notes}
	default:
		p.title, p.prose, p.remark = b.Title, b.Source, w.NotPlayable
	}
	return p
}

func (r *reader) reflection(b *curriculum.Block) *note {
	t := newNote(r.env, b, r.place(), study.Note(r.env.state, r.course.ID, r.module, b))
	t.notes = footnoteNumbers(r.module)
	return t
}

// addPageNote puts the learner's free note below the page.
func (r *reader) addPageNote() {
	page := &r.module.Pages[r.page]
	t := newPageNote(r.env, page, r.place(), study.PageNote(r.env.state, r.course.ID, r.module, page))
	r.parts = append(r.parts, &part{id: pageNoteID, player: t, index: len(page.Parts)})
}

// ask puts a question on the page: its last answer where there is one, else
// the next attempt.
func (r *reader) ask(b *curriculum.Block) *question {
	s, c := r.env.state, r.course.ID
	answers := study.Answers(s, c, r.module, b)
	if last, ok := study.Latest(s, c, r.module, b); ok {
		if a, ok := study.Restore(b, r.place(), len(answers), r.env.seeder, last); ok {
			q := newQuestion(r.env, a)
			q.notes = footnoteNumbers(r.module)
			return q
		}
	}
	q := newQuestion(r.env, study.NewAttempt(b, r.place(), len(answers)+1, r.env.seeder))
	q.changed, q.notes = len(answers) > 0, footnoteNumbers(r.module)
	return q
}

// recall asks a question of another module again; it is recorded under that
// one.
func (r *reader) recall(b *curriculum.Block) *question {
	m, err := r.moduleOf(b.Of.Module)
	if err != nil {
		return nil
	}
	of, page := m.Block(b.Of.Block)
	if of == nil || of.Question == nil {
		return nil
	}
	via := progress.Via{Module: r.module.ID, Block: b.ID}
	number := study.NextNumber(r.env.state, r.course.ID, m, of)
	place := study.At(r.course.ID, m, page)
	q := newQuestion(r.env, study.NewAttempt(of, place, number, r.env.seeder))
	past := study.Recalled(r.env.state, r.course.ID, m, of, r.module, b)
	if e, ok := study.Current(past, of); ok {
		if a, ok := study.Restore(of, place, number-1, r.env.seeder, e); ok {
			q = newQuestion(r.env, a)
		}
	}
	q.changed = len(past) > 0 && q.attempt.Step == study.Answering
	q.recall, q.attempt.Via, q.intro, q.notes, q.cited = true, &via, b.Source, footnoteNumbers(m), footnoteNumbers(r.module)
	return q
}

// fit draws the page for the size, theme and language of now, as far as it is
// needed to stand at the same line.
func (r *reader) fit() tea.Cmd {
	if !r.env.layout.ready() {
		return nil
	}
	r.closeContents()
	line := r.line()
	for _, p := range r.parts {
		p.rows = nil
		if b, ok := p.player.(beating); ok {
			b.rest()
		}
	}
	r.resume, r.target, r.drawAll = line, 0, r.focus >= 0
	r.compose()
	if !r.atEnd() && !r.broken && line > 1 {
		r.sheet.top = rowAt(r.sheet.rows, line)
		r.sheet.scroll(0)
		r.stand(line)
	}
	r.resume = 0
	if r.focus >= 0 {
		r.passed = r.focus
		r.show(r.focus)
	}
	r.seen()
	return tea.Batch(r.more(), r.beat())
}

// beat waits for what is seen and changes as time passes.
func (r *reader) beat() tea.Cmd {
	if r.contents || r.atEnd() || r.broken {
		return nil
	}
	var cmds []tea.Cmd
	for _, p := range r.parts {
		b, ok := p.player.(beating)
		if ok && p.at < r.sheet.top+r.sheet.body && p.at+len(p.rows) > r.sheet.top {
			cmds = append(cmds, b.beat())
		}
	}
	return tea.Batch(cmds...)
}

// more is the command that lets the rest of a long page be drawn while its
// beginning is read.
func (r *reader) more() tea.Cmd {
	if !r.pending || r.asked || !r.env.layout.ready() { // nothing is drawn into a window that is too small
		return nil
	}
	r.asked = true
	return func() tea.Msg { return moreMsg{r} }
}

// drawMore draws some windows more of a page that is not drawn whole.
func (r *reader) drawMore() {
	r.asked = false
	r.target = len(r.sheet.rows) + 8*r.sheet.body
	r.compose()
}

// drawRest draws what is missing: a key may lead anywhere.
func (r *reader) drawRest() {
	if r.pending {
		r.drawAll = true
		r.compose()
	}
}

// redraw draws one part anew.
func (r *reader) redraw(i int) {
	r.parts[i].rows = nil
	r.compose()
}

// compose puts the rows of the page together, drawing what has none.
func (r *reader) compose() {
	if !r.env.layout.ready() {
		return
	}
	r.point = nil
	var rows []row
	switch {
	case r.broken:
		rows = r.sentence(r.env.words.Read.NotPlayable)
	case r.listed():
		rows = r.contentsRows(r.env.layout.text, r.cursor)
	case r.atEnd():
		rows = r.endRows()
	default:
		rows = r.pageRows()
	}
	r.sheet.set(rows, r.env.layout.body)
}

func (r *reader) sentence(s string) []row {
	d := &drawing{env: r.env}
	d.blank()
	d.say(s, r.env.styles.strong, 0)
	return d.rows
}

func (r *reader) pageRows() []row {
	st := r.env.styles
	rows := []row{{}}
	page := &r.module.Pages[r.page]
	for _, l := range wrapped(safe.Line(page.Title), r.env.layout.text) {
		rows = append(rows, row{text: st.strong.Render(l), fixed: true})
	}
	rows = append(rows, row{})
	if lang := r.module.Lang; lang != r.env.words.Lang {
		rows = append(rows, r.sentence(fmt.Sprintf(r.env.words.Read.OnlyIn, r.env.words.Name(lang)))[1:]...)
		rows = append(rows, row{})
	}
	terms := r.markable()
	r.pending = false
	for i, p := range r.parts {
		if p.rows == nil && r.enough(rows) {
			r.pending = true
			return rows
		}
		if p.rows == nil {
			r.draw(p, i == r.focus, terms)
		}
		for _, m := range p.marks { // a term is marked once on a page
			delete(terms, m.key)
		}
		p.at = len(rows)
		rows = append(rows, p.rows...)
		if p.point != nil {
			r.point = &point{p.at + p.point.row, p.point.col}
		}
		rows = append(rows, row{})
	}
	rows = append(rows, r.outlook())
	return r.withOpened(r.shown.flag(r, rows))
}

// enough tells that the window and the one below it can be filled, and the
// line to begin at is among the rows.
func (r *reader) enough(rows []row) bool {
	body := r.env.layout.body
	return !r.drawAll && len(rows) > max(r.sheet.top+2*body, r.target) && (r.resume <= 1 || lineAt(rows, len(rows)-body) > r.resume)
}

// outlook is the last row of a page: what comes next.
func (r *reader) outlook() row {
	w := r.env.words.Read
	text := w.EndOfModule
	if r.keeper != nil { // there is none at a seat
		text = ""
	}
	if r.page+1 < len(r.module.Pages) {
		text = fmt.Sprintf(w.EndOfPage, safe.Line(r.module.Pages[r.page+1].Title))
	}
	return row{text: r.env.styles.pencil.Render(safe.Cut(text, r.env.layout.text))}
}

// draw makes the rows of one part.
func (r *reader) draw(p *part, focused bool, terms map[string]bool) {
	p.marks, p.point = nil, nil
	var d *drawing
	switch {
	case p.active():
		d = p.player.draw(focused)
	case p.figure != nil:
		d = p.figure.draw(focused)
	default:
		d = r.drawProse(p, terms)
	}
	r.shown.reveal(r, p, d)
	for n := len(d.rows); n > 0 && d.rows[n-1].text == ""; n = len(d.rows) {
		d.rows = d.rows[:n-1]
	}
	d.view.to = min(d.view.to, len(d.rows))
	p.rows, p.marks, p.point, p.view = d.rows, d.marks, d.point, d.view
	if q := p.asks(); q != nil && q.recall {
		p.marks = p.marks[:q.own] // the sources of the question are another module's
	}
}

// footnoteNumbers maps the labels of a module's sources to their numbers.
func footnoteNumbers(m *curriculum.Module) map[string]int {
	numbers := map[string]int{}
	for _, f := range m.Footnotes {
		numbers[f.Label] = f.Number
	}
	return numbers
}

func (r *reader) drawProse(p *part, terms map[string]bool) *drawing {
	d := &drawing{env: r.env}
	if p.title != "" {
		d.heading(p.title, "", noMark, false)
		d.blank()
	}
	if p.prose != "" {
		d.notes = footnoteNumbers(r.module)
		d.prose(p.prose, slices.DeleteFunc(slices.Clone(r.terms), func(t curriculum.Term) bool { return !terms[t.ID] }))
	}
	if p.remark != "" {
		if p.prose != "" {
			d.blank()
		}
		d.say(p.remark, r.env.styles.pencil, 0)
	}
	return d
}

// markable is the set of terms not yet marked on the page.
func (r *reader) markable() map[string]bool {
	set := map[string]bool{}
	for _, t := range r.terms {
		set[t.ID] = true
	}
	return set
}

func (r *reader) view() (string, *tea.Cursor) {
	l := r.env.layout
	body := r.sheet.window(l, r.env.styles)
	if l.contents == 0 {
		return body, cursorAt(r.point, &r.sheet, l, 0)
	}
	left := l.contents
	columns, widths := []string{r.sidebar(), body}, []int{left, l.margin + l.text}
	if l.notes > 0 {
		columns, widths = append(columns, r.notesBar()), append(widths, l.notes+3)
	}
	return beside(widths, columns...), cursorAt(r.point, &r.sheet, l, left)
}
