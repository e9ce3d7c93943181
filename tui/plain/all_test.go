package plain

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/courses"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui/words"
)

var update = flag.Bool("update", false, "write the transcripts anew")

// memory is a record that keeps events in memory and can refuse them.
type memory struct {
	events  []progress.Event
	refuse  func(progress.Event) error
	problem []progress.Problem
}

func (m *memory) Append(e progress.Event) (progress.Event, error) {
	if m.refuse != nil {
		if err := m.refuse(e); err != nil {
			return e, err
		}
	}
	if slices.ContainsFunc(m.events, func(old progress.Event) bool { return old.ID == e.ID && e.ID != "" }) {
		return e, nil
	}
	e.V, e.Seq, e.At = 1, uint64(len(m.events)+1), noon
	if e.ID == "" {
		e.ID = progress.NewID()
	}
	m.events = append(m.events, e)
	return e, nil
}

func (m *memory) Events() []progress.Event     { return slices.Clone(m.events) }
func (m *memory) State() progress.State        { return progress.Fold(m.events) }
func (m *memory) Refresh() error               { return nil }
func (m *memory) Learner() string              { return "ana" }
func (m *memory) Problems() []progress.Problem { return m.problem }

// told are the events of types that the learner caused, in short.
func (m *memory) told(types ...string) string {
	var out []string
	for _, e := range m.events {
		if !slices.Contains(types, e.Type) {
			continue
		}
		s := e.Type + " " + e.Block
		switch e.Type {
		case progress.Answered:
			s += fmt.Sprintf(" %s %s %s hints %d", e.Response, e.Verdict, e.Confidence, e.Hints)
		case progress.Noted:
			s += fmt.Sprintf(" %q", *e.Text)
			if e.Field != "" || e.Block == "" {
				s = e.Type + " " + e.Page + " " + e.Block + " " + e.Field + fmt.Sprintf(" %q", *e.Text)
			}
		case progress.Rated:
			s += fmt.Sprintf(" %v", e.Values)
			if e.Via != nil {
				s += fmt.Sprintf(" via %s/%s", e.Via.Module, e.Via.Block)
			}
		case progress.Played:
			s += fmt.Sprintf(" %v %v %s", e.Path, e.Meters, e.Outcome)
			if e.Credit != nil {
				s += fmt.Sprintf(" %v", *e.Credit)
			}
		case progress.Carded:
			s += fmt.Sprintf(" %s %v", e.Card, *e.Recalled)
		case progress.Opened, progress.Read:
			s = e.Type + " " + e.Page
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func small(t testing.TB) curriculum.Library { return load(t, os.DirFS("testdata/course")) }

func load(t testing.TB, fsys fs.FS) curriculum.Library {
	t.Helper()
	c, _, err := curriculum.Load(fsys, "")
	if err != nil {
		t.Fatal(err)
	}
	return curriculum.Library{c}
}

// run plays a script and returns what was said.
func run(t testing.TB, o Options, lines ...string) string {
	t.Helper()
	var out bytes.Buffer
	in := strings.Join(lines, "\n")
	if len(lines) > 0 {
		in += "\n"
	}
	o.In, o.Out = strings.NewReader(in), &out
	o = o.withDefaults(t)
	if err := Learn(o); err != nil {
		t.Errorf("Learn: %v", err)
	}
	if strings.ContainsRune(out.String(), 0x1b) {
		t.Error("an escape sequence in the output")
	}
	return out.String()
}

func (o Options) withDefaults(t testing.TB) Options {
	if o.Library == nil {
		o.Library = small(t)
	}
	if o.Record == nil {
		o.Record = &memory{}
	}
	if o.Lang == "" {
		o.Lang = "en"
	}
	if o.Now == nil {
		o.Now = func() time.Time { return noon }
	}
	o.Seed = "fixed"
	return o
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; look at it and run the tests with -update\n%s", path, got)
	}
}

// forms goes through every form: with hints, refusals, changes of mind.
var forms = []string{
	"1",                             // the first module
	"2", "1", "", "1", "g", "s", "", // two predictions; the page's terms and sources
	"",                                    // to page 2
	"h", "h", "h", "h 1", "9", "1 2", "x", // hints, three answers that are none
	"1", "back", "3", "4", "2", "a", "again", "2", "3", "",
	"1 3", "1", "a", "", // some
	"1", "2", "3", "", // why, given in two parts
	"",             // to page 3
	"1 2", "1 1 2", // not all steps
	"2 3 1", "2", "a", "", // steps
	"1", "0", "1", "a", "", // pairs one by one
	"h", "Need ", " back", "a", "", // gaps, one that is a command
	"many", "90 minutes", "1", "a", "", // number
	"",                         // to page 4
	"back", "", "", "", "", "", // back and through page 3 again
	"", // a timer
	"Where?", "When?", ".", "",
	"", "s", "?", "", // the end of the module, home
	"n", "quit",
}

func TestEveryForm(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		m := &memory{}
		golden(t, "forms."+lang, run(t, Options{Record: m, Lang: lang}, forms...))
		golden(t, "forms."+lang+".events", m.told(progress.Answered, progress.Noted, progress.Read, progress.Finished)+"\n")
	}
}

// A copy of the first module of the shipped course, so that editing the course
// does not change the transcript.
func TestShippedModule(t *testing.T) {
	script := []string{
		"c", "1", "2", "", "2", "3", "", "", // start
		"h", "3", "1", "", "2", "1", "", "s", "", // tea shops
		"1 2 3", "1", "", "2 1", "2", "", "", // words
		"2 2", "1", "", "4", "2", "", "1 2 3 4 5 6", "3", "", "", // desk
		"1", "1", "", "5.6", "1", "", "ERP", "1", "a", "", "", // screen
		"", "", "", // the rest unread
		"quit",
	}
	for _, lang := range []string{"en", "fr"} {
		o := Options{Library: load(t, os.DirFS("testdata/shipped")), Lang: lang}
		golden(t, "shipped."+lang, run(t, o, script...))
	}
}

// The course as it is shipped now: every page of every module in both languages
// is reached by going on and on, and nothing of it is unreadable.
func TestShippedCourse(t *testing.T) {
	library := load(t, courses.ReverseMentoring())
	for _, e := range library[0].Entries {
		for _, lang := range e.Languages() {
			m := &memory{}
			out := run(t, Options{Library: library, Record: m, Lang: lang, Start: e.ID}, slices.Repeat([]string{"next"}, 80)...)
			module, _, err := library[0].Module(e.ID, lang)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range module.Pages {
				if !study.PageRead(progress.Fold(m.events), library[0].ID, module, module.PageIndex(p.ID)) {
					t.Errorf("%s %s: page %s was not reached", e.ID, lang, p.ID)
				}
			}
			for _, bad := range []string{"[^", "[[", "<!--", "**", "|", words.In(lang).Read.NotAsked} {
				if strings.Contains(out, bad) {
					t.Errorf("%s %s: %q is heard", e.ID, lang, bad)
				}
			}
		}
	}
}

func TestWrapped(t *testing.T) {
	out := run(t, Options{Width: 40, Lang: "fr"}, "1", "2", "1")
	for l := range strings.SplitSeq(out, "\n") {
		if n := len([]rune(l)); n > 40 {
			t.Errorf("%d cells: %s", n, l)
		}
	}
}

func TestNothingOfTheFacilitator(t *testing.T) {
	if strings.Contains(run(t, Options{}, forms...), "Nobody may hear") {
		t.Error("a learner hears what is for the facilitator")
	}
}

func TestNoVerdictBeforeItIsWritten(t *testing.T) {
	full := &progress.Error{Kind: progress.ErrFull, Op: "append"}
	fails := 2
	m := &memory{refuse: func(e progress.Event) error {
		if e.Type == progress.Answered && fails > 0 {
			fails--
			return full
		}
		return nil
	}}
	out := run(t, Options{Record: m, Start: "forms"}, "", "", "", "2", "1", "?!", "", "")
	first := strings.Index(out, "Not saved: the disk is full.")
	last := strings.LastIndex(out, "Not saved: the disk is full.")
	verdict := strings.Index(out, "You were sure.")
	if first < 0 || last == first || verdict < last {
		t.Errorf("not saved at %d and %d, verdict at %d:\n%s", first, last, verdict, out)
	}
	if strings.Count(m.told(progress.Answered), "\n") != 0 || len(m.told(progress.Answered)) == 0 {
		t.Errorf("want one answer, got\n%s", m.told(progress.Answered))
	}
}

func TestBackFromWhatCannotBeSaved(t *testing.T) {
	m := &memory{refuse: func(e progress.Event) error {
		if e.Type == progress.Answered && strings.Contains(string(e.Response), "1") {
			return &progress.Error{Kind: progress.ErrReadOnly, Op: "append"}
		}
		return nil
	}}
	out := run(t, Options{Record: m, Start: "forms", DataDir: "/data"}, "2", "1", "back", "1", "1")
	if !strings.Contains(out, "make the data folder /data writable") {
		t.Errorf("no hint:\n%s", out)
	}
	if got := m.told(progress.Answered); got != "answered first [2]  sure hints 0" {
		t.Errorf("got %s", got)
	}
}

// What was confirmed and cannot be written is the error, in the end.
func TestLostIsSaid(t *testing.T) {
	for _, script := range []string{"1\n1\n", "1\n1\nquit\n"} {
		m := &memory{refuse: func(e progress.Event) error {
			if e.Type == progress.Answered {
				return &progress.Error{Kind: progress.ErrFull, Op: "append"}
			}
			return nil
		}}
		o := Options{Record: m, Start: "forms", In: strings.NewReader(script), Out: io.Discard}.withDefaults(t)
		if err := Learn(o); !errors.Is(err, progress.ErrFull) {
			t.Errorf("%q: got %v", script, err)
		}
	}
}

// End of input at every line, and at every byte of the last one, loses nothing
// that was confirmed.
func TestEndOfInputAnywhere(t *testing.T) {
	whole := &memory{}
	run(t, Options{Record: whole}, forms...)
	all := strings.Split(whole.told(progress.Answered, progress.Noted), "\n")
	before := 0
	for i := range forms {
		m := &memory{}
		run(t, Options{Record: m}, forms[:i]...)
		got := strings.Split(m.told(progress.Answered, progress.Noted), "\n")
		if len(m.told(progress.Answered, progress.Noted)) == 0 {
			got = nil
		}
		noted := len(got) > 0 && strings.HasPrefix(got[len(got)-1], "noted")
		if len(got) < before || !noted && !slices.Equal(got, all[:len(got)]) {
			t.Fatalf("after %d lines:\n%s", i, strings.Join(got, "\n"))
		}
		before = len(got)
		opened := m.told(progress.Opened)
		if strings.Count(opened, "opened")%2 != 0 {
			t.Errorf("after %d lines a page was not left:\n%s", i, opened)
		}
	}
}

// atOwn is a record of a learner who was on the last page.
var atOwn = progress.Event{V: 1, ID: "o", Seq: 1, Type: progress.Opened, Course: "small", Module: "forms", Page: "own", At: noon}

func TestNoteWithoutItsEndIsKept(t *testing.T) {
	m := &memory{events: []progress.Event{atOwn}}
	run(t, Options{Record: m, Start: "forms"}, "", "My mentee’s", "", "words")
	if got := m.told(progress.Noted); got != `noted ask-first "My mentee’s\n\nwords"` {
		t.Errorf("got %s", got)
	}
}

func TestLongNoteIsCutAloud(t *testing.T) {
	m := &memory{events: []progress.Event{atOwn}}
	out := run(t, Options{Record: m, Start: "forms"}, "", strings.Repeat("é", 30<<10), "more", ".")
	for _, e := range m.events {
		if e.Type == progress.Noted && (len(*e.Text) > progress.MaxText || strings.Contains(*e.Text, "\ufffd")) {
			t.Errorf("%d bytes", len(*e.Text))
		}
	}
	if !strings.Contains(out, "too long") {
		t.Errorf("not said:\n%s", out)
	}
}

func TestTwoVersionsAreShown(t *testing.T) {
	note := func(id, text string) progress.Event {
		return progress.Event{V: 1, ID: id, Seq: 2, Type: progress.Noted, Course: "small", Module: "forms", Page: "own", Block: "ask-first", Text: &text, At: noon}
	}
	m := &memory{events: []progress.Event{
		atOwn,
		note("a", "at \x1b[31mhome"), note("b", "at work"),
	}}
	out := run(t, Options{Record: m, Start: "forms"}, "", "", "", "", "n")
	for _, want := range []string{"written in two places", "Version 1, 23 November 2026: at \ufffd[31mhome", "Version 2, 23 November 2026: at work", "Version 1, 23 November 2026\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing:\n%s", want, out)
		}
	}
}

