package tui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum/safe"
	"cahier/progress/room"
)

// A doorScreen asks what is needed to come in.
type doorScreen struct {
	env    *env
	w      *Workshop
	door   Door
	fields []doorField
	at     int
	resume bool // the resume code is asked, not code and name
	busy   bool // Enter is under way
	wrong  string
	point  *point
	sheet  sheet
}

type doorField struct {
	kind  string // code, name, resume
	input textinput.Model
}

// doorMsg says why a door stayed shut.
type doorMsg struct{ err error }

func newDoor(w *Workshop, e *env, door Door) *doorScreen {
	d := &doorScreen{env: e, w: w, door: door}
	d.ask()
	return d
}

// ask makes the fields of what is asked now.
func (d *doorScreen) ask() {
	d.fields, d.at, d.wrong = nil, 0, ""
	add := func(kind, value string) {
		in := newInput()
		in.CharLimit = 60
		in.SetValue(value)
		d.fields = append(d.fields, doorField{kind, in})
	}
	if d.door.AskCode && !d.resume { // who has a seat has been asked before
		add("code", "")
	}
	switch {
	case d.resume:
		add("resume", "")
	case d.door.Identity != room.Anonymous:
		add("name", room.CleanName(d.door.Name))
	}
	d.focus()
}

func (d *doorScreen) focus() {
	for i := range d.fields {
		d.fields[i].input.Blur()
		if i == d.at {
			d.fields[i].input.Focus()
			d.fields[i].input.CursorEnd()
		}
	}
}

func (d *doorScreen) init() tea.Cmd { return nil }

func (d *doorScreen) update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		cmd = d.key(msg)
	case tea.PasteMsg:
		if !d.busy && len(d.fields) > 0 {
			d.fields[d.at].input, _ = d.fields[d.at].input.Update(tea.PasteMsg{Content: safe.Line(strings.TrimSpace(msg.Content))})
		}
	case doorMsg:
		d.busy, d.wrong = false, doorProblem(d.env.words, msg.err)
		d.at = d.blamed(msg.err)
		d.propose(msg.err)
		d.focus()
	default:
		return nil
	}
	d.compose()
	return cmd
}

// propose puts a name that is free in the place of one that is not.
func (d *doorScreen) propose(err error) {
	if !errors.Is(err, room.NameTaken) || d.w.o.Hub == nil || d.fields[d.at].kind != "name" {
		return
	}
	in := &d.fields[d.at].input
	if free := d.w.o.Hub.State().FreeName(in.Value(), ""); free != "" {
		in.SetValue(free)
		d.wrong = d.env.words.Room.NameFree
	}
}

// blamed is the field that an error is about.
func (d *doorScreen) blamed(err error) int {
	kind := "name"
	switch {
	case errors.Is(err, ErrRoomCode):
		kind = "code"
	case errors.Is(err, ErrResumeCode):
		kind = "resume"
	}
	for i, f := range d.fields {
		if f.kind == kind {
			return i
		}
	}
	return 0
}

func (d *doorScreen) key(msg tea.KeyPressMsg) tea.Cmd {
	if d.busy {
		return nil
	}
	switch msg.String() {
	case "esc":
		if d.resume {
			d.resume = false
			d.ask()
			return nil
		}
		return quit
	case "tab":
		if d.door.Resume {
			d.resume = !d.resume
			d.ask()
		}
	case "up":
		d.at = max(0, d.at-1)
		d.focus()
	case "down":
		d.at = min(max(0, len(d.fields)-1), d.at+1)
		d.focus()
	case "enter":
		return d.enter()
	default:
		if len(d.fields) > 0 {
			d.wrong = ""
			d.fields[d.at].input, _ = d.fields[d.at].input.Update(msg)
		}
	}
	return nil
}

