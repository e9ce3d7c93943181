package main

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// TestChapters: a note follows its module and its block through their renaming,
// and one that was written on two devices shows both versions.
func TestChapters(t *testing.T) {
	fsys := fstest.MapFS{
		"course.md": {Data: []byte("---\nformat: 1\nid: \"c\"\nversion: \"1\"\nlanguages: [en]\ntitle:\n  en: \"C\"\n---\n")},
		"new.en.md": {Data: []byte(`---
id: "new"
title: "New"
was: [old]
---

# New

### First
<!-- reflect id=first -->

One?

### Second
<!-- reflect id=second was=former -->

Two?
`)},
	}
	c, ds, err := curriculum.Load(fsys, "")
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	note := func(seq uint64, module, block, text, after string) progress.Event {
		return progress.Event{
			V: 1, ID: progress.NewID(), Seq: seq, Type: progress.Noted, Course: "c", Module: module, Page: "start",
			Block: block, Text: &text, After: after,
		}
	}
	s := progress.Fold([]progress.Event{
		note(1, "old", "former", "before", ""),
		note(2, "new", "first", "here", ""),
		note(3, "new", "first", "there", ""),
		note(4, "new", "gone", "", ""),
	})
	h, _, _ := fake(t)
	a := &app{host: h}
	a.speak("en")
	l := curriculum.Library{c}
	all := study.Notebook(s, func(course, module string) (*curriculum.Head, *curriculum.Module) {
		return l.Recorded(course, module, "en")
	})
	if len(all) != 1 || a.chapterTitle(all[0]) != "New" || len(all[0].Notes) != 2 {
		t.Fatalf("%+v", all)
	}
	if first, second := all[0].Notes[0], all[0].Notes[1]; a.heading(all[0], first) != "First" || a.heading(all[0], second) != "Second" {
		t.Errorf("%+v", all[0].Notes)
	}
	var b strings.Builder
	for _, n := range all[0].Notes {
		a.writeNote(&b, all[0], n)
	}
	if got := b.String(); !strings.Contains(got, "> Two?") || !strings.Contains(got, "both versions are kept") || !strings.Contains(got, "here") || !strings.Contains(got, "there") {
		t.Errorf("%s", got)
	}
}

// TestSheetsInTheNotebook: a worksheet is one document of the notebook, what a
// learner wrote in it changes nothing of the document around it, and a field
// that is not there any more keeps its text.
func TestSheetsInTheNotebook(t *testing.T) {
	fsys := fstest.MapFS{
		"course.md": {Data: []byte("---\nformat: 1\nid: \"c\"\nversion: \"1\"\nlanguages: [en]\ntitle:\n  en: \"C\"\n---\n")},
		"m.en.md": {Data: []byte(`---
id: "m"
title: "Sheets"
---

# Sheets

### List
<!-- worksheet id=list -->

- **Need** — what? <!-- id=need -->
- **Step** — how? <!-- id=step -->

### Table
<!-- worksheet id=table -->

| Who | Fears |
|---|---|
| Anne | <!-- id=anne --> |
| Paul | <!-- id=paul --> |
`)},
	}
	c, ds, err := curriculum.Load(fsys, "")
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	seq := uint64(0)
	note := func(block, field, text string) progress.Event {
		seq++
		return progress.Event{
			V: 1, ID: progress.NewID(), Seq: seq, Type: progress.Noted, Course: "c", Module: "m", Page: "start",
			Block: block, Field: field, Text: &text, At: time.Date(2026, 11, 20+int(seq), 9, 0, 0, 0, time.UTC),
		}
	}
	s := progress.Fold([]progress.Event{
		note("table", "paul", "one\n\ntwo | three \x1b[2J"), note("list", "step", "# no heading\n```\nopen"),
		note("", "", "of the page"), note("list", "step", "the other device"), note("list", "gone", "kept"),
	})
	h, _, _ := fake(t)
	a := &app{host: h}
	a.speak("en")
	all := study.Notebook(s, func(course, module string) (*curriculum.Head, *curriculum.Module) {
		return curriculum.Library{c}.Recorded(course, module, "en")
	})
	var b strings.Builder
	for _, n := range all[0].Notes {
		a.writeNote(&b, all[0], n)
	}
	const want = `
### List

*This note was written in two places; both versions are kept.*

**Need**

*to fill in*

**Step**

\# no heading
` + "```" + `
open
` + "```" + `

the other device

*2026-11-24 09:00*

### Table

| Who | Fears |
| --- | --- |
| Anne | *to fill in* |
| Paul | one<br>two \| three ` + "\ufffd" + `[2J |

*2026-11-21 09:00*

### Note on the page “Sheets”

of the page

*2026-11-23 09:00*

### list/gone (a part that is no longer in the course)

kept

*2026-11-25 09:00*
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s", got)
	}
}