// What is typed at a note of two versions takes the place of both; a plus keeps
// both in one, a hyphen none. A line that is empty leaves them as they are.
func TestVersionsMadeOne(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  []string
	}{
		{[]string{"one text", "."}, []string{"one text"}},
		{[]string{"+"}, []string{"— Version 1, 23 Nov 2026, 12:00 —\n\nat home\n\n— Version 2, 23 Nov 2026, 12:00 —\n\nat work"}},
		{[]string{"-"}, nil},
		{[]string{""}, []string{"at home", "at work"}},
	} {
		note := func(id, text string) progress.Event {
			return progress.Event{V: 1, ID: id, Seq: 2, Type: progress.Noted, Course: "small", Module: "forms", Page: "own", Block: "ask-first", Text: &text, At: noon}
		}
		m := &memory{events: []progress.Event{atOwn, note("a", "at home"), note("b", "at work")}}
		out := run(t, Options{Record: m, Start: "forms"}, append([]string{""}, c.lines...)...)
		if got := m.State().Note("small", "forms", "ask-first", "").Texts(); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.lines, got, c.want)
		}
		if !strings.Contains(out, "it takes the place of all") {
			t.Errorf("not said:\n%s", out)
		}
	}
	// A plus is a text where there is one version.
	m := &memory{events: []progress.Event{atOwn}}
	run(t, Options{Record: m, Start: "forms"}, "", "+", ".")
	if got := m.told(progress.Noted); got != `noted ask-first "+"` {
		t.Errorf("got %s", got)
	}
}