// enter goes to the first field that is empty, or knocks.
func (d *doorScreen) enter() tea.Cmd {
	values := map[string]string{}
	for i, f := range d.fields {
		value := strings.TrimSpace(safe.Line(f.input.Value()))
		if value == "" {
			if d.at == i { // nothing moves: it is told what is missing
				d.wrong = doorProblem(d.env.words, missing[f.kind])
			}
			d.at = i
			d.focus()
			return nil
		}
		values[f.kind] = value
	}
	name := room.CleanName(values["name"])
	if values["name"] != "" && name == "" {
		d.wrong = doorProblem(d.env.words, room.BadName)
		return nil
	}
	d.busy, d.wrong = true, ""
	enter := d.door.Enter
	code, resume := bareCode(values["code"]), bareCode(values["resume"])
	return func() tea.Msg {
		seat, err := enter(name, code, resume)
		if err != nil {
			return doorMsg{err}
		}
		return enteredMsg{seat}
	}
}

// missing is what is wrong with a field that is empty.
var missing = map[string]error{"name": room.BadName, "code": ErrRoomCode, "resume": ErrResumeCode}

// bareCode is a code as it was meant: neither case nor spaces matter.
func bareCode(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "").Replace(s))
}

func (d *doorScreen) fit() tea.Cmd {
	d.compose()
	return nil
}

func (d *doorScreen) compose() {
	if !d.env.layout.ready() {
		return
	}
	w, st := d.env.words.Room, d.env.styles
	r := &drawing{env: d.env}
	r.blank()
	r.say(safe.Line(d.w.module(d.env.words.Lang).Title), st.strong, 0)
	r.blank()
	r.say(map[string]string{room.Anonymous: w.RuleAnonymous, room.Pseudonym: w.RulePseudonym, room.Person: w.RulePerson}[d.door.Identity], st.partly, 0)
	r.say(w.RuleAll, st.pencil, 0)
	r.blank()
	d.point = nil
	labels := map[string]string{"code": w.AskRoomCode, "name": w.AskName, "resume": w.AskResume}
	if d.door.Identity == room.Pseudonym {
		labels["name"] = w.AskPseudonym
	}
	for i := range d.fields {
		f := &d.fields[i]
		pointer := "  "
		if i == d.at {
			pointer = st.chosen.Render("▸") + " "
		}
		label := pointer + labels[f.kind] + d.env.words.Colon()
		at := ansi.StringWidth(label)
		if at+14 > d.env.layout.text {
			r.say(pointer+labels[f.kind]+d.env.words.Colon(), st.plain(), 0)
			label, at = "    ", 4
		}
		f.input.SetWidth(max(6, d.env.layout.text-at-2))
		line := strings.TrimRight(ansi.Strip(f.input.View()), " ")
		if i == d.at && !d.busy {
			if c := f.input.Cursor(); c != nil {
				d.point = &point{len(r.rows), at + c.X}
			}
		}
		if line == "" {
			line = st.pencil.Render("____________")
		}
		r.rows = append(r.rows, row{text: label + line})
	}
	r.blank()
	switch {
	case d.busy:
		r.say(w.Entering, st.pencil, 0)
	case d.wrong != "":
		r.say(d.wrong, st.wrong, 0)
	case len(d.fields) == 0:
		r.say(w.PressEnter, st.blue, 0)
	}
	if d.door.Resume && !d.resume {
		r.say(w.HaveResume, st.pencil, 0)
	}
	d.sheet.set(r.rows, d.env.layout.body)
	if d.point != nil {
		d.sheet.reveal(d.point.row, d.point.row+1)
	}
}

func (d *doorScreen) view() (string, *tea.Cursor) {
	return d.sheet.window(d.env.layout, d.env.styles), cursorAt(d.point, &d.sheet, d.env.layout, 0)
}

func (d *doorScreen) header() (string, string) {
	return d.env.words.Room.Door, strings.ToUpper(d.env.words.Lang)
}

func (d *doorScreen) keys() ([]binding, string) {
	k, w := d.env.keys, d.env.words.Room
	ks := []binding{on(d.env.words.Keys.Enter, w.KeyEnter, "enter")}
	if d.door.Resume {
		label := w.KeyResume
		if d.resume {
			label = w.KeyNew
		}
		ks = append(ks, on(d.env.words.Keys.Tab, label, "tab"))
	}
	out := k.quit
	out.label = d.env.keys.done.label
	return append(ks, k.language, out), ""
}

func (d *doorScreen) typing() bool { return true }
func (d *doorScreen) moves() bool  { return false }
func (d *doorScreen) leave()       {}
