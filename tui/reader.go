package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// reader shows a module page by page. Its page after the last is the end of
// the module.
type reader struct {
	env    *env
	course *curriculum.Course
	module *curriculum.Module
	status study.Status
	terms  []curriculum.Term
	broken bool  // the file cannot be shown
	shown  shown // what an author sees beside what learners see
	keeper keeper

	page    int
	parts   []*part
	sheet   sheet
	resume  int // line to begin at, 0 once it is reached
	focus   int // index into parts, -1 while the page itself is read
	passed  int // parts before this index lie behind the reader
	opened  *opened
	entered time.Time
	read    bool // this page's end was seen in this visit
	told    bool // the end of the module is on its way into the record
	point   *point

	partial bool // only this page is read yet
	pending bool // rows below are not drawn yet
	asked   bool // moreMsg is on its way
	target  int  // draw at least so many rows
	drawAll bool // draw all of them

	folds    map[fold][]string
	contents bool // the list of pages is shown over the text
	behind   int  // row of the text at the top of the window meanwhile
	cursor   int  // in that list, or in what is open at the module's end
}

// A fold is a title and the width that it is given.
type fold struct {
	title string
	width int
}

// newReader opens a module where it was left.
func newReader(e *env, c *curriculum.Course, id string) *reader {
	r := &reader{env: e, course: c, focus: -1}
	if !r.glance(id) && !r.load(id) {
		return r
	}
	line := 0
	if last, ok := lastOpened(e.state, c, r.module); ok {
		if page := r.module.PageIndex(last.Page); page >= 0 {
			r.page = page
			if last.Digest == r.module.Pages[page].Digest {
				line = last.Line
			}
		}
	}
	r.turnTo(r.page, line)
	return r
}

func (r *reader) atEnd() bool { return !r.broken && r.page >= len(r.module.Pages) }

func (r *reader) place() study.Place { return study.At(r.course.ID, r.module, r.page) }

// turnTo goes to a page; line is where on it, 0 for its beginning.
func (r *reader) turnTo(page, line int) {
	r.page = page
	r.focus, r.passed, r.opened, r.read, r.contents = -1, 0, nil, false, false
	r.cursor = 0
	r.entered = r.env.now()
	r.sheet = sheet{}
	r.parts, r.target, r.drawAll = nil, 0, false
	if r.atEnd() {
		r.finish()
		r.fit()
		return
	}
	r.build()
	r.resume = max(line, 1)
	r.env.saver.add(r.place().Opened(&r.module.Pages[r.page], r.resume), nil)
	r.fit()
}

// line is where the reader is on the page.
func (r *reader) line() int {
	if len(r.sheet.rows) == 0 { // the size is not known yet
		return max(r.resume, 1)
	}
	return lineAt(r.sheet.rows, r.sheet.top)
}

// goTo leaves the page for another one.
func (r *reader) goTo(page int) {
	if r.keeper != nil {
		r.keeper.turn(page)
		return
	}
	if page < 0 || page > len(r.module.Pages) {
		return
	}
	r.leave()
	r.turnTo(page, 0)
}

// leave hands in where the reader was and what was being written.
func (r *reader) leave() {
	if r.broken || r.atEnd() {
		return
	}
	r.closeContents()
	for _, p := range r.parts {
		if p.active() {
			p.player.leave()
		}
	}
	r.env.saver.add(r.place().Opened(&r.module.Pages[r.page], r.line()), nil)
}

// seen records that a page was on screen to its end, once a visit.
func (r *reader) seen() {
	if r.read || r.pending || r.broken || r.atEnd() || !r.env.layout.ready() || !r.sheet.atEnd() {
		return
	}
	r.read = true
	page := &r.module.Pages[r.page]
	if !study.PageRead(r.env.state, r.course.ID, r.module, r.page) {
		r.env.saver.add(r.place().Read(page, r.env.now().Sub(r.entered).Milliseconds()), nil)
	}
}

// finish records that the module is finished, the first time that it is.
func (r *reader) finish() {
	r.status = study.Of(r.env.state, r.course.ID, r.module)
	if r.status.First && !r.told {
		r.told = true
		at := study.FinishedAt(r.course.ID, r.module)
		r.env.saver.add(at.Finished(r.status, study.ReadMs(r.env.state, r.course.ID, r.module)), nil)
	}
}

func (r *reader) update(msg tea.Msg) tea.Cmd {
	if r.broken {
		if msg, ok := msg.(tea.KeyPressMsg); ok && r.env.keys.back.hit(msg) {
			return pop
		}
		return nil
	}
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		cmd = r.key(msg)
	case tea.PasteMsg:
		cmd = r.paste(msg)
	case libraryMsg:
		if c := msg.library.Course(r.course.ID); c != nil {
			r.course = c // the whole one: a recall, or the other language, may be known now
		}
	case savedMsg:
		r.saved(msg)
	case quietMsg, editedMsg, tickMsg:
		cmd = r.tell(msg)
	case loadedMsg:
		if msg.reader != r {
			return nil
		}
		r.complete(msg.module)
	case moreMsg:
		if msg.reader != r {
			return nil
		}
		r.drawMore()
	case languageMsg:
		r.switchLanguage()
		return nil
	default:
		return nil
	}
	r.seen()
	return tea.Batch(cmd, r.more(), r.beat())
}

