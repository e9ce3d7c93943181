//go:build unix

package curriculum

import (
	"flag"
	"runtime"
	"slices"
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

var modulesFlag = flag.Int("modules", 1000, "check so many modules in BenchmarkCheck; with few, more rounds are undisturbed on a busy machine")

// BenchmarkCheck checks 1,000 bilingual modules of 20 KB and reports its speed
// as a share of that of goldmark on one processor: at least 0.6 on one, at least
// 1.0 on two. It sets the processors itself, for the first of -cpu would count
// for nothing: b.Loop runs before the testing package sets them.
//
// Both take turns, each first in every other round, and the median of the rounds
// counts. "goldmarks" is by the clock; "goldmarks/cpu" by the time that
// processors worked, which other work on the machine changes little.
func BenchmarkCheck(b *testing.B) {
	c := copies(b, *modulesFlag)
	for procs, name := range []string{1: "one processor", 2: "two processors"} {
		if name == "" || procs > runtime.NumCPU() {
			continue
		}
		b.Run(name, func(b *testing.B) {
			var clock, cpu []float64
			for b.Loop() {
				theirs, ours := turns(len(clock)%2 == 0, func() lap { return run(1, func() { yardstick(c) }) },
					func() lap { return run(procs, func() { checks(b, c) }) })
				clock = append(clock, theirs.clock.Seconds()/ours.clock.Seconds())
				cpu = append(cpu, theirs.cpu.Seconds()/ours.cpu.Seconds())
			}
			b.ReportMetric(median(clock), "goldmarks")
			b.ReportMetric(median(cpu), "goldmarks/cpu")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// turns calls two functions, the second one first where asked.
func turns(inOrder bool, f, g func() lap) (a, b lap) {
	if inOrder {
		a = f()
		return a, g()
	}
	b = g()
	return f(), b
}

func median(all []float64) float64 {
	slices.Sort(all)
	return (all[len(all)/2] + all[(len(all)-1)/2]) / 2
}

func checks(b *testing.B, c fstest.MapFS) {
	r := CheckWith(c, "", Options{Today: "2026-11-20"})
	if r.Modules != *modulesFlag || HasErrors(r.Diagnostics) {
		b.Fatal(r.Files, r.Modules, lines(r.Diagnostics[:min(5, len(r.Diagnostics))]))
	}
}
