package tui

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
	"cahier/tui/markdown"
)

// preview is an author's view of one module: the page as learners see it, with
// what is wrong in the file beside it. It follows the file, and keeps the last
// page that could be shown.
type preview struct {
	env    *env    // the program's
	inner  *env    // the page's: its own size and colours, and no record
	source *source // where modules are
	reader *reader // nil while nothing could be shown yet

	file       string // the one that is shown
	watch      *Watch
	stop       context.CancelFunc
	waiting    bool // for a file of the other language
	generation int  // of the watch: what a former one says is dropped

	loaded   Loaded // the last reading, whatever it brought
	found    []curriculum.Diagnostic
	reloaded time.Time // when the page changed last
	problem  string    // what to say until the next key

	width     int // asked for, 0 for the window's
	noColour  bool
	plainText bool
	hidden    bool // the diagnostics
	onList    bool // keys act on the diagnostics
	chosen    int  // in found

	list   sheet // the diagnostics
	text   sheet // the plain text of the page
	status []string
}

// A source is where an author's modules are, and what the command brings.
type source struct {
	dir   string
	plain func(c *curriculum.Course, m *curriculum.Module, page int, lang string, width int) string
	still bool // the disk is not watched: for frames
}

// reloadedMsg brings the module as it stands after a change.
type reloadedMsg struct {
	preview    *preview
	generation int
	loaded     Loaded
}

func newPreview(e *env, s *source, file string) *preview {
	inner := *e
	p := &preview{env: e, inner: &inner, source: s}
	p.open(file)
	return p
}

// open reads a file and follows it from here on.
func (p *preview) open(file string) {
	if p.stop != nil {
		p.stop()
	}
	p.file, p.watch, p.stop = file, NewWatch(p.source.dir, file, p.env.now), nil
	p.generation++
	p.take(p.watch.Load())
}

func (p *preview) init() tea.Cmd { return p.follow() }

// follow waits for the next change, off the loop. One command at a time has the
// watch.
func (p *preview) follow() tea.Cmd {
	if p.source.still {
		return nil
	}
	if p.stop != nil {
		p.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	p.stop = stop
	watch, generation := p.watch, p.generation
	return func() tea.Msg {
		l, ok := watch.Next(ctx)
		if !ok {
			return nil
		}
		return reloadedMsg{p, generation, l}
	}
}

func (p *preview) leave() {
	if p.stop != nil {
		p.stop()
	}
	if p.reader != nil {
		p.reader.leave()
	}
}

// sync gives the page what the program knows, but its own size and colours.
func (p *preview) sync() {
	l := p.inner.layout
	*p.inner = *p.env
	p.inner.layout = l
	if p.noColour {
		p.inner.styles = newStyles(markdown.None)
	}
}

func (p *preview) update(msg tea.Msg) tea.Cmd {
	p.sync()
	cmd := p.handle(msg)
	return tea.Batch(cmd, p.settle())
}

func (p *preview) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.key(msg)
	case reloadedMsg:
		if msg.preview != p || msg.generation != p.generation {
			return nil
		}
		p.take(msg.loaded)
		if twin := p.twin(); twin != p.file && p.waiting && slices.Contains(p.twins(), twin) {
			p.open(twin) // asked for before it was there
		}
		return tea.Batch(p.fit(), p.follow())
	case languageMsg:
		return p.switchLanguage()
	case editorEndedMsg:
		if msg.err != nil {
			p.problem = p.env.words.Preview.EditorFailed
		}
		return p.fit()
	}
	return p.toReader(msg)
}

func (p *preview) toReader(msg tea.Msg) tea.Cmd {
	if p.reader == nil {
		return nil
	}
	return p.reader.update(msg)
}

