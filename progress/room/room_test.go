package room

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"cahier/curriculum"
	"cahier/progress"
)

// paper is a log in memory, which can be full.
type paper struct {
	events []Event
	full   bool
}

func (p *paper) Append(lines ...[]byte) error {
	if p.full {
		return errors.New("no space left")
	}
	for _, line := range lines {
		var e Event
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		p.events = append(p.events, e)
	}
	return nil
}

// clock is a time that stands still until it is moved.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func head(identity string) *Head {
	return &Head{Room: "r", Course: "c", Module: "m", Lang: "en", Identity: identity}
}

func open(t testing.TB, identity string) (*Hub, *paper, *clock) {
	t.Helper()
	p, c := &paper{}, &clock{time.Date(2026, 11, 27, 9, 0, 0, 0, time.UTC)}
	h := NewHub(p, nil, c.now)
	do(t, h, Event{By: Desk, Type: Opened, Head: head(identity)})
	return h, p, c
}

func do(t testing.TB, h *Hub, e Event) Event {
	t.Helper()
	e, err := h.Do(e)
	if err != nil {
		t.Fatalf("%s by %s: %v", e.Type, e.By, err)
	}
	return e
}

func refuse(t testing.TB, h *Hub, e Event, why Reason) {
	t.Helper()
	if _, err := h.Do(e); !errors.Is(err, why) {
		t.Errorf("%s by %s: %v, want %v", e.Type, e.By, err, why)
	}
}

func join(t testing.TB, h *Hub, n int) []string {
	t.Helper()
	var ids []string
	for i := range n {
		id := fmt.Sprint("s", i+1)
		e := Event{By: id, Type: Joined, Key: "key-" + id, Lang: "en"}
		if h.State().Head.Identity != Anonymous {
			e.Name = fmt.Sprint("Name", i+1)
		}
		do(t, h, e)
		ids = append(ids, id)
	}
	return ids
}

func answer(seat, block string, round, pick int) Event {
	verdict, credit := progress.Wrong, 0.0
	if pick == 1 {
		verdict, credit = progress.Right, 1
	}
	return Event{
		By: seat, Type: Answered, Block: block, Round: round, Form: curriculum.Single,
		Response: json.RawMessage(fmt.Sprintf("[%d]", pick)), Credit: &credit, Verdict: verdict, Confidence: progress.Sure,
	}
}

func desk(typ, block string, round int) Event {
	return Event{By: Desk, Type: typ, Block: block, Round: round}
}

var question = &curriculum.Question{Form: curriculum.Single, Choices: []curriculum.Choice{{Text: "a", Right: true}, {Text: "b"}, {Text: "c"}}}

// The cycle of peer instruction: vote, talk, vote again, reveal.
func TestTwoRounds(t *testing.T) {
	h, _, _ := open(t, Person)
	ids := join(t, h, 6)
	do(t, h, Event{By: Desk, Type: Paged, Page: "p1"})
	refuse(t, h, answer("s1", "q", 1, 1), NotOpen)
	do(t, h, desk(Asked, "q", 1))
	for i, id := range ids {
		do(t, h, answer(id, "q", 1, 1+i%2))
	}
	do(t, h, answer("s2", "q", 1, 3)) // changed before the lock
	refuse(t, h, answer("s1", "other", 1, 1), OtherAsked)
	refuse(t, h, answer("s1", "q", 2, 1), OtherAsked)
	refuse(t, h, desk(Talked, "q", 1), NotNow)
	do(t, h, desk(Locked, "", 0))
	refuse(t, h, answer("s1", "q", 1, 2), RoundLocked)
	if got := h.State().Tally(question, "q", 1); !slices.Equal(got.Counts, []int{3, 2, 1}) || got.Right != 3 || got.Advice(question) != Discuss {
		t.Errorf("%+v", got)
	}
	do(t, h, desk(Talked, "", 0))
	refuse(t, h, desk(Asked, "q", 1), NotNow)
	do(t, h, desk(Asked, "q", 2))
	for _, id := range ids[:5] {
		do(t, h, answer(id, "q", 2, 1))
	}
	do(t, h, desk(Locked, "", 0))
	do(t, h, desk(Revealed, "", 0))
	s := h.State()
	if got := s.Flow("q", 1, 2); got != (Flow{Both: 5, Kept: 3, Gained: 2}) {
		t.Errorf("%+v", got)
	}
	if s.Phase != Reveal || s.Rounds("q") != 2 || !s.Vote("q", 2).Shown {
		t.Error(s.Phase, s.Rounds("q"))
	}
}

