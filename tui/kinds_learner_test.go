package tui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cahier/progress"
)

func kinds(t *testing.T, start string, record *memory) *desk {
	return sit(t, setup{course: "kinds", start: start, record: record})
}

// A scale needs no digit; enter goes on to what has no number, and gives at the
// last. Nothing is called given before it is on the disk.
func TestScale(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "before", nil)
		d.press("v enter enter enter").shows("Rate at least one statement.")
		d.press("up up right right enter").shows("Rated: 1 of 3")
		d.press("9").hides("▸9")
		d.press("5 enter left").shows("Rated: 3 of 3")
		d.record.fail = errFull
		d.press("enter").shows("Not saved: the disk is full").hides("Noted.").hides("now 2")
		d.press("esc").shows("Rated: 3 of 3")
		d.press("enter")
		d.record.fail = nil
		d.press("enter").shows("Noted.").shows("now 2").hides("before 2")
		got := d.record.of(progress.Rated)
		if len(got) != 1 || !maps.Equal(got[0].Values, map[string]int{"ask": 2, "mouse": 5, "say": 5}) || got[0].Via != nil {
			t.Fatalf("recorded %+v", got)
		}
		d.press("r").shows("Rated: 0 of 3").hides("before 2")
		d.press("4 down 5 down backspace enter").shows("One statement is not rated yet.").hides("before 2")
		d.press("left").shows("Rated: 3 of 3").press("backspace enter").shows("is not rated yet")
		d.press("enter").shows("before 2, now 4 (+2)").shows("before 5, now 5 (no change)").shows("before 5, now not rated")
	})
}

// A scale that is taller than the window is given with a digit and enter for
// each statement: the one that is rated stays in sight.
func TestTallScale(t *testing.T) {
	bubble(t, func(t *testing.T) {
		var md strings.Builder
		md.WriteString("---\nid: \"tall\"\ntitle: \"Tall\"\n---\n\n### Many\n<!-- scale id=many -->\n\n")
		for i := range 12 {
			fmt.Fprintf(&md, "- Statement %d. <!-- id=s%d -->\n", i, i)
		}
		d := sitOn(t, map[string]string{"tall.en.md": md.String()}, "tall")
		d.press("v")
		for range 11 {
			d.press("enter")
		}
		d.press("enter").shows("Rate at least one statement.")
		d.press("home v")
		for range 12 {
			d.press("3").shows("▸3").press("enter")
		}
		if got := d.record.of(progress.Rated); len(got) != 1 || len(got[0].Values) != 12 {
			t.Fatalf("recorded %+v\n%s", got, d.frame())
		}
	})
}

// The statements of an earlier module are recorded there; what they were
// before is not shown until the new numbers are given.
func TestScaleAskedAgain(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record := &memory{}
		kinds(t, "before", record).press("v 2 enter 4 enter 3 enter")
		d := kinds(t, "everything", record)
		d.press("right right right right v").shows("You rated these statements before.").hides("before 2")
		d.press("5 ctrl+l").shows("Évaluées : 1 sur 3")
		d.press("ctrl+l enter 3 enter 3 enter").shows("before 2, now 5 (+3)").shows("before 4, now 3 (-1)").shows("before 3, now 3 (no change)")
		e := record.of(progress.Rated)[1]
		if e.Module != "before" || e.Block != "habits" || e.Via == nil || *e.Via != (progress.Via{Module: "everything", Block: "again"}) {
			t.Errorf("recorded %+v", e)
		}
		kinds(t, "everything", record).shows("before 2, now 5 (+3)")
	})
}

// Fields are versions of their own; what is typed goes on in another language
// and nothing is lost on the way out.
func TestWorksheet(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("right v down enter type:first tab type:second")
		d.hold = true
		d.press("type:!").shows("not saved yet")
		d.press("ctrl+l").shows("Ce que vous laissez de côté").shows("second!").shows("Champ 3 sur 3")
		if !d.app.top().typing() {
			t.Error("the writing is over")
		}
		d.press("type:?")
		d.release()
		texts := map[string]string{}
		for _, e := range d.record.of(progress.Noted) {
			if e.Block != "plan" {
				t.Errorf("recorded %+v", e)
			}
			texts[e.Field] = *e.Text
		}
		if !maps.Equal(texts, map[string]string{"success": "first", "out": "second!?"}) {
			t.Errorf("recorded %v", texts)
		}
		d.press("esc n").shows("1 note").shows("second!?").shows("à remplir")
		d.press("enter").shows("Fiche de travail").shows("Champ 1 sur 3")
		d.press("q q").shows("second!?").shows("Champ 3 sur 3")
	})
}

// A text that was written in a screen above is the one that stands below, and
// the next version follows it.
func TestWorksheetFollows(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("right v enter type:one esc n enter")
		d.press("r type:two esc q q").shows("onetwo")
		d.press("r type:3 esc")
		notes := d.record.of(progress.Noted)
		if last := notes[len(notes)-1]; *last.Text != "onetwo3" || last.After != notes[len(notes)-2].ID {
			t.Errorf("recorded %+v", last)
		}
	})
}

