package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
)

// A stageScreen is the projector's screen. It has no names and no notes, no
// votes before their reveal, and no text that the desk has not released.
type stageScreen struct {
	w    *Workshop
	env  *env
	desk *deskScreen // whose keys act here, nil on a projector alone
	room room.View
	top  int  // first row seen of what is too long
	long bool // there is more than the window shows
	last string
	ticker
}

func newStage(w *Workshop, e *env) *stageScreen {
	s := &stageScreen{w: w, env: e}
	if w.o.Hub != nil {
		s.room = w.o.Hub.View()
	}
	return s
}

func (s *stageScreen) init() tea.Cmd { return s.beat(s.room.Timer, s.env.now()) }
func (s *stageScreen) leave()        {}
func (s *stageScreen) fit() tea.Cmd {
	if s.desk != nil {
		s.desk.compose()
	}
	return nil
}
func (s *stageScreen) view() (string, *tea.Cursor) { return "", nil }
func (s *stageScreen) header() (string, string)    { return safe.Line(s.module().Title), "" }
func (s *stageScreen) typing() bool                { return s.desk != nil && s.desk.typing() }

func (s *stageScreen) keys() ([]binding, string) {
	if s.desk != nil {
		return s.desk.keys()
	}
	ks := []binding{s.env.keys.language, s.env.keys.quit}
	if s.long {
		ks = append([]binding{s.env.keys.scroll}, ks...)
	}
	return ks, ""
}

func (s *stageScreen) moves() bool { return s.long || s.desk != nil && s.desk.panelSize() > 1 }

func (s *stageScreen) module() *curriculum.Module { return s.w.module(s.env.words.Lang) }

func (s *stageScreen) update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case roomMsg:
		s.see(msg.view)
		if s.desk != nil {
			s.desk.room = msg.view
			s.desk.compose()
		}
	case tea.KeyPressMsg:
		cmd = s.key(msg)
	case tickMsg:
		if !s.hear(msg) {
			return nil
		}
	case languageMsg:
	default:
		return nil
	}
	return tea.Batch(cmd, s.beat(s.room.Timer, s.env.now()))
}

// see takes the room as it is now; what is new begins at its top.
func (s *stageScreen) see(v room.View) {
	s.room = v
	if at := fmt.Sprint(v.Phase, v.Page, v.Block, v.Round); at != s.last {
		s.last, s.top = at, 0
	}
}

func (s *stageScreen) key(msg tea.KeyPressMsg) tea.Cmd {
	k := msg.String()
	scrolls := s.desk == nil || s.desk.panel == noPanel && s.desk.confirm == noConfirm
	switch {
	case scrolls && k == "up":
		s.top = max(0, s.top-1)
	case scrolls && k == "down":
		s.top++
	case scrolls && k == "pgup":
		s.top = max(0, s.top-10)
	case scrolls && (k == "pgdown" || k == "space"):
		s.top += 10
	case scrolls && k == "home":
		s.top = 0
	case scrolls && k == "end":
		s.top = 1 << 20 // the frame keeps it within
	case s.desk != nil:
		cmd := s.desk.key(msg)
		s.see(s.desk.room)
		s.desk.compose()
		return cmd
	case k == "q":
		return quit
	}
	return nil
}

// frame draws the whole window.
func (s *stageScreen) frame(width, height int) (string, *tea.Cursor) {
	if width < 12 || height < 4 {
		return strings.Join(fitLines([]string{timerText(s.env, s.room.State)}, width, height), "\n"), nil
	}
	if s.desk != nil && s.desk.panel != noPanel && s.env.layout.ready() {
		body, cursor := s.desk.view()
		lines := append([]string{"  " + s.env.styles.strong.Render(s.desk.panelTitle())}, strings.Split(body, "\n")...)
		if cursor != nil {
			cursor.Y++
		}
		return strings.Join(append(fitLines(lines, width, height-1), s.footer(width)), "\n"), cursor
	}
	side, text := s.middle(width)
	e := *s.env
	e.layout = layout{width: width, height: height, text: text, body: height}
	foot := s.foot(&e)
	room := height - len(foot) - 1
	d := s.body(&e, room, true)
	if len(d.rows) > room {
		d = s.body(&e, room, false)
	}
	s.long = len(d.rows) > room
	s.top = max(0, min(s.top, len(d.rows)-room))
	lines := []string{""}
	for i := range room {
		line := ""
		if at := s.top + i; at < len(d.rows) {
			line = strings.Repeat(" ", side) + d.rows[at].text
		}
		lines = append(lines, line)
	}
	if s.top+room < len(d.rows) {
		lines[len(lines)-1] = strings.Repeat(" ", side) + s.env.styles.pencil.Render("…")
	}
	for _, l := range foot {
		lines = append(lines, strings.Repeat(" ", side)+l)
	}
	return strings.Join(fitLines(lines, width, height), "\n"), nil
}