func TestUndo(t *testing.T) {
	h, _, _ := open(t, Person)
	join(t, h, 2)
	do(t, h, Event{By: Desk, Type: Paged, Page: "p1"})
	do(t, h, desk(Asked, "q", 1))
	do(t, h, answer("s1", "q", 1, 1))
	locked := do(t, h, desk(Locked, "", 0))
	refuse(t, h, Event{By: Desk, Type: Undone, Of: "elsewhere"}, NotNow)
	do(t, h, Event{By: Desk, Type: Undone, Of: locked.ID})
	if s := h.State(); s.Phase != Open || len(s.Vote("q", 1).Answers) != 1 {
		t.Fatal("the lock was not taken back, or the answer was:", s.Phase)
	}
	do(t, h, answer("s2", "q", 1, 2))
	do(t, h, Event{By: Desk, Type: Undone, Of: h.State().Undoable()}) // the asking
	do(t, h, Event{By: Desk, Type: Undone, Of: h.State().Undoable()}) // the page
	if s := h.State(); s.Phase != Lobby || s.Undoable() != "" {
		t.Error(s.Phase, s.Undoable())
	}
	do(t, h, Event{By: Desk, Type: Paged, Page: "p1"})
	do(t, h, desk(Asked, "q", 1))
	if n := len(h.State().Vote("q", 1).Answers); n != 2 {
		t.Error("answers given meanwhile are lost:", n)
	}
}

func TestDoor(t *testing.T) {
	h, _, _ := open(t, Pseudonym)
	do(t, h, Event{By: "s1", Type: Joined, Name: "Zoë", Key: "k1"})
	refuse(t, h, Event{By: "s2", Type: Joined, Name: "ZOE", Key: "k2"}, NameTaken)
	refuse(t, h, Event{By: "s2", Type: Joined, Name: "Zое", Key: "k2"}, NameTaken) // two Cyrillic letters
	refuse(t, h, Event{By: "s2", Type: Joined, Name: "", Key: "k2"}, BadName)
	refuse(t, h, Event{By: "s2", Type: Joined, Name: "a\x1b[31m", Key: "k2"}, BadName)
	refuse(t, h, Event{By: "s2", Type: Joined, Name: "Ann", Key: "k1"}, NotNow)
	if name := h.State().FreeName("zoe", "Guest"); name != "zoe 2" {
		t.Error(name)
	}
	do(t, h, Event{By: "s2", Type: Joined, Name: h.State().FreeName("\x1b\x00", "Guest"), Key: "k2"})
	do(t, h, Event{By: "s2", Type: Named, Name: "Ann"})
	refuse(t, h, Event{By: "s2", Type: Named, Name: "zoe"}, NameTaken)
	refuse(t, h, Event{By: "s9", Type: Pulsed, Pulse: Lost}, NoSeat)

	// Removed is not banned.
	do(t, h, Event{By: Desk, Type: Removed, Of: "s1"})
	refuse(t, h, Event{By: "s1", Type: Pulsed, Pulse: Lost}, IsGone)
	do(t, h, Event{By: "s1", Type: Joined, Name: "Zoë", Key: "k1"})
	do(t, h, Event{By: "s1", Type: Pulsed, Pulse: Lost})
	do(t, h, Event{By: Desk, Type: Banned, Of: "s1"})
	refuse(t, h, Event{By: "s1", Type: Joined, Name: "Zoë", Key: "k1"}, IsBanned)
	refuse(t, h, Event{By: "s7", Type: Joined, Name: "Other", Key: "k1"}, IsBanned)
	if n := len(h.State().Present()); n != 1 {
		t.Error(n)
	}
	do(t, h, Event{By: Desk, Type: Ended})
	refuse(t, h, Event{By: "s2", Type: Pulsed}, IsOver)
}

