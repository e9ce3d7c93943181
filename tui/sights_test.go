package tui

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/progress/room"
)

// A sight is a screen that people see, opened by the keys that lead there.
type sight struct {
	name string
	open func(t *testing.T, v glance) eye
}

// A glance is in which language, colours and size it is seen.
type glance struct {
	lang, theme   string
	width, height int
	people        int // in a room, 50 where it is 0
}

// An eye is a screen under test, whoever's it is.
type eye struct {
	app     *App
	send    func(tea.Msg)
	release func() // carries out what was held back
	content func() string
	ended   func() bool
	mend    func() // a disk that was full has room again
}

func (e eye) frame() string { return ansi.Strip(e.content()) }

func (d *desk) eye() eye {
	mend := func() {}
	if d.record != nil {
		mend = func() { d.record.fail = nil }
	}
	return eye{
		app: d.app, send: d.send, release: d.release, mend: mend,
		content: func() string { return d.app.View().Content }, ended: func() bool { return d.ended },
	}
}

func (l *look) eye() eye {
	return eye{
		app: l.p.App, release: func() {}, mend: func() {},
		send:    func(m tea.Msg) { l.send(m); l.session.tell() },
		content: func() string { return l.p.View().Content }, ended: func() bool { return l.ended },
	}
}

// sights are all screens of the golden frames: the learner's, the author's, and
// those of a room.
func sights() []sight {
	var all []sight
	for _, s := range states {
		all = append(all, sight{s.name, func(t *testing.T, v glance) eye {
			return s.sit(t, v).eye()
		}})
	}
	all = append(all, hallways...)
	for _, s := range previewStates {
		all = append(all, sight{"preview-" + s.name, func(t *testing.T, v glance) eye {
			return atWork(t).previewed(s, v).eye()
		}})
	}
	for _, sc := range scenes {
		for _, who := range []string{"desk", "seat", "stage"} {
			all = append(all, sight{fmt.Sprintf("room-%s-%s", sc.name, who), func(t *testing.T, v glance) eye { return sc.seen(t, who, v).eye() }})
		}
	}
	for _, sc := range plays {
		all = append(all, sight{"seat-play-" + sc.name, func(t *testing.T, v glance) eye {
			s := meet(t, room.Pseudonym, 6, sc.module)
			s.theme = v.theme
			s.page(sc.page)
			p, _ := s.seat(v.lang, "s1", v.width, v.height)
			p.press(sc.keys)
			if sc.then != nil {
				sc.then(s)
			}
			return p.eye()
		}})
	}
	return all
}

// eachSight begins a test that opens every screen over and over. Nothing in it
// runs beside anything else, so the race detector, which draws the same screens
// in the tests of the frames, is spared it; .ci/run does it without.
func eachSight(t *testing.T) {
	t.Helper()
	if raceEnabled {
		t.Skip("opens every screen many times: run without -race")
	}
}

// seen is a scene of a room as one of its screens shows it.
func (sc scene) seen(t *testing.T, who string, v glance) *look {
	s := meet(t, room.Pseudonym, cmp.Or(v.people, 50), "forms")
	s.theme = v.theme
	sc.stage(s)
	switch who {
	case "desk":
		return s.desk(v.lang, v.width, v.height).press(sc.desk)
	case "stage":
		return s.stage(v.lang, v.width, v.height)
	}
	seat, _ := s.seat(v.lang, "s1", v.width, v.height)
	return seat.press(sc.seat)
}

// flowing is a text without the margin, its line breaks and the spaces of French.
func flowing(frame string) string {
	var words []string
	for _, line := range strings.Split(frame, "\n") {
		if before, after, ok := strings.Cut(line, "│"); ok && ansi.StringWidth(before) < 40 {
			line = before + " " + after
		}
		words = append(words, strings.Fields(strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(line))...)
	}
	return strings.Join(words, " ")
}
