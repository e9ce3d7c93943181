package main

import (
	"strings"
	"testing"
	"testing/fstest"

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
