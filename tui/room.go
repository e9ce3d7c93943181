package tui

import (
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/room"
	"cahier/progress/study"
	"cahier/tui/markdown"
	"cahier/tui/words"
)

// A Workshop is what all screens of one room share: the hub, the module in both
// languages, and one drawing of each page for each width, theme and language.
// Its methods may be called by any goroutine.
type Workshop struct {
	o     WorkshopOptions
	cache *markdown.Cache

	mu      sync.Mutex
	modules map[string]*curriculum.Module // by language
	others  map[string]*curriculum.Module // those that a recall asks from
	terms   map[string][]curriculum.Term  // of the module and the course, by language
	leaves  map[leafKey]*leaf
	tongues map[string]tongue
	halves  map[string]*study.Memory // of seats, by id
}

// A tongue is what all screens of one language share. Nobody changes it.
type tongue struct {
	words *words.Words
	keys  keymap
}

// WorkshopOptions is what a room's screens are given.
type WorkshopOptions struct {
	Hub      *room.Hub // nil for screens that only follow a log
	Course   *curriculum.Course
	ModuleID string
	Join     Join
	Now      func() time.Time
	Hands    bool   // votes are hands raised, and typed as counts
	Desk     func() // called where a desk was left by its facilitator: the host may end
}

// JoinName stands for a participant's own name in the commands of a [Join].
const JoinName = "NAME"

// Join is how people come in. All of it is shown as it stands, but for JoinName,
// which every screen says in its language.
type Join struct {
	Command     string   // ssh -p 2222 NAME@HOST
	Also        []string // other commands that lead here
	Others      []string // other addresses of the host, where the one in the command was guessed: for the desk alone
	Cahier      string   // cahier join HOST
	Stage, Desk string   // ssh -t … stage, ssh -t … desk
	Record      string   // and how the record comes home
	Fingerprint string   // of the host's key
	Known       string   // the line for known_hosts
	Code        string   // of the room, "" for none
	HostCode    string   // opens a second desk; shown on demand
	Open        string   // the addresses that others reach, "" where only this computer can come in
}

// RoomScreen is what a screen knows of the terminal that it is drawn in.
type RoomScreen struct {
	Lang    string
	Theme   string // auto, dark, light, contrast
	NoColor bool
	Remote  bool // no editor, clipboard or file of the host
	Width   int  // of a face in lines, in cells; 0 for lines as long as they are
}

// NewWorkshop makes what the screens of a room share.
func NewWorkshop(o WorkshopOptions) *Workshop {
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Workshop{
		o: o, cache: markdown.NewCache(4096), modules: map[string]*curriculum.Module{},
		others: map[string]*curriculum.Module{}, terms: map[string][]curriculum.Term{}, halves: map[string]*study.Memory{}, leaves: map[leafKey]*leaf{}, tongues: map[string]tongue{},
	}
}

// halvesOf keeps what a seat has half done while this program runs: whose line
// dropped goes on from there.
func (w *Workshop) halvesOf(seat string) study.Halves {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.halves[seat] == nil {
		w.halves[seat] = &study.Memory{}
	}
	return w.halves[seat]
}

// Desk is the facilitator's screen. Like every model of a Workshop it is an
// [io.Closer]: whoever runs it closes it once its program has ended, however it
// ended. That writes what is left and takes the screen off the hub.
func (w *Workshop) Desk(s RoomScreen) tea.Model {
	p := w.program(s, nil)
	d := newDesk(w, p.App.env)
	d.remote = s.Remote
	p.begin(d, w.mail(everything, 100*time.Millisecond))
	return p
}

// Stage is the projector's screen: large, without names and notes.
func (w *Workshop) Stage(s RoomScreen) tea.Model {
	p := w.program(s, nil)
	p.begin(newStage(w, p.App.env), w.mail(everything, 100*time.Millisecond))
	return p
}

// Present is the stage with the keys of the desk, for a room without a network.
func (w *Workshop) Present(s RoomScreen) tea.Model {
	p := w.program(s, nil)
	st := newStage(w, p.App.env)
	st.desk = newDesk(w, p.App.env)
	p.begin(st, w.mail(everything, 0))
	return p
}

// Notes is the desk of a room that another program leads: it follows the events
// that next waits for, and changes nothing.
func (w *Workshop) Notes(s RoomScreen, next func() ([]room.Event, bool)) tea.Model {
	p := w.program(s, nil)
	d := newDesk(w, p.App.env)
	d.follows = true
	p.begin(d, polled{next})
	return p
}

// A Seat is one participant's place.
type Seat struct {
	ID         string
	Own        Recorder // the seat's own events
	ResumeCode string   // shown where the seat has no key
	Leave      func()   // called once, when the screen was closed
}

// Seat is a participant's screen.
func (w *Workshop) Seat(s RoomScreen, seat Seat) tea.Model {
	p := w.program(s, nil)
	p.sit(seat)
	return p
}