func TestAnonymousKeepsNoName(t *testing.T) {
	h, p, _ := open(t, Anonymous)
	refuse(t, h, Event{By: "s1", Type: Joined, Name: "Zoë", Key: "k"}, BadName)
	do(t, h, Event{By: "s1", Type: Joined, Key: "k"})
	refuse(t, h, Event{By: "s1", Type: Named, Name: "Zoë"}, BadName)
	if p.events[1].Name != "" || h.State().Seats[0].Number != 1 {
		t.Error(p.events[1])
	}
}

func TestFloorAndTexts(t *testing.T) {
	h, _, _ := open(t, Person)
	join(t, h, 3)
	raised := do(t, h, Event{By: "s1", Type: Raised, Text: "Why?"})
	do(t, h, Event{By: "s2", Type: Voted, Of: raised.ID, On: true})
	do(t, h, Event{By: "s2", Type: Voted, Of: raised.ID, On: true}) // once is enough
	do(t, h, Event{By: "s3", Type: Voted, Of: raised.ID, On: true})
	do(t, h, Event{By: "s3", Type: Voted, Of: raised.ID})
	if n := len(h.State().Floor[0].Votes); n != 1 {
		t.Error("votes", n)
	}
	for range maxAsks - 1 {
		do(t, h, Event{By: "s1", Type: Raised, Text: "And?"})
	}
	refuse(t, h, Event{By: "s1", Type: Raised, Text: "And?"}, TooMany)
	do(t, h, Event{By: Desk, Type: Done, Of: raised.ID})
	refuse(t, h, Event{By: "s2", Type: Voted, Of: raised.ID, On: true}, NoSuch)
	do(t, h, Event{By: "s1", Type: Raised, Text: "And?"})

	do(t, h, Event{By: "s1", Type: Wrote, Block: "b", Text: "first"})
	wrote := do(t, h, Event{By: "s1", Type: Wrote, Block: "b", Text: "second"})
	if s := h.State(); len(s.Texts) != 1 || s.Texts[0].Shown || s.Texts[0].Text != "second" {
		t.Fatal("not held, or not replaced:", s.Texts)
	}
	do(t, h, Event{By: Desk, Type: Shown, Of: wrote.ID, On: true})
	if !h.State().Texts[0].Shown {
		t.Error("not released")
	}
	do(t, h, Event{By: "s1", Type: Wrote, Block: "b"})
	if len(h.State().Texts) != 0 {
		t.Error("not taken back")
	}
	refuse(t, h, Event{By: "s1", Type: Wrote, Block: "b", Text: string(make([]rune, 501))}, BadText)
}

func TestTimer(t *testing.T) {
	h, _, c := open(t, Person)
	refuse(t, h, Event{By: Desk, Type: Extended, Seconds: 30}, NotNow)
	do(t, h, Event{By: Desk, Type: Timed, Seconds: 60})
	do(t, h, Event{By: Desk, Type: Extended, Seconds: 30})
	if left := h.State().Timer.Left(c.at.Add(20 * time.Second)); left != 70*time.Second {
		t.Error(left)
	}
	if left := h.State().Timer.Left(c.at.Add(time.Hour)); left != 0 {
		t.Error(left)
	}
}

func TestFewAreNotShown(t *testing.T) {
	h, _, _ := open(t, Person)
	ids := join(t, h, 4)
	do(t, h, desk(Asked, "q", 1))
	for _, id := range ids {
		do(t, h, answer(id, "q", 1, 1))
	}
	got := h.State().Tally(question, "q", 1)
	if got.Enough() || got.Advice(question) != NoAdvice {
		t.Errorf("%+v", got)
	}
}

