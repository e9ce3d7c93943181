//go:build unix

package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cahier/progress"
	"cahier/progress/room"
)

// A worksheet and a scenario are played at a seat while the room goes on; the
// line drops, the host stops and goes on; all of it is taken home.
func TestSeatPlaysOverSSH(t *testing.T) {
	const module, sheet, story = "n2-roles-contract", "manager-brief", "not-this-quarter"
	dir, key := t.TempDir(), newSigner(t)
	o := hallOptions{dir: dir, module: module, faces: tuiFaces(t)}
	h := openHall(t, o)
	own := func(typ string) (found []progress.Event) {
		seats := h.host.hub.State().Seats
		if len(seats) == 0 {
			return nil
		}
		for _, e := range h.host.book(seats[0].ID).State().Events() {
			if e.Type == typ {
				found = append(found, e)
			}
		}
		return found
	}
	page := func(w *terminal, id, shows string) {
		t.Helper()
		h.do(room.Event{By: room.Desk, Type: room.Paged, Page: id})
		w.expect(shows)
	}
	w := h.open("Ana", key)
	w.expect("Come in")
	w.send("\r")
	until(t, "Ana is here", func() bool { return len(h.host.hub.View().Here) == 1 })
	page(w, "papers", "your two sheets")
	w.send("pvv\rOne hour a fortnight") // past both recalls, into the first field
	until(t, "the field is written", func() bool { return len(own(progress.Noted)) > 0 })
	h.do(room.Event{By: room.Desk, Type: room.Paged, Page: story})
	w.expect("ctrl+f goes there")
	w.send(", and no more\x06") // still text, then back to the room
	until(t, "all of it is written", func() bool {
		all := own(progress.Noted)
		return *all[len(all)-1].Text == "One hour a fortnight, and no more"
	})
	w.send("p\r")
	for range 12 { // to some end
		w.send("a\r")
	}
	until(t, "the scenario is played", func() bool { return len(own(progress.Played)) > 0 })
	w.client.Close()
	until(t, "the line has dropped", func() bool { return len(h.host.hub.View().Here) == 0 })
	h.leave()
	h.host.close()

	h = openHall(t, o)
	w = h.open("Ana", key)
	page(w, "take-along", "What to take along")
	page(w, "papers", "your two sheets")
	w.send("pvv")
	w.expect("and no more")
	if log := readAll(t, filepath.Join(dir, "room", "log.jsonl")); strings.Contains(log, "no more") || strings.Contains(log, progress.Played) {
		t.Error("the room's log has what was done at a seat")
	}
	s, err := h.dial("x", key).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Output("record")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	r, err := progress.Open(progress.Options{Data: filepath.Join(home, "data"), State: filepath.Join(home, "state"), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := r.Merge(bytes.NewReader(out), "record", true); err != nil || got.Added != bytes.Count(out, []byte("\n")) {
		t.Fatalf("%+v, %v of %d lines", got, err, bytes.Count(out, []byte("\n")))
	}
	st := r.State()
	var texts []string
	for _, e := range st.Events() {
		if e.Type == progress.Noted && e.Block == sheet {
			texts = st.Note("reverse-mentoring", module, sheet, e.Field).Texts()
		}
		if e.Mode != progress.Room || e.Round != 0 {
			t.Errorf("%+v", e)
		}
	}
	if len(texts) != 1 || texts[0] != "One hour a fortnight, and no more" || len(st.Played("reverse-mentoring", module, story)) != 1 {
		t.Errorf("at home: %q and %d runs", texts, len(st.Played("reverse-mentoring", module, story)))
	}
	if f := h.faulted(); len(f) > 0 {
		t.Error(f)
	}
}
