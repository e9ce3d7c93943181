package tui

import (
	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
)

// A keeper is the screen that a reader is part of, where it is not a screen of
// its own: a seat's. It gives what the reader needs, and decides where the
// reader leads.
type keeper interface {
	// moduleOf returns another module of the course.
	moduleOf(id string) (*curriculum.Module, error)
	// termsOf returns the terms of a module and of its course.
	termsOf(m *curriculum.Module) []curriculum.Term
	// part is a block that stands otherwise than in a reader; nil shows nothing.
	part(b *curriculum.Block) (p *part, own bool)
	// pageKey takes a key that no part took; false leaves it to the reader.
	pageKey(msg tea.KeyPressMsg) (took bool, cmd tea.Cmd)
	// turn is asked for another page.
	turn(page int)
}