// Random commands of 300 seats: each answer is accepted exactly once or refused
// with a reason; what is accepted is in the log and counts until another of the
// same seat replaces it; the state is always what the log folds to.
func TestModel(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	h, p, c := open(t, Person)
	ids := join(t, h, 300)
	blocks := []string{"q1", "q2", "q3"}
	type key struct {
		seat  string
		block string
		round int
	}
	counts := map[key]string{} // the response that counts, kept by the test
	accepted := 0
	for i := range 8_000 {
		c.at = c.at.Add(time.Millisecond)
		e := randomEvent(r, ids, blocks, h.State())
		before := len(p.events)
		got, err := h.Do(e)
		var why Reason
		switch {
		case err != nil && !errors.As(err, &why):
			t.Fatalf("%d: refused without a reason: %v", i, err)
		case err != nil && len(p.events) != before:
			t.Fatalf("%d: refused and written", i)
		case err == nil && len(p.events) != before+1:
			t.Fatalf("%d: accepted and written %d times", i, len(p.events)-before)
		case err == nil && e.Type == Answered:
			accepted++
			counts[key{e.By, e.Block, e.Round}] = string(got.Response)
		}
	}
	s := h.State()
	for k, response := range counts {
		if got := string(s.Vote(k.block, k.round).Answers[k.seat].Response); got != response {
			t.Fatalf("%v: %s counts, %s was accepted last", k, got, response)
		}
	}
	total := 0
	for _, round := range s.rounds {
		total += len(round.Answers)
	}
	if total != len(counts) || accepted < 1000 {
		t.Fatal("answers:", total, len(counts), accepted)
	}
	if folded := Fold(p.events); !reflect.DeepEqual(folded, s) {
		t.Fatal("the log folds to another state")
	}
}

func randomEvent(r *rand.Rand, ids, blocks []string, s State) Event {
	seat, block, round := ids[r.IntN(len(ids))], blocks[r.IntN(len(blocks))], 1+r.IntN(2)
	switch n := r.IntN(100); {
	case n < 70:
		if r.IntN(4) > 0 {
			block, round = s.Block, s.Round
		}
		return answer(seat, block, round, 1+r.IntN(3))
	case n < 74:
		return Event{By: seat, Type: Pulsed, Pulse: []string{Lost, Slow, "", "other"}[r.IntN(4)]}
	case n < 78:
		return Event{By: seat, Type: Raised, Text: "?"}
	case n < 80 && len(s.Floor) > 0:
		return Event{By: seat, Type: Voted, Of: s.Floor[r.IntN(len(s.Floor))].ID, On: r.IntN(2) == 0}
	case n < 82:
		return Event{By: Desk, Type: []string{Removed, Banned}[r.IntN(2)], Of: seat}
	case n < 86:
		return Event{By: seat, Type: Joined, Name: "x", Key: "key-" + seat}
	case n < 88 && s.Undoable() != "" && s.Phase != Reveal:
		last := s.Undoable()
		return Event{By: Desk, Type: Undone, Of: last}
	case n < 94:
		return desk(Asked, block, 1+s.Rounds(block)-r.IntN(2))
	case n < 97:
		return desk(Locked, "", 0)
	case n < 98:
		return desk(Talked, "", 0)
	case n < 99:
		return desk(Revealed, "", 0)
	}
	return Event{By: Desk, Type: Paged, Page: "p"}
}

// What could not be written did not happen.
func TestFullDisk(t *testing.T) {
	h, p, _ := open(t, Person)
	join(t, h, 1)
	do(t, h, desk(Asked, "q", 1))
	p.full = true
	if _, err := h.Do(answer("s1", "q", 1, 1)); err == nil {
		t.Fatal("acknowledged though it was not written")
	}
	if len(h.State().Vote("q", 1).Answers) != 0 {
		t.Error("counted though it was not written")
	}
	p.full = false
	do(t, h, answer("s1", "q", 1, 1))
}

