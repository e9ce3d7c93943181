package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
	"cahier/tui/plain"
)

// An act is one thing that a learner does, whatever the face: an answer to a
// block in the positions of the file, with hints and confidence, or a note.
type act struct {
	block      string
	response   curriculum.Response
	hints      int
	confidence int // 1 sure, 2 fairly, 3 guess; 0 where it is not asked
	note       string
}

// script goes through the sample module in order.
var script = []act{
	{block: "guess", response: curriculum.Response{Picks: []int{2}}, confidence: 1},
	{block: "single", response: curriculum.Response{Picks: []int{2}}, hints: 1, confidence: 2},
	{block: "multiple", response: curriculum.Response{Picks: []int{1, 2}}, confidence: 3},
	{block: "verdict", response: curriculum.Response{Picks: []int{1}, Reasons: []int{2}}, confidence: 1},
	{block: "order", response: curriculum.Response{Picks: []int{2, 1, 4, 3}}, confidence: 2},
	{block: "match", response: curriculum.Response{Picks: []int{1, 3}}, confidence: 1},
	{block: "gap", response: curriculum.Response{Texts: []string{"erp", "abacus"}}, confidence: 3},
	{block: "number", response: curriculum.Response{Number: 6}},
	{block: "turn", note: "A monthly table."},
}

// TestFacesAgree runs the same script of answers through both faces, in both
// languages: the events agree in everything that the contract names.
func TestFacesAgree(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		t.Run(lang, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				full, lines := playFull(t, lang), playPlain(t, lang)
				if a, b := essence(full), essence(lines); !slices.Equal(a, b) {
					t.Errorf("the faces leave different events\nfull:\n%s\nplain:\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
				}
				if n := len(full.of(progress.Answered)); n != len(script)-1 {
					t.Errorf("%d answers of %d", n, len(script)-1)
				}
			})
		})
	}
}

// essence is what must agree between the faces: all events but the place in
// the window, and of each note the last version, since the full face also
// writes what stands between two rests of the keys. Pages may be read before
// or after their questions are answered, as the window allows.
func essence(m *memory) []string {
	var answers, others []string
	notes := map[string]progress.Event{}
	for _, e := range m.events {
		switch e.Type {
		case progress.Opened:
		case progress.Noted:
			notes[e.Page+"|"+e.Block+"|"+e.Field] = e
		case progress.Answered:
			answers = append(answers, agreed(e))
		default:
			others = append(others, agreed(e))
		}
	}
	for _, e := range notes {
		others = append(others, agreed(e))
	}
	slices.Sort(others)
	return append(answers, others...)
}

func agreed(e progress.Event) string {
	text, credit := "", ""
	if e.Text != nil {
		text = *e.Text
	}
	if e.Credit != nil {
		credit = fmt.Sprint(*e.Credit)
	}
	return strings.Join([]string{
		e.Type, e.Module, e.Page, e.Block, e.Kind, e.Form, string(e.Response), credit, e.Verdict, e.Confidence,
		strconv.Itoa(e.Hints), e.Field, text, ofKind(e),
	}, "|")
}

// playFull goes through the script with keys.
func playFull(t *testing.T, lang string) *memory {
	d := sit(t, setup{lang: lang, start: "forms"})
	for _, a := range script {
		r := d.app.top().(*reader)
		for r.focused() == nil || r.focused().block.ID != a.block {
			if p := r.focused(); p != nil && p.note() != nil {
				d.press("esc")
			}
			d.press("enter")
		}
		if a.note != "" {
			d.press("enter")
			for _, c := range a.note {
				d.press(map[bool]string{true: "space", false: "type:" + string(c)}[c == ' '])
			}
			d.press("esc")
			continue
		}
		d.answer(r.focused().question(), a)
	}
	for !d.app.top().(*reader).atEnd() {
		d.press("end right") // a page is read when its end was on screen
	}
	d.press("q ctrl+c")
	return d.record
}

