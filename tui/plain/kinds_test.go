package plain

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// kinds is a course with a block of every kind that is no question.
func kinds(t testing.TB) curriculum.Library { return load(t, os.DirFS("testdata/kinds")) }

// byLearner are the events that a learner causes on purpose.
var byLearner = []string{
	progress.Answered, progress.Noted, progress.Rated, progress.Played, progress.Carded,
}

// kindScripts go through a kind each, with help, with what is no answer, and
// with changes of mind. All of them begin at the module "kinds".
var kindScripts = map[string][]string{
	"scale": {
		"?", "many", "9 1 1", "1 2 3 4", "- - -", "h", // five that are no answer
		"4 -", "back", "2", "s", "3", // in parts, one taken back
		"again", "4 2 –", // once more, beside the first
		"", "quit",
	},
	"worksheet": {
		"next", "", // to the second page
		"?", "One number", "each month.", ".", "back", "", "g", " back", ".", // two fields
		"9", "1", "-", "1", "Two", ".", "?", "", // one removed and written again
		"sharp *tools*", ".", "next", "", // a table, left
		"", "back", "back", // to the next page and back: what is filled is told
		"quit",
	},
	"scenario": {
		"next", "", "next", "", "next", "", "", // to the third page
		"?", "7", "x", "1 2", "h", // that are no answer
		"3", "", "back", "1", "back", "1", "again", "1", "1", // round, back, on to an end
		"a", "?", "again", "2", "w", "On *her*.", ".", "", // another way, and a note on the page
		"back", "quit",
	},
	"shown": {
		"next", "", "next", "", "next", "", "", "next", "", // to the fourth page
		"?", "5", "again", "", "g", // a timer, an activity, a glossary
		"quit",
	},
	"cards": {
		"next", "", "next", "", "next", "", "", "next", "", "", // to the cards
		"?", "y", "", "", "maybe", "back", "", "n", // turned, back again, not known
		"", "y", "", "O", "a", "again", "", "oui", "next", // the other, and the first once more
		"", "", "quit",
	},
	"note": {
		"w", "?", "About *me*", "", "and you.", ".", // at a scale
		"next", "w", "", "w", "-", "w", "back", "", "quit", // kept, removed
	},
	"language": {
		"3", "l", "2 1", "l", "", "", // at a scale half given
		"One", ".", "l", "Two", ".", "l", "", "next", "", "", // at a field
		"1", "l", "1", "l", "", "", "", // in a conversation
		"", "l", "n", "", "l", "y", "", "y", // at both sides of a card
		"", "w", "l", "N", ".", "quit", // in the note on a page
	},
}

// TestKinds plays a session for every kind in both languages. The transcripts
// differ in words, the events do not.
func TestKinds(t *testing.T) {
	for name, script := range kindScripts {
		told := map[string]string{}
		for _, lang := range []string{"en", "fr"} {
			m := &memory{}
			out := run(t, Options{Library: kinds(t), Record: m, Lang: lang, Start: "kinds"}, script...)
			golden(t, "kind-"+name+"."+lang, out)
			told[lang] = m.told(byLearner...)
		}
		golden(t, "kind-"+name+".events", told["en"]+"\n")
		if told["en"] != told["fr"] {
			t.Errorf("%s: other events in French:\n%s", name, told["fr"])
		}
	}
}

// TestScaleAgain asks the statements of another module again, with and without
// an earlier rating.
func TestScaleAgain(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		m := &memory{}
		o := Options{Library: kinds(t), Record: m, Lang: lang, Start: "later"}
		out := run(t, o, "1 1 1", "quit")
		m.events = nil
		o.Start = "kinds"
		run(t, o, "4 2 -", "", "quit")
		o.Start = "later"
		out += run(t, o, "5 2 3", "", "back", "quit")
		golden(t, "kind-again."+lang, out)
		last := m.events[slices.IndexFunc(m.events, func(e progress.Event) bool { return e.Via != nil })]
		if last.Module != "kinds" || last.Block != "stand" || *last.Via != (progress.Via{Module: "later", Block: "now"}) {
			t.Errorf("recorded %+v", last)
		}
	}
}

