package tui

import (
	"fmt"
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
)

// drawPlan is the pages with their minutes.
func (d *deskScreen) drawPlan(r *drawing) {
	w, st := d.env.words.Room, d.env.styles
	r.say(w.Plan, st.strong, 0)
	r.rows = append(r.rows, d.planRows(d.env.layout.text)...)
}

// planRows are the pages, what was spent on each and what was planned.
func (d *deskScreen) planRows(width int) []row {
	st, m, spent := d.env.styles, d.module(), d.spent()
	here := m.PageIndex(d.room.Page)
	var rows []row
	for i := range m.Pages {
		p := &m.Pages[i]
		line := spread(fmt.Sprintf("%2d  %s", i+1, safe.Line(p.Title)), d.pageTime(p, spent[p.ID]), width)
		r := row{text: line}
		switch {
		case i == here:
			r = row{text: st.chosen.Render(line), mark: hereMark}
		case spent[p.ID] > 0:
			r.mark = notedMark
		}
		rows = append(rows, r)
	}
	return rows
}

// pageTime is what was spent on a page of what was planned, "" for neither.
func (d *deskScreen) pageTime(p *curriculum.Page, spent time.Duration) string {
	switch planned := room.Planned(p); {
	case spent > 0:
		return planLine(d.env, spent, planned)
	case planned > 0:
		return d.env.words.Duration(planned)
	}
	return ""
}

// planBar is the plan beside the desk in a wide window.
func (d *deskScreen) planBar() string {
	l, st := d.env.layout, d.env.styles
	lines := make([]string, 0, l.body)
	lines = append(lines, "", "  "+st.strong.Render(d.env.words.Room.Plan), "")
	rows := d.planRows(l.contents - 5)
	here := d.module().PageIndex(d.room.Page)
	from := 0
	if room := l.body - len(lines); len(rows) > room && here > room/2 {
		from = min(here-room/2, len(rows)-room)
	}
	for _, r := range rows[from:] {
		mark := " "
		if r.mark != noMark {
			mark = st.of(r.mark).Render(glyphs[r.mark])
		}
		lines = append(lines, " "+mark+" "+r.text)
	}
	return strings.Join(lines[:min(len(lines), l.body)], "\n")
}

// spent is how long each page was in front.
func (d *deskScreen) spent() map[string]time.Duration {
	events := d.events
	if d.w.o.Hub != nil {
		events = d.w.o.Hub.Events()
	}
	return room.Spent(events, d.env.now())
}

// clockLine is the page's time and the whole, in minutes: planned, spent, left.
func (d *deskScreen) clockLine(page int) string {
	w, m := d.env.words.Room, d.module()
	spent := d.spent()
	sum, planned := time.Duration(0), 0.0
	for i := range m.Pages {
		sum += spent[m.Pages[i].ID]
		planned += room.Planned(&m.Pages[i])
	}
	if planned == 0 {
		planned = float64(m.Minutes.Group)
	}
	here := w.Report.Page + d.env.words.Colon() + planLine(d.env, spent[m.Pages[page].ID], room.Planned(&m.Pages[page]))
	return here + "  ·  " + w.Total + d.env.words.Colon() + planLine(d.env, sum, planned) + ", " + leftLine(d.env, sum, planned)
}

func planLine(e *env, spent time.Duration, planned float64) string {
	s := minutesOf(spent)
	if planned == 0 {
		return wholeMinutes(e, s)
	}
	return fmt.Sprintf(e.words.Room.PlanLine, clockMinutes(e, s), e.words.Duration(planned))
}

// minutesOf is a time in whole minutes, those begun not counted.
func minutesOf(d time.Duration) float64 { return float64(int(d.Minutes())) }

func clockMinutes(e *env, m float64) string {
	if m == 0 {
		return "0"
	}
	return strings.TrimSuffix(e.words.Duration(m), "\u202fmin")
}

func leftLine(e *env, spent time.Duration, planned float64) string {
	w := e.words.Room
	if planned == 0 {
		return ""
	}
	left := planned - minutesOf(spent)
	if left < 0 {
		return fmt.Sprintf(w.Behind, e.words.Duration(-left))
	}
	return fmt.Sprintf(w.InTime, wholeMinutes(e, left))
}

// wholeMinutes writes minutes, none too.
func wholeMinutes(e *env, m float64) string {
	if m < 0.5 {
		return strings.Replace(e.words.Duration(1), "1", "0", 1)
	}
	return e.words.Duration(m)
}