// Where the second of two writings fails, trying again writes only that one.
func TestVersionsMadeOneInTwoGoes(t *testing.T) {
	note := func(id, text string) progress.Event {
		return progress.Event{V: 1, ID: id, Seq: 2, Type: progress.Noted, Course: "small", Module: "forms", Page: "own", Block: "ask-first", Text: &text, At: noon}
	}
	m := &memory{events: []progress.Event{atOwn, note("a", "at home"), note("b", "at work")}}
	fails := 1
	m.refuse = func(e progress.Event) error {
		if e.Type == progress.Noted && *e.Text == "" && fails > 0 {
			fails--
			return &progress.Error{Kind: progress.ErrBusy, Op: "append"}
		}
		return nil
	}
	run(t, Options{Record: m, Start: "forms"}, "", "one", ".", "")
	n := m.State().Note("small", "forms", "ask-first", "")
	if got := n.Texts(); !slices.Equal(got, []string{"one"}) || len(n.Versions) != 4 {
		t.Errorf("%q of %d versions", got, len(n.Versions))
	}
}

func TestDraftIsMetAgain(t *testing.T) {
	fails := 2
	m := &memory{events: []progress.Event{atOwn}}
	m.refuse = func(e progress.Event) error {
		if e.Type == progress.Noted && fails > 0 {
			fails--
			return &progress.Error{Kind: progress.ErrBusy, Op: "append"}
		}
		return nil
	}
	out := run(t, Options{Record: m, Start: "forms"}, "", "Words", ".", "back", "", "", "", "", "", "", "")
	if !strings.Contains(out, "Your note, not saved yet: Words") {
		t.Errorf("the draft is not shown:\n%s", out)
	}
	if got := m.told(progress.Noted); got != `noted ask-first "Words"` {
		t.Errorf("got %s", got)
	}

	// What cannot be written to the end is an error, and no wall.
	fails = 1000
	m.events = m.events[:1]
	o := Options{Record: m, Start: "forms", In: strings.NewReader("\nWords\n.\nnext\n\n\nquit\n"), Out: io.Discard}.withDefaults(t)
	if err := Learn(o); !errors.Is(err, progress.ErrBusy) {
		t.Errorf("got %v", err)
	}
	if !strings.Contains(m.told(progress.Read), "own") {
		t.Error("the learner could not go on")
	}
}

