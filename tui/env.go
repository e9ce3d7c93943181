package tui

import (
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui/markdown"
	"cahier/tui/words"
)

// env is what every screen of one program shares. Only App writes it; screens
// read it, on the program's own loop.
type env struct {
	layout  layout
	styles  styles
	words   *words.Words
	keys    keymap
	library curriculum.Library
	state   progress.State // the record as it is now
	seeder  study.Seeder
	now     func() time.Time
	saver   *saver
	lines   bool // text without any drawing: a seat in lines
	inRoom  bool // the record is on the host of a room, not on this computer
	// what the record did not take, by the text
	unwritten map[writerID]unwritten

	halves  study.Halves // what is half done; nil for none
	outside *outside     // the terminal that the program runs in, nil at the end of a line

	drafts string          // folder of the files given to an editor
	cache  *markdown.Cache // of what is drawn for many, nil for one alone
	begun  func()          // see Options
}

// hasBegun says that what the first frame needs is read.
func (e *env) hasBegun() {
	if e.begun != nil { // set before the first frame, and never changed
		e.begun()
	}
}

// half is what was done of a conversation or a rating before it was left.
func (e *env) half(name string) study.Half {
	if e.halves == nil {
		return study.Half{}
	}
	return e.halves.Half(name)
}

// pointer is what shows where one is.
func (e *env) pointer() string {
	if e.lines {
		return "→"
	}
	return "▸"
}

// dot is what begins a point of a list.
func (e *env) dot() string {
	if e.lines {
		return "-"
	}
	return "▪"
}

// render draws Markdown at a width in the theme and language of now.
func (e *env) render(md string, width int, o markdown.Options) markdown.Page {
	o.Width, o.Theme = width, e.styles.theme
	o.Alerts, o.Colon = e.words.Alerts(), e.words.Colon()
	if e.lines {
		return markdown.Page{Lines: strings.Split(strings.TrimRight(markdown.Plain(md, o), "\n"), "\n")}
	}
	if e.cache != nil {
		return e.cache.Render(md, o)
	}
	return markdown.Render(md, o)
}
