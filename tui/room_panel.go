package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum/safe"
	"cahier/progress/room"
)

func (d *deskScreen) panelTitle() string {
	w := d.env.words.Room
	return map[panel]string{
		joinPanel: w.JoinTitle, peoplePanel: w.People, floorPanel: w.FloorTitle, textsPanel: w.Texts, pagesPanel: d.env.words.Read.Contents, countsPanel: w.Counts,
	}[d.panel]
}

// listed adds one line of a list, with the pointer where the cursor is.
func listed(r *drawing, text string, chosen bool) span {
	st := r.env.styles
	from := len(r.rows)
	width := max(16, r.env.layout.text-2)
	for i, l := range wrapped(text, width) {
		lead := "  "
		if i == 0 && chosen {
			lead = st.chosen.Render("▸") + " "
		}
		if chosen {
			l = st.chosen.Render(l)
		}
		r.rows = append(r.rows, row{text: lead + l})
	}
	if !chosen {
		return span{}
	}
	return span{from, len(r.rows)}
}

// drawPeople are the seats: what they are called, who is here, who answered.
func (d *deskScreen) drawPeople(r *drawing) (at span) {
	w, st := d.env.words.Room, d.env.styles
	r.say(strings.Join(d.presence(), " · "), st.strong, 0)
	r.blank()
	if len(d.room.Seats) == 0 {
		r.say(w.Nobody, st.pencil, 0)
	}
	for i, t := range d.room.Seats {
		name := fmt.Sprintf("%3d", t.Number)
		if d.room.Head.Identity != room.Anonymous {
			name += "  " + safe.Line(t.Name)
		}
		if s := listed(r, spread(name, d.seatState(t), r.env.layout.text-2), i == d.cursor); s.to > 0 {
			at = s
		}
	}
	return at
}

// seatState says whether a seat is here and, where names are no secret, whether
// it has answered.
func (d *deskScreen) seatState(t room.Seat) string {
	w := d.env.words.Room
	switch {
	case t.Gone:
		return w.IsOut
	case !d.room.Here[t.ID] && d.room.Left[t.ID].IsZero(): // the room was opened again since
		return w.IsLost
	case !d.room.Here[t.ID]:
		return fmt.Sprintf(w.IsAway, d.ago(t.ID))
	case d.room.Round > 0 && d.room.Head.Identity != room.Anonymous:
		if _, ok := d.room.Vote(d.room.Block, d.room.Round).Answers[t.ID]; ok {
			return w.HasAnswered
		}
		return w.Missing
	}
	return w.IsHere
}

// ago is how long ago a seat dropped.
func (d *deskScreen) ago(seat string) string {
	since := d.env.now().Sub(d.room.Left[seat])
	if since < 0 {
		since = 0
	}
	if since.Minutes() >= 1 {
		return d.env.words.Duration(minutesOf(since))
	}
	return d.env.words.Duration(float64(int(since.Seconds())) / 60)
}

// drawFloor are the questions that wait, the most wanted first. No name stands
// beside them.
func (d *deskScreen) drawFloor(r *drawing) (at span) {
	w, st := d.env.words, d.env.styles
	all := d.waiting()
	if len(all) == 0 {
		r.say(w.Room.FloorEmpty, st.pencil, 0)
	}
	for i, f := range all {
		if s := listed(r, safe.Line(f.Text)+"  · "+w.N(w.Room.Votes, len(f.Votes)), i == d.cursor); s.to > 0 {
			at = s
		}
	}
	if done := len(d.room.Floor) - len(all); done > 0 {
		r.blank()
		r.say(w.N(w.Room.Dealt, done), st.pencil, 0)
	}
	return at
}

// drawTexts are the open answers with what they would make of a word cloud.
func (d *deskScreen) drawTexts(r *drawing) (at span) {
	w, st := d.env.words.Room, d.env.styles
	all := d.texts()
	if len(all) == 0 {
		r.say(w.TextsEmpty, st.pencil, 0)
	}
	var released []string
	for i, t := range all {
		state := w.HeldBack
		if t.Shown {
			state, released = w.Released, append(released, t.Text)
		}
		if s := listed(r, "["+state+"] "+safe.Line(t.Text), i == d.cursor); s.to > 0 {
			at = s
		}
	}
	if len(released) >= room.Few {
		r.blank()
		r.say(w.Cloud, st.strong, 0)
		r.say(cloudLine(released), st.plain(), 0)
	}
	return at
}

// cloudLine is a word cloud in one line: words with how many said them.
func cloudLine(texts []string) string {
	var words []string
	for _, c := range room.Cloud(texts) {
		words = append(words, fmt.Sprintf("%s %d", safe.Line(c.Text), c.Count))
	}
	return strings.Join(words, " · ")
}

// drawPages is the contents.
func (d *deskScreen) drawPages(r *drawing) (at span) {
	for i, p := range d.planRows(r.env.layout.text - 2) {
		from := len(r.rows)
		lead := "  "
		if i == d.cursor {
			lead = d.env.styles.chosen.Render("▸") + " "
			at = span{from, from + 1}
		}
		r.rows = append(r.rows, row{text: lead + p.text, mark: p.mark})
	}
	return at
}

// drawCounts asks for the hands that were raised.
func (d *deskScreen) drawCounts(r *drawing) {
	w, st := d.env.words.Room, d.env.styles
	a, ok := d.asked()
	if !ok {
		return
	}
	for _, o := range a.offers() {
		label := "  " + o.label + "  "
		r.text(o.text, label, ansi.StringWidth(label))
	}
	r.blank()
	r.say(w.CountsHelp, st.pencil, 0)
	label := st.chosen.Render("▸") + " " + w.Counts + d.env.words.Colon()
	d.input.SetWidth(max(6, r.env.layout.text-ansi.StringWidth(label)-2))
	if c := d.input.Cursor(); c != nil {
		d.point = &point{len(r.rows), ansi.StringWidth(label) + c.X}
	}
	r.rows = append(r.rows, row{text: label + strings.TrimRight(ansi.Strip(d.input.View()), " ")})
}
