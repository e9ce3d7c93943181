package main

import (
	"context"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/courses"
	"cahier/progress"
	"cahier/progress/room"
)

// A rehearsal in a time that is made: people come, answer rightly and wrongly,
// some drop and come back, and all leave at the end.
func TestSimulate(t *testing.T) {
	course, _, err := curriculum.Load(courses.ReverseMentoring(), "")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		head := &room.Head{Room: "r", Course: course.ID, Module: "n1-reverse-mentoring", Lang: "en", Identity: room.Pseudonym}
		h, err := openRoom(filepath.Join(dir, "room"), head, doorFile{Host: "h", Code: "abcd"}, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		defer h.close()
		w := &openWorkshop{host: h, course: course, module: head.Module}
		over := make(chan bool)
		go func() { simulate(context.Background(), w, 30, "seed"); close(over) }()
		time.Sleep(21 * time.Second)
		if v := h.hub.View(); len(v.Seats) != 30 || len(v.Here) != 30 {
			t.Fatalf("%d seats, %d here", len(v.Seats), len(v.Here))
		}
		module, _, err := course.Module(head.Module, "en")
		if err != nil {
			t.Fatal(err)
		}
		asked, verdicts, dropped := 0, map[string]int{}, 0
		for _, b := range module.Blocks() {
			if b.Question == nil {
				continue
			}
			if _, err := h.hub.Do(room.Event{By: room.Desk, Type: room.Asked, Block: b.ID, Round: 1}); err != nil {
				t.Fatal(err)
			}
			asked++
			time.Sleep(time.Second)
			dropped += 30 - len(h.hub.View().Here)
			time.Sleep(40 * time.Second)
			answers := h.hub.State().Vote(b.ID, 1).Answers
			if len(answers) < 15 {
				t.Errorf("%s: %d answers", b.ID, len(answers))
			}
			for _, e := range answers {
				verdicts[e.Verdict]++
				if b.Kind != curriculum.Quiz && e.Verdict != "" {
					t.Errorf("%s: a verdict on a %s", b.ID, b.Kind)
				}
			}
			if n := len(h.hub.View().Here); n != 30 {
				t.Errorf("%d are back", n)
			}
		}
		if asked < 4 || dropped == 0 || verdicts[progress.Right] == 0 || verdicts[progress.Wrong] == 0 {
			t.Errorf("%d questions, %d dropped, %v", asked, dropped, verdicts)
		}
		if _, err := h.hub.Do(room.Event{By: room.Desk, Type: room.Ended}); err != nil {
			t.Fatal(err)
		}
		<-over
	})
}
