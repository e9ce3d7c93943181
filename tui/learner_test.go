package tui

import (
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cahier/progress"
)

// The verdict comes after the answer, the confidence and the writing, and
// nothing on screen gives it away before.
func TestAnswerConfidenceSavedVerdict(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right v")
		secrets := []string{"Right.", "Wrong.", "It built its own machine", "The firm", "They sold them"}
		leaks := func() {
			for _, s := range secrets {
				d.hides(s)
			}
		}
		leaks()
		d.press("a enter").shows("How sure are you?")
		leaks()
		d.hold = true
		d.press("2").shows("Saving…")
		leaks()
		d.release()
		d.shows("You were fairly sure.").shows("The firm")
		got := d.record.of(progress.Answered)
		if len(got) != 1 || got[0].Block != "single" || got[0].Confidence != progress.Fairly || got[0].Credit == nil {
			t.Fatalf("recorded: %+v", got)
		}
	})
}

// A disk that is full is said at once; the answer stays and is sent again.
func TestNotSaved(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right v a enter")
		d.record.fail = errFull
		d.press("1").shows("Not saved: the disk is full").hides("Right.").hides("Wrong.")
		d.record.fail = nil
		d.press("enter").shows("You were sure.")
		if n := len(d.record.of(progress.Answered)); n != 1 {
			t.Fatalf("%d answers recorded", n)
		}
	})
}

// A key that would turn the line round, or hide, is not drawn where it is typed.
func TestTypedControl(t *testing.T) {
	for keys, start := range map[string]string{"right right right v enter": "forms", "right right v v v": "forms", "/": ""} {
		bubble(t, func(t *testing.T) {
			d := sit(t, setup{start: start})
			d.press(keys)
			for _, text := range []string{"a", "\u202e", "\u009b", "\u200b", "z"} {
				d.send(tea.KeyPressMsg{Code: []rune(text)[0], Text: text})
			}
			d.shows("az")
			if raw := d.app.View().Content; strings.ContainsAny(raw, "\u202e\u009b\u200b") {
				t.Errorf("after %s: %q", keys, raw)
			}
		})
	}
}

// What a correct answer of each form leaves in the record.
func TestResponses(t *testing.T) {
	tests := []struct{ block, keys, response, verdict string }{
		{"single", "right v PICK:tea enter 1", `[2]`, "right"},
		{"multiple", "right v v PICK:spreadsheet PICK:model enter 1", `[1,3]`, "right"},
		{"verdict", "right v v v PICK:False PICK:another enter 1", `[[2],[2]]`, "right"},
		{"gap", "right right v v v type:progiciel enter type:Computer enter 1", `["progiciel","Computer"]`, "partly"},
		{"number", "right right end V type:5.7 enter", `5.7`, "right"},
	}
	for _, tt := range tests {
		bubble(t, func(t *testing.T) {
			d := sit(t, setup{start: "forms"})
			for _, k := range strings.Fields(tt.keys) {
				if text, ok := strings.CutPrefix(k, "PICK:"); ok {
					d.pick(text)
					continue
				}
				d.press(k)
			}
			got := d.record.of(progress.Answered)
			if len(got) != 1 {
				t.Fatalf("%s: %d answers recorded\n%s", tt.block, len(got), d.frame())
			}
			if e := got[0]; e.Block != tt.block || string(e.Response) != tt.response || e.Verdict != tt.verdict {
				t.Errorf("%s: recorded %s %s %s, want %s %s", tt.block, e.Block, e.Response, e.Verdict, tt.response, tt.verdict)
			}
		})
	}
}

var letterOf = regexp.MustCompile(`│ +(?:▸ )? *([a-f]) +(?:\[.\] +|\(.\) +)?(.*)$`)

// pick presses the letter of the choice that has a word.
func (d *desk) pick(word string) {
	d.t.Helper()
	for _, l := range strings.Split(d.frame(), "\n") {
		if m := letterOf.FindStringSubmatch(l); m != nil && strings.Contains(m[2], word) {
			d.press(m[1])
			return
		}
	}
	d.t.Fatalf("no choice has %q:\n%s", word, d.frame())
}

// An order is put right with the keys that the footer shows.
func TestOrder(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right right v")
		q := d.app.top().(*reader).focused().question()
		for place := range q.steps { // selection sort, by hand
			at := place
			for q.steps[at] != place+1 {
				at++
			}
			for q.cursor < at {
				d.press("down")
			}
			for q.cursor > at {
				d.press("up")
			}
			d.press("space")
			for q.cursor > place {
				d.press("up")
			}
			d.press("space")
		}
		d.press("enter 1").shows("Right.")
		if got := d.record.of(progress.Answered); string(got[0].Response) != `[1,2,3,4]` {
			t.Errorf("recorded %s", got[0].Response)
		}
	})
}

