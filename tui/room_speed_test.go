package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/progress"
	"cahier/progress/room"
)

// BenchmarkSeat is what one more seat costs: to open on a page that others see,
// and to turn to the next one.
func BenchmarkSeat(b *testing.B) {
	hub := room.NewHub(&sheaf{}, nil, time.Now)
	course := sampleOf(b, "course")
	w := NewWorkshop(WorkshopOptions{Hub: hub, Course: course, ModuleID: "forms", Join: joinCard})
	do := func(e room.Event) {
		if _, err := hub.Do(e); err != nil {
			b.Fatal(err)
		}
	}
	do(room.Event{By: room.Desk, Type: room.Opened, Head: &room.Head{Room: "r", Module: "forms", Identity: room.Anonymous}})
	do(room.Event{By: "s1", Type: room.Joined})
	do(room.Event{By: room.Desk, Type: room.Paged, Page: "choices"})
	open := func() *roomProgram {
		p := w.Seat(RoomScreen{Lang: "en", Theme: "dark"}, Seat{ID: "s1", Own: progress.NewScratch(time.Now)}).(*roomProgram)
		p.Init()
		p.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		return p
	}
	b.Run("open", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p := open()
			_ = p.View()
			_ = p.Close()
		}
	})
	b.Run("play", func(b *testing.B) { // and to do by oneself what stands on it, and leave
		p := open()
		key := func(k rune) { p.Update(tea.KeyPressMsg{Code: k, Text: string(k)}) }
		b.ReportAllocs()
		for b.Loop() {
			key('p')
			_ = p.View()
			key('f')
			_ = p.View()
		}
	})
	b.Run("turn", func(b *testing.B) {
		p := open()
		views := []room.View{hub.View(), hub.View()}
		do(room.Event{By: room.Desk, Type: room.Paged, Page: "words"})
		views[1] = hub.View()
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			n++
			p.Update(roomMsg{view: views[n%2]})
			_ = p.View()
		}
	})
}
