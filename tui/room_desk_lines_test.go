package tui

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/progress/room"
)

// A dialogue is a face in lines: what is typed there, and what it has said since
// the last look.
type dialogue struct {
	t     *testing.T
	keys  *io.PipeWriter
	out   *output
	read  int
	ended chan error
	width int
}

func inLines(t *testing.T, run func(in io.Reader, out io.Writer) error) *dialogue {
	in, keys := io.Pipe()
	d := &dialogue{t: t, keys: keys, out: &output{}, ended: make(chan error, 1)}
	go func() { d.ended <- run(in, d.out) }()
	return d
}

// fresh is what was said since the last look.
func (d *dialogue) fresh() string {
	time.Sleep(2 * time.Second)
	all := d.out.String()
	fresh := all[d.read:]
	d.read = len(all)
	if strings.ContainsAny(fresh, "\x1b█▌▏░│▸") {
		d.t.Errorf("it draws:\n%q", fresh)
	}
	if strings.Contains(fresh, "%!") || strings.Contains(fresh, "\n\n\n") {
		d.t.Errorf("unfinished:\n%s", fresh)
	}
	for line := range strings.Lines(fresh) {
		if w := ansi.StringWidth(strings.TrimRight(line, "\r\n")); d.width > 0 && w > d.width {
			d.t.Errorf("%d wide: %q", w, line)
		}
	}
	return strings.Join(strings.Fields(fresh), " ")
}

// type types a line and looks for texts in what is said; one that begins with !
// must not be there.
func (d *dialogue) says(line string, texts ...string) {
	d.t.Helper()
	if line != "" {
		if _, err := io.WriteString(d.keys, strings.TrimPrefix(line, " ")+"\n"); err != nil {
			d.t.Fatal(err)
		}
	}
	fresh := d.fresh()
	for _, text := range texts {
		if not, no := strings.CutPrefix(text, "!"); strings.Contains(fresh, strings.TrimPrefix(text, "!")) == (no && not != "") {
			d.t.Errorf("after %q: %q in\n%s", line, text, fresh)
		}
	}
}

func (d *dialogue) close() {
	d.t.Helper()
	_ = d.keys.Close()
	if err := <-d.ended; err != nil {
		d.t.Error(err)
	}
}

// The desk in lines leads all that the desk on a screen leads.
func TestDeskLines(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 6, "forms")
		d := inLines(t, func(in io.Reader, out io.Writer) error {
			return s.w.DeskLines(t.Context(), RoomScreen{Lang: "en"}, in, out)
		})
		d.says("", "Join: ssh -p 2222 NAME@192.168.1.20", "Code: kmn4p7", "SHA256:abcdefghijk", "Names: real ones", "Type: go", "before the start", "go: show the page")
		d.says("who", "6 here")
		d.says("page 2", "Page 2 of 4: Choices", "Question single: One right", "go: open the question “One right”")
		d.says("read", "- A table can recalculate by itself.")
		d.says("go", "question open", "Who ran the first office job?", "a A company of tea shops")
		s.answer("single", 1, 0, 3, 2, 2)
		d.says("who", "6 here, 3 of 6 answered")
		s.answer("single", 1, 3, 6, 1, 2)
		d.says("", "Everybody has answered.")
		d.says("timer 90", "Time left: 1:30")
		d.says("+", "Time left: 1:5")
		d.says("l", "answers locked", "3 · 50%", "✓", "people can convince one another", "go: let them discuss")
		d.says("d", "discussion", "go: open “One right” again: round 2")
		d.says("pairs", "Pairs are made: 3 groups.", "Groups, by seat number")
		d.says("different", "Pairs with different answers: 3 groups.")
		d.says("o", "round 2")
		s.answer("single", 2, 0, 6, 2, 2)
		d.says("l")
		d.says("r", "result", "round 1: 3 · 50%", "round 2: 6 · 100%", "Who moved: wrong → right: 3")
		d.says("u", "Taken back.", "answers locked")
		d.says("votes", "round 2: 6 · 100%")
		d.says("reveal", "result", "go: open the question")

		d.says("page 4", "To write", "Secret words")
		for i, text := range []string{"Trust", "trust!", "time", "trust", "Time", "list\x1b[31men"} {
			s.do(room.Event{By: s.seats[i], Type: room.Wrote, Block: "turn", Text: text})
		}
		asked := s.do(room.Event{By: "s1", Type: room.Raised, Text: "Why?"})
		s.do(room.Event{By: "s2", Type: room.Raised, Text: "How?"})
		s.do(room.Event{By: "s2", Type: room.Pulsed, Pulse: room.Lost})
		d.says("", "1 lost, 2 questions, 6 texts held")
		d.says("questions", "1. Why?, 0 votes 2. How?, 0 votes")
		s.do(room.Event{By: "s3", Type: room.Voted, Of: s.hub.State().Floor[1].ID, On: true})
		d.says("done 1", "Done.") // what was listed as 1, though another leads now
		if f := s.hub.State().Floor[0]; !f.Done || f.ID != asked.ID {
			t.Error("another question is dealt with")
		}
		d.says("texts", "1. [held] Trust", "6. [held] list")
		for i := range 5 {
			d.says(fmt.Sprint("release ", i+1), "Done.")
		}
		d.says("texts", "1. [held] list", "2. [released] Trust", "Words: trust 3 · Time 2")
		d.says("hold 2", "Done.")
		d.says("people", "2. Person2, here")
		d.says("remove 2", "Done.")
		d.says("people", "2. Person2, out")
		d.says("h", "zzz999")
		d.says("pages", "2. Choices", "→ 4. To write")
		d.says("b", "Page 3 of 4")
		d.says("nonsense", "not known here")
		d.says("hands 1 2", "not known here")
		d.says("page 99", "cannot be done now")
		d.says("page -1", "not known here")
		d.says("done 77", "not there")
		d.says("o nothing", "not there")
		d.says(strings.Repeat("x", 20_000), "too long", "!not known here") // and the desk stays
		d.says("end", "The workshop has ended. People")
		d.says("n", "The workshop is over.")
		d.close()
	})
}

