//go:build unix

package main

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"cahier/progress"
	"cahier/progress/room"
)

// Killed at any moment, a room loses nothing that was acknowledged, and goes on.
func TestKilledRoom(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "room")
	acked := map[string]string{}
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 15 {
		c := exec.Command(self)
		c.Env = append(os.Environ(), "CAHIER_TEST_ROOM="+dir)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		// Every third is killed while it opens, the others while it writes.
		after := func() *time.Timer {
			return time.AfterFunc(time.Duration(20+r.IntN(200))*time.Millisecond, func() { _ = c.Process.Kill() })
		}
		var kill *time.Timer
		if round%3 == 0 {
			kill = after()
		}
		for in := bufio.NewScanner(out); in.Scan(); {
			switch f := strings.Fields(in.Text()); {
			case len(f) == 3 && f[0] == "ack":
				acked[f[1]] = f[2]
				if kill == nil {
					kill = after()
				}
			case len(f) > 0 && f[0] == "error":
				t.Fatal(in.Text())
			}
		}
		_ = c.Wait()
		kill.Stop()
	}
	if len(acked) < 20 {
		t.Fatalf("only %d answers in all", len(acked))
	}
	h, err := openRoom(dir, nil, doorFile{Host: "h"}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer h.close()
	inRoom := map[string]string{}
	for _, e := range h.hub.Events() {
		inRoom[e.ID] = e.By
	}
	own := map[string]string{}
	for _, seat := range h.hub.State().Seats {
		h.book(seat.ID).State()
		for _, e := range h.book(seat.ID).events {
			own[e.ID] = e.Seat
		}
	}
	if n := len(h.hub.State().Seats); n != writers {
		t.Errorf("%d seats, not the same %d again", n, writers)
	}
	for id, seat := range acked {
		if inRoom[id] != seat || own[id] != seat {
			t.Errorf("acknowledged and lost: %s of %s: room %q, own record %q", id, seat, inRoom[id], own[id])
		}
	}
	t.Logf("%d acknowledged answers", len(acked))
}

