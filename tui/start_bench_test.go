//go:build unix

package tui

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// The benchmarks of a start measure whole programs from exec to the first
// frame that can be used, in a pseudo-terminal that answers no query, in turn
// with the yardstick: the barest program with Bubble Tea and Glamour. They
// report ratios, since machines differ and are noisy:
//
//	go test ./tui -run '^$' -bench Start -benchtime 20x

// BenchmarkStart is home, a page that is resumed, a page of 2,000 lines, a
// module of 1 MB, and a course of 1,000 modules.
func BenchmarkStart(b *testing.B) {
	path, err := program()
	if err != nil {
		b.Fatal(err)
	}
	yard := build(b, "cahier/tui/testdata/yardstick")
	long, thousand := longCourse(b), thousandModules(b)
	cases := []struct {
		name, marker string
		args         []string
	}{
		{"home", "Begin", nil},
		{"page", "November 1951", []string{"learn", "h1-before-the-web"}},
		{"page-of-2000-lines", "Paragraph 1 ", []string{"--course", long, "--no-embedded", "learn", "lines"}},
		{"module-of-1MB", "Paragraph 1 ", []string{"--course", long, "--no-embedded", "learn", "megabyte"}},
		{"course-of-1000", "Module 0001", []string{"--course", thousand, "--no-embedded"}},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			home := b.TempDir()
			first(b, home, c.marker, path, c.args...) // the second start of a person is what counts
			var ratios, times []float64
			for range b.N {
				ours := first(b, home, c.marker, path, c.args...)
				bare := first(b, home, "mark0001", yard)
				ratios = append(ratios, float64(ours)/float64(bare))
				times = append(times, float64(ours)/1e6)
			}
			b.ReportMetric(median(ratios), "x/yardstick")
			b.ReportMetric(median(times), "ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

func median(xs []float64) float64 {
	slices.Sort(xs)
	return xs[len(xs)/2]
}

func build(tb testing.TB, pkg string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "program")
	if out, err := exec.Command("go", "build", "-o", path, pkg).CombinedOutput(); err != nil {
		tb.Fatalf("build %s: %v\n%s", pkg, err, out)
	}
	return path
}

// first starts a program and returns the time until a text is in its output.
func first(tb testing.TB, home, marker, path string, args ...string) time.Duration {
	tb.Helper()
	cmd := exec.Command(path, args...)
	cmd.Env = []string{"HOME=" + home, "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en", "PATH=" + os.Getenv("PATH")}
	start := time.Now()
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		tb.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		_ = file.Close()
	}()
	var seen []byte
	buf := make([]byte, 32<<10)
	for {
		n, err := file.Read(buf)
		seen = append(seen, buf[:n]...)
		if bytes.Contains(seen, []byte(marker)) {
			return time.Since(start)
		}
		if err != nil {
			tb.Fatalf("%s ended before %q: %v\n%q", path, marker, err, seen)
		}
	}
}

// longCourse is a course with a page of 2,000 lines, and a module of 1 MB.
func longCourse(tb testing.TB) string {
	dir := tb.TempDir()
	put(tb, dir, "course.md", "---\nid: \"long\"\ntitle: {en: \"Long\"}\n---\n")
	var page strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&page, "Paragraph %d says that office work changed its gestures again, line after line.\n\n", i+1)
	}
	put(tb, dir, "lines.en.md", "---\nid: \"lines\"\ntitle: \"Lines\"\n---\n\n# Lines\n\n"+page.String())
	var pages strings.Builder
	for i := 0; pages.Len() < 1<<20; i++ {
		fmt.Fprintf(&pages, "## Page %d\n<!-- page id=page-%d -->\n\n", i+1, i+1)
		for j := range 20 {
			fmt.Fprintf(&pages, "Paragraph %d says that office work changed its gestures again, line after line.\n\n", j+1)
		}
		fmt.Fprintf(&pages, "### A question\n<!-- quiz id=q-%d -->\n\nWhich?\n\n- [ ] One\n  > No.\n- [x] Two\n  > Yes.\n\n<!-- / -->\n\n", i+1)
	}
	put(tb, dir, "megabyte.en.md", "---\nid: \"megabyte\"\ntitle: \"Megabyte\"\n---\n\n"+pages.String())
	return dir
}

func thousandModules(tb testing.TB) string {
	dir := tb.TempDir()
	put(tb, dir, "course.md", "---\nid: \"thousand\"\ntitle: {en: \"A thousand\"}\ntracks:\n  - id: \"all\"\n    title: {en: \"All\"}\n---\n")
	body := strings.Repeat("Some words of a lesson, so that the file is as long as most are.\n\n", 100)
	for i := range 1000 {
		name := fmt.Sprintf("m%04d", i+1)
		put(tb, dir, name+".en.md", fmt.Sprintf("---\nid: %q\ntitle: \"Module %04d\"\ntrack: all\nminutes: {solo: 20}\n---\n\n# Module\n\n%s", name, i+1, body))
	}
	return dir
}

func put(tb testing.TB, dir, name, text string) {
	tb.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
}
