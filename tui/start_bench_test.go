//go:build unix

package tui

import (
	"bytes"
	"fmt"
	"io"
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
// frame that can be used, in a pseudo-terminal, in turn with the yardstick: the
// barest program with Bubble Tea and Glamour. They report ratios, since machines
// differ and are noisy. What the figures should be stands in docs/speed.md.
//
//	go test ./tui -run '^$' -bench 'Start|Size|Terminal|Memory' -benchtime 20x

// BenchmarkStart is home, a page that is resumed, a page of 2,000 lines, a
// module of 1 MB, and a course of 1,000 modules.
func BenchmarkStart(b *testing.B) {
	yard := build(b, "cahier/tui/testdata/yardstick")
	for _, c := range starts(b) {
		b.Run(c.name, func(b *testing.B) {
			home := b.TempDir()
			first(b, home, c.marker, mute, c.path, c.args...) // the second start of a person is what counts
			var ratios, times []float64
			for range b.N {
				ours := first(b, home, c.marker, mute, c.path, c.args...)
				bare := first(b, home, "mark0001", mute, yard)
				ratios = append(ratios, float64(ours)/float64(bare))
				times = append(times, float64(ours)/1e6)
			}
			b.ReportMetric(median(ratios), "x/yardstick")
			b.ReportMetric(median(times), "ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkMemory is the most memory that a program has held until a moment
// after its first frame, against the yardstick.
func BenchmarkMemory(b *testing.B) {
	yard := build(b, "cahier/tui/testdata/yardstick")
	for _, c := range starts(b) {
		b.Run(c.name, func(b *testing.B) {
			home := b.TempDir()
			var ratios, sizes []float64
			for range b.N {
				ours, bare := peak(b, home, c.marker, c.path, c.args...), peak(b, home, "mark0001", yard)
				ratios, sizes = append(ratios, ours/bare), append(sizes, ours/1024)
			}
			b.ReportMetric(median(ratios), "x/yardstick")
			b.ReportMetric(median(sizes), "MB")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// peak returns the most kilobytes that a program has held, as Linux counts.
func peak(b *testing.B, home, marker, path string, args ...string) float64 {
	b.Helper()
	file, cmd := launch(b, home, path, args...)
	until(b, file, marker, mute)
	go func() { _, _ = io.Copy(io.Discard, file) }()
	time.Sleep(300 * time.Millisecond) // What is read ahead is read.
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
	if err != nil {
		b.Skip("this system does not tell: ", err)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	_ = file.Close()
	_, most, _ := strings.Cut(string(status), "VmHWM:")
	var size float64
	if _, err := fmt.Sscan(most, &size); err != nil {
		b.Fatal(err)
	}
	return size
}

// BenchmarkSize is the start at a module of 1 MB against one of two pages, in
// the same course and in turn.
func BenchmarkSize(b *testing.B) {
	path, err := program()
	if err != nil {
		b.Fatal(err)
	}
	home, long := b.TempDir(), longCourse(b)
	start := func(module string) float64 {
		return float64(first(b, home, "Paragraph 1 ", mute, path, "--course", long, "--no-embedded", "learn", module))
	}
	start("megabyte")
	var ratios []float64
	for range b.N {
		large := start("megabyte")
		ratios = append(ratios, large/start("small"))
	}
	b.ReportMetric(median(ratios), "1MB/small")
	b.ReportMetric(0, "ns/op")
}

type startCase struct {
	name, marker, path string
	args               []string
}

func starts(tb testing.TB) []startCase {
	tb.Helper()
	path, err := program()
	if err != nil {
		tb.Fatal(err)
	}
	long, thousand := longCourse(tb), thousandModules(tb)
	return []startCase{
		{"home", "Begin", path, nil},
		{"page", "November 1951", path, []string{"learn", "h1-before-the-web"}},
		{"page-of-2000-lines", "Paragraph 1 ", path, []string{"--course", long, "--no-embedded", "learn", "lines"}},
		{"module-of-1MB", "Paragraph 1 ", path, []string{"--course", long, "--no-embedded", "learn", "megabyte"}},
		{"course-of-1000", "Module 0001", path, []string{"--course", thousand, "--no-embedded"}},
	}
}

// BenchmarkTerminal is the start in a terminal that answers what it is asked 80
// ms late, and in one that never does, against one that answers at once.
func BenchmarkTerminal(b *testing.B) {
	late := func(query []byte) (string, time.Duration) { return reply(query), 80 * time.Millisecond }
	ready := func(query []byte) (string, time.Duration) { return reply(query), 0 }
	for _, c := range starts(b)[:2] {
		b.Run(c.name, func(b *testing.B) {
			home := b.TempDir()
			first(b, home, c.marker, mute, c.path, c.args...)
			var lates, mutes []float64
			for range b.N {
				at := first(b, home, c.marker, ready, c.path, c.args...)
				lates = append(lates, float64(first(b, home, c.marker, late, c.path, c.args...))/float64(at))
				mutes = append(mutes, float64(first(b, home, c.marker, mute, c.path, c.args...))/float64(at))
			}
			b.ReportMetric(median(lates), "80ms-late/at-once")
			b.ReportMetric(median(mutes), "mute/at-once")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// An answering says what a terminal replies to what it was sent, and when.
type answering func(sent []byte) (reply string, wait time.Duration)

func mute([]byte) (string, time.Duration) { return "", 0 }

// reply is what a common terminal says to the questions of a program.
func reply(sent []byte) string {
	var all strings.Builder
	for _, q := range []struct{ asked, said string }{
		{"\x1b[?2026$p", "\x1b[?2026;2$y"}, // draws a frame at once
		{"\x1b[?2027$p", "\x1b[?2027;2$y"}, // wide characters
		{"\x1b]11;?", "\x1b]11;rgb:1c1c/1c1c/1c1c\x07"},
		{"\x1b[?u", "\x1b[?1u"}, // its keyboard
		{"\x1b[c", "\x1b[?62;22c"},
	} {
		if bytes.Contains(sent, []byte(q.asked)) {
			all.WriteString(q.said)
		}
	}
	return all.String()
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

// launch starts a program in a pseudo-terminal of 80x24, until the benchmark is
// over.
func launch(tb testing.TB, home, path string, args ...string) (*os.File, *exec.Cmd) {
	tb.Helper()
	cmd := exec.Command(path, args...)
	cmd.Env = []string{"HOME=" + home, "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en", "PATH=" + os.Getenv("PATH")}
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		_ = file.Close()
	})
	return file, cmd
}

// first starts a program and returns the time until a text is in its output.
func first(tb testing.TB, home, marker string, answer answering, path string, args ...string) time.Duration {
	tb.Helper()
	start := time.Now()
	file, cmd := launch(tb, home, path, args...)
	until(tb, file, marker, answer)
	took := time.Since(start)
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	_ = file.Close()
	return took
}

// until reads what a program writes until a text is in it.
func until(tb testing.TB, file *os.File, marker string, answer answering) {
	tb.Helper()
	var seen []byte
	buf := make([]byte, 32<<10)
	for {
		n, err := file.Read(buf)
		seen = append(seen, buf[:n]...)
		if bytes.Contains(seen, []byte(marker)) {
			return
		}
		if err != nil {
			tb.Fatalf("it ended before %q: %v\n%q", marker, err, seen)
		}
		if said, wait := answer(buf[:n]); said != "" {
			time.AfterFunc(wait, func() { _, _ = file.WriteString(said) })
		}
	}
}

// longCourse is a course with a page of 2,000 lines, a module of 1 MB, and a
// small one of the same kind.
func longCourse(tb testing.TB) string {
	dir := tb.TempDir()
	put(tb, dir, "course.md", "---\nid: \"long\"\ntitle: {en: \"Long\"}\n---\n")
	var page strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&page, "Paragraph %d says that office work changed its gestures again, line after line.\n\n", i+1)
	}
	put(tb, dir, "lines.en.md", "---\nid: \"lines\"\ntitle: \"Lines\"\n---\n\n# Lines\n\n"+page.String())
	put(tb, dir, "megabyte.en.md", "---\nid: \"megabyte\"\ntitle: \"Megabyte\"\n---\n\n"+pagesOf(1<<20))
	put(tb, dir, "small.en.md", "---\nid: \"small\"\ntitle: \"Small\"\n---\n\n"+pagesOf(3<<10))
	return dir
}

// pagesOf is a lesson of so many bytes or a little more, in pages of twenty
// paragraphs and a question.
func pagesOf(size int) string {
	var pages strings.Builder
	for i := 0; pages.Len() < size; i++ {
		fmt.Fprintf(&pages, "## Page %d\n<!-- page id=page-%d -->\n\n", i+1, i+1)
		for j := range 20 {
			fmt.Fprintf(&pages, "Paragraph %d says that office work changed its gestures again, line after line.\n\n", j+1)
		}
		fmt.Fprintf(&pages, "### A question\n<!-- quiz id=q-%d -->\n\nWhich?\n\n- [ ] One\n  > No.\n- [x] Two\n  > Yes.\n\n<!-- / -->\n\n", i+1)
	}
	return pages.String()
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
