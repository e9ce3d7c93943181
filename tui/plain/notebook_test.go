package plain

import (
	"bytes"
	"strings"
	"testing"

	"cahier/progress"
)

// TestNotebookOfKinds: a worksheet is one entry with its fields in order, in
// whatever order they were filled; a field that is not there any more and both
// versions of one that two devices wrote are told.
func TestNotebookOfKinds(t *testing.T) {
	note := func(page, block, field, text string) progress.Event {
		return progress.Event{
			V: 1, ID: progress.NewID(), Type: progress.Noted, Course: "kinds", Module: "kinds",
			Page: page, Block: block, Field: field, Text: &text, At: noon,
		}
	}
	m := &memory{}
	for _, e := range []progress.Event{
		note("sheets", "meeting", "step", "Ten\nminutes \x1b[2J\u202e"),
		note("start", "", "", "Of the page"),
		note("sheets", "people", "paul-fears", "at home"),
		note("sheets", "meeting", "need", "One # number"),
		note("sheets", "people", "paul-fears", "at work"),
		note("sheets", "people", "gone", "kept"),
	} {
		if _, err := m.Append(e); err != nil {
			t.Fatal(err)
		}
	}
	for _, lang := range []string{"en", "fr"} {
		var out bytes.Buffer
		o := Options{Library: kinds(t), Record: m, Lang: lang, Out: &out, In: strings.NewReader("")}.withDefaults(t)
		if err := Notebook(o); err != nil {
			t.Fatal(err)
		}
		golden(t, "notebook."+lang, out.String())

		// As many notes are told of on the list of modules: three.
		count := map[string]string{"en": "Notebook: 3 notes.", "fr": "Carnet\u202f: 3 notes."}[lang]
		if out := run(t, Options{Library: kinds(t), Record: m, Lang: lang}, "quit"); !strings.Contains(out, count) {
			t.Errorf("no %q in:\n%s", count, out)
		}
		if bad := obeyed(out.String()); bad != "" {
			t.Errorf("%q reached the learner", bad)
		}
	}
}
