package tui

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/rogpeppe/go-internal/txtar"

	"cahier/curriculum"
	"cahier/tui/plain"
)

// bench is a folder in which an author works.
type bench struct {
	t   *testing.T
	dir string
}

// atWork copies the sample course, so that it may be written into.
func atWork(t *testing.T) *bench {
	t.Helper()
	b := &bench{t, t.TempDir()}
	if err := os.CopyFS(b.dir, os.DirFS("testdata/course")); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *bench) path(file string) string { return filepath.Join(b.dir, file) }

func (b *bench) read(file string) string {
	b.t.Helper()
	raw, err := os.ReadFile(b.path(file))
	if err != nil {
		b.t.Fatal(err)
	}
	return string(raw)
}

func (b *bench) write(file, text string) {
	b.t.Helper()
	if err := os.WriteFile(b.path(file), []byte(text), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// replaced is the text of a file with one thing written otherwise.
func (b *bench) replaced(file, from, to string) string {
	b.t.Helper()
	text := b.read(file)
	if !strings.Contains(text, from) {
		b.t.Fatalf("%s has no %q", file, from)
	}
	return strings.Replace(text, from, to, 1)
}

// rename writes as editors do that are afraid for the file: a new one, put in
// the old one's place.
func (b *bench) rename(file, text string) {
	b.t.Helper()
	b.write(file+".new", text)
	if err := os.Rename(b.path(file+".new"), b.path(file)); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) remove(file string) {
	b.t.Helper()
	if err := os.Remove(b.path(file)); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) options(file string) PreviewOptions {
	return PreviewOptions{
		Dir: b.dir, File: file, Lang: "en", Theme: "dark", Plain: plain.Page, Now: func() time.Time { return time.Now().UTC() },
	}
}

// preview opens a file for frames: the disk is not watched, reload looks at it.
func (b *bench) preview(file string, width, height int, change func(*PreviewOptions)) *desk {
	b.t.Helper()
	o := b.options(file)
	o.still = true
	if change != nil {
		change(&o)
	}
	app, err := NewPreview(o)
	if err != nil {
		b.t.Fatal(err)
	}
	d := &desk{t: b.t, app: app}
	d.run(app.Init())
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// reload brings what is on the disk now.
func (d *desk) reload() {
	d.t.Helper()
	p := d.app.top().(*preview)
	d.send(reloadedMsg{p, p.generation, p.watch.Load()})
}

const forms = "forms.en.md"

// A previewState is what an author does, and what is pressed before and after.
type previewState struct {
	name, before, after string
	do                  func(b *bench, file string)
	list                bool // of the course: no file was named
}

var previewStates = []previewState{
	{name: "page"},
	{name: "answers", before: "right a pgdown"},
	{name: "facilitator", before: "f right right right end"},
	{name: "narrow", before: "w right"},
	{name: "plain", before: "right p"},
	{name: "question", before: "right v"},
	{name: "changed", do: func(b *bench, file string) {
		b.write(file, strings.Replace(b.read(file), "id=number", "id=number rev=2", 1))
	}},
	{name: "mistakes", before: "right", do: mistakes},
	{name: "diagnostics", do: mistakes, after: "tab down"},
	{name: "hidden", do: mistakes, after: "d"},
	{name: "gone", before: "right", do: func(b *bench, file string) { b.remove(file) }},
	{name: "broken", before: "right", do: func(b *bench, file string) { b.write(file, "---\nid: \"forms\"\n") }},
	{name: "keys", before: "?"},
	{name: "list", list: true},
	{name: "list-search", list: true, before: "/ type:forms"},
	{name: "list-nothing-found", list: true, before: "/ type:zzz"},
}

func mistakes(b *bench, file string) {
	text := strings.Replace(b.read(file), "- [x]", "- []", 1)
	b.write(file, strings.Replace(text, "id=number", "id=number colour=red", 1))
}

// TestPreviewFrames compares what an author sees with golden frames, in two
// languages and three sizes.
func TestPreviewFrames(t *testing.T) {
	for _, s := range previewStates {
		t.Run(s.name, func(t *testing.T) {
			var got txtar.Archive
			for _, lang := range []string{"en", "fr"} {
				for _, size := range sizes {
					bubble(t, func(t *testing.T) {
						d := atWork(t).previewed(s, glance{lang: lang, theme: "dark", width: size.width, height: size.height})
						previewRules(t, d)
						got.Files = append(got.Files, txtar.File{
							Name: fmt.Sprintf("%s %dx%d", lang, size.width, size.height), Data: []byte(d.frame() + "\n"),
						})
					})
				}
			}
			golden(t, filepath.Join("testdata", "frames", "preview-"+s.name+".txtar"), txtar.Format(&got))
		})
	}
}

// previewed shows a state.
func (b *bench) previewed(s previewState, v glance) *desk {
	b.t.Helper()
	file := "forms." + v.lang + ".md"
	if s.list {
		file = ""
		later := time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC) // files have the time of the system
		if err := os.Chtimes(b.path("again."+v.lang+".md"), later, later); err != nil {
			b.t.Fatal(err)
		}
	}
	d := b.preview(file, v.width, v.height, func(o *PreviewOptions) { o.Theme, o.Lang = v.theme, v.lang })
	d.press(s.before)
	if s.do != nil {
		s.do(b, file)
		d.reload()
	}
	return d.press(s.after)
}

// previewRules are the rules of all frames; the facilitator's words are an
// author's to see where asked for.
func previewRules(t *testing.T, d *desk) {
	t.Helper()
	if p, ok := d.app.top().(*preview); ok && p.reader != nil && p.reader.shown.facilitator {
		return
	}
	rules(t, d)
}

// TestPreviewWindows draws every state in windows of all sizes, in all themes.
func TestPreviewWindows(t *testing.T) {
	for _, s := range previewStates {
		bubble(t, func(t *testing.T) {
			b := atWork(t)
			d := b.preview(forms, 80, 24, func(o *PreviewOptions) { o.NoColor = s.name == "changed" })
			d.press(s.before)
			if s.do != nil {
				s.do(b, forms)
				d.reload()
			}
			d.press(s.after)
			for _, size := range [][2]int{{1, 1}, {39, 10}, {40, 10}, {45, 12}, {64, 20}, {119, 30}, {120, 30}, {500, 200}, {60, 10}, {80, 24}} {
				d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				lines := strings.Split(d.app.View().Content, "\n")
				if len(lines) > size[1] || size[0] >= minWidth && size[1] >= minHeight && len(lines) != size[1] {
					t.Errorf("%s: %d lines in a window of %v", s.name, len(lines), size)
				}
				for _, l := range lines {
					if w := ansi.StringWidth(l); w > size[0] {
						t.Errorf("%s: a line of %d cells in a window of %v: %q", s.name, w, size, ansi.Strip(l))
					}
				}
			}
			if s.name == "changed" && strings.Contains(d.app.View().Content, "38;2;") {
				t.Error("colours, though there are to be none")
			}
		})
	}
}

// The list names the modules of a course and begins at the one changed last.
func TestPreviewList(t *testing.T) {
	bubble(t, func(t *testing.T) {
		b := atWork(t)
		later := time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC) // files have the time of the system
		if err := os.Chtimes(b.path("again.fr.md"), later, later); err != nil {
			t.Fatal(err)
		}
		d := b.preview("", 80, 24, nil)
		d.shows("Choose a module to preview.").shows("changed last: again.fr.md")
		rules(t, d)
		d.press("enter").shows("again.fr.md")
		if p := d.app.top().(*preview); p.reader.module.Lang != "fr" {
			t.Errorf("the module is in %s", p.reader.module.Lang)
		}
		d.press("q").shows("Choose a module").press("/ type:forms enter enter").shows("Preview ▸ forms.en.md")
	})
}

// What an author tries is noted nowhere, and survives a save of the file.
func TestPreviewKeepsWhatWasTried(t *testing.T) {
	bubble(t, func(t *testing.T) {
		b := atWork(t)
		d := b.preview(forms, 80, 45, nil)
		d.press("right v a enter 1").shows("You were sure.")
		b.write(forms, b.replaced(forms, "Think of tea", "Think of coffee"))
		d.reload()
		d.shows("changed").shows("You were sure.")
		d.press("right right n").hides("Notebook")
	})
}

// A letter that answers the question is not a key of the author's; as a capital
// it is.
func TestPreviewLetters(t *testing.T) {
	bubble(t, func(t *testing.T) {
		d := atWork(t).preview(forms, 80, 45, nil)
		d.press("right v a")
		p := d.app.top().(*preview)
		if p.reader.shown.answers || p.reader.focused() == nil {
			t.Error("a chose no answer")
		}
		d.press("A")
		if !p.reader.shown.answers {
			t.Error("A does not show the answers")
		}
		d.shows("The answer").shows("Think of tea").press("A").hides("Think of tea")
	})
}

// lastFrame keeps the last frame that was drawn, for another goroutine.
type lastFrame struct {
	*App
	mu   sync.Mutex
	last string
}

func (f *lastFrame) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := f.App.Update(msg)
	return f, cmd
}

