package plain

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// writing is a text of the learner on its way: the answer to a reflection, a
// field of a worksheet, the note on a page.
type writing struct {
	key   string        // of its draft
	note  progress.Note // what the record has
	event func(text, after string) progress.Event
	// ask and askAnew say how to write where nothing stands and where
	// something does.
	ask, askAnew string
	help         []string
	model        func()      // shows a model answer; may be nil
	switchLang   func() bool // nil where whoever asked for the text does that
}

// A draft is a text that is to be written: the version with it first, then the
// events that take those away that it takes the place of.
type draft struct {
	text string
	left []progress.Event // not written yet
}

// writeDraft writes what is left of a draft.
func (s *session) writeDraft(d *draft) error {
	for len(d.left) > 0 {
		if err := s.write(d.left[0]); err != nil {
			return err
		}
		d.left = d.left[1:]
	}
	return nil
}

// reflect asks for the learner's own text.
func (v *visit) reflect(b *curriculum.Block) (move, error) {
	v.heading(v.w.Read.Reflection, b)
	v.out.gap()
	v.md(v.m, b.Reflect.Text)
	note := study.Note(v.state(), v.course.ID, v.m, b)
	if _, draft := v.drafts[v.draftKey(b.ID)]; !draft && study.Outdated(note, b) {
		v.out.para(v.w.Write.Changed)
	}
	did, err := v.compose(writing{
		key: v.draftKey(b.ID), note: note,
		event: func(text, after string) progress.Event { return v.place().Noted(b, text, after) },
		ask:   v.say.WriteNote, askAnew: v.say.RewriteNote, help: v.say.HelpNote,
		model: func() { v.printModel(b) }, switchLang: v.otherLang,
	})
	return map[verb]move{back: backward, language: switched}[did], err
}

// pageNote asks for the learner's free note on the page; switched tells that
// the language is to change, and that the note is to be asked for again then.
func (v *visit) pageNote() (switched bool, err error) {
	page := v.current()
	w := writing{
		key: v.draftKey("", page.ID), note: study.PageNote(v.state(), v.course.ID, v.m, page),
		event: func(text, after string) progress.Event { return v.place().NotedPage(page, text, after) },
		ask:   v.say.WriteNote, askAnew: v.say.RewriteNote, help: v.say.HelpPageNote,
	}
	v.out.para(v.w.PageNote.Invite + ".")
	did, err := v.compose(w)
	return did == language, err
}

// printPageNote shows the note on the page where there is one.
func (v *visit) printPageNote() {
	note := study.PageNote(v.state(), v.course.ID, v.m, v.current())
	v.printTexts(v.w.PageNote.Kind, note)
}

func (v *visit) draftKey(of ...string) string {
	return strings.Join(append([]string{v.course.ID, v.m.ID}, of...), "/")
}

// compose shows what is written, asks for the text and saves it. It returns
// empty where the learner goes on, and else the command that was given: next,
// back or language.
func (v *visit) compose(w writing) (did verb, err error) {
	if draft, ok := v.drafts[w.key]; ok {
		v.out.para(v.label(v.w.Write.Prompt+", "+v.w.Write.Unsaved, draft.text))
		return v.saveNote(w, draft)
	}
	there := len(w.note.Current) > 0
	v.printTexts(v.w.Write.Prompt, w.note)
	if !there && !v.private {
		v.private = true
		v.out.para(v.w.Write.Private)
	}
	did, written, ended, err := v.readNote(w)
	if err != nil || did != text {
		return did, err
	}
	did = empty
	same := len(w.note.Current) == 1 && *w.note.Current[0].Text == written
	if !same && (there || written != "") {
		did, err = v.saveNote(w, w.draft(written))
	}
	if err == nil && ended {
		err = errQuit
	}
	return did, err
}