// In a room without a network the lines are the stage: no note is said, votes are
// hands, and both rounds are told. A second face says the notes.
func TestPresentLines(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 0, "forms")
		s.w.o.Hands, s.w.o.Join = true, Join{}
		d := inLines(t, func(in io.Reader, out io.Writer) error {
			return s.w.DeskLines(t.Context(), RoomScreen{Lang: "fr", Width: 40}, in, out)
		})
		d.width = 40
		follow := NewWorkshop(WorkshopOptions{Course: s.w.o.Course, ModuleID: "forms", Now: s.w.o.Now, Hands: true})
		ctx, stop := context.WithCancel(t.Context())
		events := make(chan []room.Event)
		notes := inLines(t, func(in io.Reader, out io.Writer) error {
			return follow.NotesLines(ctx, RoomScreen{Lang: "en"}, func() ([]room.Event, bool) {
				select {
				case e := <-events:
					return e, true
				case <-ctx.Done():
					return nil, false
				}
			}, in, out)
		})
		led := func() { events <- s.hub.Events() }
		d.says("", "suite : afficher la page")
		d.says("page 2", "Page 2 sur 4", "suite : ouvrir la question")
		led()
		notes.says("", "Page 2 of 4: Choices", "Next: open the question “One right”")
		d.says("suite", "a Une société de salons de thé", "suite : saisir les mains levées")
		led()
		notes.says("", "question open", "Next: type the hands")
		d.says("suite", "Tapez les nombres")
		d.says("4 12", "3 en tout")
		d.says("12 8 4", "C’est fait.")
		d.says("suite", "Les réponses sont closes.", "!50", "suite : laisser discuter")
		d.says("suite", "Discutez.")
		d.says("minuteur 60", "Temps restant : 1:00")
		time.Sleep(time.Minute)
		d.says("", "C’est l’heure")
		d.says("ouvrir", "tour 2")
		d.says("mains 2 20 2", "C’est fait.")
		d.says("clore", "suite : montrer le résultat")
		d.says("résultat", "premier vote", "second vote", "à main levée", "tour 2 : 20")
		d.says("qui", "n’est pas connu")
		d.says("annuler", "Annulé.")
		led()
		d.says("page 4", "Page 4 sur 4", "!Mots secrets")
		led()
		notes.says("", "Page 4 of 4", "Secret words")
		notes.says("notes", "Secret words")
		notes.says("page 3", "not known here")
		notes.says("?", "they follow the stage")
		d.says("terminer", "Merci.")
		led()
		notes.says("", "The workshop has ended. q leaves.")
		notes.says("q")
		stop()
		notes.close()
		d.close()
	})
}

// Whatever has a key at the desk on a screen can be typed, and each word means
// one thing.
func TestOrdersCoverKeys(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Person, 6, "forms")
		for _, hands := range []bool{false, true} {
			s.w.o.Hands = hands
			e, _ := s.w.env(RoomScreen{Lang: "en"}, nil)
			d := newDesk(s.w, e)
			where := atDesk
			if hands {
				where = atStage
			}
			for _, phase := range []room.Phase{room.Lobby, room.Reading, room.Open, room.Closed, room.Talk, room.Reveal} {
				d.room.Phase, d.room.Timer = phase, room.Timer{Began: time.Now(), Seconds: 60}
				for _, k := range d.actKeys() {
					word := map[string]string{"enter": "go", "←": "b", "→": "n", "P": "different", "e": "end"}[k.label]
					if word == "" {
						word = k.label
					}
					if o, ok := known[curriculum.Fold(word)]; !ok || o.where&where == 0 {
						t.Errorf("%q (%s) has no order", k.label, k.does)
					}
				}
			}
		}
	})
	seen := map[string]bool{"q": true, "quit": true, "quitter": true}
	for _, o := range orders {
		for word := range strings.FieldsSeq(o.words) {
			if folded := curriculum.Fold(word); seen[folded] {
				t.Errorf("%q means two things", word)
			} else {
				seen[folded] = true
			}
		}
	}
}

// The phases of an activity are led by name too, past the practice before it.
func TestActivityLines(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Anonymous, 5, "everything")
		m, page := s.w.module("en"), 0
		var group *curriculum.Block
		for i := range m.Pages {
			for _, b := range m.Pages[i].Blocks() {
				if b.Activity != nil && len(b.Activity.Phases) > 1 && group == nil {
					page, group = i, b
				}
			}
		}
		d := inLines(t, func(in io.Reader, out io.Writer) error {
			return s.w.DeskLines(t.Context(), RoomScreen{Lang: "en"}, in, out)
		})
		at := func(index int) {
			t.Helper()
			if v := s.hub.State(); v.Block != group.ID || v.Index != index {
				t.Errorf("at %s %d, not at %s %d", v.Block, v.Index, group.ID, index)
			}
		}
		d.says(fmt.Sprint("page ", page+1), fmt.Sprintf("Page %d of", page+1))
		d.says("activity", "Activity", "Time left")
		at(0)
		d.says("activity", "Time left")
		at(1)
		d.says("activity 1", "Time left")
		at(0)
		d.says(fmt.Sprint("activity ", len(group.Activity.Phases)+1), "not there")
		d.says("activity 0", "not there")
		d.says("+", "Time left")
		d.says("timer", "Done.") // it was running
		at(0)
		d.close()
	})
}