// A match is given by letters; the verdict names what would have been right.
func TestMatch(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right right v v")
		q := d.app.top().(*reader).focused().question()
		for _, row := range []int{1, 2} {
			for i, o := range q.attempt.Options {
				if o == row {
					d.press(string(rune('a' + i)))
				}
			}
		}
		d.press("enter 1").shows("Right.")
	})
}

// A hint caps the credit; opened hints can be leafed through.
func TestHints(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right v").hides("Think of tea")
		d.press("h").shows("Think of tea").hides("Think of cake")
		d.press("h").shows("Think of cake")
		d.press("H").shows("Think of tea")
		d.pick("tea shops")
		d.press("enter 1").shows("With a hint: 70%.")
		e := d.record.of(progress.Answered)[0]
		if e.Hints != 2 || *e.Credit != 0.7 || e.Verdict != progress.Right {
			t.Errorf("recorded %d hints, credit %v, %s", e.Hints, *e.Credit, e.Verdict)
		}
	})
}

// A prediction is recorded without credit, and answered at the module's end.
func TestPrediction(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("enter")
		d.pick("mainframe")
		d.press("enter 1").shows("The answer comes at the end of the module.").hides("was there before")
		d.press("space").hides("It came later").hides("was there before")
		e := d.record.of(progress.Answered)[0]
		if e.Kind != "predict" || e.Credit != nil || e.Verdict != "" {
			t.Errorf("recorded %+v", e)
		}
		d.press("right right right right end").shows("You were right.").shows("was there before")
	})
}

// A recall is recorded under the question's own module, with the way it came.
func TestRecall(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "again"})
		d.press("v a enter 1")
		e := d.record.of(progress.Answered)[0]
		if e.Module != "forms" || e.Block != "single" || e.Via == nil || *e.Via != (progress.Via{Module: "again", Block: "re-single"}) {
			t.Errorf("recorded %+v", e)
		}
	})
}

// The same question asked again is a new attempt in a new order.
func TestAgain(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right v a enter 1 r").shows("Choose one.").hides("You were sure")
		d.press("a enter 3")
		if n := len(d.record.of(progress.Answered)); n != 2 {
			t.Errorf("%d answers", n)
		}
	})
}

// Leaving and coming back leads to the same line of the same page.
func TestResume(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record := &memory{}
		d := sit(t, setup{start: "forms", record: record})
		d.press("right down*7")
		top := strings.Split(d.frame(), "\n")[1]
		d.press("q")
		again := sit(t, setup{record: record})
		again.shows("Continue Every form of question").shows("page 2 of 4")
		again.press("enter")
		if got := strings.Split(again.frame(), "\n")[1]; got != top {
			t.Errorf("resumed at %q, left at %q", got, top)
		}
		started := sit(t, setup{start: "forms", record: record})
		if got := strings.Split(started.frame(), "\n")[1]; got != top {
			t.Errorf("started at %q, left at %q", got, top)
		}
	})
}

// The language is switched in place: the same page, block and choice.
func TestLanguage(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right v down h ctrl+l").shows("Une seule juste").shows("Pensez au thé").shows("choisir")
		r := d.app.top().(*reader)
		if q := r.focused().question(); q.cursor != 1 {
			t.Errorf("the pointer is at %d", q.cursor)
		}
		d.press("enter 1").shows("Vous étiez sûr de vous.")
		if e := d.record.of(progress.Answered)[0]; e.Lang != "fr" || e.Page != "choices" {
			t.Errorf("recorded in %s on %s", e.Lang, e.Page)
		}
		d.press("ctrl+l").shows("You were sure.")
	})
}

// A note is written half a second after the last key, and on every way out.
func TestNote(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right right right v enter")
		d.hold = true
		d.press("type:abc").shows("not saved yet")
		if len(d.record.of(progress.Noted)) != 0 {
			t.Fatal("written before the keys rested")
		}
		d.release()
		d.shows("saved")
		d.press("type:d esc").shows("One possible answer")
		d.press("r type:e q")
		notes := d.record.of(progress.Noted)
		last := notes[len(notes)-1]
		if *last.Text != "abcdeq" || last.After != notes[len(notes)-2].ID {
			t.Errorf("last version %q after %q", *last.Text, last.After)
		}
	})
}

