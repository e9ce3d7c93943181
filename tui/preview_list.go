package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/safe"
)

// previewList lets an author choose a module of a course; the one that was
// changed last is chosen already.
type previewList struct {
	env    *env
	source *source
	course *curriculum.Course
	latest string // the file that was changed last

	sheet  sheet
	cursor int // in entries
	filter string
	typed  bool // letters go into the filter
	shown  []*curriculum.Entry
}

func newPreviewList(e *env, s *source, c *curriculum.Course, latest string) *previewList {
	l := &previewList{env: e, source: s, course: c, latest: latest}
	l.sift()
	for i, entry := range l.shown {
		if _, is := l.fileOf(entry); is {
			l.cursor = i
		}
	}
	return l
}

// fileOf is the file in which a module is opened: the one changed last, else
// the one of the language of now.
func (l *previewList) fileOf(e *curriculum.Entry) (file string, latest bool) {
	for _, h := range e.Heads {
		if h.File == l.latest {
			return h.File, true
		}
	}
	h, _ := e.Head(l.env.words.Lang)
	return h.File, false
}

// sift keeps the modules that have the filter in their title or file.
func (l *previewList) sift() {
	l.shown = nil
	want := curriculum.Fold(l.filter)
	for _, e := range l.course.Entries {
		h, _ := e.Head(l.env.words.Lang)
		if strings.Contains(curriculum.Fold(h.Title+" "+h.File), want) {
			l.shown = append(l.shown, e)
		}
	}
	l.cursor = min(l.cursor, max(0, len(l.shown)-1))
}

func (l *previewList) init() tea.Cmd { return nil }
func (l *previewList) leave()        {}
func (l *previewList) typing() bool  { return l.typed }
func (l *previewList) moves() bool   { return len(l.shown) > 1 }

func (l *previewList) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return l.key(msg)
	case languageMsg:
		l.sift()
	}
	return nil
}

func (l *previewList) key(msg tea.KeyPressMsg) tea.Cmd {
	k := l.env.keys
	if l.typed && l.filterKey(msg) {
		return l.fit()
	}
	half := max(1, l.sheet.body/2)
	switch {
	case k.up.hit(msg):
		l.cursor--
	case k.down.hit(msg):
		l.cursor++
	case k.pageUp.hit(msg):
		l.cursor -= half
	case k.pageDown.hit(msg):
		l.cursor += half
	case k.top.hit(msg):
		l.cursor = 0
	case k.bottom.hit(msg):
		l.cursor = len(l.shown)
	case k.search.hit(msg):
		l.typed = true
	case k.open.hit(msg) && len(l.shown) > 0:
		file, _ := l.fileOf(l.shown[l.cursor])
		return push(newPreview(l.env, l.source, file))
	case l.filter != "" && k.closeNote.hit(msg):
		l.filter = ""
		l.sift()
	case k.back.hit(msg):
		return pop
	}
	l.cursor = min(max(l.cursor, 0), max(0, len(l.shown)-1))
	return l.fit()
}

// filterKey takes the keys that write the filter.
func (l *previewList) filterKey(msg tea.KeyPressMsg) bool {
	switch {
	case msg.String() == "esc":
		l.filter, l.typed = "", false
	case msg.String() == "backspace":
		r := []rune(l.filter)
		l.filter = string(r[:max(0, len(r)-1)])
	case msg.Text != "":
		l.filter += safe.Line(msg.Text)
	default:
		l.typed = msg.String() != "enter"
		return false
	}
	l.sift()
	return true
}

func (l *previewList) fit() tea.Cmd {
	if !l.env.layout.ready() {
		return nil
	}
	w, st := l.env.words, l.env.styles
	rows := []row{{}, {text: st.strong.Render(safe.Cut(w.Preview.List, l.env.layout.text))}, {}}
	if l.typed || l.filter != "" {
		rows = append(rows, row{text: w.Home.Search + w.Colon() + l.filter + "▏"}, row{})
	}
	nothing := ""
	switch {
	case len(l.course.Entries) == 0:
		nothing = w.Preview.NoModules
	case len(l.shown) == 0:
		nothing = fmt.Sprintf(w.Home.NothingFound, safe.Line(l.filter))
	}
	if nothing != "" {
		for _, t := range wrapped(nothing, l.env.layout.text) {
			rows = append(rows, row{text: t})
		}
	}
	first := len(rows)
	for i, e := range l.shown {
		rows = append(rows, l.row(e, i == l.cursor))
	}
	l.sheet.set(rows, l.env.layout.body)
	l.sheet.reveal(first+l.cursor-1, first+l.cursor+2)
	if l.cursor == 0 {
		l.sheet.scroll(-len(rows))
	}
	return nil
}

func (l *previewList) row(e *curriculum.Entry, here bool) row {
	w, st := l.env.words, l.env.styles
	h, _ := e.Head(w.Lang)
	right := strings.Join(e.Languages(), " ")
	m := noMark
	if file, latest := l.fileOf(e); latest {
		right, m = w.Preview.LastChanged+w.Colon()+safe.Line(file), changedMark
	}
	text := spread(safe.Line(h.Title), right, l.env.layout.text)
	if here {
		text = st.chosen.Render(text)
	}
	return row{text: text, here: here, mark: m}
}

func (l *previewList) view() (string, *tea.Cursor) {
	return l.sheet.window(l.env.layout, l.env.styles), nil
}

func (l *previewList) header() (left, right string) {
	return l.env.words.Preview.Title + " ▸ " + safe.Line(l.course.Title.In(l.env.words.Lang)), strings.ToUpper(l.env.words.Lang)
}

func (l *previewList) keys() ([]binding, string) {
	k := l.env.keys
	var ks []binding
	if l.moves() {
		ks = append(ks, k.choose)
	}
	if len(l.shown) > 0 {
		ks = append(ks, k.open)
	}
	if l.typed {
		return append(ks, k.closeNote), ""
	}
	return append(ks, k.search, k.language, k.help, k.quit), ""
}
