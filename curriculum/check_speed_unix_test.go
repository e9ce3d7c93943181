//go:build unix

package curriculum

import (
	"flag"
	"runtime"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// yardstick parses the same bytes with goldmark and GitHub's extensions alone.
func yardstick(c fstest.MapFS) {
	p := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	for _, f := range c {
		p.Parse(text.NewReader(f.Data))
	}
}

// A lap is how long something took, by the clock and in time of processors.
type lap struct{ clock, cpu time.Duration }

// run times f on some processors.
func run(procs int, f func()) lap {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
	runtime.GC()
	start, used := time.Now(), cpuTime()
	f()
	return lap{time.Since(start), cpuTime() - used}
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

var modulesFlag = flag.Int("modules", 1000, "check so many modules in BenchmarkCheck; with few, some rounds are undisturbed on a busy machine")

// BenchmarkCheck checks 1,000 bilingual modules of 20 KB and reports its speed
// as a share of that of goldmark on one processor in the same run: at least 0.6
// with -cpu 1, at least 1.0 with -cpu 2. The best of all rounds counts, for the
// machine may have other work. "goldmarks/cpu" is the same by the time that
// processors worked, each round's mean, which other work does not change.
func BenchmarkCheck(b *testing.B) {
	c := copies(b, *modulesFlag)
	procs := runtime.GOMAXPROCS(0)
	var ours, theirs, oursAll, theirsAll time.Duration
	least := func(t *time.Duration, l lap) {
		if *t == 0 || l.clock < *t {
			*t = l.clock
		}
	}
	for b.Loop() {
		l := run(1, func() { yardstick(c) })
		least(&theirs, l)
		theirsAll += l.cpu
		var r Report
		l = run(procs, func() { r = CheckWith(c, "", Options{Today: "2026-11-20"}) })
		least(&ours, l)
		oursAll += l.cpu
		if r.Modules != *modulesFlag || HasErrors(r.Diagnostics) {
			b.Fatal(r.Files, r.Modules, lines(r.Diagnostics[:min(5, len(r.Diagnostics))]))
		}
	}
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "goldmarks")
	b.ReportMetric(theirsAll.Seconds()/oursAll.Seconds(), "goldmarks/cpu")
	b.ReportMetric(0, "ns/op")
}
