package study

import (
	"fmt"
	"strings"
	"testing"

	"cahier/curriculum"
	"cahier/progress"
)

func prompt(id string, was ...string) *curriculum.Block {
	return &curriculum.Block{Kind: curriculum.Reflect, ID: id, Was: was}
}

// book writes a notebook as MODULE: NAME=TEXT …, what is gone with a star.
func book(s progress.State, modules ...*curriculum.Module) string {
	var lines []string
	for _, c := range Notebook(s, func(in, id string) (*curriculum.Head, *curriculum.Module) {
		for _, m := range modules {
			if in == course && (m.ID == id || len(m.Was) > 0 && m.Was[0] == id) {
				return &m.Head, m
			}
		}
		return nil, nil
	}) {
		line := c.ID
		if c.Head == nil {
			line += "*"
		}
		line += ":"
		for _, n := range c.Notes {
			line += " " + n.Name()
			if n.Gone() {
				line += "*"
			}
			line += "=" + strings.Join(n.Texts(), "|")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestNotebookFollowsTheCourse(t *testing.T) {
	old := module([]*curriculum.Block{prompt("a"), prompt("b")}, []*curriculum.Block{prompt("c")})
	var l log
	write := func(m *curriculum.Module, id, text, after string) progress.Event {
		b, page := m.Block(id)
		return l.add(At(course, m, page).Noted(b, text, after))
	}
	last := write(old, "c", "on c", "")
	write(old, "b", "on b", "")
	write(old, "a", "on a", "")
	free := "free"
	l.add(progress.Event{Type: progress.Noted, Course: course, Module: "m", Page: "p1", Text: &free})

	check := func(what, want string, modules ...*curriculum.Module) {
		t.Helper()
		if got := book(l.state(), modules...); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", what, got, want)
		}
	}
	check("as written", "m: a=on a b=on b c=on c p1=free", old)
	moved := module([]*curriculum.Block{prompt("c"), prompt("a")}, []*curriculum.Block{prompt("b")})
	check("blocks moved to other pages", "m: c=on c a=on a b=on b p1=free", moved)
	check("a block is gone", "m: a=on a b=on b p1=free c*=on c", module([]*curriculum.Block{prompt("a"), prompt("b")}, nil))
	check("the page is gone too", "m: a=on a b=on b c*=on c p1*=free", module([]*curriculum.Block{prompt("a"), prompt("b")}))
	check("the module is gone", "m*: c*=on c b*=on b a*=on a p1*=free")

	now := module([]*curriculum.Block{prompt("a"), prompt("b")}, []*curriculum.Block{prompt("cc", "c")})
	now.ID, now.Was = "renamed", []string{"m"}
	now.Pages[1].ID, now.Pages[1].Was = "pp", []string{"p1"}
	check("all renamed", "renamed: a=on a b=on b cc=on c pp=free", now)
	next := write(now, "cc", "more", last.ID)
	check("edited under the new name", "renamed: a=on a b=on b cc=more pp=free", now)
	write(now, "cc", "", next.ID)
	check("removed under the new name", "renamed: a=on a b=on b pp=free", now)
	check("another module", "m*: c*=on c b*=on b a*=on a p1*=free\nn: a=mine", func() *curriculum.Module {
		m := module([]*curriculum.Block{prompt("a")})
		m.ID = "n"
		write(m, "a", "mine", "")
		return m
	}())
}

// Devices that have the older and the newer course both write: neither is lost.
func TestNoteOnTwoSidesOfARename(t *testing.T) {
	old, now := module([]*curriculum.Block{prompt("a")}), module([]*curriculum.Block{prompt("b", "a")})
	var l log
	was, _ := old.Block("a")
	is, _ := now.Block("b")
	first := l.add(At(course, old, 0).Noted(was, "first", ""))
	l.add(At(course, now, 0).Noted(is, "here", first.ID))
	l.add(At(course, old, 0).Noted(was, "there", first.ID))
	if got := Note(l.state(), course, now, is).Texts(); fmt.Sprint(got) != "[here there]" {
		t.Error(got)
	}
}

func TestOutdatedNote(t *testing.T) {
	m := module([]*curriculum.Block{prompt("a")})
	var l log
	b, _ := m.Block("a")
	outdated := func() bool { return Outdated(Note(l.state(), course, m, b), b) }
	if b.Rev = 2; outdated() {
		t.Error("nothing was written")
	}
	b.Rev = 1
	first := l.add(At(course, m, 0).Noted(b, "mine", ""))
	if outdated() {
		t.Error("nothing has changed")
	}
	if b.Rev = 2; !outdated() {
		t.Error("what is asked has changed")
	}
	if got := Note(l.state(), course, m, b).Texts(); fmt.Sprint(got) != "[mine]" {
		t.Error("the note is lost", got)
	}
	l.add(At(course, m, 0).Noted(b, "again", first.ID))
	if outdated() {
		t.Error("written anew")
	}
}

// A recall is known under all names of the question and of what recalls it.
func TestRecallOfWhatWasRenamed(t *testing.T) {
	m := module([]*curriculum.Block{single("q1")})
	from := module([]*curriculum.Block{{Kind: curriculum.Recall, ID: "r1"}})
	from.ID = "from"
	var l log
	b, _ := m.Block("q1")
	at, _ := from.Block("r1")
	a := NewAttempt(b, At(course, m, 0), 1, Seeder{})
	a.Via = &progress.Via{Module: "from", Block: "r1"}
	l.answer(t, a, good)
	l.answers(t, m, "q1", bad)

	m.ID, m.Was, b.ID, b.Was = "m2", []string{"m"}, "q2", []string{"q1"}
	from.ID, from.Was, at.ID, at.Was = "from2", []string{"from"}, "r2", []string{"r1"}
	past := Recalled(l.state(), course, m, b, from, at)
	if len(past) != 1 || past[0].Via == nil || NextNumber(l.state(), course, m, b) != 3 {
		t.Errorf("%+v", past)
	}
	if _, ok := Current(past, b); !ok {
		t.Error("answered and open again")
	}
	b.Rev++
	if _, ok := Current(past, b); ok {
		t.Error("an answer to what the question no longer asks")
	}
	if n := len(Recalled(l.state(), course, m, b, from, &curriculum.Block{ID: "other"})); n != 0 {
		t.Error("of another recall", n)
	}
}

// A block is known by its id in the module, on whatever page it stands, in
// whatever order. In another module it is another block.
func TestBlocksThatMove(t *testing.T) {
	m := twoPages()
	var l log
	l.answers(t, m, "q1", good)
	l.answers(t, m, "q2", bad)
	want(t, Of(l.state(), course, module([]*curriculum.Block{single("q2")}, []*curriculum.Block{single("q1")})), "started 0/2 2/2 0.5 [page0 page1]")
	want(t, Of(l.state(), course, module(nil, []*curriculum.Block{single("q2"), single("q1")})), "started 0/2 2/2 0.5 [page0 page1]")
	reworded := twoPages()
	for _, b := range reworded.Blocks() {
		b.Title, b.Digest, b.Question.Stem = "Other words", "another", "In other words?"
	}
	want(t, Of(l.state(), course, reworded), "started 0/2 2/2 0.5 [page0 page1]")
	elsewhere := module([]*curriculum.Block{single("q1")})
	elsewhere.ID = "n"
	want(t, Of(l.state(), course, elsewhere), "new 0/1 0/1 - [page0 q1]")
}
