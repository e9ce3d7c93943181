package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/tui/plain"
)

// A sitting is one module gone through with the keys of the full face and with
// the lines of the plain one.
type sitting struct{ module, keys, lines string }

// sittings do the same in both faces, with every kind of block that is no
// question: first a scale, then the module that asks it again.
var sittings = []sitting{
	{"before", "v right right down 5 down left left enter right", "2 5 4 | | | quit"},
	{
		"everything",
		"w type:Marc esc " +
			"right v enter type:One tab type:Two tab type:Three esc " + // a worksheet
			"v enter type:calm tab type:slow esc " + // a table
			"right v enter enter backspace enter enter " + // a conversation, one choice taken back
			"right v v space n space y space y " + // a timer left alone, cards
			"right v 4 down 4 down 2 enter right", // the scale again
		" | w | Marc | . | " +
			"| One | . | Two | . | Three | . | | calm | . | slow | . | | " +
			"| 1 | back | 1 | 1 | | " +
			"| | | n | | y | | y | | " +
			"| 4 4 2 | | | quit",
	},
}

// TestFacesAgreeOnKinds plays the sittings in both faces and both languages:
// what the learner caused agrees in everything but when it was.
func TestFacesAgreeOnKinds(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		bubble(t, func(t *testing.T) {
			full, lines := &memory{}, &memory{}
			for _, s := range sittings {
				d := sit(t, setup{lang: lang, course: "kinds", start: s.module, record: full})
				d.press(s.keys + " q ctrl+c")
				err := plain.Learn(plain.Options{
					In:  strings.NewReader(strings.Join(trimmed(strings.Split(s.lines, "|")), "\n") + "\n"),
					Out: &strings.Builder{}, Library: curriculum.Library{sampleOf(t, "kinds")}, Record: plainRecord{lines},
					Lang: lang, Start: s.module, Seed: "fixed", Now: time.Now,
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			a, b := caused(full), caused(lines)
			if !slices.Equal(a, b) {
				t.Errorf("%s: the faces leave different events\nfull:\n%s\nplain:\n%s", lang, strings.Join(a, "\n"), strings.Join(b, "\n"))
			}
			if len(b) != 12 {
				t.Errorf("%s: %d events, not a note, five fields, a run, three cards and two ratings", lang, len(b))
			}
		})
	}
}

func trimmed(list []string) []string {
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

// caused are the events that a learner causes on purpose; of each note the
// last version.
func caused(m *memory) []string {
	var events []string
	for _, s := range essence(m) {
		if !strings.HasPrefix(s, progress.Read+"|") && !strings.HasPrefix(s, progress.Finished+"|") {
			events = append(events, s)
		}
	}
	return events
}

// ofKind is what agrees beyond questions and notes.
func ofKind(e progress.Event) string {
	recalled := ""
	if e.Recalled != nil {
		recalled = fmt.Sprint(*e.Recalled)
	}
	via := ""
	if e.Via != nil {
		via = e.Via.Module + "/" + e.Via.Block
	}
	return fmt.Sprint(e.Values, e.Path, e.Meters, e.Outcome, e.Card, recalled, via)
}
