package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
)

func (p *preview) split() split {
	return share(p.env.layout, p.width, max(1, len(p.status)), len(p.found), p.hidden || len(p.found) == 0 && p.env.layout.width < minSide, p.onList)
}

// fit lays the window out and draws the page and what stands beside it.
func (p *preview) fit() tea.Cmd {
	p.sync()
	if !p.env.layout.ready() {
		return nil
	}
	if p.width > p.env.layout.width {
		p.width = 0
	}
	p.status = p.statusRows()
	l := p.split().pageLayout(p.env.layout)
	p.inner.layout = l
	var cmd tea.Cmd
	if p.reader != nil {
		cmd = p.reader.fit()
		if p.reader.shown.change != nil {
			p.reveal()
		}
	}
	p.compose()
	return cmd
}

// settle draws what changed, and all where the page has another size now.
func (p *preview) settle() tea.Cmd {
	p.status = p.statusRows()
	if p.env.layout.ready() && p.split().pageLayout(p.env.layout) != p.inner.layout {
		return p.fit()
	}
	p.compose()
	return nil
}

// compose draws what stands around the page.
func (p *preview) compose() {
	if !p.env.layout.ready() {
		return
	}
	s := p.split()
	p.status = p.statusRows()
	switch {
	case s.side > 0:
		p.list.set(p.sideRows(s.side-2), p.env.layout.body)
	case s.strip > 0:
		p.list.set(p.stripRows(p.env.layout.width-4), s.strip)
	}
	p.revealChosen()
	if p.plainText && p.reader != nil && !p.reader.atEnd() {
		r := p.reader
		width := s.page - 2
		text := p.source.plain(r.course, r.module, r.page, p.env.words.Lang, width)
		var rows []row
		for _, l := range strings.Split(safe.Text(text), "\n") {
			rows = append(rows, row{text: ansi.Truncate(l, width, "…")})
		}
		p.text.set(rows, s.rows)
	}
}

func (p *preview) view() (string, *tea.Cursor) {
	s, st := p.split(), p.env.styles
	var page string
	var cursor *tea.Cursor
	switch {
	case p.reader == nil:
		page = p.nothing(s)
	case p.plainText && !p.reader.atEnd():
		page = strings.Join(linesOf(&p.text, " "), "\n")
	default:
		page, cursor = p.reader.view()
	}
	if p.onList {
		cursor = nil
	}
	if s.page < s.available { // the edge of the learner's window
		page = beside([]int{s.page, 1}, page, strings.TrimSuffix(strings.Repeat(st.pencil.Render("┊")+"\n", s.rows), "\n"))
	}
	page += "\n" + strings.Join(p.status[:min(len(p.status), s.status)], "\n")
	for range s.status - len(p.status) {
		page += "\n"
	}
	if s.strip > 0 {
		page += "\n" + strings.Join(linesOf(&p.list, "  "), "\n")
	}
	if s.side > 0 {
		rule := strings.TrimSuffix(strings.Repeat(st.margin.Render("│")+"\n", p.env.layout.body), "\n")
		page = beside([]int{s.available, 1, s.side}, page, rule, strings.Join(linesOf(&p.list, " "), "\n"))
	}
	return page, cursor
}

// linesOf are the rows of a sheet that are in its window.
func linesOf(s *sheet, lead string) []string {
	lines := make([]string, s.body)
	for i := range lines {
		if at := s.top + i; at < len(s.rows) && s.rows[at].text != "" {
			lines[i] = lead + s.rows[at].text
		}
	}
	return lines
}

func (p *preview) nothing(s split) string {
	lines := []string{""}
	for _, l := range wrapped(p.env.words.Preview.Nothing, max(s.page-4, 10)) {
		lines = append(lines, "  "+p.env.styles.strong.Render(l))
	}
	for len(lines) < s.rows {
		lines = append(lines, "")
	}
	return strings.Join(lines[:s.rows], "\n")
}

func (p *preview) header() (left, right string) {
	w := p.env.words.Preview
	left = w.Title + " ▸ " + safe.Line(p.file)
	if p.reader == nil {
		return left, strings.ToUpper(p.env.words.Lang)
	}
	_, right = p.reader.header()
	whole := left + " ▸ " + safe.Line(p.reader.module.Title)
	if ansi.StringWidth(whole+right) > p.env.layout.width-10 { // the file is enough to know it by
		return left, right
	}
	return whole, right
}

// statusRows say how the page stands to the file, and how it is shown.
func (p *preview) statusRows() []string {
	w, st := p.env.words.Preview, p.env.styles
	width := p.env.layout.width - 4
	if s := p.split(); s.side > 0 {
		width = s.available - 3
	}
	modes := strings.Join(p.modes(), " · ")
	if what := p.trouble(); what != "" {
		lines := []string{}
		for _, l := range wrapped(what, max(width, 10)) {
			lines = append(lines, "  "+st.wrong.Render(l))
		}
		lines = lines[:min(len(lines), 3)]
		if modes != "" {
			lines = append(lines, "  "+st.pencil.Render(safe.Cut(modes, width)))
		}
		return lines
	}
	state := st.pencil.Render(w.Same)
	if p.reader != nil && !p.reloaded.IsZero() {
		said := fmt.Sprintf(w.Reloaded, p.reloaded.Format("15:04:05"))
		if c := p.reader.shown.change; c != nil && c.Title != "" {
			what := w.Changed + p.env.words.Colon() + safe.Line(c.Title)
			if both := what + " · " + said; ansi.StringWidth(both) <= width-ansi.StringWidth(modes)-2 {
				what = both
			}
			said = what
		}
		state = st.partly.Render(ansi.Truncate(said, max(width-ansi.StringWidth(modes)-2, 12), "…"))
	}
	return []string{"  " + spread(state, st.pencil.Render(modes), width)}
}

