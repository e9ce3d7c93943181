package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"cahier/tui/words"
)

// A binding is keys with what they do, in the learner's language. It serves
// to match and to tell: what the footer shows is what works.
type binding struct {
	key.Binding
	label string // how the keys are shown
	does  string
}

// on makes a binding; label is what the footer shows.
func on(label, does string, keys ...string) binding {
	return binding{key.NewBinding(key.WithKeys(keys...)), label, does}
}

func (b binding) hit(msg tea.KeyPressMsg) bool { return key.Matches(msg, b.Binding) }

// takes tells that one of the keys of a binding does something else already.
func takes(ks []binding, b binding) bool {
	return slices.ContainsFunc(ks, func(o binding) bool {
		return slices.ContainsFunc(b.Keys(), func(name string) bool { return b.label == label(name) && slices.Contains(o.Keys(), name) })
	})
}

// label is how a key is shown that has a sign of its own, else its name.
func label(name string) string {
	switch name {
	case "left":
		return "←"
	case "right":
		return "→"
	case "up":
		return "↑"
	case "down":
		return "↓"
	}
	return name
}

// digit is the digit that a key stands for, -1 for none.
func digit(text string) int {
	if d := words.Digits(text); len(d) == 1 && d[0] >= '0' && d[0] <= '9' {
		return int(d[0] - '0')
	}
	return -1
}

// keymap is every key of the program. Letters are near each other on QWERTY
// and AZERTY alike; nothing needs a digit or a bracket.
type keymap struct {
	scroll, up, down, pageUp, pageDown, top, bottom binding
	open, answer, next, choose, toggle, leftRight   binding
	lift, hint, hintBack, all, again, retry, change binding
	contents, sources, glossary, notebook, search   binding
	prevPage, nextPage, nextBlock, prevBlock        binding
	write, rewrite, editor, done, closeNote         binding
	language, help, back, quit                      binding

	author                              authorKeys // of the preview
	begin, takeBack, turn, knew, notYet binding    // scenarios, cards
	startTimer, extend, switchOff       binding
	nextField, pageNote, stillTrue      binding
}

func newKeys(e *env) keymap {
	k, d := e.words.Keys, e.words.Doing
	yes := "y"
	if e.words.Lang == "fr" {
		yes = "o"
	}
	return keymap{
		scroll:    on("↑↓", k.Scroll, "up", "down"),
		up:        on("↑", k.Scroll, "up", "k"),
		down:      on("↓", k.Scroll, "down", "j"),
		pageUp:    on(k.PgUp, k.PageUp, "pgup", "b"),
		pageDown:  on(k.PgDn, k.PageDown, "pgdown", "space"),
		top:       on(k.Home, k.Start, "home"),
		bottom:    on(k.End, k.Finish, "end"),
		open:      on(k.Enter, k.Open, "enter"),
		answer:    on(k.Enter, k.Answer, "enter"),
		next:      on(k.Enter, k.Next, "enter"),
		choose:    on("↑↓", k.Choose, "up", "down"),
		toggle:    on(k.Space, k.Toggle, "space"),
		leftRight: on("←→", k.Choose, "left", "right"),
		lift:      on(k.Space, k.Lift, "space"),
		hint:      on("h", k.Hint, "h"),
		hintBack:  on("H", k.HintBack, "H", "shift+h"),
		all:       on(k.Space, k.All, "space"),
		again:     on("r", k.Again, "r"),
		retry:     on(k.Enter, k.Retry, "enter"),
		change:    on(k.Escape, k.Change, "esc"),
		contents:  on(k.Tab, k.Contents, "tab"),
		sources:   on("s", k.Sources, "s"),
		glossary:  on("g", k.Glossary, "g"),
		notebook:  on("n", k.Notebook, "n"),
		search:    on("/", k.Search, "/", ":"),
		prevPage:  on("←", k.PrevPage, "left", "p"),
		nextPage:  on("→", k.NextPage, "right"),
		nextBlock: on("v", k.NextBlock, "v"),
		prevBlock: on("V", k.PrevBlock, "V", "shift+v"),
		write:     on(k.Enter, k.Write, "enter"),
		rewrite:   on("r", k.Write, "r"),
		editor:    on("ctrl+o", k.Editor, "ctrl+o"),
		done:      on(k.Escape, k.Done, "esc"),
		closeNote: on(k.Escape, k.Close, "esc"),
		language:  on("ctrl+l", k.Language, "ctrl+l"),
		help:      on("?", k.Help, "?", "f1"),
		back:      on("q", k.Back, "q", "esc"),
		quit:      on("q", k.Quit, "q"), // esc, struck once too often, ends nothing
		author:    newAuthorKeys(e),

		begin:      on(k.Enter, d.Begin, "enter"),
		takeBack:   on(k.Escape, d.TakeBack, "esc", "backspace"),
		turn:       on(k.Space, d.Turn, "space", "enter"),
		knew:       on(yes, d.Knew, "y", "o"),
		notYet:     on("n", d.NotYet, "n"),
		startTimer: on(k.Space, d.Start, "space"),
		extend:     on("+", d.Extend, "+", "="),
		switchOff:  on("x", d.SwitchOff, "x"),
		nextField:  on(k.Tab, k.Next, "tab"),
		stillTrue:  on(k.Enter, e.words.Later.Yes, "enter"),
		pageNote:   on("w", d.PageNote, "w"),
	}
}
