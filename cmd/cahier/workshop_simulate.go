package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"time"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/room"
	"cahier/tui"
)

// simulate fills a room with participants who are not there, for a rehearsal:
// they come in, think, answer rightly or not, change their minds, are lost, drop
// and come back. The same seed makes the same people.
func simulate(ctx context.Context, w *openWorkshop, n int, seed string) {
	var all sync.WaitGroup
	for i := range n {
		s := curriculum.NewSeed("simulate", seed, fmt.Sprint(i))
		b := &bot{w: w, rand: rand.New(rand.NewPCG(uint64(s), uint64(i))), number: i + 1}
		all.Go(func() { b.live(ctx) })
	}
	all.Wait()
}

// A bot is one simulated participant.
type bot struct {
	w      *openWorkshop
	rand   *rand.Rand
	number int
	seat   tui.Seat
	done   map[room.RoundKey]bool
}

// simulatedNames are given names that people of both languages know.
var simulatedNames = [...]string{
	"Ada", "Blaise", "Chloé", "Denis", "Émilie", "Félix", "Grace", "Hugo", "Inès", "Jules", "Karim", "Léa",
	"Marie", "Noël", "Olympe", "Paul", "Quentin", "Rosa", "Sophie", "Théo", "Ursule", "Victor", "Wassim", "Zoé",
}

// live is the bot's whole stay.
func (b *bot) live(ctx context.Context) {
	if !b.wait(ctx, 0, 20*time.Second) {
		return
	}
	who := caller{key: b.w.host.secret.Hash(fmt.Sprint("simulated ", b.number))}
	seat, err := b.w.host.back(who, "en")
	if err != nil {
		name := simulatedNames[(b.number-1)%len(simulatedNames)]
		if turn := (b.number - 1) / len(simulatedNames); turn > 0 {
			name = fmt.Sprintf("%s %d", name, turn+1)
		}
		if seat, err = b.w.host.enter(who, name, b.w.host.door.Code, "", b.w.host.hub.State().Head.Lang); err != nil {
			return // somebody real has that name, or the room is over
		}
	}
	b.seat, b.done = seat, map[room.RoundKey]bool{}
	for b.stay(ctx) {
		if !b.wait(ctx, 3*time.Second, 15*time.Second) { // the line is lost for a while
			return
		}
	}
}

// stay is one connection. It returns true where it was only lost.
func (b *bot) stay(ctx context.Context) (again bool) {
	leave := b.w.host.hub.Come(b.seat.ID)
	defer leave()
	box := b.w.host.hub.Watch()
	defer box.Leave()
	for {
		var v room.View
		select {
		case <-ctx.Done():
			return false
		case v = <-box.C():
		}
		switch key := (room.RoundKey{Block: v.Block, Round: v.Round}); {
		case v.Phase == room.Over:
			return false
		case v.Phase == room.Open && !b.done[key]:
			b.done[key] = true
			if b.rand.IntN(12) == 0 {
				return true
			}
			if !b.wait(ctx, 2*time.Second, 25*time.Second) {
				return false
			}
			b.answer(v)
		}
	}
}

// answer gives an answer, right more often than not and more often in a second
// round.
func (b *bot) answer(v room.View) {
	m, _, err := b.w.course.Module(b.w.module, v.Head.Lang)
	if err != nil {
		return
	}
	block, _ := m.Block(v.Block)
	if block == nil || block.Question == nil {
		return
	}
	q := block.Question
	right := b.rand.Float64() < 0.45+0.2*float64(min(v.Round, 2)-1)
	e := room.Event{By: b.seat.ID, Type: room.Answered, Block: v.Block, Round: v.Round, Form: q.Form}
	r := b.response(q, right)
	e.Response = r.Encode(q.Form)
	e.Confidence = []string{progress.Sure, progress.Fairly, progress.Guess}[b.rand.IntN(3)]
	if g := q.Grade(r, 0); !q.Opinion() && block.Kind == curriculum.Quiz {
		e.Credit, e.Verdict = &g.Credit, g.Verdict
	}
	hub := b.w.host.hub
	_, _ = hub.Do(e) // too late is what happens to people, too
	if b.rand.IntN(15) == 0 {
		_, _ = hub.Do(room.Event{By: b.seat.ID, Type: room.Pulsed, Pulse: []string{room.Lost, room.Slow}[b.rand.IntN(2)]})
	}
}

// response makes a response of the question's form.
func (b *bot) response(q *curriculum.Question, right bool) curriculum.Response {
	pick := func(list []curriculum.Choice) []int {
		var picks []int
		for i, c := range list {
			if c.Right {
				picks = append(picks, i+1)
			}
		}
		if !right || len(picks) == 0 {
			return []int{1 + b.rand.IntN(max(1, len(list)))}
		}
		return picks
	}
	order := func(n int) []int {
		all := make([]int, n)
		for i := range all {
			all[i] = i + 1
		}
		if !right {
			b.rand.Shuffle(n, func(i, j int) { all[i], all[j] = all[j], all[i] })
		}
		return all
	}
	switch q.Form {
	case curriculum.Verdict:
		return curriculum.Response{Picks: pick(q.Choices), Reasons: pick(q.Reasons)}
	case curriculum.Order:
		return curriculum.Response{Picks: order(len(q.Steps))}
	case curriculum.Match:
		lefts := q.Lefts()
		picks := make([]int, len(lefts))
		for i, at := range order(len(lefts)) {
			picks[i] = lefts[at-1]
		}
		return curriculum.Response{Picks: picks}
	case curriculum.Gap:
		texts := make([]string, len(q.Gaps))
		for i, g := range q.Gaps {
			if texts[i] = "?"; right && len(g) > 0 {
				texts[i] = g[0]
			}
		}
		return curriculum.Response{Texts: texts}
	case curriculum.Numeric:
		n := q.Number.Middle()
		if !right {
			n = rounded(n * (0.5 + b.rand.Float64()))
		}
		return curriculum.Response{Number: n}
	}
	return curriculum.Response{Picks: pick(q.Choices)}
}

// rounded is a number as somebody who guesses says it.
func rounded(x float64) float64 {
	n, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 2, 64), 64)
	return n
}

// wait lets a time pass that the bot's own chance decides; false is the end.
func (b *bot) wait(ctx context.Context, from, to time.Duration) bool {
	t := time.NewTimer(from + time.Duration(b.rand.Int64N(int64(to-from))))
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