// middle is where the text begins and how wide it is: what is read stands in the
// measure, in the middle; how to join, and thanks, are as large as they can be.
func (s *stageScreen) middle(width int) (side, text int) {
	side = 3
	if width < 60 {
		side = 1
	}
	switch s.room.Phase {
	case room.Unborn, room.Lobby, room.Over:
		return side, min(width-2*side, 140)
	}
	text = min(width-2*side, measure)
	return max(side, (width-text)/2), text
}

// fitLines cuts lines to a window and fills it.
func fitLines(lines []string, width, height int) []string {
	lines = lines[:min(len(lines), max(height, 0))]
	for len(lines) < height {
		lines = append(lines, "")
	}
	for i, l := range lines {
		if ansi.StringWidth(l) > width {
			lines[i] = ansi.Truncate(l, width, "")
		}
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// foot is what stands below: the clock, how many answered, and how to join or,
// where the keys act here, what they do.
func (s *stageScreen) foot(e *env) []string {
	w, st, l := e.words.Room, e.styles, e.layout
	var lines []string
	status := ""
	if s.room.Phase == room.Open && !s.w.o.Hands {
		here := 0
		for _, t := range s.room.Seats {
			if !t.Gone && s.room.Here[t.ID] {
				here++
			}
		}
		n := len(s.room.Vote(s.room.Block, s.room.Round).Answers)
		status = st.strong.Render(fmt.Sprintf(w.Answered, n, max(here, n))) + "  " + st.blue.Render(bar(n, max(here, n), min(30, l.text/3)))
	}
	if t := timerText(e, s.room.State); t != "" && l.height >= 12 {
		big := bigText(t, l.text*2/3, min(5, l.height/5))
		if big == nil || s.room.Timer.Left(e.now()) == 0 {
			big = []string{t}
		}
		for i, b := range big {
			b = st.chosen.Render(b)
			if i == len(big)-1 {
				b = spread(b, status, l.text)
			}
			lines = append(lines, b)
		}
		status = ""
	} else if t != "" {
		status = spread(status, st.chosen.Render(t), l.text)
	}
	if status != "" {
		lines = append(lines, status)
	}
	if s.desk != nil {
		return append(lines, strings.TrimPrefix(s.footer(l.text), " "))
	}
	if s.room.Phase == room.Lobby || s.room.Phase == room.Over {
		return lines
	}
	return append(lines, s.w.join(e).foot(e)...)
}

// footer is the keys that act on the stage, or what is asked before an act.
func (s *stageScreen) footer(width int) string {
	w, st := s.env.words.Room, s.env.styles
	d := s.desk
	if ask := map[confirmation]string{confirmEnd: w.EndAsk, confirmQuit: d.quitAsk()}[d.confirm]; ask != "" {
		ks, _ := d.keys()
		return " " + st.partly.Render(ask) + "  " + ks[0].label + " " + ks[0].does + "  " + ks[1].label + " " + ks[1].does
	}
	ks, _ := d.keys()
	if d.told != "" && d.panel == noPanel { // a panel says it by itself
		out := ks[len(ks)-1]
		told := ansi.Truncate(d.told, max(width-4-keyWidth(out), 8), "…")
		return " " + st.partly.Render(told) + "  " + st.blue.Render(out.label) + " " + st.pencil.Render(out.does)
	}
	if d.panel == noPanel && len(ks) > 0 && ks[0].label == s.env.words.Keys.Enter {
		// What enter does must not go for the length of a title.
		_, does := d.next()
		ks[0].does = ""
		left := width - 2 - keyWidth(ks[0]) - keyWidth(ks[len(ks)-1]) - 3
		ks[0].does = ansi.Truncate(does, max(left, 1), "…")
	}
	var parts []string
	for _, k := range append(slices.Clone(ks[:fitting(ks, width-2)]), ks[len(ks)-1]) {
		parts = append(parts, st.blue.Render(k.label)+" "+st.pencil.Render(k.does))
	}
	return " " + strings.Join(parts, "  ")
}
