package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// A timer is a practice with a clock that only shows. It ticks once a second,
// while it runs and is seen; otherwise it sends nothing.
type timer struct {
	still
	env   *env
	block *curriculum.Block
	notes map[string]int
	clock study.Clock
	await string // id of the tick under way, "" for none
	more  bool   // time was added a moment ago
}

// tickMsg says that a second has passed for the timer that waits for this id.
type tickMsg struct{ id string }

const extension = 30 * time.Second

func newTimer(e *env, b *curriculum.Block, notes map[string]int) *timer {
	return &timer{env: e, block: b, notes: notes, clock: study.NewClock(b.Timer.Seconds)}
}

// beat waits for the moment at which the seconds shown change.
func (t *timer) beat() tea.Cmd {
	now := t.env.now()
	left := t.clock.Left(now)
	if t.await != "" || !t.clock.Running() || left == 0 {
		return nil
	}
	wait := left % time.Second
	if wait == 0 {
		wait = time.Second
	}
	t.await = progress.NewID()
	tick := tickMsg{t.await}
	return tea.Tick(wait, func(time.Time) tea.Msg { return tick })
}

func (t *timer) rest() { t.await = "" }

func (t *timer) hear(msg tea.Msg) (bool, tea.Cmd) {
	tick, ok := msg.(tickMsg)
	if !ok || tick.id != t.await {
		return false, nil
	}
	t.await, t.more = "", false
	return true, nil
}

func (t *timer) key(msg tea.KeyPressMsg) (bool, tea.Cmd) {
	k, now := t.env.keys, t.env.now()
	t.more = false
	switch {
	case k.startTimer.hit(msg) && t.clock.Running() && !t.clock.Over(now):
		t.clock = t.clock.Pause(now)
		t.rest()
	case k.startTimer.hit(msg):
		if t.clock.Over(now) {
			t.clock = t.clock.Reset()
		}
		t.clock = t.clock.Start(now)
	case k.extend.hit(msg) && !t.clock.Off:
		t.clock, t.more = t.clock.Extend(now, extension), true
	case k.switchOff.hit(msg) && !t.clock.Off:
		t.clock = t.clock.SwitchOff(now)
		t.rest()
	case k.again.hit(msg) && t.clock.Begun():
		t.clock = study.NewClock(t.block.Timer.Seconds)
		t.rest()
	default:
		return false, nil
	}
	return true, nil
}

func (t *timer) keys() ([]binding, bool) {
	k, d, now := t.env.keys, t.env.words.Doing, t.env.now()
	toggle := k.startTimer
	switch {
	case t.clock.Running() && !t.clock.Over(now):
		toggle.does = d.Pause
	case t.clock.Begun() && !t.clock.Over(now):
		toggle.does = d.GoOn
	}
	ks := []binding{toggle}
	if !t.clock.Off {
		ks = append(ks, k.extend, k.switchOff)
	}
	if t.clock.Begun() {
		again := k.again
		again.does = d.Reset
		ks = append(ks, again)
	}
	return append(ks, k.next), false
}

func (t *timer) take(old player) {
	if o, ok := old.(*timer); ok && o.block.Timer.Seconds == t.block.Timer.Seconds {
		t.clock, t.await, t.more = o.clock, o.await, o.more
	}
}

func (t *timer) draw(focused bool) *drawing {
	d := &drawing{env: t.env, notes: t.notes}
	w, st := t.env.words.Timer, t.env.styles
	d.heading(w.Kind, t.block.Title, noMark, focused)
	d.blank()
	if t.block.Timer.Text != "" {
		d.text(t.block.Timer.Text, "", 0)
		d.blank()
	}
	d.fix()
	now := t.env.now()
	if t.clock.Off {
		d.say(w.Off, st.pencil, 0)
		d.view.to = len(d.rows)
		return d
	}
	style := st.pencil
	if t.clock.Running() {
		style = st.blue
	}
	for _, l := range bigTime(clockTime(t.clock.Left(now))) {
		d.rows = append(d.rows, row{text: "  " + style.Render(l)})
	}
	d.blank()
	state := w.Ready
	switch {
	case t.clock.Running():
		state = w.Running
	case t.clock.Begun():
		state = w.Paused
	}
	line := fmt.Sprintf(w.Left, clockTime(t.clock.Left(now)), clockTime(t.clock.Total)) + " · " + state
	if t.more {
		line += " · " + w.Extended
	}
	if t.clock.Over(now) {
		d.say(w.Over, st.strong, 0)
	} else {
		d.say(line, st.strong, 0)
	}
	if !t.clock.Begun() {
		d.say(w.Calm, st.pencil, 0)
	}
	d.view.to = len(d.rows)
	return d
}

// clockTime writes a time as minutes and seconds; a begun second is shown whole.
func clockTime(d time.Duration) string {
	s := int((d + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// digits are the figures of a clock to be read from afar, three rows high.
var digits = map[rune][3]string{
	'0': {"█▀█", "█ █", "▀▀▀"}, '1': {"▀█ ", " █ ", "▀▀▀"}, '2': {"▀▀█", "█▀▀", "▀▀▀"}, '3': {"▀▀█", " ▀█", "▀▀▀"},
	'4': {"█ █", "▀▀█", "  ▀"}, '5': {"█▀▀", "▀▀█", "▀▀▀"}, '6': {"█▀▀", "█▀█", "▀▀▀"}, '7': {"▀▀█", "  █", "  ▀"},
	'8': {"█▀█", "█▀█", "▀▀▀"}, '9': {"█▀█", "▀▀█", "▀▀▀"}, ':': {"▄", "▄", " "},
}

// bigTime draws a time in large figures.
func bigTime(s string) [3]string {
	var rows [3]strings.Builder
	for _, r := range s {
		for i, cells := range digits[r] {
			rows[i].WriteString(cells + " ")
		}
	}
	var out [3]string
	for i := range rows {
		out[i] = strings.TrimRight(rows[i].String(), " ")
	}
	return out
}
