package plain

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// reflect asks for the learner's own text.
func (v *visit) reflect(b *curriculum.Block) (move, error) {
	v.heading(v.w.Read.Reflection, b)
	v.out.gap()
	v.md(v.m, b.Reflect.Text)
	key := strings.Join([]string{v.course.ID, v.m.ID, b.ID}, "/")
	if draft, ok := v.drafts[key]; ok {
		v.out.para(v.label(v.w.Write.Prompt+", "+v.w.Write.Unsaved, *draft.Text))
		return v.saveNote(key, draft, b)
	}
	note := study.Note(v.state(), v.course.ID, v.m, b)
	if study.Outdated(note, b) {
		v.out.para(v.w.Write.Changed)
	}
	v.printNote(note)
	to, text, ended, err := v.readNote(b, len(note.Current) > 0)
	if err != nil || text == "" || len(note.Current) == 1 && *note.Current[0].Text == text {
		if err == nil && ended {
			err = errQuit
		}
		return to, err
	}
	e := v.place().Noted(b, text, note.After())
	e.ID = progress.NewID()
	to, err = v.saveNote(key, e, b)
	if err == nil && ended {
		err = errQuit
	}
	return to, err
}

// printNote shows what is written already, all versions of it.
func (v *visit) printNote(note progress.Note) {
	texts := note.Texts()
	switch len(texts) {
	case 0:
	case 1:
		v.out.para(v.label(v.w.Write.Prompt, texts[0]))
		return
	default:
		v.out.para(v.w.Write.Two)
		for i, t := range texts {
			v.out.para(v.label(fmt.Sprintf(v.say.Version, i+1), t))
		}
		return
	}
	if !v.private {
		v.private = true
		v.out.para(v.w.Write.Private)
	}
}

// readNote reads lines up to a single full stop. The text is empty where
// nothing is to be changed; ended tells that the input is over.
func (v *visit) readNote(b *curriculum.Block, there bool) (to move, note string, ended bool, err error) {
	how := v.say.WriteNote
	if there {
		how = v.say.RewriteNote
	}
	for {
		in, err := v.prompt(noteText, v.say.HelpNote, func() { v.out.para(how) })
		if err != nil {
			return onward, "", false, err
		}
		switch {
		case in.verb == text && strings.TrimSpace(in.line) == "a" && there:
			v.printModel(b)
		case in.verb == text && strings.TrimSpace(in.line) == ".", in.verb == empty, in.verb == next:
			return onward, "", false, nil
		case in.verb == back:
			return backward, "", false, nil
		case in.verb == language:
			if v.otherLang() {
				return switched, "", false, nil
			}
		default:
			note, ended := v.readText(in.line)
			return onward, note, ended, nil
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
func (v *visit) saveNote(key string, e progress.Event, b *curriculum.Block) (move, error) {
	v.drafts[key] = e
	moved, err := v.retry(func() error { return v.write(e) })
	if moved == empty {
		delete(v.drafts, key)
		v.out.para(v.label(v.w.Write.Prompt, v.w.Write.Saved) + ".")
		v.printModel(b)
	}
	if moved == back {
		return backward, err
	}
	return onward, err
}

func (v *visit) printModel(b *curriculum.Block) {
	if b.Reflect.Model != "" {
		v.out.gap()
		v.raw(v.label(v.w.Write.Model, v.plain(v.m, b.Reflect.Model)))
	}
}
