package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/tui/markdown"
	"cahier/tui/words"
)

// App is the only Bubble Tea model. It routes and frames; it decides nothing
// about courses or answers.
type App struct {
	env      *env
	options  Options
	stack    []screen
	help     bool   // all keys are shown over the screen
	helpAt   sheet  // them
	notice   string // a line above the footer, until the next key
	leaving  bool   // waiting for the last events before the end
	stopped  bool   // the end was put off: a text could not be written
	insists  bool   // asked for again after that
	auto     bool   // the theme follows the terminal's background
	frame    tea.View
	startCmd tea.Cmd
}

// Init asks the terminal for its background; the first frame does not wait.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{a.startCmd, a.env.saver.next()}
	if a.auto {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// Update takes a message and draws the frame that follows from it: View runs
// more often than anything changes.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.route(msg)
	next := a.env.saver.next()
	if a.leaving && a.env.saver.idle() {
		return a, tea.Quit
	}
	a.frame = a.draw()
	return a, tea.Batch(cmd, next)
}

// View returns the frame that Update made.
func (a *App) View() tea.View { return a.frame }

func (a *App) top() screen { return a.stack[len(a.stack)-1] }

// route hands a message to whom it is for: keys and pastes to the top screen,
// everything else to all, so that a covered screen misses nothing.
func (a *App) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.env.layout = fit(msg.Width, msg.Height)
		return a.refit()
	case tea.BackgroundColorMsg:
		return a.background(msg)
	case tea.KeyPressMsg:
		// A field shows what is typed as it is typed, before it is read out.
		if typed := safe.Typed(msg.Text); typed != msg.Text {
			if msg.Text = typed; typed == "" {
				return nil
			}
		}
		return a.key(msg)
	case againMsg:
		return a.env.outside.again()
	case tea.PasteMsg, tea.MouseMsg, tickMsg:
		return a.top().update(msg)
	case pushMsg:
		a.stack = append(a.stack, msg.screen)
		return tea.Batch(msg.screen.fit(), msg.screen.init())
	case popMsg:
		return a.pop()
	case quitMsg:
		return a.quit()
	case libraryMsg:
		a.env.library = msg.library
		for _, s := range a.stack {
			s.update(msg)
		}
		return a.refit()
	case savedMsg:
		a.saved(msg)
	}
	var cmds []tea.Cmd
	for _, s := range a.stack {
		cmds = append(cmds, s.update(msg))
	}
	return tea.Batch(cmds...)
}

// libraryMsg brings courses of which only the first modules were known.
type libraryMsg struct{ library curriculum.Library }

func readLibrary(l curriculum.Library, begun func()) tea.Cmd {
	return func() tea.Msg {
		begun()
		whole := slices.Clone(l)
		for i, c := range l {
			if c.Whole() {
				continue
			}
			if r, err := c.Reload(); err == nil {
				whole[i] = r
			}
		}
		return libraryMsg{whole}
	}
}

// refit builds the rows of the top screen again. One that it covers is fitted
// when it comes to light.
func (a *App) refit() tea.Cmd {
	if !a.env.layout.ready() {
		return nil
	}
	return a.top().fit()
}

func (a *App) background(msg tea.BackgroundColorMsg) tea.Cmd {
	theme := markdown.Dark
	if !msg.IsDark() {
		theme = markdown.Light
	}
	if a.auto && theme != a.env.styles.theme {
		a.env.styles = newStyles(theme)
		return a.refit()
	}
	return nil
}

// key takes the keys that mean the same everywhere; the rest is the screen's.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	a.notice = ""
	k := a.env.keys
	switch {
	case msg.String() == "ctrl+c":
		if a.leaving { // the second time, whatever was not written
			return tea.Quit
		}
		return a.quit()
	case msg.String() == "ctrl+z":
		return a.env.outside.stop()
	case a.help:
		a.helpKey(msg)
		return nil
	case k.language.hit(msg):
		return a.switchLanguage()
	case k.help.hit(msg) && !a.top().typing():
		a.help, a.helpAt = true, sheet{}
		return nil
	}
	return a.top().update(msg)
}

func (a *App) switchLanguage() tea.Cmd {
	a.env.words = words.In(words.Other(a.env.words.Lang))
	a.env.keys = newKeys(a.env)
	if a.options.SetLang != nil {
		a.options.SetLang(a.env.words.Lang)
	}
	var cmds []tea.Cmd
	for _, s := range a.stack {
		cmds = append(cmds, s.update(languageMsg{}))
	}
	return tea.Batch(append(cmds, a.top().fit())...)
}

func (a *App) pop() tea.Cmd {
	if len(a.stack) == 1 {
		return a.quit()
	}
	a.top().leave()
	a.stack = a.stack[:len(a.stack)-1]
	return a.top().fit()
}

// quit lets every screen hand in what it has and ends once that is written.
// What cannot be puts the end off, once.
func (a *App) quit() tea.Cmd {
	for _, s := range slices.Backward(a.stack) {
		s.leave()
	}
	a.insists = a.stopped
	if all := a.env.tryAgain(); !all && !a.insists {
		a.stopped = true
		a.notice = a.stays(progress.ErrTooLong)
		return nil
	}
	a.leaving = true
	return nil
}

