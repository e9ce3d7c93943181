package tui

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/curriculum/safe"
	"cahier/progress"
	"cahier/progress/study"
)

// Drafts are the files that are given to the learner's own editor. They stand
// in the state folder until their text is in the record, so that a crash of
// the editor, the program or the machine loses no word.

// editedMsg says that the editor of a note has ended.
type editedMsg struct {
	id   writerID
	text string
	err  error
}

// draft is the file of the text.
func (t *writer) draft() string { return t.env.draft(t.event("", "")) }

// openEditor writes the draft and hands the terminal to the editor.
func (t *writer) openEditor() tea.Cmd {
	t.problem = ""
	argv := editor()
	if len(argv) == 0 {
		t.problem = t.env.words.Write.NoEditor
		return nil
	}
	t.bringTogether()
	path := t.draft()
	if err := t.env.writeDraft(t.event(t.text(), "")); err != nil {
		t.problem = t.env.words.Write.EditorFailed
		t.leaveApart()
		return nil
	}
	id := t.id()
	return t.env.outside.lend(append(argv, path), func(err error) tea.Msg {
		raw, readErr := os.ReadFile(path)
		if readErr != nil {
			return editedMsg{id, "", readErr}
		}
		return editedMsg{id, string(raw), err}
	})
}

// editor is the learner's own: VISUAL, EDITOR, else what the system has.
func editor() []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(os.Getenv(name)); len(words) > 0 {
			return words
		}
	}
	usual := []string{"nano", "vi"}
	if runtime.GOOS == "windows" {
		usual = []string{"notepad"}
	}
	for _, name := range usual {
		if path, err := exec.LookPath(name); err == nil {
			return []string{path}
		}
	}
	return nil
}

// edited takes the text back from the editor. An editor that failed may have
// saved all the same: a text is never dropped for it.
func (t *writer) edited(msg editedMsg) {
	if msg.err != nil {
		t.problem = t.env.words.Write.EditorFailed
	}
	if msg.text == "" && msg.err != nil {
		t.leaveApart()
		return
	}
	t.set(strings.TrimRight(safe.Text(msg.text), " \t\n"))
	if !t.changed() {
		t.dropDraft()
	}
	t.leaveApart()
	t.save()
}

// dropDraft removes a draft whose text needs no writing; one that was written
// to since stays.
func (t *writer) dropDraft() {
	if t.env.drafts == "" {
		return
	}
	path := t.draft()
	raw, err := os.ReadFile(path)
	if err == nil && strings.TrimRight(safe.Text(string(raw)), " \t\n") == t.stands() {
		_ = os.Remove(path) // a draft that stays is taken in again, to no effect
	}
}

// recoverDrafts writes into the record what an editor left behind when the
// program could not take it back, and what the record did not take before. It
// returns how many notes that were, and those that it still does not take.
func recoverDrafts(folder string, record Recorder, zone *time.Location) (kept int, refused []unwritten) {
	files, err := os.ReadDir(folder)
	if err != nil {
		return 0, nil
	}
	state := record.State()
	for _, f := range files {
		if !f.Type().IsRegular() { // no draft: to read a pipe is to wait
			continue
		}
		name, err := url.QueryUnescape(strings.TrimSuffix(f.Name(), ".md"))
		parts := strings.Split(name, "/")
		raw, readErr := os.ReadFile(filepath.Join(folder, f.Name()))
		if len(parts) == 5 { // of a version that knew no fields
			parts = append(parts, "")
		}
		if err != nil || readErr != nil || len(parts) != 6 || !strings.HasSuffix(f.Name(), ".md") {
			continue
		}
		text := strings.TrimRight(safe.Text(string(raw)), " \t\n")
		n := state.Note(parts[0], parts[1], parts[3], parts[5])
		if parts[3] == "" {
			n = state.PageNote(parts[0], parts[1], parts[2])
		}
		texts := n.Texts()
		if text != "" && (len(texts) == 0 || texts[len(texts)-1] != text) && !untouched(text, n, zone) {
			e := progress.Event{
				Type: progress.Noted, Course: parts[0], Module: parts[1], Page: parts[2], Block: parts[3],
				Lang: parts[4], Field: parts[5], Mode: progress.Solo, Text: &text, After: n.After(),
			}
			if _, err := record.Append(e); err != nil {
				e.ID = progress.NewID()
				refused = append(refused, unwritten{event: e, err: err, draft: true})
				continue // it stays, for the next start
			}
			kept++
			for _, b := range study.Beside(n) {
				if holds(text, b) { // it was made one while the editor was open
					none := ""
					e.Text, e.After = &none, b.ID
					_, _ = record.Append(e) // not written, the version is shown beside
				}
			}
		}
		_ = os.Remove(filepath.Join(folder, f.Name()))
	}
	return kept, refused
}
