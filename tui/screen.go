package tui

import (
	tea "charm.land/bubbletea/v2"

	"cahier/progress"
)

// A screen fills the body of the window. Screens are pointers that only the
// program's loop touches; commands get copies.
type screen interface {
	init() tea.Cmd
	// update takes a message; keys reach only the screen on top.
	update(msg tea.Msg) tea.Cmd
	// fit builds the rows again: the size, the theme or the language changed.
	// What is not in view may be built later, by the command.
	fit() tea.Cmd
	// view is the body: env.layout.body lines. It only joins what is ready.
	view() (body string, cursor *tea.Cursor)
	// header is what stands above: where I am, and how far.
	header() (left, right string)
	// keys are the keys that act now, the most useful first, and what stands
	// at the right of the footer.
	keys() (ks []binding, right string)
	// moves tells that the keys of a screenful, the beginning and the end lead
	// somewhere: there is more than the window shows, or more than one choice.
	moves() bool
	// typing tells that letters are text now, not commands.
	typing() bool
	// leave is called before the screen goes away: what is to be written is
	// handed to the saver.
	leave()
}

// A bareScreen draws the whole window by itself, whatever its size: no header,
// margin or footer stands around it.
type bareScreen interface {
	frame(width, height int) (string, *tea.Cursor)
}

// Messages that change the stack; only App acts on them.
type (
	pushMsg struct{ screen screen }
	popMsg  struct{}
	quitMsg struct{}
)

// savedMsg says that an event is on the disk, or why it is not.
type savedMsg struct {
	tag   any // what the screen gave with it
	event progress.Event
	err   error
	then  []progress.Event // what followed it, or, where it was not written, was to
	state progress.State   // with the event in it, where it was written
}

// moreMsg says that a reader may draw more of its page, below the window.
type moreMsg struct{ reader *reader }

// languageMsg says that the language of the interface was switched.
type languageMsg struct{}

func push(s screen) tea.Cmd { return func() tea.Msg { return pushMsg{s} } }
func pop() tea.Msg          { return popMsg{} }
func quit() tea.Msg         { return quitMsg{} }