// Enter writes where nothing stands, goes on to the next such field, and then
// leads on down the page.
func TestWorksheetOnward(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("right v enter type:a esc enter").shows("Field 2 of 3")
		d.press("down enter type:c esc up enter type:b esc").shows("Field 2 of 3")
		d.press("enter").shows("Your executive · Wants · Field 1 of 2")
	})
}

// What could not be written stays, and is sent again when the learner says so.
func TestWorksheetNotSaved(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("right v enter full type:one tab type:two esc").shows("Not saved: the disk is full").shows("enter save again")
		if n := len(d.record.of(progress.Noted)); n != 0 {
			t.Fatal(n, "versions recorded")
		}
		d.record.fail = nil
		d.press("enter").hides("Not saved").shows("enter next")
		texts := map[string]string{}
		for _, e := range d.record.of(progress.Noted) {
			texts[e.Field] += *e.Text
		}
		if !maps.Equal(texts, map[string]string{"need": "one", "success": "two"}) {
			t.Errorf("recorded %v", texts)
		}
	})
}

// Of hundreds of fields only those are drawn anew that a key changed.
func TestLongWorksheet(t *testing.T) {
	bubble(t, func(t *testing.T) {
		var md strings.Builder
		md.WriteString("---\nid: \"long\"\ntitle: \"Long\"\n---\n\n## Fields\n<!-- page id=p -->\n\n### Many\n<!-- worksheet id=many -->\n\n")
		for i := range 200 {
			fmt.Fprintf(&md, "- **Field %d** — Say *something* about %d. <!-- id=f%d -->\n", i, i, i)
		}
		d := sitOn(t, map[string]string{"long.en.md": md.String()}, "long")
		d.press("v")
		sheet := d.app.top().(*reader).focused().player.(*worksheet)
		if len(sheet.fields) != 200 {
			t.Fatal(len(sheet.fields), "fields")
		}
		before := maps.Clone(sheet.drawn)
		d.press("enter type:word tab type:more")
		changed := []int{}
		for i, kept := range sheet.drawn {
			if old, ok := before[i]; ok && &old.rows[0] != &kept.rows[0] {
				changed = append(changed, i)
			}
		}
		if len(before) < 199 || len(changed) > 1 {
			t.Errorf("of %d fields drawn, drawn anew: %v", len(before), changed)
		}
		d.shows("more")
	})
}

// The end of a scenario is told after it is on the disk, not before.
func TestScenario(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("right right v enter").shows("Anne").shows("Trust 3")
		d.press("esc").shows("Scenario") // nothing to take back: the page has the keys again
		d.press("V enter").shows("Trust 4 (+1) · Minutes left 8 (-2)").shows("You What do you need")
		d.press("backspace").shows("Trust 3 · Minutes left 10").hides("You   What do you need")
		d.press("enter b")
		secrets := []string{"She thanks you", "It ends", "She has her number", "You begin with her need", "100%"}
		leaks := func() {
			for _, s := range secrets {
				d.hides(s)
			}
		}
		leaks()
		d.record.fail = errFull
		d.press("enter").shows("Not saved: the disk is full")
		leaks()
		if n := len(d.record.of(progress.Played)); n != 0 {
			t.Fatal(n, "runs recorded")
		}
		d.record.fail = nil
		d.hold = true
		d.press("enter").shows("Saving…")
		leaks()
		d.release()
		d.shows("~ It ends halfway").shows("She thanks you").shows("You: I look it up for you").shows("Credit for this run: 75%").
			shows("ends seen: 1 of 3")
		e := d.record.of(progress.Played)[0]
		if !slices.Equal(e.Path, []string{"call", "number", "looked"}) || e.Outcome != "mixed" || *e.Credit != 0.75 ||
			!maps.Equal(e.Meters, map[string]int{"trust": 4, "minutes": 7}) || e.Block != "budget" {
			t.Errorf("recorded %+v", e)
		}
		d.press("r enter b enter").shows("✗ It ends badly.").shows("Played 2 times · ends seen: 2 of 3")
		d.press("left right").shows("✗ It ends badly.") // as it was left
	})
}

// A run goes on in the other language; loops are told.
func TestScenarioLanguage(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("right right v enter c enter").shows("You have been here before.").shows("Trust 2 (-1)")
		d.press("down ctrl+l").shows("Vous êtes déjà passé par ici.").shows("Confiance 2 (-1)").shows("▸ b")
		d.press("enter").shows("✗ L’échange se termine mal.").shows("Laissez-moi d’abord")
		if e := d.record.of(progress.Played)[0]; e.Lang != "fr" || len(e.Path) != 3 {
			t.Errorf("recorded %+v", e)
		}
		d.press("ctrl+l").shows("It ends badly.")
	})
}

