package tui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/tui/words"
)

// join is how people come in, in the language of a screen.
func (w *Workshop) join(e *env) Join {
	j := w.o.Join
	own := func(command string) string {
		return strings.Replace(command, JoinName+"@", e.words.Room.NameHole+"@", 1)
	}
	j.Command, j.Also = own(j.Command), slices.Clone(j.Also)
	for i := range j.Also {
		j.Also[i] = own(j.Also[i])
	}
	return j
}

// openTo says to whom the room is open.
func (j Join) openTo(w *words.Words) string {
	if j.Open == "" {
		return w.Room.OpenHere
	}
	return fmt.Sprintf(w.Room.OpenWide, j.Open)
}

// A poster is how large the command and the code of a room are drawn, 0 for in
// plain text only, and how much air is between them.
type poster struct {
	command, code blocks
	gap           int
}

// posters are tried from the largest on. What matters most is the command, since
// nobody can say it aloud.
var posters = []poster{
	{wideBlocks, wideBlocks, 1},
	{wideBlocks, halfBlocks, 1},
	{wideBlocks, halfBlocks, 0},
	{halfBlocks, wideBlocks, 1},
	{halfBlocks, halfBlocks, 1},
	{halfBlocks, halfBlocks, 0},
	{halfBlocks, 0, 1},
	{halfBlocks, 0, 0},
	{0, wideBlocks, 1},
	{0, halfBlocks, 1},
	{0, halfBlocks, 0},
}

// drawWays draws how people come in, as large as fits into so many rows. All of
// it stands there in plain text, too: to be copied, and to tell a capital or a
// space for sure.
func (j Join) drawWays(d *drawing, height int) {
	for _, p := range posters {
		if more := j.draw(d.env, p); more != nil && len(more.rows) <= height {
			d.rows = append(d.rows, more.rows...)
			return
		}
	}
	d.rows = append(d.rows, j.draw(d.env, poster{}).rows...)
}

// draw draws a poster, nil where its letters do not fit the width.
func (j Join) draw(e *env, p poster) *drawing {
	d := &drawing{env: e}
	w, st := e.words.Room, e.styles
	large := func(z blocks, text string, gap int) bool {
		if z == 0 {
			return true
		}
		rows := bigLines(z, text, e.layout.text, gap)
		if rows == nil {
			return false
		}
		d.air(p.gap)
		for _, line := range rows {
			d.rows = append(d.rows, row{text: st.chosen.Render(line)})
		}
		return true
	}
	command, code := safe.Line(j.Command), safe.Line(j.Code)
	d.labelled(w.JoinHere, command)
	for _, other := range j.Also {
		d.labelled(w.Desk.Or, safe.Line(other))
	}
	if !large(p.command, command, p.gap) {
		return nil
	}
	d.air(p.gap)
	switch {
	case j.Code == "":
		d.say(w.JoinNoCode, st.plain(), 0)
	default:
		d.labelled(w.CodeIs, code)
		if !large(p.code, code, p.gap) {
			return nil
		}
	}
	return d
}

// foot is how to come in, for who comes late: in one line where it fits, and
// never cut.
func (j Join) foot(e *env) []string {
	d := &drawing{env: e}
	line, code := safe.Line(j.Command), ""
	if j.Code != "" {
		code = e.words.Room.CodeIs + e.words.Colon() + safe.Line(j.Code)
	}
	if code != "" && ansi.StringWidth(line)+3+ansi.StringWidth(code) <= e.layout.text {
		line, code = line+"   "+code, ""
	}
	d.say(line, e.styles.pencil, 0)
	if code != "" {
		d.say(code, e.styles.pencil, 0)
	}
	var lines []string
	for _, r := range d.rows {
		lines = append(lines, r.text)
	}
	return lines
}

// labelled is something to be copied after what it is; on a line of its own
// where both do not fit into one.
func (d *drawing) labelled(label, text string) {
	st := d.env.styles
	label += d.env.words.Colon()
	if ansi.StringWidth(label)+ansi.StringWidth(text) <= d.env.layout.text {
		d.rows = append(d.rows, row{text: st.pencil.Render(label) + st.strong.Render(text)})
		return
	}
	d.say(strings.TrimRight(label, " "), st.pencil, 0)
	d.say(text, st.strong, 0)
}

// air is blank rows.
func (d *drawing) air(n int) { d.rows = append(d.rows, make([]row, n)...) }

// rule is what a room calls people.
func rule(e *env, s room.State) string {
	w := e.words.Room
	return map[string]string{room.Anonymous: w.RuleAnonymous, room.Pseudonym: w.RulePseudonym, room.Person: w.RulePerson}[s.Head.Identity]
}

// drawJoin is how people come in, at the desk: what is shown to them, then what
// the facilitator needs to tell or to know.
func (d *deskScreen) drawJoin(r *drawing) {
	w, st, j := d.env.words.Room, d.env.styles, d.w.join(d.env)
	if d.hostCode { // asked for: it does not hide below what is large
		r.say(fmt.Sprintf(w.HostCode, safe.Line(j.HostCode)), st.strong, 0)
		r.say(safe.Line(j.Desk), st.plain(), 0)
		r.blank()
	}
	below := &drawing{env: d.env}
	below.blank()
	reserved := 0
	if len(j.Others) > 0 { // seen at once: the address shown may be the wrong one
		below.say(fmt.Sprintf(w.JoinOthers, safe.Line(strings.Join(j.Others, ", "))), st.partly, 0)
		reserved = len(below.rows)
	}
	j.drawWays(r, d.env.layout.body-len(r.rows)-reserved)
	r.rows = append(r.rows, below.rows...)
	for _, s := range [][2]string{
		{"%s", j.openTo(d.env.words)}, {w.Desk.Stage, j.Stage}, {w.Desk.Cahier, j.Cahier}, {w.JoinPrint, j.Fingerprint}, {w.JoinKnown, j.Known}, {w.Desk.Record, j.Record},
	} {
		if s[1] != "" {
			r.say(fmt.Sprintf(s[0], safe.Line(s[1])), st.pencil, 0)
		}
	}
	r.say(rule(d.env, d.room.State), st.pencil, 0)
}

// drawLobby is the stage before the start.
func (s *stageScreen) drawLobby(d *drawing, height int) {
	st := d.env.styles
	d.say(safe.Line(s.module().Title), st.strong, 0)
	d.blank()
	if s.w.o.Hands {
		return
	}
	here := 0
	for _, t := range s.room.Seats {
		if !t.Gone && s.room.Here[t.ID] {
			here++
		}
	}
	below := &drawing{env: d.env}
	below.blank()
	below.say(d.env.words.N(d.env.words.Room.Here, here), st.strong, 0)
	below.say(rule(d.env, s.room.State), st.pencil, 0)
	s.w.join(s.env).drawWays(d, height-len(d.rows)-len(below.rows))
	d.rows = append(d.rows, below.rows...)
}
