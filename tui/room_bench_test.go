package tui

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/room"
)

// A sheaf is a room's log in memory.
type sheaf struct {
	mu     sync.Mutex
	events []room.Event
	fail   error
}

func (s *sheaf) Append(lines ...[]byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return s.fail
	}
	for _, line := range lines {
		var e room.Event
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		s.events = append(s.events, e)
	}
	return nil
}

// A session is a room under test, on a faked clock.
type session struct {
	t     *testing.T
	hub   *room.Hub
	log   *sheaf
	w     *Workshop
	seats []string
	looks []*look
	theme string // of the screens opened next
}

var joinCard = Join{
	Command: "ssh -p 2222 NAME@192.168.1.20", Fingerprint: "SHA256:abcdefghijk", Known: "[192.168.1.20]:2222 ssh-ed25519 AAAA",
	Code: "kmn4p7", HostCode: "zzz999", Open: "0.0.0.0:2222", Stage: "ssh -t -p 2222 192.168.1.20 stage", Desk: "ssh -t -p 2222 192.168.1.20 desk",
	Cahier: "cahier join 192.168.1.20:2222", Record: "ssh -p 2222 192.168.1.20 record | cahier merge --as-mine -",
}

// meet opens a room in the sample course with so many people in it.
func meet(t *testing.T, identity string, people int, module string) *session {
	t.Helper()
	now := func() time.Time { return time.Now().UTC() }
	s := &session{t: t, log: &sheaf{}, theme: "dark"}
	s.hub = room.NewHub(s.log, nil, now)
	course := sampleOf(t, "course")
	if module == "everything" || module == "before" {
		course = sampleOf(t, "kinds")
	}
	s.w = NewWorkshop(WorkshopOptions{Hub: s.hub, Course: course, ModuleID: module, Join: joinCard, Now: now})
	s.do(room.Event{By: room.Desk, Type: room.Opened, Head: &room.Head{Room: "r1", Course: course.ID, Module: module, Lang: "en", Identity: identity}})
	for i := range people {
		s.join(fmt.Sprint("s", i+1), fmt.Sprint("Person", i+1))
	}
	return s
}

func (s *session) join(id, name string) {
	s.t.Helper()
	if s.hub.State().Head.Identity == room.Anonymous {
		name = ""
	}
	s.do(room.Event{By: id, Type: room.Joined, Name: name, Key: "key-" + id, Lang: "en"})
	s.hub.Come(id)
	s.seats = append(s.seats, id)
}

func (s *session) do(e room.Event) room.Event {
	s.t.Helper()
	e, err := s.hub.Do(e)
	if err != nil {
		s.t.Fatalf("%s by %s: %v", e.Type, e.By, err)
	}
	s.tell()
	return e
}

// tell brings every screen the room as it is.
func (s *session) tell() {
	for _, l := range s.looks {
		l.send(roomMsg{view: s.hub.View()})
	}
}

// answer gives the pick of every seat from one to another, as the file counts.
func (s *session) answer(block string, round, from, to, pick, right int) {
	s.t.Helper()
	for _, id := range s.seats[from:to] {
		verdict, credit := progress.Wrong, 0.0
		if pick == right {
			verdict, credit = progress.Right, 1
		}
		s.do(room.Event{
			By: id, Type: room.Answered, Block: block, Round: round, Form: curriculum.Single,
			Response: json.RawMessage(fmt.Sprintf("[%d]", pick)), Credit: &credit, Verdict: verdict, Confidence: progress.Sure,
		})
	}
}

func (s *session) lead(typ, block string, round int) {
	s.t.Helper()
	s.do(room.Event{By: room.Desk, Type: typ, Block: block, Round: round})
}

func (s *session) page(id string) {
	s.t.Helper()
	s.do(room.Event{By: room.Desk, Type: room.Paged, Page: id})
}

// A look is one screen of a room under test: keys in, frames out. What the room
// does reaches it by tell; no command waits for the hub.
type look struct {
	*desk
	p       *roomProgram
	session *session
}

func (s *session) watch(m tea.Model, width, height int) *look {
	s.t.Helper()
	p := m.(*roomProgram)
	if p.feed != nil {
		p.feed.close()
		p.feed = nil
	}
	l := &look{desk: &desk{t: s.t, app: p.App}, p: p, session: s}
	s.looks = append(s.looks, l)
	l.send(tea.WindowSizeMsg{Width: width, Height: height})
	l.send(roomMsg{view: s.hub.View()})
	return l
}

func (s *session) desk(lang string, width, height int) *look {
	return s.watch(s.w.Desk(RoomScreen{Lang: lang, Theme: s.theme}), width, height)
}

func (s *session) stage(lang string, width, height int) *look {
	return s.watch(s.w.Stage(RoomScreen{Lang: lang, Theme: s.theme}), width, height)
}

// seat is the screen of a seat with a record of its own.
func (s *session) seat(lang, id string, width, height int) (*look, *memory) {
	record := &memory{}
	return s.watch(s.w.Seat(RoomScreen{Lang: lang, Theme: s.theme, Remote: true}, Seat{ID: id, Own: record}), width, height), record
}

func (l *look) send(msg tea.Msg) {
	_, cmd := l.p.Update(msg)
	if p := l.p; p.feed != nil { // a door became a seat
		p.feed.close()
		p.feed = nil
	}
	l.run(cmd)
}

// run carries out a command and what follows; a tick of the clock is waited
// for, and not passed on.
func (l *look) run(cmd tea.Cmd) {
	if cmd == nil || l.ended {
		return
	}
	switch msg := cmd().(type) {
	case nil, tickMsg:
	case tea.QuitMsg:
		l.ended = true
	case tea.BatchMsg:
		for _, c := range msg {
			l.run(c)
		}
	case didMsg:
		l.send(msg)
		l.session.tell()
	case savedMsg:
		l.send(msg)
		l.session.tell()
	default:
		l.send(msg)
	}
}

// press presses keys by their names, with time between them.
func (l *look) press(keys string) *look {
	l.t.Helper()
	for _, k := range strings.Fields(keys) {
		time.Sleep(time.Second)
		for _, m := range keysOf(l.t, k) {
			l.send(m)
		}
		l.session.tell()
	}
	return l
}

func keysOf(t *testing.T, name string) (all []tea.KeyPressMsg) {
	t.Helper()
	if text, ok := strings.CutPrefix(name, "type:"); ok {
		for _, r := range strings.ReplaceAll(text, "_", " ") {
			all = append(all, tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		return all
	}
	return []tea.KeyPressMsg{keyOf(t, name)}
}

func (l *look) shows(text string) *look { l.t.Helper(); l.desk.shows(text); return l }
func (l *look) hides(text string) *look { l.t.Helper(); l.desk.hides(text); return l }

func (l *look) frame() string { return ansi.Strip(l.p.View().Content) }