// A recall is recorded under the module and the block that it comes from.
func TestRecall(t *testing.T) {
	m := &memory{}
	out := run(t, Options{Record: m, Start: "back", Lang: "fr"}, "2", "1", "s", "", "", "", "quit")
	golden(t, "recall.fr", out)
	for _, e := range m.events {
		if e.Type == progress.Answered {
			if e.Module != "forms" || e.Block != "one" || e.Page != "choices" || e.Via == nil || *e.Via != (progress.Via{Module: "back", Block: "once-more"}) {
				t.Errorf("got %+v", e)
			}
		}
	}
}

// The language changes at the question, and the answer and its hints with it.
func TestLanguageAtTheQuestion(t *testing.T) {
	m := &memory{}
	chosen := ""
	o := Options{Record: m, Start: "forms", SetLang: func(l string) { chosen = l }}
	out := run(t, o, "", "", "", "h", "1", "l", "1", "", "quit")
	golden(t, "language", out)
	if chosen != "fr" {
		t.Errorf("remembered %q", chosen)
	}
	if got := m.told(progress.Answered); !strings.HasSuffix(got, "sure hints 1") {
		t.Errorf("got %s", got)
	}
	if e := m.events[slices.IndexFunc(m.events, func(e progress.Event) bool { return e.Type == progress.Answered })]; e.Lang != "fr" {
		t.Errorf("answered in %q", e.Lang)
	}
}

