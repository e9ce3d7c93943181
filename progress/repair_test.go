package progress

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// small returns a home whose own file holds some events, and that file.
func small(t *testing.T, n int) (h home, path string, events []Event, data []byte) {
	h = newHome(t)
	r := h.open(t)
	events = add(t, r, n)
	path = filepath.Join(h.record(), r.Device()+".jsonl")
	return h, path, events, content(t, path)
}

func TestTornAtEveryByteOfTheLastLine(t *testing.T) {
	t.Parallel()
	h, path, events, data := small(t, 3)
	last := len(data) - len(events[2].Raw()) - 1
	for size := last; size <= len(data); size++ {
		h.put(t, filepath.Base(path), data[:size])
		want := events[:2]
		if size >= len(data)-1 {
			want = events // Nothing but the newline is lacking.
		}
		r := h.open(t)
		sameIDs(t, r.Events(), want)
		if torn := kinds(r.Problems()) == "torn-tail"; torn != (size > last && len(want) == 2) {
			t.Fatal(size, r.Problems())
		}
		if size > last && len(want) == 2 && !slices.Contains(slices.Collect(maps.Values(asideFiles(t, h))), string(data[last:size])) {
			t.Fatal(size, "nothing was copied aside")
		}
		want = append(slices.Clone(want), add(t, r, 1)...)
		again := h.open(t)
		sameIDs(t, again.Events(), want)
		wantKinds(t, again.Problems(), "")
	}
}

// The files of other devices are read around and never touched.
func TestTornFileOfAnotherDevice(t *testing.T) {
	h := newHome(t)
	torn := written("x", 1, "") + `{"v":1,"id":"y"`
	path := h.put(t, "elsewhere.jsonl", []byte(torn))
	r := h.open(t)
	wantKinds(t, r.Problems(), "torn-tail")
	add(t, r, 1)
	if got := string(content(t, path)); got != torn {
		t.Error(got)
	}
	// The sync goes on.
	h.put(t, "elsewhere.jsonl", []byte(written("x", 1, "")+written("y", 7, "")))
	if e := add(t, r, 1)[0]; e.Seq != 8 || len(r.Events()) != 4 {
		t.Error(e.Seq, ids(r.Events()))
	}
	wantKinds(t, r.Problems(), "")
}

func TestZerosAtTheEnd(t *testing.T) {
	for _, n := range []int{1, 4096, 3 * MaxLine} {
		h, path, events, data := small(t, 2)
		h.put(t, filepath.Base(path), append(bytes.Clone(data), make([]byte, n)...))
		r := h.open(t)
		wantKinds(t, r.Problems(), "torn-tail")
		if !bytes.Equal(content(t, path), data) || len(asideFiles(t, h)) != 1 {
			t.Error("not cut")
		}
		sameIDs(t, r.Events(), events)
	}
}

// A flipped byte costs at most the line that it is in, and what was damaged is
// still in the file, or aside.
func TestEveryByteFlipped(t *testing.T) {
	t.Parallel()
	h, path, events, data := small(t, 3)
	for i := range data {
		for _, mask := range []byte{0x01, 0x20, 0x80, 0xff} {
			flipped := bytes.Clone(data)
			flipped[i] ^= mask
			h.put(t, filepath.Base(path), flipped)
			r := h.open(t)
			hit := bytes.Count(data[:i], []byte("\n"))
			for n, e := range events {
				if n != hit && !slices.Contains(ids(r.Events()), e.ID) {
					t.Fatalf("byte %d ^ %x cost line %d: %v", i, mask, n+1, r.Problems())
				}
			}
			if len(r.Events()) < 3 && len(r.Problems()) == 0 {
				t.Fatalf("byte %d ^ %x: nothing was reported", i, mask)
			}
			before := r.Events()
			e, err := r.Append(Event{Type: Finished})
			if err != nil {
				t.Fatal(err)
			}
			if got := h.open(t).Events(); len(got) != len(before)+1 || !slices.Contains(ids(got), e.ID) {
				t.Fatalf("byte %d ^ %x: lost after an append", i, mask)
			}
		}
	}
}

func TestBadLineInTheMiddle(t *testing.T) {
	h, path, events, data := small(t, 2)
	bad := "what is this\n"
	h.put(t, filepath.Base(path), append([]byte(bad), data...))
	for range 3 {
		r := h.open(t)
		wantKinds(t, r.Problems(), "bad-line")
		if p := r.Problems()[0]; p.Line != 1 || p.File != filepath.Base(path) || p.Detail == "" {
			t.Error(p)
		}
		sameIDs(t, r.Events(), events)
		if files := asideFiles(t, h); len(files) != 1 || slices.Collect(maps.Values(files))[0] != bad {
			t.Error(files)
		}
	}
	if !bytes.HasPrefix(content(t, path), []byte(bad)) {
		t.Error("the line did not stay in its place")
	}
}

func TestLongLines(t *testing.T) {
	pad := func(id string, size int) string {
		line := written(id, 1, `,"x":""`)
		return strings.Replace(line, `"x":""`, `"x":"`+strings.Repeat("x", size-len(line))+`"`, 1)
	}
	h := newHome(t)
	h.put(t, "elsewhere.jsonl", []byte(pad("fits", MaxLine)+pad("long", MaxLine+1)+pad("longer", 5<<20)+written("after", 2, "")))
	r := h.open(t)
	wantKinds(t, r.Problems(), "long-line long-line")
	if got := ids(r.Events()); !slices.Equal(got, []string{"fits", "after"}) {
		t.Error(got)
	}
	if r.Problems()[1].Line != 3 {
		t.Error(r.Problems())
	}
}

func TestEndingsOfOtherEditors(t *testing.T) {
	h := newHome(t)
	h.put(t, "elsewhere.jsonl", []byte("\ufeff"+strings.ReplaceAll(written("x", 1, "")+"\n"+written("y", 2, ""), "\n", "\r\n")))
	r := h.open(t)
	wantKinds(t, r.Problems(), "")
	if got := ids(r.Events()); !slices.Equal(got, []string{"x", "y"}) {
		t.Error(got)
	}
}

func TestDecodeRefuses(t *testing.T) {
	good := strings.TrimSuffix(written("x", 1, ""), "\n")
	if _, err := Decode([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, r := range [][2]string{
		{`"v":1`, `"v":0`},
		{`"id":"x"`, `"id":""`},
		{`"seq":1`, `"seq":0`},
		{`"seq":1`, `"seq":-1`},
		{`"seq":1`, `"seq":18446744073709551615`},
		{"2026-01-01T00", "2026-13-01T00"},
		{`"learner":"ana"`, `"learner":1`},
		{`"learner":"ana",`, ""},
		{`"device":"elsewhere",`, ""},
		{`"read"`, `""`},
		{"ana", "an\xff"},
		{"}", ""},
		{"}", "}}"},
	} {
		if _, err := Decode([]byte(strings.Replace(good, r[0], r[1], 1))); err == nil {
			t.Error(r)
		}
	}
}
