package main

import (
	"sync"
	"time"
)

// How often somebody may be wrong about a code before they have to wait: at
// once, and a second after. An address may be a whole company's.
const (
	guessKey, guessKeyRate   = 10, 0.1
	guessAddr, guessAddrRate = 60, 1.0
	guessRoom, guessRoomRate = 600, 10.0

	maxGuessers = 10_000 // kept in mind
)

// guesses counts wrong codes by key, by address and for the room.
type guesses struct {
	mu sync.Mutex
	by map[string]*bucket
}

type guessed struct {
	key   string
	burst int
	rate  float64
}

func guessesOf(who caller) []guessed {
	of := []guessed{{"room", guessRoom, guessRoomRate}, {"addr " + who.addr, guessAddr, guessAddrRate}}
	if who.key != "" {
		of = append(of, guessed{"key " + who.key, guessKey, guessKeyRate})
	}
	return of
}

// allowed tells whether somebody may try a code now.
func (g *guesses) allowed(who caller, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, of := range guessesOf(who) {
		if b := g.by[of.key]; b != nil && b.left+now.Sub(b.at).Seconds()*b.rate < 1 {
			return false
		}
	}
	return true
}

// failed counts a wrong code.
func (g *guesses) failed(who caller, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.by == nil || len(g.by) > maxGuessers {
		g.by = map[string]*bucket{}
	}
	for _, of := range guessesOf(who) {
		b := g.by[of.key]
		if b == nil {
			b = &bucket{float64(of.burst), of.rate, float64(of.burst), now}
			g.by[of.key] = b
		}
		b.take(1, now)
	}
}
