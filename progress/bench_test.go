package progress

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"
)

// The benchmarks take turns with a yardstick within each round, so that what
// else the machine does weighs on both alike, and report ratios: how many times
// as long as the yardstick the thing itself takes. What the figures should be,
// and what they were, stands in docs/speed.md.
//
//	go test -run '^$' -bench . ./progress

const many = 100_000

// manyLines are the lines of a long record, as answers make them.
func manyLines(tb testing.TB, n int) []byte {
	tb.Helper()
	var buf bytes.Buffer
	for i := range n {
		line, err := Encode(Event{
			V: 1, ID: NewID(), Seq: uint64(i + 1), At: noon, Learner: "ana", Device: "device000000", Type: Answered,
			Course: "reverse-mentoring", Module: fmt.Sprintf("m%d", i%30), Block: fmt.Sprintf("q%d", i%300), Digest: "0123456789abcdef", Lang: "fr", Mode: Solo,
			Kind: "quiz", Form: "multiple", Response: json.RawMessage("[1,3]"), Credit: ptr(0.5), Verdict: Partly, Confidence: Fairly, Ms: 12345,
		})
		if err != nil {
			tb.Fatal(err)
		}
		buf.Write(line)
	}
	return buf.Bytes()
}

// oneAnswer is what the learner does.
func oneAnswer() Event {
	return Event{
		Type: Answered, Course: "reverse-mentoring", Module: "m1", Block: "q1", Digest: "0123456789abcdef", Lang: "fr", Mode: Solo,
		Kind: "quiz", Form: "multiple", Response: json.RawMessage("[1,3]"), Credit: ptr(0.5), Verdict: Partly, Confidence: Fairly, Ms: 12345,
	}
}

// ratio returns how times compare with those of the yardstick, at a part of
// all: 0.5 is the median.
func ratio(part float64, times, yardstick []time.Duration) float64 {
	slices.Sort(times)
	slices.Sort(yardstick)
	i := int(part * float64(len(times)-1))
	return float64(times[i]) / float64(yardstick[i])
}

func ratios(b *testing.B, times, yardstick []time.Duration) {
	b.Helper()
	b.ReportMetric(ratio(0.5, times, yardstick), "median-ratio")
	if len(times) >= 200 {
		b.ReportMetric(ratio(0.99, times, yardstick), "p99-ratio")
		b.ReportMetric(float64(yardstick[len(yardstick)/2])/1e3, "yardstick-µs")
	}
}

// BenchmarkAnswer is one answer, recorded and folded, as the learner waits for
// it: against one write and sync of the same bytes on the same disk, to a file
// that is held open; and, since a record holds none open, against the same
// with opening and closing. The record is that of one device which has been in
// use; "unsettled" is one with a file of another device too, in a folder that
// has changed only now, so that it is listed each time.
func BenchmarkAnswer(b *testing.B) {
	for _, c := range []struct {
		name      string
		n         int
		unsettled bool
	}{{"100", 100, false}, {strconv.Itoa(many), many, false}, {"unsettled", 100, true}} {
		b.Run(c.name, func(b *testing.B) {
			h := newHome(b)
			h.put(b, "device000000.jsonl", manyLines(b, c.n))
			o := h.real() // Its clock stands before any change of the folder.
			if !c.unsettled {
				o.Now = time.Now
				inUse(b, h)
			}
			r, err := Open(o)
			if err != nil {
				b.Fatal(err)
			}
			count := r.State().Count()
			held := yardstick(b, filepath.Join(h.data, "held"))
			defer held.Close()
			var times, holding, opening []time.Duration
			for b.Loop() {
				start := time.Now()
				e, err := r.Append(oneAnswer())
				count++
				if err != nil || r.State().Count() != count {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))

				line := append(bytes.Clone(e.Raw()), '\n')
				start = time.Now()
				writeAndSync(b, held, line)
				holding = append(holding, time.Since(start))

				start = time.Now()
				f := yardstick(b, filepath.Join(h.data, "opened"))
				writeAndSync(b, f, line)
				if err := f.Close(); err != nil {
					b.Fatal(err)
				}
				opening = append(opening, time.Since(start))
			}
			ratios(b, times, holding)
			b.ReportMetric(ratio(0.5, times, opening), "median-with-opening")
		})
	}
}

// inUse makes the file of the record this device's own, and its folder one that
// has not changed for an hour.
func inUse(b *testing.B, h home) {
	device, err := json.Marshal(deviceFile{"device000000", "machine"})
	if err == nil {
		err = os.MkdirAll(h.state, 0o700)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(h.state, "device"), device, 0o600)
	}
	past := time.Now().Add(-time.Hour)
	if err == nil {
		err = os.Chtimes(h.record(), past, past)
	}
	if err != nil {
		b.Fatal(err)
	}
}

func yardstick(b *testing.B, path string) *os.File {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	return f
}

func writeAndSync(b *testing.B, f *os.File, line []byte) {
	_, err := f.Write(line)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOpen is the opening of a long record: against decoding the same
// lines into the same struct.
func BenchmarkOpen(b *testing.B) {
	h := newHome(b)
	data := manyLines(b, many)
	h.put(b, "device000000.jsonl", data)
	lines := bytes.SplitAfter(data, []byte("\n"))
	var times, yardstick []time.Duration
	for b.Loop() {
		runtime.GC()
		start := time.Now()
		r, err := Open(h.real())
		if err != nil || len(r.Events()) != many {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
		r = nil

		runtime.GC()
		start = time.Now()
		events := make([]Event, many)
		for i := range events {
			if err := json.Unmarshal(lines[i], &events[i]); err != nil {
				b.Fatal(err)
			}
		}
		yardstick = append(yardstick, time.Since(start))
	}
	ratios(b, times, yardstick)
}

func BenchmarkFold(b *testing.B) {
	events, _, err := Load(bytes.NewReader(manyLines(b, many)), "")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if Fold(events).Count() != many {
			b.Fatal()
		}
	}
}
