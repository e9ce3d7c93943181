package tui

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/curriculum/courses"
	"cahier/progress"
	"cahier/progress/room"
	"cahier/progress/study"
)

// A conversation and a rating that were left go on: on the same page again, in
// the next run of the program, in the other language. What came to its end is
// over, and the record has nothing of either before that.
func TestHalvesGoOn(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record, halves := &memory{}, &study.Memory{}
		begin := func(start, lang string) *desk {
			app, err := New(Options{
				Library: curriculum.Library{sampleOf(t, "kinds")}, Record: record, Lang: lang, Theme: "dark", Start: start,
				Seed: "fixed", DataDir: "/data", Now: time.Now, Halves: halves,
			})
			if err != nil {
				t.Fatal(err)
			}
			d := &desk{t: t, app: app, record: record}
			d.run(app.Init())
			d.send(tea.WindowSizeMsg{Width: 80, Height: 40})
			return d
		}
		d := begin("everything", "en").press("right right v enter enter").shows("Trust 4 (+1)").press("right left").shows("Trust 4 (+1)")
		if err := d.app.Close(); err != nil { // the terminal is gone
			t.Fatal(err)
		}
		if n := len(record.of(progress.Played)); n != 0 {
			t.Fatal(n, "runs recorded")
		}
		d = begin("everything", "fr").shows("Confiance 4 (+1)").press("v b enter").shows("L’échange se termine à mi-chemin")
		if e := record.of(progress.Played); len(e) != 1 || len(e[0].Path) != 3 {
			t.Errorf("recorded %+v", e)
		}
		d.app.Close()
		begin("everything", "en").shows("It ends halfway").app.Close()

		d = begin("before", "en").press("v 4 down down 2").shows("Rated: 2 of 3")
		d.app.Close()
		d = begin("before", "en").shows("Rated: 2 of 3").press("v down 5 enter enter")
		if e := record.of(progress.Rated); len(e) != 1 || len(e[0].Values) != 3 {
			t.Errorf("recorded %+v", e)
		}
		d.app.Close()
		begin("before", "en").shows("Noted.").app.Close()
	})
}

// What is half done is in the window when the module is opened again, also where
// the page goes on below it, and enter leads to it.
func TestHalvesAreInTheWindow(t *testing.T) {
	c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range []struct {
		module, block string
		height        int
	}{{"s4-difficult-moments", "cancelled-again", 24}, {"n2-roles-contract", "not-this-quarter", 18}} {
		bubble(t, func(t *testing.T) {
			record, halves := &memory{}, &study.Memory{}
			begin := func() (*desk, *reader, int) {
				app, err := New(Options{
					Library: curriculum.Library{c}, Record: record, Lang: "en", Theme: "dark", Start: one.module,
					Seed: "fixed", DataDir: "/data", Now: time.Now, Halves: halves,
				})
				if err != nil {
					t.Fatal(err)
				}
				d := &desk{t: t, app: app, record: record}
				d.run(app.Init())
				d.send(tea.WindowSizeMsg{Width: 80, Height: one.height})
				r := app.top().(*reader)
				at := func() int { return slices.IndexFunc(r.parts, func(p *part) bool { return p.id == one.block }) }
				for at() < 0 && !r.atEnd() {
					d.press("right")
				}
				return d, r, at()
			}
			d, r, i := begin()
			run := r.parts[i].player.(*talk)
			d.until(func() bool { return r.focus == i }, func() string { return "v" })
			d.until(func() bool { return len(run.run.Way) == 2 }, func() string { return "enter" })
			if err := d.app.Close(); err != nil {
				t.Fatal(err)
			}
			d, r, i = begin()
			p := r.parts[i]
			if r.page == 0 || !r.sheet.sees(p.at+p.view.to-2, p.at+p.view.to) {
				t.Errorf("what is half done is out of sight:\n%s", d.frame())
			}
			if d.press("enter"); r.focus != i {
				t.Errorf("enter led elsewhere:\n%s", d.frame())
			}
			d.app.Close()
		})
	}
}

// A question that is still to be done and whose title is above the window lies
// ahead when the module is opened again there.
func TestEnterLeadsToWhatIsInTheWindow(t *testing.T) {
	bubble(t, func(t *testing.T) {
		c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
		if err != nil {
			t.Fatal(err)
		}
		record := &memory{}
		s := setup{library: curriculum.Library{c}, record: record, start: "n1-reverse-mentoring", width: 60, height: 18}
		d := sit(t, s)
		r := d.app.top().(*reader)
		i := slices.IndexFunc(r.parts, func(p *part) bool { return p.asks() != nil })
		d.press("v").press("esc")
		r.sheet.scroll(r.parts[i].at + 3 - r.sheet.top)
		if err := d.app.Close(); err != nil {
			t.Fatal(err)
		}
		d = sit(t, s)
		r = d.app.top().(*reader)
		if top, at := r.sheet.top, r.parts[i].at; top <= at || top > at+5 {
			t.Fatalf("opened at %d, the question is at %d", top, at)
		}
		if d.press("enter"); r.focus != i {
			t.Errorf("enter led elsewhere:\n%s", d.frame())
		}
	})
}

// At a seat they go on when the line dropped, on a screen and in lines.
func TestHalvesAtASeat(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 6, "everything")
		s.page("budget")
		p, own := s.seat("en", "s1", 80, 40)
		p.press("p enter enter").shows("Trust 4 (+1)")
		if err := p.p.Close(); err != nil {
			t.Fatal(err)
		}
		again := s.watch(s.w.Seat(RoomScreen{Lang: "en", Theme: "dark"}, Seat{ID: "s1", Own: own}), 80, 40)
		again.press("p").shows("Trust 4 (+1)")
		if err := again.p.Close(); err != nil {
			t.Fatal(err)
		}
		s.looks = nil
		l := s.lines("en", "s1", own)
		l.say("play")
		l.shows("in the middle of this conversation", "trust 4")
		other := s.lines("en", "s2", &memory{})
		other.say("play")
		other.shows("You begin with")
		other.hides("in the middle")
		l.say("2")
		l.shows("halfway")
		if e := own.of(progress.Played); len(e) != 1 || e[0].Seat != "s1" {
			t.Errorf("recorded %+v", e)
		}
		for _, one := range []*lines{l, other} {
			one.say("quit")
			one.say("quit")
			one.ends()
		}
	})
}