// answer gives a response in the positions of the file with the keys of its
// form.
func (d *desk) answer(q *question, a act) {
	for range a.hints {
		d.press("h")
	}
	at := func(shown []int, position int) string { return string(rune('a' + slices.Index(shown, position))) }
	r, shown := a.response, q.attempt
	switch q.form() {
	case curriculum.Single, curriculum.Multiple:
		for _, p := range r.Picks {
			d.press(at(shown.Choices, p))
		}
	case curriculum.Verdict:
		d.press(at(shown.Choices, r.Picks[0]))
		d.press(string(rune('a' + len(shown.Choices) + slices.Index(shown.Reasons, r.Reasons[0]))))
	case curriculum.Order:
		for place, want := range r.Picks {
			for q.cursor < slices.Index(q.steps, want) {
				d.press("down")
			}
			for q.cursor > slices.Index(q.steps, want) {
				d.press("up")
			}
			d.press("space")
			for q.cursor > place {
				d.press("up")
			}
			d.press("space")
		}
	case curriculum.Match:
		for _, p := range r.Picks {
			d.press(at(shown.Options, p))
		}
	case curriculum.Gap:
		for i, text := range r.Texts {
			d.press("type:" + text)
			if i < len(r.Texts)-1 {
				d.press("enter")
			}
		}
	case curriculum.Numeric:
		d.press("type:" + strconv.FormatFloat(r.Number, 'f', -1, 64))
	}
	d.press("enter")
	if a.confidence > 0 {
		d.press(strconv.Itoa(a.confidence))
	}
}

// plainLines is the script as lines for the plain face.
func plainLines(t *testing.T, lang string) string {
	t.Helper()
	c := sample(t)
	module, _, err := c.Module("forms", lang)
	if err != nil {
		t.Fatal(err)
	}
	var in strings.Builder
	say := func(words ...any) { fmt.Fprintln(&in, words...) }
	next := 0
	for i := range module.Pages {
		for _, b := range module.Pages[i].Blocks() {
			switch {
			case b.Question != nil:
				lineFor(say, script[next], study.NewAttempt(b, study.At(c.ID, module, i), 1, study.Seeder{Fixed: "fixed"}))
				say() // go on
				next++
			case b.Kind == curriculum.Reflect:
				say(script[next].note)
				say(".")
				say()
				next++
			}
		}
		say() // the next page
	}
	say("quit")
	return in.String()
}

// playPlain goes through the script with lines.
func playPlain(t *testing.T, lang string) *memory {
	m := &memory{}
	err := plain.Learn(plain.Options{
		In: strings.NewReader(plainLines(t, lang)), Out: &strings.Builder{}, Library: curriculum.Library{sample(t)}, Record: plainRecord{m},
		Lang: lang, Start: "forms", Seed: "fixed", Now: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

type plainRecord struct{ *memory }

func (plainRecord) Refresh() error { return nil }

// lineFor writes the lines that answer an attempt.
func lineFor(say func(...any), a act, shown study.Attempt) {
	for range a.hints {
		say("h")
	}
	at := func(list []int, position int) int { return slices.Index(list, position) + 1 }
	var numbers []any
	r := a.response
	switch shown.Question.Form {
	case curriculum.Gap:
		for _, text := range r.Texts {
			say(text)
		}
	case curriculum.Numeric:
		say(strconv.FormatFloat(r.Number, 'f', -1, 64))
	case curriculum.Verdict:
		numbers = []any{at(shown.Choices, r.Picks[0]), at(shown.Reasons, r.Reasons[0])}
	case curriculum.Order:
		for _, p := range r.Picks {
			numbers = append(numbers, at(shown.Steps, p))
		}
	case curriculum.Match:
		for _, p := range r.Picks {
			numbers = append(numbers, at(shown.Options, p))
		}
	default:
		for _, p := range r.Picks {
			numbers = append(numbers, at(shown.Choices, p))
		}
	}
	if numbers != nil {
		say(numbers...)
	}
	if a.confidence > 0 {
		say(a.confidence)
	}
}
