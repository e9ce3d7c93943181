package tui

import (
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum"
	"cahier/progress"
)

// noteDesk goes to the reflection of the last page, with a folder for drafts.
func noteDesk(t *testing.T, state string, record *memory) *desk {
	t.Helper()
	app, err := New(Options{
		Library: curriculum.Library{sample(t)}, Record: record, Lang: "en", Theme: "dark", Start: "forms",
		Seed: "fixed", StateDir: state, DataDir: "/data", Now: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, app: app, record: record}
	d.run(app.Init())
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	for d.app.top().(*reader).page < 3 { // a second desk begins where the first stopped
		d.press("right")
	}
	return d.press("home v")
}

// A text that could not be written waits on its page, however often the page is
// left; leaving the program is put off once.
func TestUnwrittenNoteStays(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record := &memory{}
		d := noteDesk(t, "", record)
		d.press("enter")
		record.fail = errFull
		d.press("type:precious esc").shows("Not saved: the disk is full").shows("your text waits on its page")
		d.press("q q").shows("Leave once more")
		if d.ended {
			t.Fatal("left with a note that is nowhere")
		}
		d.press("enter left right v").shows("precious").shows("Not saved: the disk is full")
		record.fail = nil
		d.press("enter").shows("✓ saved").press("q q")
		if notes := record.of(progress.Noted); !d.ended || len(notes) != 1 || *notes[0].Text != "precious" {
			t.Errorf("ended %v, recorded %+v", d.ended, notes)
		}
		if err := d.app.Close(); err != nil {
			t.Error(err)
		}
	})
}

// Tried again on the way out, from whatever screen.
func TestUnwrittenNoteTriedAgain(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record := &memory{}
		d := noteDesk(t, "", record)
		d.press("enter")
		record.fail = errFull
		d.press("type:precious esc q")
		record.fail = nil
		d.press("q")
		if notes := record.of(progress.Noted); !d.ended || len(notes) != 1 || *notes[0].Text != "precious" {
			t.Errorf("ended %v, recorded %+v", d.ended, notes)
		}
	})
}

// Who insists leaves; the text is handed out, or comes back at the next start.
func TestUnwrittenNoteSetAside(t *testing.T) {
	for _, long := range []bool{false, true} {
		bubble(t, func(t *testing.T) {
			text := "precious"
			if long {
				text = strings.Repeat("precious ", progress.MaxText/9+9) + "end"
			}
			for _, state := range []string{"", t.TempDir()} {
				record := &memory{}
				d := noteDesk(t, state, record)
				d.press("enter")
				if !long {
					record.fail = errFull
				}
				d.send(tea.PasteMsg{Content: text})
				d.press("esc q q").shows("Leave once more").press("q")
				if !d.ended {
					t.Fatal("who insists cannot leave")
				}
				lost, _ := d.app.Close().(*NotKept)
				if state == "" {
					if lost == nil || len(lost.Texts) != 1 || lost.Texts[0] != text {
						t.Fatalf("handed out %+v", lost)
					}
					continue
				}
				if lost == nil || lost.Drafts == "" || len(lost.Texts) != 0 {
					t.Fatalf("set aside %+v", lost)
				}
				record.fail = nil
				d = noteDesk(t, state, record)
				if long {
					d.press("home v end").shows("too long")
					d.app.top().(*reader).leave()
					if u := d.app.env.unwritten; len(u) != 1 {
						t.Errorf("%d texts wait", len(u))
					}
					continue
				}
				if notes := record.of(progress.Noted); len(notes) != 1 || *notes[0].Text != text {
					t.Errorf("recorded %+v", notes)
				}
			}
		})
	}
}

// A text that was taken back, or written in another version, does not return.
func TestUnwrittenNoteTakenBack(t *testing.T) {
	bubble(t, func(t *testing.T) {
		state, record := t.TempDir(), &memory{}
		d := noteDesk(t, state, record)
		d.press("enter")
		record.fail = errFull
		d.press("type:no esc r backspace*2 esc q q")
		if err := d.app.Close(); !d.ended || err != nil {
			t.Errorf("ended %v: %v", d.ended, err)
		}
		d = noteDesk(t, state, record)
		d.press("enter type:no esc")
		record.fail = nil
		d.press("r type:w esc q q")
		if notes := record.of(progress.Noted); len(notes) != 1 || *notes[0].Text != "now" {
			t.Errorf("recorded %+v", notes)
		}
		if files, _ := os.ReadDir(state + "/drafts"); len(files) > 0 {
			t.Errorf("drafts are left: %v", files)
		}
	})
}