// What is open at the end names the scenario, and leads to it.
func TestScenarioTodo(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("right*5 down enter").shows("enter begin")
		d.press("enter b enter right right right end").hides("scenario: The budget file").shows("Questions answered: 1 of 1")
	})
}

// A long node is read before a choice out of sight is made.
func TestScenarioOutOfSight(t *testing.T) {
	bubble(t, func(t *testing.T) {
		md := "---\nid: \"tall\"\ntitle: \"Tall\"\n---\n\n## Talk\n<!-- scenario id=talk -->\n\n### Begin\n<!-- node id=begin -->\n\n" +
			strings.Repeat("A paragraph of its own.\n\n", 20) +
			"- [Yes](#end)\n- [No](#other)\n\n### End\n<!-- end id=end outcome=good -->\n\nGood.\n\n### Other\n<!-- end id=other outcome=bad -->\n\nBad.\n"
		d := sitOn(t, map[string]string{"tall.en.md": md}, "tall")
		d.press("v enter").hides("Yes")
		for range 9 {
			if d.press("enter"); strings.Contains(d.frame(), "▸ a  Yes") {
				break
			}
		}
		d.shows("▸ a Yes").hides("Good.")
		d.press("down").shows("▸ b No")
		d.press("enter").shows("✗ It ends badly.")
	})
}

func TestCards(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("right right right v v").shows("card 1 of 2").shows("VisiCalc").hides("1979")
		d.press("y").hides("1979") // not turned yet
		d.press("space").shows("1979")
		d.record.fail = errFull
		d.press("n").shows("Not saved: the disk is full").shows("1979")
		d.record.fail = nil
		d.press("enter").shows("card 2 of 3").shows("What is a cell?").hides("row meets")
		d.press("enter ctrl+l").shows("une ligne croise une colonne").shows("Le saviez-vous")
		d.press("ctrl+l enter").shows("card 3 of 3 · once more")
		d.press("space right enter").shows("You knew 1 of 2.").shows("When did VisiCalc")
		var got []string
		for _, e := range d.record.of(progress.Carded) {
			got = append(got, fmt.Sprint(e.Card, *e.Recalled))
		}
		if want := []string{"visicalcfalse", "celltrue", "visicalcfalse"}; !slices.Equal(got, want) {
			t.Errorf("recorded %v", got)
		}
		d.press("r").shows("card 1 of 2").shows("VisiCalc") // what was not known comes first
	})
}

// A page has a free note, in its own language of the day, beside the page in a
// wide window.
func TestPageNote(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := kinds(t, "everything", nil)
		d.press("w type:mine").shows("Your note on this page")
		d.press("ctrl+l type:!").shows("Votre note sur cette page").shows("mine!")
		d.press("esc")
		notes := d.record.of(progress.Noted)
		if last := notes[len(notes)-1]; last.Block != "" || last.Page != "start" || *last.Text != "mine!" || last.After != notes[len(notes)-2].ID {
			t.Errorf("recorded %+v", last)
		}
		d.press("right hold left").shows("mine!")
		d.send(tea.WindowSizeMsg{Width: 140, Height: 45})
		if n := strings.Count(d.frame(), "mine!"); n != 2 {
			t.Errorf("shown %d times:\n%s", n, d.frame())
		}
	})
}

// Text of a course and of a person stays text: no escape, no bell, no turn of
// direction reaches the terminal.
func TestHostileKinds(t *testing.T) {
	const evil = "\x1b]0;evil\x07\x1b[2J\u202e\r"
	raw := map[string]string{}
	for _, name := range []string{"before", "everything"} {
		text := readTestdata(t, "kinds/"+name+".en.md")
		for _, word := range []string{"Anne", "Marc", "One number", "Their need", "first success", "cell", "mouse", "version", "Practise", "executive", "habits"} {
			text = strings.ReplaceAll(text, word, word+evil)
		}
		text = strings.ReplaceAll(text, "id="+"habits"+evil, "id=habits")
		text = strings.ReplaceAll(text, "before/habits"+evil, "before/habits")
		for _, id := range []string{"id=cell", "id=mouse", "id=version"} {
			text = strings.ReplaceAll(text, id+evil, id)
		}
		raw[name+".en.md"] = text
	}
	for _, s := range kindStates {
		bubble(t, func(t *testing.T) {
			d := sitOn(t, raw, s.start)
			d.press(s.keys)
			d.send(tea.PasteMsg{Content: evil})
			content := d.app.View().Content
			for _, bad := range []string{"\x1b]", "\x07", "\x1b[2", "\u202e", "\r"} {
				if strings.Contains(strings.ReplaceAll(content, "\x1b[2m", ""), bad) {
					t.Errorf("%s: %q is on screen: %q", s.name, bad, content)
				}
			}
			rules(t, d)
		})
	}
}