// A Door is what stands between a connection and a seat.
type Door struct {
	Name     string // offered, "" for none
	AskCode  bool   // the room has a code
	Resume   bool   // a resume code may be given: the connection has no key
	Identity string // of the room: anonymous, pseudonym, named
	// Enter takes the name (none in an anonymous room), the room's code, and the
	// resume code, and gives a seat. It may take its time. Its error is a
	// room.Reason, ErrRoomCode, ErrResumeCode, ErrTries or one of writing.
	Enter func(name, code, resume string) (Seat, error)
}

// A doorError is why somebody does not come in.
type doorError string

func (e doorError) Error() string { return string(e) }

// Why a door does not open.
const (
	ErrRoomCode   doorError = "that is not the code of this room"
	ErrResumeCode doorError = "nobody has that resume code"
	ErrTries      doorError = "too many wrong codes"
)

// Door asks what is needed to come in, says the rule of names, and then becomes
// the seat.
func (w *Workshop) Door(s RoomScreen, d Door) tea.Model {
	p := w.program(s, nil)
	p.begin(newDoor(w, p.App.env, d), nil)
	return p
}

// module returns the module in a language; where it cannot be read, one that
// has no page.
func (w *Workshop) module(lang string) *curriculum.Module {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.moduleLocked(lang)
}

func (w *Workshop) moduleLocked(lang string) *curriculum.Module {
	if m := w.modules[lang]; m != nil {
		return m
	}
	m, _, err := w.o.Course.Module(w.o.ModuleID, lang)
	if err != nil {
		m = &curriculum.Module{Head: curriculum.Head{ID: w.o.ModuleID, Title: w.o.ModuleID}, Lang: lang}
	}
	w.modules[lang] = m
	return m
}

// other returns another module of the course, read once for all.
func (w *Workshop) other(lang, id string) (*curriculum.Module, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.otherLocked(lang, id)
}

func (w *Workshop) otherLocked(lang, id string) (*curriculum.Module, error) {
	if m := w.others[lang+" "+id]; m != nil {
		return m, nil
	}
	m, _, err := w.o.Course.Module(id, lang)
	if err == nil {
		w.others[lang+" "+id] = m
	}
	return m, err
}

// termsIn returns the terms that the module and its course explain.
func (w *Workshop) termsIn(lang string) []curriculum.Term {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.termsLocked(lang)
}

func (w *Workshop) termsLocked(lang string) []curriculum.Term {
	terms, ok := w.terms[lang]
	if !ok {
		terms = glossaryOf(w.o.Course, w.moduleLocked(lang))
		w.terms[lang] = terms
	}
	return terms
}

// An asking is a question as the room asks it: the block on the page, the block
// whose question it is (another one for a recall), and the order of its choices,
// which is the same for all, so that people can speak of "b".
type asking struct {
	at      *curriculum.Block
	of      *curriculum.Block
	page    int
	recall  bool
	notes   map[string]int
	attempt study.Attempt
}

// graded tells that an answer is right or wrong: a prediction's is not told
// here.
func (a asking) graded() bool { return a.of.Kind != curriculum.Predict && !a.of.Question.Opinion() }

// ask returns a question of the module by the id of its block.
func (w *Workshop) ask(lang, id, roomID string) (asking, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	m := w.moduleLocked(lang)
	b, page := m.Block(id)
	if b == nil {
		return asking{}, false
	}
	a := asking{at: b, of: b, page: page, notes: footnoteNumbers(m)}
	place := study.At(w.o.Course.ID, m, page)
	if b.Kind == curriculum.Recall {
		other, err := w.otherLocked(lang, b.Of.Module)
		if err != nil {
			return asking{}, false
		}
		var at int
		if a.of, at = other.Block(b.Of.Block); a.of == nil {
			return asking{}, false
		}
		a.recall, a.notes, place = true, footnoteNumbers(other), study.At(w.o.Course.ID, other, at)
	}
	if a.of.Question == nil {
		return asking{}, false
	}
	place.Mode = progress.Room
	a.attempt = study.NewAttempt(a.of, place, 1, study.Seeder{Fixed: roomID})
	if a.recall {
		a.attempt.Via = &progress.Via{Module: m.ID, Block: b.ID}
	}
	return a, true
}

// env makes what the screens of one program share.
func (w *Workshop) env(s RoomScreen, record Recorder) (*env, bool) {
	e := &env{now: w.o.Now, inRoom: true, cache: w.cache, saver: &saver{record: record}}
	t := w.tongue(s.Lang)
	e.words, e.keys = t.words, t.keys
	theme, auto := markdown.Theme(s.Theme), s.Theme == "" || s.Theme == "auto"
	if auto || !slices.Contains([]markdown.Theme{markdown.Dark, markdown.Light, markdown.Contrast}, theme) {
		theme = markdown.Dark
	}
	if s.NoColor {
		theme, auto = markdown.None, false
	}
	e.styles = newStyles(theme)
	return e, auto
}

// tongue returns what the screens of a language share.
func (w *Workshop) tongue(lang string) tongue {
	w.mu.Lock()
	defer w.mu.Unlock()
	t, ok := w.tongues[lang]
	if !ok {
		t.words = words.In(lang)
		t.keys = newKeys(&env{words: t.words})
		w.tongues[lang] = t
	}
	return t
}