// Who does not read delays nobody, and then sees the newest.
func TestMailbox(t *testing.T) {
	h, _, _ := open(t, Person)
	slow, quick := h.Watch(), h.Watch()
	<-quick.C()
	join(t, h, 100)
	if v := <-slow.C(); len(v.Seats) != 100 {
		t.Error("not the newest:", len(v.Seats))
	}
	if v := <-quick.C(); len(v.Seats) != 100 {
		t.Error(len(v.Seats))
	}
	leave := h.Come("s1")
	if v := <-quick.C(); !v.Here["s1"] {
		t.Error("not here")
	}
	second := h.Come("s1")
	leave()
	leave()
	if !h.View().Here["s1"] {
		t.Error("gone although another connection is there")
	}
	second()
	if v := h.View(); v.Here["s1"] || v.Left["s1"].IsZero() {
		t.Error("still here")
	}
	slow.Leave()
	slow.Leave()
	if _, open := <-slow.C(); open {
		<-slow.C()
	}
	do(t, h, Event{By: "s1", Type: Pulsed, Pulse: Slow})
}

func TestPairs(t *testing.T) {
	for n := range 40 {
		var ids []string
		for i := range n {
			ids = append(ids, fmt.Sprint("s", i+1))
		}
		checkGroups(t, ids, Pairs(ids, uint64(n)))
	}
}

func checkGroups(t *testing.T, ids []string, groups [][]string) {
	t.Helper()
	seen := map[string]int{}
	threes := 0
	for _, g := range groups {
		if len(g) == 3 {
			threes++
		} else if len(g) != 2 && len(ids) != 1 {
			t.Errorf("a group of %d among %d", len(g), len(ids))
		}
		for _, id := range g {
			seen[id]++
		}
	}
	for _, id := range ids {
		if seen[id] != 1 {
			t.Errorf("%s is in %d groups", id, seen[id])
		}
	}
	if threes != len(ids)%2 && len(ids) > 1 {
		t.Errorf("%d groups of three among %d", threes, len(ids))
	}
}

func TestDifferentPairs(t *testing.T) {
	h, _, _ := open(t, Person)
	ids := join(t, h, 21)
	do(t, h, desk(Asked, "q", 1))
	for i, id := range ids[:18] {
		do(t, h, answer(id, "q", 1, 1+i%3))
	}
	s := h.State()
	groups := s.DifferentPairs(ids, "q", 5)
	checkGroups(t, ids, groups)
	same := 0
	for _, g := range groups {
		a, oka := s.Vote("q", 1).Answers[g[0]]
		b, okb := s.Vote("q", 1).Answers[g[1]]
		if len(g) == 2 && oka && okb && string(a.Response) == string(b.Response) {
			same++
		}
	}
	if same > 0 {
		t.Error("pairs of one opinion:", same)
	}
}

func TestCloud(t *testing.T) {
	for _, c := range []struct {
		texts []string
		want  []Word
	}{
		{[]string{"Écouter", "ecouter!", "écouter"}, []Word{{"écouter", 2 + 1}}},
		{[]string{"l’outil avant le besoin de toute la direction"}, []Word{{"avant", 1}, {"besoin", 1}, {"direction", 1}, {"outil", 1}, {"toute", 1}}},
		{[]string{"the trust that we build is the point of the whole programme"}, []Word{{"build", 1}, {"point", 1}, {"programme", 1}, {"trust", 1}, {"whole", 1}}},
		{[]string{"Shared file", "shared FILE.", "shared-file"}, []Word{{"Shared file", 3}}},
		{[]string{"trust trust trust, and then trust again and again"}, []Word{{"again", 1}, {"trust", 1}}},
		{[]string{"", " !? ", "the"}, nil},
	} {
		got := Cloud(c.texts)
		for i := range got {
			got[i].Text = bare(got[i].Text)
		}
		for i := range c.want {
			c.want[i].Text = bare(c.want[i].Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.texts, got, c.want)
		}
	}
	var many []string
	for i := range 80 {
		many = append(many, fmt.Sprint("word", i))
	}
	if n := len(Cloud(many)); n != 50 {
		t.Error(n)
	}
}