// trouble is why the page is not what is on the disk.
func (p *preview) trouble() string {
	w := p.env.words.Preview
	switch {
	case p.problem != "":
		return p.problem
	case p.loaded.Good(), p.reader == nil && p.loaded.Err == nil:
		return ""
	case errors.Is(p.loaded.Err, fs.ErrNotExist):
		return fmt.Sprintf(w.Gone, safe.Line(p.file))
	case p.loaded.Err != nil:
		return fmt.Sprintf(w.Unreadable, safe.Line(p.file))
	}
	return fmt.Sprintf(w.Broken, safe.Line(p.file))
}

// modes say in words what differs from a learner's window as it is.
func (p *preview) modes() []string {
	w := p.env.words.Preview
	var modes []string
	if p.loaded.Err == nil {
		modes = append(modes, p.counts())
	}
	if p.width > 0 && p.width <= p.split().available {
		modes = append(modes, fmt.Sprintf(w.Width, p.width))
	}
	if p.noColour {
		modes = append(modes, w.NoColor)
	}
	if p.reader != nil && p.reader.shown.answers {
		modes = append(modes, w.Answers)
	}
	if p.reader != nil && p.reader.shown.facilitator {
		modes = append(modes, w.Facilitator)
	}
	if p.plainText {
		modes = append(modes, w.PlainText)
	}
	return modes
}

// counts tells how many diagnostics there are of which kind.
func (p *preview) counts() string {
	w := p.env.words
	n := map[curriculum.Severity]int{}
	for _, d := range p.found {
		n[d.Severity()]++
	}
	var all []string
	if e := n[curriculum.Error]; e > 0 {
		all = append(all, w.N(w.Preview.Errors, e))
	}
	if e := n[curriculum.Warning]; e > 0 {
		all = append(all, w.N(w.Preview.Warnings, e))
	}
	if e := n[curriculum.Info]; e > 0 {
		all = append(all, w.N(w.Preview.Remarks, e))
	}
	if len(all) == 0 {
		return w.Preview.None
	}
	return strings.Join(all, ", ")
}

// label is where a diagnostic stands and how bad it is, in words.
func (p *preview) label(d curriculum.Diagnostic) (text string, m mark) {
	w := p.env.words.Preview
	word := w.Remark
	switch d.Severity() {
	case curriculum.Error:
		word, m = w.Error, wrongMark
	case curriculum.Warning:
		word, m = w.Warning, partlyMark
	}
	at := fmt.Sprintf("%d:%d", max(1, d.Line), max(1, d.Column))
	if d.File != p.file {
		at = safe.Line(d.File) + ":" + at
	}
	return at + " " + word, m
}

// sideRows are the diagnostics in full, for the right of a wide window.
func (p *preview) sideRows(width int) []row {
	w, st := p.env.words.Preview, p.env.styles
	rows := []row{{text: st.strong.Render(ansi.Truncate(w.Diagnostics+p.env.words.Colon()+p.counts(), width, "…"))}, {}}
	for i, d := range p.found {
		rows = append(rows, p.itemRows(i, d, width, i == p.chosen && p.onList)...)
		rows = append(rows, row{})
	}
	return rows
}

// stripRows are the diagnostics one a line; what is chosen is told in full.
func (p *preview) stripRows(width int) []row {
	var rows []row
	for i, d := range p.found {
		if p.onList && i == p.chosen {
			rows = append(rows, p.itemRows(i, d, width, true)...)
			continue
		}
		at, m := p.label(d)
		text := "  " + p.env.styles.of(m).Render(at) + "  " + d.Message(p.env.words.Lang)
		rows = append(rows, row{text: ansi.Truncate(text, width, "…"), here: false})
	}
	return rows
}

func (p *preview) itemRows(i int, d curriculum.Diagnostic, width int, chosen bool) []row {
	st := p.env.styles
	at, m := p.label(d)
	lead, style := "  ", st.of(m)
	if chosen {
		lead, style = st.chosen.Render("▸")+" ", st.chosen
	}
	rows := []row{{text: lead + style.Render(ansi.Truncate(at, width-2, "…")), here: chosen}}
	add := func(text string, style interface{ Render(...string) string }) {
		for _, l := range wrapped(text, max(width-2, 10)) {
			rows = append(rows, row{text: "  " + style.Render(l), here: chosen})
		}
	}
	add(d.Message(p.env.words.Lang), plainStyle{})
	if hint := d.Hint(p.env.words.Lang); hint != "" && chosen {
		add(p.env.words.Preview.Hint+p.env.words.Colon()+hint, st.pencil)
	}
	return rows
}

// plainStyle leaves a text as it is.
type plainStyle struct{}

func (plainStyle) Render(s ...string) string { return strings.Join(s, " ") }

// toList gives the keys to the diagnostics.
func (p *preview) toList() {
	if len(p.found) == 0 {
		return
	}
	p.hidden, p.onList = false, true
	p.fit()
	p.revealChosen()
}

func (p *preview) choose(i int) {
	p.chosen = min(max(i, 0), max(0, len(p.found)-1))
	p.compose()
}

// revealChosen brings the rows of the chosen diagnostic into view.
func (p *preview) revealChosen() {
	if !p.onList {
		return
	}
	here := func(r row) bool { return r.here }
	if from := slices.IndexFunc(p.list.rows, here); from >= 0 {
		to := from
		for to < len(p.list.rows) && p.list.rows[to].here {
			to++
		}
		p.list.reveal(from, to)
	}
}
