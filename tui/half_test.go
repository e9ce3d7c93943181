package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
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