func TestNoteKeptOnQuit(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right right right v enter")
		d.hold = true
		d.press("type:word ctrl+c")
		d.release()
		if !d.ended {
			t.Fatal("the program has not ended")
		}
		if notes := d.record.of(progress.Noted); len(notes) == 0 || *notes[len(notes)-1].Text != "word" {
			t.Errorf("recorded %v", notes)
		}
	})
}

// A closed window runs no command any more: Close writes what is left.
func TestNoteKeptOnHangup(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right right right v enter")
		d.hold = true
		d.press("type:word")
		if err := d.app.Close(); err != nil {
			t.Fatal(err)
		}
		if notes := d.record.of(progress.Noted); len(notes) != 1 || *notes[0].Text != "word" {
			t.Errorf("recorded %v", notes)
		}
	})
}

// A note that cannot be written stops the leaving, once.
func TestNoteNotSavedOnQuit(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right right right v enter type:word")
		d.record.fail = errFull
		d.press("type:s ctrl+c").shows("the disk is full").shows("Leave once more")
		if d.ended {
			t.Fatal("left with a note that is nowhere")
		}
		d.record.fail = nil
		d.press("ctrl+c")
		if notes := d.record.of(progress.Noted); !d.ended || *notes[len(notes)-1].Text != "words" {
			t.Errorf("ended %v, recorded %v", d.ended, notes)
		}
	})
}

// A pasted text is one text, cleaned; it never chooses or leaves.
func TestPaste(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms"})
		d.press("right v")
		d.send(tea.PasteMsg{Content: "q\nb\nq"})
		d.shows("Choose one.")
		d.press("right right v enter")
		d.send(tea.PasteMsg{Content: "one\r\ntwo\x1b]0;evil\x07"})
		d.press("esc").shows("one").shows("two")
		if text := *d.record.of(progress.Noted)[0].Text; strings.ContainsAny(text, "\x1b\x07\r") {
			t.Errorf("recorded %q", text)
		}
	})
}

// Every page read and every question answered: the module is finished, once.
func TestFinish(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record := &memory{}
		d := sit(t, setup{start: "forms", record: record})
		for range 400 {
			r := d.app.top().(*reader)
			if r.atEnd() {
				break
			}
			if p := r.focused(); p != nil && p.question() != nil && p.question().typing() {
				d.press("type:5")
			}
			if p := r.focused(); p != nil && p.question() != nil && len(p.question().pairs) > 0 {
				d.press("a a")
			}
			if p := r.focused(); p != nil && len(questionTicks(p)) > 0 && !questionTicks(p)[0] {
				p.question().ticked[0] = true
			}
			if p := r.focused(); p != nil && p.question() == nil {
				d.press("esc") // what is written counts for nothing here
			}
			d.press("enter")
		}
		d.shows("You have finished this module.")
		if got := record.of(progress.Finished); len(got) != 1 || got[0].Credit == nil {
			t.Fatalf("finished: %+v", got)
		}
		d.press("left right")
		if n := len(record.of(progress.Finished)); n != 1 {
			t.Errorf("finished %d times", n)
		}
		if n := len(record.of(progress.Read)); n != 4 {
			t.Errorf("%d pages read", n)
		}
	})
}

func (p *part) question() *question {
	q, _ := p.player.(*question)
	return q
}

func (p *part) note() *note {
	n, _ := p.player.(*note)
	return n
}

func questionTicks(p *part) []bool {
	if p.question() == nil {
		return nil
	}
	return p.question().ticked
}

// A page that is not drawn whole asks for nothing in a window in which nothing
// is drawn: it would ask without end.
func TestTooSmallAWindowAsksNothing(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "gallery", width: 40, height: 10})
		r := d.app.top().(*reader)
		r.pending, r.asked = true, false
		if r.env.layout = fit(30, 5); r.more() != nil {
			t.Error("it asks for more")
		}
		if r.env.layout = fit(40, 10); r.more() == nil {
			t.Error("it asks for nothing")
		}
	})
}

// A page that the notebook covers is right when it comes back: in the size and
// the language of now.
func TestCoveredScreen(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{start: "forms", width: 140, height: 45})
		d.press("right n")
		d.send(tea.WindowSizeMsg{Width: 60, Height: 18})
		d.press("ctrl+l esc").shows("Des choix")
		rules(t, d)
	})
}
