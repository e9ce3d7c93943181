package main

import (
	"fmt"
	"sync"
	"time"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/room"
)

// writers is how many seats write at once: enough that the room's log has several
// lines in one sync.
const writers = 20

// writeRoom is another process: its seats answer without end in the room of a
// folder, and each answer that was acknowledged, in the room and in the seat's
// own record, is told on standard output.
func writeRoom(dir string) {
	var head *room.Head
	if _, _, err := roomHead(dir); err != nil {
		head = &room.Head{Room: "room", Course: "c", Module: "m", Lang: "en", Identity: room.Pseudonym}
	}
	h, err := openRoom(dir, head, doorFile{Host: "h"}, time.Now)
	if err != nil {
		fmt.Println("error", err)
		return
	}
	h.hub.Pace(0, 0)
	if st := h.hub.State(); st.Phase == room.Lobby {
		if _, err := h.hub.Do(room.Event{By: room.Desk, Type: room.Asked, Block: "q", Round: 1}); err != nil {
			fmt.Println("error", err)
			return
		}
	}
	var all sync.WaitGroup
	var out sync.Mutex
	for i := range writers {
		all.Go(func() {
			who := caller{key: fmt.Sprint("key", i)}
			seat, err := h.back(who, "en")
			if err != nil {
				seat, err = h.enter(who, fmt.Sprint("Name ", i), "", "", "en")
			}
			for n := 0; err == nil; n++ {
				e := answerFor(seat.ID, "q", 1, 1+n%2)
				e.ID = progress.NewID()
				if _, err = h.hub.Do(e); err == nil {
					_, err = seat.Own.Append(progress.Event{ID: e.ID, Type: progress.Answered, Block: "q"})
				}
				if err == nil {
					out.Lock()
					_, err = fmt.Println("ack", e.ID, seat.ID)
					out.Unlock()
				}
			}
			fmt.Println("error", err)
		})
	}
	all.Wait()
}

func answerFor(seat, block string, round, pick int) room.Event {
	return room.Event{
		By: seat, Type: room.Answered, Block: block, Round: round,
		Form: curriculum.Single, Response: []byte(fmt.Sprintf("[%d]", pick)), Verdict: progress.Right,
	}
}