// TestKindsEndOfInput ends the input after every line, and with a last line
// that has no end: the events are always a beginning of those of the whole
// session, but for a note whose last line never came.
func TestKindsEndOfInput(t *testing.T) {
	library := kinds(t)
	for name, script := range kindScripts {
		whole := &memory{}
		run(t, Options{Library: library, Record: whole, Start: "kinds"}, script...)
		want := strings.Split(whole.told(byLearner...), "\n")
		before := 0
		for i := range script {
			m := &memory{}
			run(t, Options{Library: library, Record: m, Start: "kinds"}, script[:i]...)
			got := strings.Split(m.told(byLearner...), "\n")
			if got[0] == "" {
				got = nil
			}
			n := len(got)
			if n > 0 && strings.HasPrefix(got[n-1], progress.Noted) {
				n-- // a note is kept as far as it came
			}
			if len(got) < before || len(got) > len(want) || !slices.Equal(got[:n], want[:n]) {
				t.Fatalf("%s after %d lines:\n%s\nof\n%s", name, i, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			before = n
			if strings.Count(m.told(progress.Opened), "opened")%2 != 0 {
				t.Errorf("%s after %d lines: a page was not left", name, i)
			}
		}
	}
}

// TestKindsAnyLines types lines in any order: nothing panics, nothing that was
// recorded goes, and nothing of it is what a face must not record.
func TestKindsAnyLines(t *testing.T) {
	library := kinds(t)
	var words []string
	for _, script := range kindScripts {
		words = append(words, script...)
	}
	slices.Sort(words)
	words = slices.DeleteFunc(slices.Compact(words), func(s string) bool { return s == "quit" })
	words = append(words, evil, "-1", "99999999999999999999", "1 1 1", "2 2 2", "", "", "next", "1", "2")
	r := rand.New(rand.NewPCG(1, 2))
	m := &memory{}
	for round := range 150 {
		script := make([]string, 60)
		for i := range script {
			script[i] = words[r.IntN(len(words))]
		}
		before := len(m.events)
		lang := []string{"en", "fr"}[round%2]
		out := run(t, Options{Library: library, Record: m, Lang: lang, Width: 40 * (round % 3)}, script...)
		if bad := obeyed(out); bad != "" {
			t.Fatalf("%q reached the learner:\n%q", bad, script)
		}
		if len(m.events) < before {
			t.Fatal("events were lost")
		}
	}
	for _, e := range m.events {
		if err := fault(e); err != "" {
			t.Errorf("%s: %+v", err, e)
		}
	}
	for _, typ := range []string{progress.Rated, progress.Noted, progress.Played, progress.Carded} {
		if m.told(typ) == "" {
			t.Errorf("chance never left a %s", typ)
		}
	}
}

// fault says what no face may write.
func fault(e progress.Event) string {
	switch e.Type {
	case progress.Rated:
		for _, v := range e.Values {
			if v < 1 || v > 5 {
				return "a value that the scale has not"
			}
		}
		if len(e.Values) == 0 {
			return "nothing was rated"
		}
	case progress.Played:
		if e.Outcome == "" || len(e.Path) < 2 {
			return "a conversation without its end"
		}
	case progress.Noted:
		if obeyed(*e.Text) != "" {
			return "a control in a note"
		}
	case progress.Carded:
		if e.Recalled == nil || e.Card == "" {
			return "no card, or nothing said of it"
		}
	}
	return ""
}

// TestKindsNarrow wraps every line, whatever the kind.
func TestKindsNarrow(t *testing.T) {
	for name, script := range kindScripts {
		for _, lang := range []string{"en", "fr"} {
			out := run(t, Options{Library: kinds(t), Lang: lang, Width: 40, Start: "kinds"}, script...)
			for l := range strings.SplitSeq(out, "\n") {
				if n := len([]rune(l)); n > 40 {
					t.Errorf("%s %s: %d cells: %s", name, lang, n, l)
				}
			}
		}
	}
}

// TestKindsNotSaved refuses the first three writings of what the learner gave:
// it is offered again, and nothing is told or lost before it is written.
func TestKindsNotSaved(t *testing.T) {
	type play struct {
		typ    string
		script []string
		shown  string // only once it is written
		want   string
	}
	plays := []play{
		{progress.Rated, []string{"1 2 3", "x", "", "back", "3 2 1", "", "quit"}, "Noted.", "rated stand map[ask:3 mouse:2 wait:1]"},
		{progress.Noted, []string{"next", "", "One", ".", "", "", "", "quit"}, "Your note is saved.", `noted sheets meeting need "One"`},
		{progress.Played, []string{"next", "", "next", "", "next", "", "", "2", "", "back", "2", "", "quit"}, "It ends badly.", "played budget [call sent] map[time:10 trust:2] bad 0"},
		{progress.Carded, append(slices.Clone(kindScripts["cards"][:10]), "", "y", "", "back", "n", "", "quit"), "Card 2 of", "carded dates visicalc false"},
		{progress.Noted, []string{"w", "Mine", ".", "", "", "", "quit"}, "Your note is saved.", `noted start   "Mine"`},
	}
	for _, p := range plays {
		fails := 3
		m := &memory{refuse: func(e progress.Event) error {
			if e.Type == p.typ && fails > 0 {
				fails--
				return &progress.Error{Kind: progress.ErrFull, Op: "append"}
			}
			return nil
		}}
		out := run(t, Options{Library: kinds(t), Record: m, Start: "kinds"}, p.script...)
		if fails != 0 || strings.Count(out, "the disk is full") < 3 {
			t.Errorf("%s: not every failure was said:\n%s", p.typ, out)
		}
		if shown := strings.Index(out, p.shown); shown >= 0 && shown < strings.LastIndex(out, "the disk is full") {
			t.Errorf("%s: told before it was written:\n%s", p.typ, out)
		}
		if got := m.told(p.typ); got != p.want && p.typ != progress.Carded || strings.Count(got, "\n") > 0 || !strings.Contains(out, p.shown) {
			t.Errorf("%s: got %q\n%s", p.typ, got, out)
		}
	}
}

// TestKindsHostile shows a course that means to be obeyed by the terminal.
func TestKindsHostile(t *testing.T) {
	text, err := os.ReadFile("testdata/kinds/kinds.en.md")
	if err != nil {
		t.Fatal(err)
	}
	spoilt := strings.NewReplacer(
		"Anne", "Anne &#27;[2J&#8238;", "one talks", "one &#155;31m talks", "In 1979", "In &#7;1979", "Wants", "W&#27;]0;x&#7;ants",
		"a meets", "a &#27; meets", "I ask before", "I &#x9b;2J ask before", "The need", "The &#8238;need", "She found", "She &#27;[1m found",
	).Replace(string(text))
	course, err := os.ReadFile("testdata/kinds/course.md")
	if err != nil {
		t.Fatal(err)
	}
	library := load(t, fstest.MapFS{"course.md": {Data: course}, "kinds.en.md": {Data: []byte(spoilt)}})
	for name, script := range kindScripts {
		var lines []string
		for _, l := range script {
			lines = append(lines, l, evil)
		}
		for _, s := range [][]string{script, lines} {
			out := run(t, Options{Library: library, Start: "kinds"}, s...)
			if bad := obeyed(out); bad != "" {
				t.Errorf("%s: %q reached the learner", name, bad)
			}
		}
	}
}

// TestTakeRatings reads lines as people type them.
func TestTakeRatings(t *testing.T) {
	for _, c := range []struct {
		line  string
		given []int
		want  string
	}{
		{"1 2 3", nil, "[1 2 3] 0"},
		{"1, 2. 3)", nil, "[1 2 3] 0"},
		{"3", []int{1, 2}, "[1 2 3] 0"},
		{"- — 5", nil, fmt.Sprintf("[%d %d 5] 0", leftOut, leftOut)},
		{"1 2 3 4", nil, fmt.Sprint("[] ", int(tooMany))},
		{"0", nil, fmt.Sprint("[] ", int(outOfRange))},
		{"-1", nil, fmt.Sprint("[] ", int(outOfRange))},
		{"6", []int{1}, fmt.Sprint("[1] ", int(outOfRange))},
		{"one", nil, fmt.Sprint("[] ", int(notNumbers))},
	} {
		got, problem := takeRatings(c.line, c.given, 3, limit{1, 5})
		if s := fmt.Sprint(got, int(problem)); s != c.want {
			t.Errorf("%q after %v: %s, not %s", c.line, c.given, s, c.want)
		}
	}
}

// A conversation and a rating that were left go on, in lines, too; what came to
// its end is over.
func TestHalvesGoOn(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		m, halves := &memory{}, &study.Memory{}
		play := func(lines ...string) string {
			return run(t, Options{Library: kinds(t), Record: m, Lang: lang, Start: "kinds", Halves: halves}, lines...)
		}
		middle := map[string]string{"en": "in the middle of this conversation", "fr": "au milieu de cette conversation"}[lang]
		answer := map[string]string{"en": "Your answer: 4.", "fr": "Votre réponse\u202f: 4."}[lang]
		play("4")
		if got := m.told(byLearner...); got != "" {
			t.Fatalf("recorded %s", got)
		}
		if out := play("quit"); !strings.Contains(out, answer) {
			t.Errorf("no %q in:\n%s", answer, out)
		}
		play("2 3", "", "", "next", "", "next", "", "", "1") // the rest of it, and on into the conversation
		if got := m.told(progress.Rated, progress.Played); !strings.Contains(got, progress.Rated) || strings.Contains(got, progress.Played) {
			t.Fatalf("recorded %s", got)
		}
		if out := play("quit"); !strings.Contains(out, middle) {
			t.Errorf("not told:\n%s", out)
		}
		play("1", "", "quit")
		if got := m.told(progress.Played); !strings.Contains(got, progress.Played) {
			t.Errorf("recorded %s", got)
		}
		if out := play("quit"); strings.Contains(out, middle) {
			t.Errorf("not over:\n%s", out)
		}
	}
}
