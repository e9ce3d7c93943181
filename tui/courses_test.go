package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/txtar"

	"cahier/curriculum"
	"cahier/progress"
)

// folder is a course made of files, given as NAME, TEXT pairs.
func folder(t *testing.T, pairs ...string) *curriculum.Course {
	t.Helper()
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	c, ds, err := curriculum.Load(fsys, "")
	if err != nil || curriculum.HasErrors(ds) {
		t.Fatal(err, ds)
	}
	return c
}

func courseFile(id, en, fr, keys string) string {
	return fmt.Sprintf("---\nformat: 1\nid: %q\nlanguages: [en, fr]\ntitle:\n  en: %q\n  fr: %q\n%s---\n", id, en, fr, keys)
}

func lesson(id, title, keys, body string) string {
	return fmt.Sprintf("---\nid: %q\ntitle: %q\nminutes: 10\n%s---\n\n# %s\n\n%s", id, title, keys, title, body)
}

// manyCourses are the sample course, one whose modules join it, and one of its
// own.
func manyCourses(t *testing.T) curriculum.Library {
	t.Helper()
	acme := folder(t, "course.md", courseFile("acme", "Reverse mentoring at Acme", "Le mentorat inversé chez Acme", "course: sample\n"),
		"acme-mail.en.md", lesson("acme-mail", "Who reads what, and when: mail at Acme", "track: first\n", "Text.\n\n### Again\n<!-- recall id=again of=forms/single -->\n"),
		"acme-mail.fr.md", lesson("acme-mail", "Qui lit quoi, et quand : le courrier chez Acme", "track: first\n", "Texte.\n\n### Encore\n<!-- recall id=again of=forms/single -->\n"),
		"acme-fr.fr.md", lesson("acme-fr", "La visioconférence sans fatigue, en salle ou à distance", "track: first\n", "Texte.\n"))
	own := folder(t, "course.md", courseFile("own", "My own course", "Mon propre cours", ""),
		"one.en.md", lesson("one", "One", "", "Text.\n"), "one.fr.md", lesson("one", "Un", "", "Texte.\n"))
	empty := folder(t, "course.md", courseFile("empty", "Soon", "Bientôt", ""))
	l, _ := curriculum.Join([]*curriculum.Course{acme, own, empty, sample(t)})
	return l
}

func TestSeveralCourses(t *testing.T) {
	var got txtar.Archive
	for _, lang := range []string{"en", "fr"} {
		for _, size := range sizes {
			bubble(t, func(t *testing.T) {
				d := sit(t, setup{lang: lang, library: manyCourses(t), width: size.width, height: size.height})
				rules(t, d)
				first := d.frame()
				d.press("end")
				rules(t, d)
				for i, f := range []string{first, d.frame()} {
					got.Files = append(got.Files, txtar.File{
						Name: fmt.Sprintf("%s %dx%d %d", lang, size.width, size.height, i+1), Data: []byte(f + "\n"),
					})
				}
			})
		}
	}
	golden(t, filepath.Join("testdata", "frames", "home-courses.txtar"), txtar.Format(&got))
}

// A joined module asks a question of the host again: it is recorded there.
func TestRecallAcrossFolders(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := sit(t, setup{library: manyCourses(t), start: "acme/acme-mail"})
		d.press("v a enter 1")
		got := d.record.of(progress.Answered)
		if len(got) != 1 || got[0].Course != "sample" || got[0].Module != "forms" || got[0].Block != "single" || got[0].Via == nil || *got[0].Via != (progress.Via{Module: "acme-mail", Block: "again"}) {
			t.Fatalf("%+v", got)
		}
	})
}

// version is a course of one module, with the rev of its question and its note.
func version(t *testing.T, rev int) curriculum.Library {
	t.Helper()
	body := fmt.Sprintf("### Which?\n<!-- quiz id=q rev=%d -->\n\nWhich, now %d?\n\n- [x] tea\n- [ ] rice\n\n### Why?\n<!-- reflect id=why rev=%d -->\n\nWhy, now %d?\n", rev, rev, rev, rev)
	french := strings.NewReplacer("Which", "Lequel", "Why", "Pourquoi", "now", "ici", "tea", "thé", "rice", "riz").Replace(body)
	return curriculum.Library{folder(t, "course.md", courseFile("c", "C", "C", ""), "m.en.md", lesson("m", "M", "", body), "m.fr.md", lesson("m", "M", "", french))}
}

