package plain

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

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
	return load(t, fsys)[0]
}

func courseFile(id, en, fr, keys string) string {
	return fmt.Sprintf("---\nformat: 1\nid: %q\nlanguages: [en, fr]\ntitle:\n  en: %q\n  fr: %q\n%s---\n", id, en, fr, keys)
}

func lesson(id, title, keys, body string) string {
	return fmt.Sprintf("---\nid: %q\ntitle: %q\nminutes: 10\n%s---\n\n# %s\n\n%s", id, title, keys, title, body)
}

// said is a transcript with plain spaces, for what is looked for in it.
func said(s string) string { return strings.ReplaceAll(s, "\u202f", " ") }

func TestSeveralCourses(t *testing.T) {
	host := folder(t, "course.md", courseFile("host", "The host", "L’hôte", "tracks:\n  - id: t\n    title: {en: \"Track\", fr: \"Parcours\"}\n"),
		"h.en.md", lesson("h", "Host's", "track: t\n", "Text.\n"), "h.fr.md", lesson("h", "De l’hôte", "track: t\n", "Texte.\n"))
	acme := folder(t, "course.md", courseFile("acme", "Mentoring at Acme", "Le mentorat chez Acme", "course: host\n"),
		"mail.en.md", lesson("mail", "Mail", "track: t\n", "Text.\n"), "mail.fr.md", lesson("mail", "Courrier", "track: t\n", "Texte.\n"))
	own := folder(t, "course.md", courseFile("own", "My own", "Le mien", ""), "o.en.md", lesson("o", "One", "", "Text.\n"), "o.fr.md", lesson("o", "Un", "", "Texte.\n"))
	l, _ := curriculum.Join([]*curriculum.Course{own, acme, host})
	for lang, want := range map[string]string{
		"en": "My own\n\n1. One; 10 min; new.\n\nThe host\n\nTrack\n2. Host's; 10 min; new.\n3. Mail; 10 min; from “Mentoring at Acme”; new.\n",
		"fr": "Le mien\n\n1. Un ; 10 min ; à lire.\n\nL’hôte\n\nParcours\n2. De l’hôte ; 10 min ; à lire.\n3. Courrier ; 10 min ; de « Le mentorat chez Acme » ; à lire.\n",
	} {
		m := &memory{}
		if out := said(run(t, Options{Library: l, Lang: lang, Record: m}, "3", "quit")); !strings.Contains(out, want) {
			t.Errorf("%s\nwant:\n%s", out, want)
		}
		if e := m.events[0]; e.Course != "host" || e.Module != "mail" {
			t.Errorf("recorded under %s/%s", e.Course, e.Module)
		}
	}
}

// version is a course of one module, with the rev of its question and its note.
func version(t *testing.T, rev int) curriculum.Library {
	t.Helper()
	body := fmt.Sprintf("### Which?\n<!-- quiz id=q rev=%d confidence=no -->\n\nWhich?\n\n- [x] tea\n- [ ] rice\n\n### Why?\n<!-- reflect id=why rev=%d -->\n\nWhy?\n", rev, rev)
	return curriculum.Library{folder(t, "course.md", courseFile("c", "C", "C", ""), "m.en.md", lesson("m", "M", "", body), "m.fr.md", lesson("m", "M", "", body))}
}

// When rev rose the question is open again and the learner is told, at the
// question, at the note and at the module's end; the history is kept.
func TestQuestionThatChanged(t *testing.T) {
	for _, c := range []struct{ lang, question, note, end string }{
		{"en", "This question has changed since you answered it.", "What is asked has changed since you wrote this.", "1. question: Which? This question has changed since you answered it."},
		{"fr", "Cette question a changé depuis votre réponse.", "Ce qui est demandé a changé depuis que vous avez écrit ceci.", "1. question : Which? Cette question a changé depuis votre réponse."},
	} {
		m := &memory{}
		out := run(t, Options{Library: version(t, 1), Lang: c.lang, Record: m, Start: "m"}, "1", "", "Mine.", ".", "", "quit")
		if strings.Contains(out, c.question) || strings.Contains(out, c.note) {
			t.Errorf("nothing has changed:\n%s", out)
		}
		out = said(run(t, Options{Library: version(t, 2), Lang: c.lang, Record: m, Start: "m"}, "", "", "", "quit"))
		for _, want := range []string{c.question, c.note, "Mine.", c.end} {
			if !strings.Contains(out, want) {
				t.Errorf("%q is not said:\n%s", want, out)
			}
		}
		_ = run(t, Options{Library: version(t, 2), Lang: c.lang, Record: m, Start: "m"}, "1", "", "More.", ".", "", "quit")
		out = run(t, Options{Library: version(t, 2), Lang: c.lang, Record: m, Start: "m"}, "", "", "", "quit")
		if strings.Contains(out, c.question) || strings.Contains(out, c.note) {
			t.Errorf("answered and written anew:\n%s", out)
		}
		if got := m.told(progress.Answered, progress.Noted); strings.Count(got, "answered q") != 2 || !strings.Contains(got, "Mine.") {
			t.Error("the history is gone:", got)
		}
	}
}

// Notes of what is gone stay, with the names that they had, and say so.
func TestNotesOfWhatIsGone(t *testing.T) {
	for _, c := range []struct{ lang, module, part string }{
		{"en", "A module that is not here any more: acme/travel\n\ntrains, 23 November 2026\nBy night.", "A part that is no longer in the course: vanished, 23 November 2026\nStill here."},
		{"fr", "Un module qui n’est plus là : acme/travel\n\ntrains, 23 novembre 2026\nBy night.", "Une partie qui n’est plus dans le cours : vanished, 23 novembre 2026\nStill here."},
	} {
		m := &memory{}
		for _, e := range []progress.Event{{Course: "acme", Module: "travel", Block: "trains"}, {Course: "c", Module: "m", Block: "vanished"}} {
			text := map[string]string{"acme": "By night.", "c": "Still here."}[e.Course]
			e.ID, e.Type, e.Text = progress.NewID(), progress.Noted, &text
			if _, err := m.Append(e); err != nil {
				t.Fatal(err)
			}
		}
		out := said(run(t, Options{Library: version(t, 1), Lang: c.lang, Record: m}, "n", "quit"))
		if !strings.Contains(out, c.module) || !strings.Contains(out, c.part) {
			t.Errorf("%s\nwant:\n%s\n%s", out, c.module, c.part)
		}
	}
}
