package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"cahier/curriculum"
	"cahier/progress"
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
	all := a.chapters(curriculum.Library{c}, s)
	if len(all) != 1 || all[0].title != "New" || len(all[0].notes) != 2 {
		t.Fatalf("%+v", all)
	}
	if first, second := all[0].notes[0], all[0].notes[1]; first.heading != "First" || second.heading != "Second" || second.prompt != "Two?" {
		t.Errorf("%+v", all[0].notes)
	}
	var b strings.Builder
	a.writeNote(&b, all[0].notes[0])
	if got := b.String(); !strings.Contains(got, "both versions are kept") || !strings.Contains(got, "here") || !strings.Contains(got, "there") {
		t.Errorf("%s", got)
	}
}
