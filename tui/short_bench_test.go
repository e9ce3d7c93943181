//go:build unix

package tui

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkShort is what needs no screen, from start to end, in turn with a
// program that imports the same packages and does nothing.
//
//	go test ./tui -run '^$' -bench Short -benchtime 50x
func BenchmarkShort(b *testing.B) {
	path, err := program()
	if err != nil {
		b.Fatal(err)
	}
	imports := build(b, "cahier/tui/testdata/imports")
	dir := b.TempDir()
	put(b, dir, "course.md", "---\nid: \"one\"\ntitle: {en: \"One\"}\n---\n")
	put(b, dir, "m.en.md", "---\nid: \"m\"\ntitle: \"M\"\nminutes: {solo: 5}\n---\n\n# M\n\nSome words.\n")
	home := b.TempDir()
	for _, c := range []struct {
		name string
		args []string
	}{{"version", []string{"--version"}}, {"check", []string{"check", filepath.Join(dir, "m.en.md")}}} {
		b.Run(c.name, func(b *testing.B) {
			var ratios, times []float64
			for range b.N {
				ours, bare := whole(b, home, path, c.args...), whole(b, home, imports)
				ratios, times = append(ratios, float64(ours)/float64(bare)), append(times, float64(ours)/1e6)
			}
			b.ReportMetric(median(ratios), "x/imports")
			b.ReportMetric(median(times), "ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// whole returns how long a program takes from its start to its end.
func whole(b *testing.B, home, path string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.Command(path, args...)
	cmd.Env = []string{"HOME=" + home, "LANG=en", "PATH=" + os.Getenv("PATH")}
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", args, err, out)
	}
	return time.Since(start)
}