// stays says why the program has not ended.
func (a *App) stays(err error) string {
	what, _ := a.env.words.Failure(err, a.options.DataDir)
	return safe.Line(what + " · " + a.env.words.Errors.LeaveNote)
}

// saved keeps the state of the record current and tells what failed. Leaving
// stops where the learner's own words could not be kept; asked again, it goes.
func (a *App) saved(msg savedMsg) {
	a.env.saver.current = nil
	a.env.state = msg.state
	if refused(msg.err) {
		return
	}
	note := msg.event.Type == progress.Noted
	if note {
		a.env.noted(msg.event, msg.err, msg.then...)
	}
	switch {
	case msg.err == nil:
		a.stopped = a.stopped && !note
	case note && a.leaving && !a.insists:
		a.leaving, a.stopped = false, true
		a.notice = a.stays(msg.err)
	case a.stopped && a.notice != "": // what to do about the text stays to be read
	default:
		a.notice = a.problem(msg)
	}
}

// problem says in one line why something was not saved, and what to do. What
// is written without being asked for keeps no answer on screen.
func (a *App) problem(msg savedMsg) string {
	what, hint := a.env.words.Failure(msg.err, a.options.DataDir)
	switch msg.event.Type {
	case progress.Noted:
		hint = a.env.words.Errors.NoteWaits
	case progress.Answered, progress.Rated, progress.Played, progress.Carded:
	default:
		hint = a.env.words.Errors.Unrecorded
	}
	return safe.Line(what + " · " + hint)
}

// draw makes the whole frame.
func (a *App) draw() tea.View {
	var v tea.View
	v.AltScreen = true
	v.MouseMode = tea.MouseModeNone // text can be selected, and the wheel comes as arrows
	l := a.env.layout
	switch {
	case l.width == 0:
		return v // the size is not known yet
	}
	if bare, ok := a.top().(bareScreen); ok && !a.help {
		v.Content, v.Cursor = bare.frame(l.width, l.height)
		return v
	}
	if l.small {
		v.Content = a.tooSmall()
		return v
	}
	body, cursor := a.top().view()
	if a.help {
		body, cursor = a.helpBody(), nil
	}
	if a.notice != "" {
		body = a.withNotice(body)
	}
	v.Content = a.head() + "\n" + body + "\n" + a.foot()
	if cursor != nil {
		cursor.Y++ // the header
		v.Cursor = cursor
	}
	return v
}

// head is where I am and how far, and the key that tells all others: the footer
// of a narrow window has room for three. While a text is typed it is a letter.
func (a *App) head() string {
	left, right := a.top().header()
	st, width := a.env.styles, a.env.layout.width-4
	if a.top().typing() {
		return strings.TrimRight(st.pencil.Render("  "+spread(left, right, width)), " ")
	}
	all := "   " + a.env.keys.help.label
	return st.pencil.Render("  "+spread(left, right, width-len(all))) + st.blue.Render(all)
}

// foot shows the keys that act now, as many as fit, and always how to get out.
func (a *App) foot() string {
	ks, right := a.top().keys()
	if a.help {
		ks, right = a.helpFoot(), ""
	}
	l := a.env.layout
	room := l.width - 4
	beside := room - ansi.StringWidth(right) - 2
	if len(ks) > 2 && fitting(ks, beside) < 2 { // what can be done goes before how far
		right = ""
	}
	if right != "" {
		room, right = beside, a.env.styles.pencil.Render(right)
	}
	return "  " + spread(a.footKeys(ks, room), right, l.width-4)
}

// fitting is how many keys there is room for beside the last one, the way out,
// which is kept whatever has to go.
func fitting(ks []binding, room int) int {
	used := keyWidth(ks[len(ks)-1])
	for i, k := range ks[:len(ks)-1] {
		if used += keyWidth(k) + 3; used > room {
			return i
		}
	}
	return len(ks) - 1
}

func (a *App) footKeys(ks []binding, room int) string {
	if len(ks) == 0 {
		return ""
	}
	var shown []string
	for _, k := range append(slices.Clone(ks[:fitting(ks, room)]), ks[len(ks)-1]) {
		shown = append(shown, a.env.styles.blue.Render(k.label)+" "+k.does)
	}
	return strings.Join(shown, "   ")
}

func keyWidth(b binding) int { return ansi.StringWidth(b.label) + 1 + ansi.StringWidth(b.does) }

// withNotice puts the notice over the last lines of the body.
func (a *App) withNotice(body string) string {
	l := a.env.layout
	lines := strings.Split(body, "\n")
	note := wrapped(a.notice, l.width-4)
	note = note[:min(len(note), len(lines))]
	for i, n := range note {
		lines[len(lines)-len(note)+i] = "  " + a.env.styles.partly.Render(n)
	}
	return strings.Join(lines, "\n")
}

func (a *App) tooSmall() string {
	lines := wrapped(a.env.words.Errors.TooSmall, max(a.env.layout.width, 1))
	return strings.Join(lines[:min(len(lines), max(a.env.layout.height, 1))], "\n")
}