// When rev rose the question is open again and the learner is told, at the
// question, at the note and at the module's end; the history is kept.
func TestQuestionThatChanged(t *testing.T) {
	for _, c := range []struct{ lang, question, note, end, open string }{
		{"en", "This question has changed since you answered it.", "What is asked has changed since you wrote this.", "question: Which? · changed", "Questions answered: 0 of 1"},
		{"fr", "Cette question a changé depuis votre réponse.", "Ce qui est demandé a changé depuis que vous avez écrit ceci.", "question : Lequel? · modifiée", "Questions répondues : 0 sur 1"},
	} {
		bubble(t, func(t *testing.T) {
			record := &memory{}
			plain := func(d *desk) string { return strings.ReplaceAll(d.frame(), "\u202f", " ") }
			d := sit(t, setup{lang: c.lang, library: version(t, 1), start: "m", record: record, width: 80, height: 40})
			d.press("v a enter 1").hides(c.question)
			d.press("v enter type:Mine. esc").shows("Mine.").hides(c.note)
			d.press("q")

			d = sit(t, setup{lang: c.lang, library: version(t, 2), start: "m", record: record, width: 80, height: 40})
			d.shows(c.question).shows(c.note).shows("Mine.")
			d.press("right")
			if text := plain(d); !strings.Contains(text, c.end) || !strings.Contains(text, c.open) {
				t.Errorf("the end does not say so:\n%s", text)
			}
			d.press("left v a enter 1").hides(c.question).shows(c.note)
			d.press("v enter type:More. esc").hides(c.note)
			if n := len(record.of(progress.Answered)); n != 2 {
				t.Errorf("%d answers in the history", n)
			}
		})
	}
}

// A module that was renamed opens where it was left, under its former name too.
func TestRenamedModule(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record := &memory{}
		d := sit(t, setup{library: version(t, 1), start: "m", record: record})
		d.press("v a enter 1 q")
		renamed := curriculum.Library{folder(t, "course.md", courseFile("c", "C", "C", ""),
			"new.en.md", lesson("new", "New", "was: [m]\n", "### Other words\n<!-- quiz id=renamed was=q rev=1 -->\n\nWhich?\n\n- [x] tea\n- [ ] rice\n"))}
		d = sit(t, setup{library: renamed, record: record})
		d.shows("New").shows("finished")
		d = sit(t, setup{library: renamed, start: "m", record: record})
		d.shows("Other words").shows("You were sure.").hides("This question has changed")
	})
}

// Notes of what is gone stay, with the names that they had, and say so.
func TestNotesOfWhatIsGone(t *testing.T) {
	text := func(s string) *string { return &s }
	noted := func(course, module, page, block, t string) progress.Event {
		return progress.Event{ID: progress.NewID(), Type: progress.Noted, Course: course, Module: module, Page: page, Block: block, Text: text(t)}
	}
	for _, c := range []struct{ lang, module, part string }{
		{"en", "acme/travel · a module that is not here any more", "vanished · a part that is no longer in the course"},
		{"fr", "acme/travel · un module qui n’est plus là", "vanished · une partie qui n’est plus dans le cours"},
	} {
		bubble(t, func(t *testing.T) {
			record := &memory{}
			for _, e := range []progress.Event{noted("acme", "travel", "start", "trains", "By night."), noted("c", "m", "start", "vanished", "Still here."), noted("c", "m", "lost", "", "On a page.")} {
				if _, err := record.Append(e); err != nil {
					t.Fatal(err)
				}
			}
			d := sit(t, setup{lang: c.lang, library: version(t, 1), screen: "notebook", record: record})
			d.shows(c.module).shows("trains").shows("By night.").shows(c.part).shows("Still here.").shows("lost · ").shows("On a page.")
			if _, ok := d.app.top().(*notebook); !ok {
				t.Fatal("no notebook")
			}
			d.press("enter") // there is nowhere to go
			if _, ok := d.app.top().(*notebook); !ok {
				t.Error("a module that is gone was opened")
			}
			d.press("down enter")
			if r, ok := d.app.top().(*reader); !ok || r.module.ID != "m" {
				t.Error("the module of a block that is gone does not open")
			}
		})
	}
}

// Who switches the language at once, before the rest of the course is read, gets
// the module in that language where there is one.
func TestSwitchAtOnce(t *testing.T) {
	first, _, err := curriculum.LoadFirst(os.DirFS("testdata/course"), "testdata/course", curriculum.First{Lang: "en", Module: "forms"})
	if err != nil {
		t.Fatal(err)
	}
	a, err := New(Options{Library: curriculum.Library{first}, Record: &memory{}, Lang: "en", Start: "forms"})
	if err != nil {
		t.Fatal(err)
	}
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	a.Update(tea.KeyPressMsg{Code: 'l', Mod: tea.ModCtrl})
	if text := ansi.Strip(a.View().Content); !strings.Contains(text, "Toutes les formes") {
		t.Errorf("not in French:\n%s", text)
	}
}