func (f *lastFrame) View() tea.View {
	v := f.App.View()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last = v.Content
	return v
}

func (f *lastFrame) text() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return ansi.Strip(f.last)
}

// TestPreviewFollows runs the program with its loop, on a faked clock: whatever
// happens to the file is on screen within 300 ms.
func TestPreviewFollows(t *testing.T) {
	bubble(t, func(t *testing.T) {
		b := atWork(t)
		app, err := NewPreview(b.options(forms))
		if err != nil {
			t.Fatal(err)
		}
		screen := &lastFrame{App: app}
		keys, typed := io.Pipe()
		program := tea.NewProgram(screen, tea.WithInput(keys), tea.WithOutput(io.Discard), tea.WithFPS(fps),
			tea.WithWindowSize(80, 24), tea.WithoutSignalHandler(), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
		ended := make(chan error, 1)
		go func() {
			_, err := program.Run()
			ended <- err
		}()
		time.Sleep(time.Second)
		within := func(what string, do func(), wants ...string) {
			t.Helper()
			do()
			time.Sleep(300 * time.Millisecond)
			for _, want := range wants {
				if !strings.Contains(strings.Join(strings.Fields(screen.text()), " "), want) {
					t.Errorf("%s: no %q on screen:\n%s", what, want, screen.text())
				}
			}
		}
		original := b.read(forms)
		within("a save", func() { b.write(forms, b.replaced(forms, "It built its own machine", "It hired a machine")) }, "changed", "reloaded")
		within("a rename", func() {
			b.rename(forms, b.read(forms)+"\n## Added\n<!-- page id=added -->\n\nNew words.\n")
		}, "Added", "New words.", "changed")
		saved := b.read(forms)
		within("deleted", func() { b.remove(forms) }, "is not there", "New words.")
		within("returned", func() { b.write(forms, strings.Replace(saved, "New words.", "Other words.", 1)) }, "Other words.")
		within("vim's dance", func() {
			kept := b.read(forms)
			if err := os.Rename(b.path(forms), b.path(forms+"~")); err != nil {
				t.Fatal(err)
			}
			b.write(forms, "")
			time.Sleep(50 * time.Millisecond)
			b.write(forms, strings.Replace(kept, "Other words.", "Vim's words.", 1))
			b.remove(forms + "~")
		}, "Vim's words.")
		within("half a file", func() { b.write(forms, "---\nid: \"fo") }, "cannot be shown", "Vim's words.")
		within("another branch", func() {
			for _, file := range []string{"course.md", "glossary.en.md", "again.en.md", "again.fr.md", "forms.fr.md"} {
				b.rename(file, b.read(file)+"\n")
			}
			b.rename(forms, original+"\n## Added\n<!-- page id=added -->\n\nBranch words.\n\n### Q\n<!-- quiz id=q -->\n\nWhat?\n\n- [] a\n")
		}, "Branch words.", "error")
		within("the folder itself", func() {
			if err := os.Rename(b.dir, b.dir+"-away"); err != nil {
				t.Fatal(err)
			}
		}, "is not there", "Branch words.")
		within("the folder again", func() {
			if err := os.Rename(b.dir+"-away", b.dir); err != nil {
				t.Fatal(err)
			}
			b.write(forms, strings.Replace(b.read(forms), "Branch words.", "Words at home.", 1))
		}, "Words at home.")
		within("the other language", func() { _, _ = typed.Write([]byte("\x0c")) }, "Aperçu", "forms.fr.md")
		within("its file", func() { b.remove("forms.fr.md") }, "n’est plus là")
		if _, err := typed.Write([]byte("\x03")); err != nil {
			t.Error(err)
		}
		if err := <-ended; err != nil {
			t.Error(err)
		}
		_ = typed.Close()
		time.Sleep(time.Minute) // what still ticks ends before the bubble does
	})
}

// A file that is saved twice within one step of a disk's clock, at the same
// size, is read once more.
func TestWatchReadsOnceMore(t *testing.T) {
	bubble(t, func(t *testing.T) {
		b := atWork(t)
		w := NewWatch(b.dir, forms, time.Now)
		w.Load()
		info, err := os.Stat(b.path(forms))
		if err != nil {
			t.Fatal(err)
		}
		b.write(forms, b.replaced(forms, "Think of tea", "Think of TEA"))
		if err := os.Chtimes(b.path(forms), info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		l, ok := w.Next(t.Context())
		if !ok || !strings.Contains(fmt.Sprintf("%+v", hints(l.Module)), "TEA") {
			t.Errorf("read %v: %v", ok, hints(l.Module))
		}
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("after %v", took)
		}
	})
}

func hints(m *curriculum.Module) (all []string) {
	for _, b := range m.Blocks() {
		if b.Question != nil {
			all = append(all, b.Question.Hints...)
		}
	}
	return all
}

// A question of another module is asked again as that module has it now.
func TestPreviewRecall(t *testing.T) {
	bubble(t, func(t *testing.T) {
		b := atWork(t)
		d := b.preview("again.en.md", 80, 45, nil)
		d.shows("Who ran the first office job?")
		b.rename(forms, b.replaced(forms, "Who ran the first office job?", "Who began it?"))
		d.reload()
		d.shows("Who began it?")
		b.remove(forms)
		b.remove("forms.fr.md")
		d.reload()
		d.shows("is not there").shows("error")
	})
}

// A save that changes no page is told all the same; looking again is not.
func TestPreviewTellsOfEverySave(t *testing.T) {
	bubble(t, func(t *testing.T) {
		b := atWork(t)
		d := b.preview(forms, 80, 24, nil)
		d.reload()
		d.shows("as on the disk")
		b.write(forms, b.replaced(forms, "solo: 20", "solo: 25"))
		d.reload()
		d.shows("reloaded").hides("changed")
	})
}

// Whatever part of a file there is when it is read, wherever the author stands
// and whatever has the keys, the program goes on and the window is filled.
func TestPreviewOfHalfFiles(t *testing.T) {
	bubble(t, func(t *testing.T) {
		b := atWork(t)
		d := b.preview(forms, 80, 24, nil)
		whole := b.read(forms)
		keys := []string{
			"right", "v a", "esc end", "t", "t down enter", "tab down", "tab p", "pgdown p", "f a", "right v", "type:5 enter",
			"s", "right right right right", "w", "v enter type:by esc", "d", "d A F", "g left", "ctrl+l", "ctrl+l",
		}
		for i, cut := 0, len(whole); cut >= 0; i, cut = i+1, cut-131 {
			b.write(forms, whole[:cut])
			d.reload()
			d.press(keys[i%len(keys)])
			if n := strings.Count(d.app.View().Content, "\n") + 1; n != 24 {
				t.Fatalf("cut at %d, after %q: %d lines\n%s", cut, keys[i%len(keys)], n, d.frame())
			}
			if i%3 == 0 {
				b.write(forms, whole)
				d.reload()
			}
			if _, ok := d.app.top().(*preview); !ok || d.ended {
				t.Fatalf("cut at %d, after %q: the preview was left", cut, keys[i%len(keys)])
			}
		}
		b.write(forms, whole)
		d.reload()
		d.press("home").hides("cannot be shown")
	})
}

// A list with nothing in it says so in a whole sentence, in any window.
func TestPreviewListEmpty(t *testing.T) {
	bubble(t, func(t *testing.T) {
		b := atWork(t)
		d := b.preview("", 44, 12, nil)
		d.press("/ type:zzz").shows("zzz").hides("…")
		for _, e := range d.app.top().(*previewList).course.Entries {
			for _, h := range e.Heads {
				b.remove(h.File)
			}
		}
		d = b.preview("", 44, 12, nil)
		if text := flowing(d.frame()); !strings.Contains(text, d.app.env.words.Preview.NoModules) {
			t.Errorf("%q is not there:\n%s", d.app.env.words.Preview.NoModules, d.frame())
		}
	})
}