func TestCleanName(t *testing.T) {
	for raw, want := range map[string]string{
		"Zoë":                     "Zoë",
		"  François   le  Grand ": "François le Grand",
		"O’Neill-Ruiz Jr.":        "O'Neill-Ruiz Jr.",
		"a\x1b]0;evil\x07b":       "a 0 evil b",
		"\u202eabc\u200b":         "abc",
		"Дмитрий":                 "Дмитрий",
		"李小龙李小龙李小龙李小龙李小龙":                        "李小龙李小龙李小龙李小龙",
		"a\u0301\u0301\u0301\u0301\u0301\u0301b": "á\u0301\u0301\u0301\u0301b",
		"😀😀":                                     "",
		"---":                                    "",
		"":                                       "",
		"abcdefghijklmnopqrstuvwxyz":             "abcdefghijklmnopqrstuvwx",
		"\xff\xfe":                               "",
	} {
		if got := CleanName(raw); got != want {
			t.Errorf("%q: %q, want %q", raw, got, want)
		}
		if got := CleanName(CleanName(raw)); got != CleanName(raw) {
			t.Errorf("%q: cleaned twice is %q", raw, got)
		}
	}
}

func FuzzCleanName(f *testing.F) {
	f.Add("Zoë\x1b[31m\u202e 😀")
	f.Fuzz(func(t *testing.T, raw string) {
		name := CleanName(raw)
		if CleanName(name) != name {
			t.Errorf("%q: %q is cleaned again to %q", raw, name, CleanName(name))
		}
		for _, r := range name {
			if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
				t.Errorf("%q: a control character is left", name)
			}
		}
	})
}

// Any events, in any order, fold without a panic, and never give one seat two
// answers in a round.
func FuzzFold(f *testing.F) {
	f.Add([]byte(`{"by":"desk","type":"opened","head":{}}` + "\n" + `{"by":"s","type":"answered","block":"q","round":1}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var events []Event
		d := json.NewDecoder(bytes.NewReader(raw))
		for range 200 {
			var e Event
			if d.Decode(&e) != nil {
				break
			}
			events = append(events, e)
		}
		s := Fold(events)
		for _, e := range events {
			_ = s.Accepts(e)
		}
		_ = s.Tally(question, "q", 1)
	})
}

// A seat whose key is stuck is refused, not the others and not the desk.
func TestPace(t *testing.T) {
	h, p, c := open(t, Person)
	join(t, h, 2)
	h.Pace(3, time.Second)
	pulse := func(seat string) Event { return Event{By: seat, Type: Pulsed, Pulse: Lost} }
	for range 3 {
		do(t, h, pulse("s1"))
	}
	n := len(p.events)
	refuse(t, h, pulse("s1"), TooFast)
	if len(p.events) != n {
		t.Error("what was refused was written")
	}
	do(t, h, pulse("s2"))
	do(t, h, Event{By: Desk, Type: Paged, Page: "p"})
	c.at = c.at.Add(time.Second)
	do(t, h, pulse("s1"))
	refuse(t, h, pulse("s1"), TooFast)
}

// A seat's mailbox is quiet while others come, answer and go, hears what is its
// own and what is for all, and then has everything.
func TestSeatMailbox(t *testing.T) {
	h, _, _ := open(t, Person)
	join(t, h, 3)
	m := h.WatchSeat("s1")
	heard := func() bool {
		select {
		case <-m.C():
			return true
		default:
			return false
		}
	}
	if !heard() {
		t.Fatal("the present view is not in it")
	}
	do(t, h, desk(Asked, "q", 1))
	if !heard() {
		t.Error("the desk is not heard")
	}
	leave := h.Come("s2")
	do(t, h, answer("s2", "q", 1, 1))
	do(t, h, Event{By: "s3", Type: Pulsed, Pulse: Lost})
	leave()
	if heard() {
		t.Error("woken by others")
	}
	do(t, h, answer("s1", "q", 1, 1))
	if !heard() {
		t.Error("its own answer is not heard")
	}
	do(t, h, Event{By: "s2", Type: Raised, Text: "why?"})
	select {
	case v := <-m.C():
		if len(v.Floor) != 1 || len(v.Vote("q", 1).Answers) != 2 {
			t.Errorf("not all of it: %+v", v.State)
		}
	default:
		t.Error("the floor is not heard")
	}
	m.Leave()
	m.Leave()
	do(t, h, Event{By: Desk, Type: Locked})
	if _, open := <-m.C(); open || len(h.seats) != 0 {
		t.Error("it was not closed")
	}
}
