package tui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cahier/progress"
)

// twoVersions is the record of a learner who wrote the note of the last page in
// two places.
func twoVersions(block string) *memory {
	m := &memory{}
	for _, v := range [][3]string{{"base", "base", ""}, {"home", "at home", "base"}, {"work", "at work", "base"}} {
		m.events = append(m.events, progress.Event{
			V: 1, ID: v[0], Seq: uint64(len(m.events) + 1), Type: progress.Noted, Course: "sample", Module: "forms", Page: "write",
			Block: block, Text: &v[1], After: v[2], At: time.Date(2026, 11, 20, 9, len(m.events), 0, 0, time.UTC),
		})
	}
	return m
}

// current is what the record shows of the note.
func (m *memory) current(block string) []string {
	return m.State().Note("sample", "forms", block, "").Texts()
}

// To write at a note of two versions is to make one of them: both stand in the
// text, each under its date, and what is saved takes the place of both.
func TestVersionsMadeOne(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record := twoVersions("turn")
		d := noteDesk(t, "", record)
		d.shows("written in two places").shows("to make one of them").shows("— Version 1, 20 Nov 2026, 09:01 —").shows("at home").shows("at work")

		// The key is told where it acts.
		d.press("esc").shows("written in two places").hides("to make one of them").press("V").shows("to make one of them")

		// Looked at and left, nothing is written.
		d.press("r").shows("Make one text of them").shows("at home").press("esc").shows("written in two places")
		if got := record.current("turn"); !slices.Equal(got, []string{"at home", "at work"}) || len(record.of(progress.Noted)) != 3 {
			t.Fatalf("looking wrote %q", got)
		}

		d.press("r type:! esc").hides("written in two places").shows("✓ saved")
		got := record.current("turn")
		if want := "— Version 1, 20 Nov 2026, 09:01 —\n\nat home\n\n— Version 2, 20 Nov 2026, 09:02 —\n\nat work!"; len(got) != 1 || got[0] != want {
			t.Errorf("one version: %q", got)
		}
		// From there it is a note like any other.
		d.press("r backspace esc").shows("at work")
		if got := record.current("turn"); len(got) != 1 || strings.Contains(got[0], "!") {
			t.Errorf("edited: %q", got)
		}
		if n := record.State().Note("sample", "forms", "turn", ""); len(n.Versions) != 6 || *n.Versions[1].Text != "at home" {
			t.Errorf("the record lost a version: %d", len(n.Versions))
		}
	})
}

// The text that is made of two may be one of them, or none.
func TestVersionsMadeOneOfThem(t *testing.T) {
	for _, text := range []string{"at work", ""} {
		bubble(t, func(t *testing.T) {
			record := twoVersions("turn")
			d := noteDesk(t, "", record)
			d.press("r")
			d.app.top().(*reader).focused().note().area.SetValue(text)
			d.press("esc")
			if got := strings.Join(record.current("turn"), "|"); got != text {
				t.Errorf("%q, want %q", got, text)
			}
		})
	}
}

// Nothing is taken away before what stands in its place is there: not by a disk
// that is full, nor by leaving meanwhile.
func TestVersionsStayUntilWritten(t *testing.T) {
	bubble(t, func(t *testing.T) {
		record := twoVersions("turn")
		d := noteDesk(t, "", record)
		d.press("r")
		record.fail = errFull
		d.press("type:! esc").shows("Not saved: the disk is full").shows("at work!")
		if got := record.current("turn"); !slices.Equal(got, []string{"at home", "at work"}) {
			t.Fatalf("%q", got)
		}
		d.press("left right v").shows("at work!")
		record.fail = nil
		d.press("enter").shows("✓ saved").hides("written in two places")
		if got := record.current("turn"); len(got) != 1 || !strings.HasSuffix(got[0], "at work!") {
			t.Errorf("%q", got)
		}
	})
	bubble(t, func(t *testing.T) {
		record := twoVersions("turn")
		d := noteDesk(t, "", record)
		d.press("r")
		record.fail = errFull
		d.press("type:! esc q")
		record.fail = nil
		d.press("q") // tried again on the way out
		if got := record.current("turn"); !d.ended || len(got) != 1 || !strings.HasSuffix(got[0], "at work!") {
			t.Errorf("ended %v: %q", d.ended, got)
		}
	})
}

// The own editor gets all versions, too; what it gives back unchanged leaves
// them as they are.
func TestVersionsInTheEditor(t *testing.T) {
	bubble(t, func(t *testing.T) {
		t.Setenv("VISUAL", "true")
		state, record := t.TempDir(), twoVersions("turn")
		d := noteDesk(t, state, record)
		d.hold = true
		d.press("ctrl+o")
		n := d.app.top().(*reader).focused().note()
		raw, err := os.ReadFile(n.draft())
		if err != nil || !strings.Contains(string(raw), "at home") || !strings.Contains(string(raw), "at work") {
			t.Fatalf("the editor gets %q: %v", raw, err)
		}
		d.send(editedMsg{n.id(), string(raw), nil})
		if left, _ := os.ReadDir(filepath.Join(state, "drafts")); len(left) > 0 || len(record.of(progress.Noted)) != 3 {
			t.Errorf("unchanged: %v, %q", left, record.current("turn"))
		}
		d.shows("written in two places")

		// Nor is it taken for a note where the program ended meanwhile; what was
		// written in it is.
		d.press("ctrl+o")
		noteDesk(t, state, record).shows("written in two places")
		if left, _ := os.ReadDir(filepath.Join(state, "drafts")); len(left) > 0 || len(record.of(progress.Noted)) != 3 {
			t.Errorf("recovered: %v, %q", left, record.current("turn"))
		}
		// A version that stands in it whole is not shown beside it, one that was cut is.
		for left, want := range map[string]string{"%s": "%s", "at work, later": "at home|at work, later"} {
			record := twoVersions("turn")
			d := noteDesk(t, state, record)
			d.hold = true
			d.press("ctrl+o")
			raw, err := os.ReadFile(n.draft())
			if err != nil {
				t.Fatal(err)
			}
			text := strings.TrimSpace(strings.ReplaceAll(left, "%s", string(raw)+"and more"))
			if err := os.WriteFile(n.draft(), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			noteDesk(t, state, record)
			want = strings.ReplaceAll(want, "%s", text)
			if got := strings.Join(record.current("turn"), "|"); got != want {
				t.Errorf("recovered %q, want %q", got, want)
			}
		}

		d.press("ctrl+o")
		d.send(editedMsg{n.id(), "one text\n", nil})
		d.hold = false
		d.release()
		if got := record.current("turn"); !slices.Equal(got, []string{"one text"}) {
			t.Errorf("%q", got)
		}
	})
}