func TestSeatBook(t *testing.T) {
	dir := t.TempDir()
	b := newSeatBook(dir, "seat1234", "room", "learner", time.Now)
	text := "private"
	first, err := b.Append(progress.Event{Type: progress.Noted, Block: "n", Text: &text})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := b.Append(first); err != nil || again.Seq != first.Seq {
		t.Error("written twice:", again.Seq, err)
	}
	f, err := os.OpenFile(b.path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(`{"v":1,"id":"half`); err != nil {
		t.Fatal(err)
	}
	f.Close()
	b = newSeatBook(dir, "seat1234", "room", "learner", time.Now)
	second, err := b.Append(progress.Event{Type: progress.Read, Page: "p"})
	if err != nil || second.Seq != 2 {
		t.Error(second.Seq, err)
	}
	var out strings.Builder
	if err := b.print(&out); err != nil || strings.Count(out.String(), "\n") != 2 || strings.Contains(out.String(), "half") {
		t.Errorf("%v: %q", err, out.String())
	}
	if n := b.State().Count(); n != 2 {
		t.Error(n, "events")
	}
	big := strings.Repeat("x", progress.MaxText)
	for range maxBook/progress.MaxText + 1 {
		_, err = b.Append(progress.Event{Type: progress.Noted, Block: "n", Text: &big})
	}
	if !errors.Is(err, errBookFull) {
		t.Error("without end:", err)
	}
	info, err := os.Stat(b.path)
	if err != nil || info.Mode().Perm() != 0o600 || info.Size() > maxBook {
		t.Error(info.Mode(), info.Size(), err)
	}
}

func TestOldRooms(t *testing.T) {
	rooms, now := t.TempDir(), time.Now()
	make := func(id string, keep int, began time.Time) {
		h, err := openRoom(filepath.Join(rooms, id), &room.Head{Room: id, Identity: room.Person, Keep: keep}, doorFile{Host: "h"}, func() time.Time { return began })
		if err != nil {
			t.Fatal(err)
		}
		h.close()
	}
	make("old", 30, now.AddDate(0, 0, -31))
	make("young", 30, now.AddDate(0, 0, -29))
	make("kept", 0, now.AddDate(-3, 0, 0))
	make("resumed", 30, now.AddDate(0, 0, -31))
	if err := os.MkdirAll(filepath.Join(rooms, "else"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(rooms, "damaged"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(rooms, "damaged", "log.jsonl"), []byte("what?"), 0o600); err != nil {
		t.Fatal(err)
	}
	removed, unread := oldRooms(rooms, "resumed", now)
	if fmt.Sprint(removed) != "[old]" || len(unread) != 1 || exists(filepath.Join(rooms, "old")) {
		t.Error(removed, unread)
	}
	for _, id := range []string{"young", "kept", "resumed", "else", "damaged"} {
		if !exists(filepath.Join(rooms, id)) {
			t.Error(id, "is gone")
		}
	}
	if got := latestRoom(rooms); got == "" || got == "else" {
		t.Errorf("last: %q", got)
	}
}

func TestRoomIsOpenedOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "room")
	h, err := openRoom(dir, &room.Head{Room: "r", Identity: room.Person}, doorFile{Host: "h"}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer h.close()
	if _, err := openRoom(dir, nil, doorFile{Host: "h"}, time.Now); !errors.Is(err, errRoomOpen) {
		t.Error(err)
	}
}

// An anonymous room keeps no name, no key and no address.
func TestAnonymousRoom(t *testing.T) {
	dir := t.TempDir()
	h := openHall(t, hallOptions{dir: dir, identity: room.Anonymous})
	key := newSigner(t)
	h.open("Zoe", key, "").enter("Zoe")
	log := readAll(t, filepath.Join(dir, "room", "log.jsonl"))
	for _, secret := range []string{"Zoe", "127.0.0.1", gossh.FingerprintSHA256(key.PublicKey())[8:20], "SHA256"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}

// Three hundred drop and come back within seconds: every answer that was
// acknowledged is there, once.
func TestStorm(t *testing.T) {
	people := 300
	if testing.Short() || raceEnabled {
		people = 60
	}
	h := openHall(t, hallOptions{})
	h.do(room.Event{By: room.Desk, Type: room.Asked, Block: "q", Round: 1})
	keys := make([]gossh.Signer, people)
	seats := make([]string, people)
	each := func(work func(i int) error) {
		t.Helper()
		errs := make(chan error, people)
		for i := range people {
			go func() { errs <- work(i) }()
		}
		for range people {
			if err := <-errs; err != nil {
				t.Fatal(err)
			}
		}
	}
	clients := make([]*gossh.Client, people)
	for i := range keys {
		keys[i] = newSigner(t)
	}
	sit := func(i int, pick string) error {
		w, err := h.tryOpen(fmt.Sprint("P", i), keys[i])
		if err != nil {
			return err
		}
		clients[i] = w.client
		if seats[i] == "" {
			if !w.waitFor("DOOR") {
				return fmt.Errorf("%d: no door: %q", i, w)
			}
			if _, err := w.in.Write([]byte(fmt.Sprintf("P%d\r", i))); err != nil {
				return err
			}
		}
		if !w.waitFor("SEAT " + seats[i]) {
			return fmt.Errorf("%d: no seat: %q", i, w)
		}
		_, after, _ := strings.Cut(w.String(), "SEAT ")
		seats[i] = after[:8]
		if _, err := w.in.Write([]byte(pick)); err != nil {
			return err
		}
		if !w.waitFor("DID " + pick + " <nil>") {
			return fmt.Errorf("%d: no answer: %q", i, w)
		}
		return nil
	}
	each(func(i int) error { return sit(i, "1") })
	began := time.Now()
	each(func(i int) error {
		clients[i].Close() // while the others still come back
		return sit(i, "2")
	})
	t.Logf("%d came back and answered in %v", people, time.Since(began))
	st := h.host.hub.State()
	if len(st.Seats) != people || len(st.Vote("q", 1).Answers) != people {
		t.Errorf("%d seats, %d answers, want %d", len(st.Seats), len(st.Vote("q", 1).Answers), people)
	}
	for id, e := range st.Vote("q", 1).Answers {
		if string(e.Response) != "[2]" {
			t.Errorf("%s: %s counts, not the latest", id, e.Response)
		}
	}
	each(func(i int) error {
		clients[i].Close()
		return nil
	})
}