// saved takes the news of what was written into the parts.
func (r *reader) saved(msg savedMsg) {
	if !r.partial {
		r.finish()
	}
	if r.atEnd() {
		r.compose()
		return
	}
	r.tell(msg)
}

// tell hands a message to the parts and draws those anew that it changed.
func (r *reader) tell(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for i, p := range r.parts {
		if !p.active() {
			continue
		}
		changed, cmd := p.player.hear(msg)
		cmds = append(cmds, cmd)
		if !changed {
			continue
		}
		r.redraw(i)
		if _, news := msg.(savedMsg); news && i == r.focus {
			r.show(i)
		}
	}
	return tea.Batch(cmds...)
}

func (r *reader) paste(msg tea.PasteMsg) tea.Cmd {
	p := r.focused()
	if p == nil {
		return nil
	}
	took, cmd := p.player.paste(safe.Text(msg.Content))
	if took {
		r.redraw(r.focus)
		r.show(r.focus)
	}
	return cmd
}

func (r *reader) typing() bool {
	p := r.focused()
	return p != nil && p.player.typing()
}

func (r *reader) focused() *part {
	if r.focus < 0 || r.focus >= len(r.parts) {
		return nil
	}
	return r.parts[r.focus]
}

func (r *reader) header() (left, right string) {
	right = r.howFar()
	left = safe.Line(r.module.Title)
	for _, t := range r.course.Tracks {
		if t.ID != r.module.Track || r.env.layout.width <= 64 {
			continue
		}
		whole := safe.Line(t.Title.In(r.env.words.Lang)) + " ▸ " + left
		if ansi.StringWidth(whole+right) <= r.env.layout.width-10 { // the module goes before its track
			left = whole
		}
	}
	return left, right
}

func (r *reader) howFar() string {
	if r.broken || r.atEnd() {
		return strings.ToUpper(r.env.words.Lang)
	}
	n := len(r.module.Pages)
	far := fmt.Sprintf("%d/%d", r.page+1, n)
	if r.env.layout.width > 64 && n <= 12 {
		far += "  " + strings.Repeat("▪", r.page+1) + strings.Repeat("▫", n-r.page-1)
	}
	return far
}

func (r *reader) keys() ([]binding, string) {
	k := r.env.keys
	right := ""
	if !r.broken && !r.atEnd() && !r.partial {
		right = r.env.words.N(r.env.words.Read.Left, minutesLeft(r.module.Minutes.Solo, r.status.PagesRead, r.status.Pages))
	}
	switch {
	case r.broken:
		return []binding{k.back}, ""
	case r.contents:
		return []binding{k.choose, k.open, k.closeNote}, ""
	case r.atEnd():
		var ks []binding
		switch {
		case len(r.status.Todo) > 1:
			ks = append(ks, k.choose)
		case r.sheet.long():
			ks = append(ks, k.scroll)
		}
		if len(r.status.Todo) > 0 {
			ks = append(ks, k.open)
		}
		return append(ks, k.prevPage, k.contents, k.notebook, k.language, k.help, k.back), ""
	}
	if p := r.focused(); p != nil {
		ks, alone := p.player.keys()
		switch {
		case p.player.typing():
			return ks, right
		case alone:
			return append(ks, k.help, k.back), right
		}
		if r.opened != nil {
			ks = append([]binding{k.closeNote}, ks...)
		}
		own := ks
		ways := slices.DeleteFunc(r.ways(), func(b binding) bool { return takes(own, b) })
		return append(append(ks, ways...), k.language, k.help, k.pageNote, k.back), right
	}
	var ks []binding
	switch {
	case r.opened != nil:
		ks = append(ks, k.closeNote)
	case len(r.sheet.rows) > r.sheet.body:
		ks = append(ks, k.scroll)
	}
	ks = append(append(ks, k.next), r.ways()...)
	return append(ks, k.notebook, k.language, k.help, k.pageNote, k.back), right
}

func (r *reader) moves() bool {
	switch {
	case r.broken:
		return false
	case r.atEnd() && !r.contents:
		return r.sheet.long()
	}
	return true // at the end of the page a screenful leads on
}

// ways are the keys that lead elsewhere from here: only those that do.
func (r *reader) ways() []binding {
	k := r.env.keys
	ks := []binding{k.contents}
	if r.has(sourceMark) {
		ks = append(ks, k.sources)
	}
	if r.has(termMark) {
		ks = append(ks, k.glossary)
	}
	if r.blockFrom(1) >= 0 {
		ks = append(ks, k.nextBlock)
	}
	if r.blockFrom(-1) >= 0 {
		ks = append(ks, k.prevBlock)
	}
	if r.page > 0 {
		ks = append(ks, k.prevPage)
	}
	return append(ks, k.nextPage)
}

// has tells whether the page has something to open of a kind.
func (r *reader) has(kind int) bool {
	return slices.ContainsFunc(r.parts, func(p *part) bool {
		return slices.ContainsFunc(p.marks, func(m placed) bool { return m.kind == kind })
	})
}
