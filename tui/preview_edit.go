package tui

import (
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// A place is where in a file of the course something stands.
type place struct {
	file         string
	line, column int
}

// editorEndedMsg says that the author's editor gave the terminal back.
type editorEndedMsg struct{ err error }

// edit hands the terminal to the author's editor, at a place.
func (p *preview) edit(at place) tea.Cmd {
	argv := editor()
	if len(argv) == 0 {
		p.problem = p.env.words.Write.NoEditor
		return p.fit()
	}
	argv = openAt(argv, filepath.Join(p.source.dir, at.file), at.line, at.column)
	return p.env.outside.lend(argv, func(err error) tea.Msg { return editorEndedMsg{err} })
}

// placeInView is where in the file the author is looking: what was written
// last, the question that has the keys, else the first part in the window.
func (p *preview) placeInView() place {
	at := place{p.file, 1, 1}
	r := p.reader
	if r == nil {
		if len(p.found) > 0 {
			d := p.found[min(p.chosen, len(p.found)-1)]
			return place{d.File, d.Line, d.Column}
		}
		return at
	}
	if r.atEnd() {
		return at
	}
	at.line = max(1, r.module.Pages[r.page].Line)
	seen := r.partInView()
	switch {
	case seen == nil:
	case seen.block != nil:
		at.line = max(1, seen.block.Line)
	case seen.prose != "":
		at.line = p.lineOf(seen.prose, at.line)
	}
	return at
}

// partInView is the part that keys act on, or the first one that begins in the
// window, or the one that fills it.
func (r *reader) partInView() *part {
	if p := r.focused(); p != nil {
		return p
	}
	var last *part
	for _, p := range r.parts {
		if p.at >= r.sheet.top+r.sheet.body {
			break
		}
		if last = p; p.at >= r.sheet.top {
			return p
		}
	}
	return last
}

// lineOf finds a stretch of prose in the file, at or after a line.
func (p *preview) lineOf(prose string, from int) int {
	first, _, _ := strings.Cut(strings.TrimSpace(prose), "\n")
	raw, err := os.ReadFile(filepath.Join(p.source.dir, p.file))
	if err != nil {
		return from
	}
	for i, l := range strings.Split(string(raw), "\n") {
		if i+1 >= from && strings.TrimSpace(l) == strings.TrimSpace(first) {
			return i + 1
		}
	}
	return from
}