// draft is the text as the version that takes the place of all that stand.
func (w writing) draft(text string) draft {
	d := draft{text, []progress.Event{w.event(text, w.note.After())}}
	for _, e := range study.Beside(w.note) {
		d.left = append(d.left, w.event("", e.ID))
	}
	for i := range d.left {
		d.left[i].ID = progress.NewID()
	}
	return d
}

// printTexts shows what is written already, all versions of it.
func (v *visit) printTexts(title string, note progress.Note) {
	texts := note.Texts()
	if len(texts) == 1 {
		v.out.para(v.label(title, texts[0]))
	}
	if len(texts) < 2 {
		return
	}
	v.out.para(v.w.Write.Two)
	for i, t := range texts {
		v.out.para(v.label(fmt.Sprintf(v.say.Version, i+1)+", "+v.date(note.Current[i].At), t))
	}
}

// together is the text with all versions in it, each under its date.
func (v *visit) together(note progress.Note) string {
	joined := study.Together(note.Current, func(number int, at time.Time) string {
		return v.w.VersionTitle(number, at.In(v.o.Now().Location()))
	})
	return strings.TrimRight(safe.Text(joined), " \t\n")
}

// readNote reads lines up to a single full stop: did is text where there are
// some, which are empty where what is written is to be removed. Ended tells
// that the input is over.
func (v *visit) readNote(w writing) (did verb, written string, ended bool, err error) {
	there, how := len(w.note.Current) > 0, w.ask
	if there {
		how = w.askAnew
	}
	several := len(w.note.Current) > 1
	if several {
		how = v.say.MakeOne
	}
	for {
		in, err := v.prompt(noteText, w.help, func() { v.out.para(how) })
		if err != nil {
			return empty, "", false, err
		}
		switch line := strings.TrimSpace(in.line); {
		case in.verb == language && w.switchLang != nil && !w.switchLang():
		case in.verb != text:
			return in.verb, "", false, nil
		case line == "a" && there && w.model != nil:
			w.model()
		case line == ".":
			return empty, "", false, nil
		case in.line == "-" && there:
			return text, "", false, nil
		case line == "+" && several:
			if joined := v.together(w.note); len(joined) <= progress.MaxText {
				return text, joined, false, nil
			}
			v.out.para(v.w.Write.TooLong)
		default:
			written, ended := v.readText(in.line)
			if written == "" { // spaces only: nothing was said
				return empty, "", ended, nil
			}
			return text, written, ended, nil
		}
	}
}

// readText reads the rest of a note. What does not fit is said, not dropped in
// silence.
func (v *visit) readText(first string) (note string, ended bool) {
	b := strings.Builder{}
	b.WriteString(first)
	for {
		line, ok := v.in.line()
		if !ok || line == "." {
			ended = !ok
			break
		}
		if b.Len() <= progress.MaxText {
			b.WriteString("\n" + line)
		}
	}
	note = strings.TrimRight(b.String(), " \t\n")
	if len(note) > progress.MaxText {
		note = note[:progress.MaxText]
		for !utf8.ValidString(note) {
			note = note[:len(note)-1]
		}
		v.out.para(v.w.Write.TooLong + " " + v.say.NoteCut)
	}
	return note, ended
}

// saveNote writes a note and shows the model answer. Where it cannot be written
// it stays a draft, to be met again.
func (v *visit) saveNote(w writing, d draft) (moved verb, err error) {
	v.drafts[w.key] = d
	moved, err = v.retry(func() error {
		err := v.writeDraft(&d)
		v.drafts[w.key] = d
		return err
	})
	if moved != empty {
		return moved, err
	}
	delete(v.drafts, w.key)
	if d.text == "" {
		v.out.para(v.say.Removed)
		return moved, err
	}
	v.out.para(v.say.NoteSaved)
	if w.model != nil {
		w.model()
	}
	return moved, err
}

func (v *visit) printModel(b *curriculum.Block) {
	if b.Reflect.Model != "" {
		v.out.gap()
		v.raw(v.lead(v.w.Write.Model, v.plain(v.m, b.Reflect.Model)))
	}
}
