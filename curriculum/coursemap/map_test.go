package main

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"cahier/curriculum"
	"cahier/curriculum/courses"
)

// The map in the documentation is the course's.
func TestMapIsFresh(t *testing.T) {
	c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
	if err != nil {
		t.Fatal(err)
	}
	got, err := mapOf(c)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../../docs/course/map.md")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(string(kept), "\r\n", "\n")
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("docs/course/map.md:%d is stale: go run ./curriculum/coursemap > docs/course/map.md\nfile:   %s\ncourse: %s", i+1, w[i], g[i])
		}
	}
	t.Fatalf("docs/course/map.md is stale, %d lines of %d", len(w), len(g))
}

// Sources are those of the item, else in brackets those of its page.
func TestMap(t *testing.T) {
	fsys := fstest.MapFS{
		"course.md": {Data: []byte("---\nformat: 1\nid: \"c\"\nlanguages: [en]\ntitle:\n  en: \"C\"\n---\n")},
		"m.en.md": {Data: []byte(`---
id: "m"
title: "Module"
minutes: {solo: 10, group: 20}
objectives:
  - id: "o"
    text: "Do | it"
---

# Module

Said here.[^a1]

### Cites
<!-- quiz id=cites objective=o level=apply -->

Which?[^a2]

- [x] This
- [ ] That[^a2]

### Does not
<!-- quiz id=bare objective=o level=remember -->

Which?

- [x] This
- [ ] That

### Guess
<!-- predict id=guess -->

Which?

- [x] This
- [ ] That

[^a1]: One | source.
[^a2]: Two.
`)},
	}
	c, _, err := curriculum.Load(fsys, "")
	if err != nil {
		t.Fatal(err)
	}
	got, err := mapOf(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"| [m](#m) | 1 | 2 | 1 | 0 | 2 |",
		"| `cites` | Cites | quiz, single | apply | a2 |",
		"| `bare` | Does not | quiz, single | remember | (a1) |",
		"| `guess` | Guess | predict, single |  |  |",
		`- ` + "`a1`" + ` One \| source.`,
	} {
		if !strings.Contains(got, "\n"+line+"\n") {
			t.Errorf("the map is without %q:\n%s", line, got)
		}
	}
}