func TestResumeAndFinish(t *testing.T) {
	r, err := progress.Open(progress.Options{
		Data: filepath.Join(t.TempDir(), "data"), State: filepath.Join(t.TempDir(), "state"),
		Machine: func() (string, error) { return "machine", nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	run(t, Options{Record: r}, "1", "2", "1", "", "1", "", "", "quit")
	if out := run(t, Options{Record: r}); !strings.Contains(out, "Continue: Every form; page 2 of 4") {
		t.Errorf("no way to continue:\n%s", out)
	}
	// Page 2 again, its three questions answered, then to the end.
	run(t, Options{Record: r},
		"", "3", "1", "", "3 4", "1", "", "1 2", "1", "", "",
		"1 2 3", "1", "", "1 2", "1", "", "need", "tool", "", "90", "1", "", "",
		"", "", "")
	st := study.Of(progress.Fold(r.Events()), "small", module(t, "forms"))
	finished := 0
	for _, e := range r.Events() {
		if e.Type == progress.Finished {
			finished++
		}
	}
	if st.State != study.Finished || finished != 1 {
		t.Errorf("%+v, %d finished", st, finished)
	}
	if out := run(t, Options{Record: r}, "1", "", "", "", ""); !strings.Contains(out, "You have finished this module.") {
		t.Errorf("got\n%s", out)
	}
}

func module(t *testing.T, id string) *curriculum.Module {
	m, _, err := small(t)[0].Module(id, "en")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestUnknownStart(t *testing.T) {
	o := Options{Start: "nowhere", In: strings.NewReader(""), Out: io.Discard}.withDefaults(t)
	if err := Learn(o); !errors.Is(err, curriculum.ErrNoModule) {
		t.Errorf("got %v", err)
	}
}

func TestNotebook(t *testing.T) {
	m := &memory{}
	run(t, Options{Record: m}, forms...)
	var out bytes.Buffer
	if err := Notebook(Options{Record: m, Out: &out, In: strings.NewReader("")}.withDefaults(t)); err != nil {
		t.Fatal(err)
	}
	want := "Notebook\n\nEvery form\n\nWhat will you ask?, 23 November 2026\nWhere?\nWhen?\n"
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}

// limited is a reader of the output who goes away.
type limited struct {
	left int
	err  error
}

func (l *limited) Write(b []byte) (int, error) {
	if l.left -= len(b); l.left < 0 {
		return 0, l.err
	}
	return len(b), nil
}

func TestClosedOutput(t *testing.T) {
	for left := 0; left < 6000; left += 500 {
		for _, err := range []error{syscall.EPIPE, io.ErrClosedPipe} {
			o := Options{In: strings.NewReader(strings.Join(forms, "\n")), Out: &limited{left, err}}.withDefaults(t)
			if err := Learn(o); err != nil {
				t.Errorf("after %d bytes: %v", left, err)
			}
		}
	}
	full := errors.New("no room")
	o := Options{In: strings.NewReader(""), Out: &limited{0, full}}.withDefaults(t)
	if err := Learn(o); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

// No sentence is empty, and none is in one language only.
func TestSentences(t *testing.T) {
	en, fr := reflect.ValueOf(*english()), reflect.ValueOf(*french())
	for _, field := range reflect.VisibleFields(en.Type()) {
		if field.Anonymous {
			continue // its own fields follow
		}
		name := field.Name
		a, b := texts(en.FieldByIndex(field.Index)), texts(fr.FieldByIndex(field.Index))
		if len(a) == 0 || len(a) != len(b) {
			t.Errorf("%s: %d and %d sentences", name, len(a), len(b))
			continue
		}
		for j := range a {
			if a[j] == "" || b[j] == "" {
				t.Errorf("%s is empty", name)
			}
			if strings.Count(a[j], "%") != strings.Count(b[j], "%") {
				t.Errorf("%s: other verbs", name)
			}
			if strings.ContainsAny(a[j]+b[j], "\"'") {
				t.Errorf("%s: straight marks in %q or %q", name, a[j], b[j])
			}
			for _, bad := range []string{" :", " ;", " !"} {
				if strings.Contains(b[j], bad) {
					t.Errorf("%s: %q in %q", name, bad, b[j])
				}
			}
		}
	}
}

func texts(v reflect.Value) []string {
	if c, ok := v.Interface().(words.Count); ok {
		return []string{c.One, c.Other}
	}
	if v.Kind() == reflect.String {
		return []string{v.String()}
	}
	var out []string
	for i := range v.Len() {
		out = append(out, v.Index(i).String())
	}
	return out
}

func FuzzSession(f *testing.F) {
	f.Add(strings.Join(forms, "\n"))
	f.Add("1\nl\n\xff\x1b[0m\n\n\n\n1 1 1 1\n")
	library := small(f)
	f.Fuzz(func(t *testing.T, script string) {
		var out bytes.Buffer
		o := Options{In: strings.NewReader(script), Out: &out, Library: library}.withDefaults(t)
		if err := Learn(o); err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsAny(out.Bytes(), "\x1b\x07\r") {
			t.Error("a control in the output")
		}
	})
}

// A prediction has no verdict and may have no hint: the help promises neither.
func TestHelpAtAPrediction(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"Prediction: ", "The verdict follows, but for a prediction.", "h: a hint, if there is one."},
		"fr": {"Pronostic\u202f: ", "Le verdict suit, sauf pour un pronostic.", "un indice, s’il y en a."},
	} {
		out := run(t, Options{Record: &memory{}, Lang: lang, Start: "forms"}, "2", "?", "quit")
		for _, w := range want {
			if !strings.Contains(out, w) {
				t.Errorf("no %q in:\n%s", w, out)
			}
		}
	}
}
