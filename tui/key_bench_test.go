//go:build unix

package tui

import (
	"bytes"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"
)

// calm is how long a program must have written nothing for its frame to be
// taken as whole: several frames.
const calm = 40 * time.Millisecond

// BenchmarkKey is a key in a page of 2,000 lines, from the key to the first
// byte of the frame that answers it, in turn with the same key in the barest
// program that pages; and how many bytes a terminal of 80x24 is sent.
//
//	go test ./tui -run '^$' -bench 'Key|Held|Idle' -benchtime 200x
func BenchmarkKey(b *testing.B) {
	for _, c := range []struct{ name, key string }{{"line", "\x1b[B"}, {"page", "\x1b[6~"}} {
		b.Run(c.name, func(b *testing.B) {
			ours, bare := longPage(b), barePage(b)
			var times, yardstick []float64
			var sent []float64
			for i := range b.N {
				if i%60 == 59 { // Before the end of the page, where nothing moves.
					ours, bare = longPage(b), barePage(b)
				}
				took, n := ours.press(b, c.key)
				times, sent = append(times, took), append(sent, float64(n))
				took, _ = bare.press(b, c.key)
				yardstick = append(yardstick, took)
			}
			b.ReportMetric(quantile(0.5, times)/quantile(0.5, yardstick), "median-ratio")
			b.ReportMetric(quantile(0.95, times)/quantile(0.95, yardstick), "p95-ratio")
			b.ReportMetric(quantile(0.5, times), "median-ms")
			b.ReportMetric(quantile(0.5, sent), "bytes")
			b.ReportMetric(quantile(1, sent), "most-bytes")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkHeld is a key that is held for a second at 30 a second: how long
// after the last press the program still writes.
func BenchmarkHeld(b *testing.B) {
	p := longPage(b)
	var after []float64
	for range max(1, b.N/50) {
		var last, at time.Time
		for range 30 {
			time.Sleep(time.Second / 30)
			last = time.Now()
			p.write(b, "\x1b[B")
		}
		for {
			_, when, ok := p.read(calm)
			if !ok {
				break
			}
			at = when
		}
		after = append(after, float64(at.Sub(last))/1e6)
	}
	b.ReportMetric(quantile(1, after), "most-ms-after")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkIdle is what the program writes in two seconds in which nobody does
// anything.
func BenchmarkIdle(b *testing.B) {
	p := longPage(b)
	n := 0
	for end := time.Now().Add(2 * time.Second); time.Now().Before(end); {
		out, _, _ := p.read(time.Until(end))
		n += len(out)
	}
	b.ReportMetric(float64(n), "bytes")
	b.ReportMetric(0, "ns/op")
}

func quantile(share float64, xs []float64) float64 {
	slices.Sort(xs)
	return xs[int(share*float64(len(xs)-1))]
}

// A pager is a program with a long page, of which every byte is read at once.
type pager struct {
	file *os.File
	out  chan drawn
}

type drawn struct {
	bytes []byte
	at    time.Time
}

func longPage(b *testing.B) *pager {
	path, err := program()
	if err != nil {
		b.Fatal(err)
	}
	// How long a page takes is told once the module is read whole.
	return openPage(b, "about 1 min", path, "--course", longCourse(b), "--no-embedded", "learn", "lines")
}

func barePage(b *testing.B) *pager {
	return openPage(b, "Paragraph 1 ", build(b, "cahier/tui/testdata/pager"))
}

// openPage starts a program, and waits for a text that says it is ready.
func openPage(b *testing.B, ready, path string, args ...string) *pager {
	b.Helper()
	file, _ := launch(b, b.TempDir(), path, args...)
	p := &pager{file, make(chan drawn, 1024)}
	go func() {
		defer close(p.out)
		for {
			buf := make([]byte, 32<<10)
			n, err := file.Read(buf)
			if n > 0 {
				p.out <- drawn{buf[:n], time.Now()}
			}
			if err != nil {
				return
			}
		}
	}()
	var seen []byte
	for !bytes.Contains(seen, []byte(ready)) {
		out, _, ok := p.read(30 * time.Second)
		if !ok {
			b.Fatalf("no page: %q", seen)
		}
		seen = append(seen, out...)
	}
	p.settle()
	return p
}

// read returns what the program writes next, and false when it is silent.
func (p *pager) read(wait time.Duration) ([]byte, time.Time, bool) {
	select {
	case d, ok := <-p.out:
		return d.bytes, d.at, ok
	case <-time.After(wait):
		return nil, time.Time{}, false
	}
}

// settle reads until the program is silent.
func (p *pager) settle() (n int) {
	for {
		out, _, ok := p.read(calm)
		if !ok {
			return n
		}
		n += len(out)
	}
}

func (p *pager) write(b *testing.B, key string) {
	if _, err := p.file.WriteString(key); err != nil {
		b.Fatal(err)
	}
}

// press returns the milliseconds until a key shows, and the bytes it takes. A
// key comes at any point between two frames.
func (p *pager) press(b *testing.B, key string) (ms float64, n int) {
	time.Sleep(rand.N(time.Second / fps))
	start := time.Now()
	p.write(b, key)
	out, at, ok := p.read(5 * time.Second)
	if !ok {
		b.Fatal("a key without an answer")
	}
	return float64(at.Sub(start)) / 1e6, len(out) + p.settle()
}
