package progress

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

const many = 100_000

// manyLines are the lines of a long record, as answers make them.
func manyLines(b *testing.B) []byte {
	b.Helper()
	var buf bytes.Buffer
	for i := range many {
		line, err := Encode(Event{
			V: 1, ID: NewID(), Seq: uint64(i + 1), At: noon, Learner: "ana", Device: "device000000", Type: Answered,
			Course: "reverse-mentoring", Module: fmt.Sprintf("m%d", i%30), Block: fmt.Sprintf("q%d", i%300), Digest: "0123456789abcdef", Lang: "fr", Mode: Solo,
			Kind: "quiz", Form: "multiple", Response: json.RawMessage("[1,3]"), Credit: ptr(0.5), Verdict: Partly, Confidence: Fairly, Ms: 12345,
		})
		if err != nil {
			b.Fatal(err)
		}
		buf.Write(line)
	}
	return buf.Bytes()
}

// BenchmarkDecode is the yardstick of BenchmarkOpen.
func BenchmarkDecode(b *testing.B) {
	lines := bytes.SplitAfter(manyLines(b), []byte("\n"))
	for b.Loop() {
		events := make([]Event, many)
		for i := range events {
			if err := json.Unmarshal(lines[i], &events[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	h := newHome(b)
	h.put(b, "device000000.jsonl", manyLines(b))
	for b.Loop() {
		r, err := Open(h.real())
		if err != nil || len(r.Events()) != many {
			b.Fatal(err)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	events, _, err := Load(bytes.NewReader(manyLines(b)), "")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if Fold(events).Count() != many {
			b.Fatal()
		}
	}
}

// BenchmarkWriteAndSync is the yardstick of BenchmarkAppend.
func BenchmarkWriteAndSync(b *testing.B) {
	line, _ := Encode(Event{V: 1, ID: NewID(), At: noon, Type: Read, Page: "p"})
	f, err := os.OpenFile(filepath.Join(b.TempDir(), "f"), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for b.Loop() {
		if _, err := f.Write(line); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	h := newHome(b)
	h.put(b, "device000000.jsonl", manyLines(b))
	r, err := Open(h.real())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := r.Append(Event{Type: Read, Page: "p"}); err != nil {
			b.Fatal(err)
		}
	}
}
