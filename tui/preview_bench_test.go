package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cahier/tui/plain"
)

// BenchmarkReload is what a save costs, from the look that sees it to the frame
// that shows it, in a course of ten modules and of a thousand:
//
//	go test ./tui -run '^$' -bench 'Reload|Look'
func BenchmarkReload(b *testing.B) {
	for _, n := range []int{10, 1000} {
		b.Run(fmt.Sprintf("modules=%d", n), func(b *testing.B) {
			d, file := desked(b, n)
			raw, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			p := d.app.top().(*preview)
			b.ResetTimer()
			for i := range b.N {
				b.StopTimer()
				text := strings.Replace(string(raw), "Think of tea", fmt.Sprintf("Think of tea %d", i), 1)
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				d.app.Update(reloadedMsg{p, p.generation, p.watch.Load()})
			}
			if !strings.Contains(d.app.View().Content, "changed") {
				b.Fatal("the change is not shown")
			}
		})
	}
}

// BenchmarkLook is one look at the disk while nothing happens.
func BenchmarkLook(b *testing.B) {
	for _, n := range []int{10, 1000} {
		b.Run(fmt.Sprintf("modules=%d", n), func(b *testing.B) {
			d, _ := desked(b, n)
			w := d.app.top().(*preview).watch
			for b.Loop() {
				if !sameFiles(w.look(), w.seen) {
					b.Fatal("something happened")
				}
			}
		})
	}
}

// desked opens a module of a course of n others.
func desked(b *testing.B, n int) (*desk, string) {
	dir := b.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/course")); err != nil {
		b.Fatal(err)
	}
	for i := range n {
		for _, lang := range []string{"en", "fr"} {
			raw, err := os.ReadFile("testdata/course/forms." + lang + ".md")
			if err != nil {
				b.Fatal(err)
			}
			text := strings.Replace(string(raw), "id: \"forms\"", fmt.Sprintf("id: \"m%04d\"", i), 1)
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("m%04d.%s.md", i, lang)), []byte(text), 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	app, err := NewPreview(PreviewOptions{Dir: dir, File: forms, Lang: "en", Theme: "dark", Plain: plain.Page, Now: time.Now, still: true})
	if err != nil {
		b.Fatal(err)
	}
	d := &desk{app: app}
	d.app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	return d, filepath.Join(dir, forms)
}