// take goes on with a new reading of the file; fit draws it. What cannot be
// shown leaves the page as it was.
func (p *preview) take(l Loaded) {
	p.loaded, p.found = l, p.ordered(l.Found)
	p.chosen = min(p.chosen, max(0, len(p.found)-1))
	p.onList = p.onList && len(p.found) > 0
	if !l.Good() {
		return
	}
	if p.reader == nil {
		p.reader = &reader{env: p.inner, course: l.Course, module: l.Module, terms: l.Terms, focus: -1}
		p.reader.status = study.Of(p.inner.state, l.Course.ID, l.Module)
		p.reader.turnTo(0, 0)
		return
	}
	r := p.reader
	shownPage := ""
	if !r.atEnd() {
		shownPage = r.module.Pages[r.page].ID
	}
	if r.module.Lang != l.Module.Lang {
		r.shown.change, p.reloaded = nil, time.Time{}
		p.replace(l)
		return
	}
	c := Changed(r.module, l.Module, shownPage)
	if !reflect.DeepEqual(r.module, l.Module) { // its front matter, or lines that moved
		p.reloaded = p.env.now()
	}
	p.replace(l)
	if c.Page >= 0 {
		r.shown.change = &c
	}
}

// ordered puts errors before warnings and those before remarks, and what was
// found in the file at hand before what was found in the other languages: what
// keeps a block from playing is seen first.
func (p *preview) ordered(found []curriculum.Diagnostic) []curriculum.Diagnostic {
	rank := func(d curriculum.Diagnostic) int {
		n := slices.Index([]curriculum.Severity{curriculum.Error, curriculum.Warning, curriculum.Info}, d.Severity())
		if d.File != p.file {
			n += 3
		}
		return n
	}
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b curriculum.Diagnostic) int { return cmp.Compare(rank(a), rank(b)) })
	return found
}

// replace puts another reading of the module into the reader, which stays where
// it is; fit draws it.
func (p *preview) replace(l Loaded) {
	r := p.reader
	r.closeContents()
	r.course, r.terms = l.Course, l.Terms
	r.change(l.Module)
	if !r.atEnd() {
		r.regrade()
	}
	r.finish()
}

// rebuild makes the parts of the page anew: what is shown of them changed.
func (p *preview) rebuild() {
	p.reader.change(p.reader.module)
}

// reveal brings what was written last into view, on whatever page it is.
func (p *preview) reveal() {
	r := p.reader
	if c := r.shown.change; r.atEnd() || r.page != c.Page {
		r.turnTo(c.Page, 0)
	}
	if !r.env.layout.ready() {
		return
	}
	r.drawAll = true
	r.compose()
	if r.shown.change.Part < 0 {
		r.sheet.reveal(0, 1)
		return
	}
	part, from := r.shown.changed(r)
	if part == nil {
		return
	}
	if r.focus >= 0 && r.parts[r.focus] != part && !r.typing() {
		r.unfocus(r.focus)
	}
	if part == r.parts[0] && from == 0 {
		r.sheet.reveal(0, part.at+1) // the page's title too
		return
	}
	r.sheet.reveal(part.at+from-1, part.at+len(part.rows))
	if r.focus < 0 {
		r.passed = r.firstBelow(r.sheet.top)
	}
}

// forget takes away what is told until the next key.
func (p *preview) forget() {
	p.problem = ""
	if p.reader != nil && p.reader.shown.change != nil {
		p.reader.shown.change = nil
		p.reader.compose()
	}
}

// switchLanguage turns to the file of the other language, at the same page.
func (p *preview) switchLanguage() tea.Cmd {
	p.problem, p.waiting = "", false
	twin := p.twin()
	switch {
	case twin == p.file:
	case slices.Contains(p.twins(), twin):
		p.open(twin)
		return tea.Batch(p.fit(), p.follow())
	default:
		p.problem, p.waiting = fmt.Sprintf(p.env.words.Preview.NoTwin, safe.Line(twin)), true
	}
	return p.fit()
}

// twin is the file of the module in the language of now.
func (p *preview) twin() string {
	stem := strings.TrimSuffix(p.file, ".md")
	return strings.TrimSuffix(stem, filepath.Ext(stem)) + "." + p.env.words.Lang + ".md"
}

// twins are the files of the module that are there.
func (p *preview) twins() []string {
	var files []string
	if p.loaded.Alone == nil || p.loaded.Course == nil {
		return nil
	}
	for _, e := range p.loaded.Course.Entries {
		for _, h := range e.Heads {
			files = append(files, h.File)
		}
	}
	return files
}
