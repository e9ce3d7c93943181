package progress

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// A merge takes in all or nothing, whichever call fails, and can be tried again.
func TestFaultInMerge(t *testing.T) {
	t.Parallel()
	src := written("x", 1, "") + written("y", 2, "") + written("z", 3, "")
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			for at := 1; ; at++ {
				h := newHome(t)
				o, calls := h.faulty(at, f.forever, f.late, f.err)
				r, err := Open(o)
				if err == nil {
					_, err = r.Merge(strings.NewReader(src), "file", false)
					if n := len(r.Events()); n != 0 && (n != 3 || err != nil) {
						t.Fatalf("call %d: %d events, %v", at, n, err)
					}
				}
				if *calls < at {
					return
				}
				if err == nil && len(h.open(t).Events()) != 3 {
					t.Fatalf("call %d: lost", at)
				}
				merge(t, h.open(t), src, false)
				if got := h.open(t); len(got.Events()) != 3 || len(got.Problems()) != 0 {
					t.Fatalf("call %d: %v %v", at, ids(got.Events()), got.Problems())
				}
			}
		})
	}
}

// Erasing that is cut short anywhere leaves all or nothing to be seen, and
// finishes when it is asked for again.
func TestFaultInErase(t *testing.T) {
	t.Parallel()
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			for at := 1; ; at++ {
				h := newHome(t)
				add(t, h.open(t), 2)
				h.put(t, "elsewhere.jsonl", []byte(written("x", 1, `,"page":"secret"`)))
				h.put(t, "aside/a.bad", []byte("secret"))
				o, calls := h.faulty(at, f.forever, f.late, f.err)
				r, err := Open(o)
				if err == nil {
					_, err = r.Erase(Everything)
				}
				if *calls < at {
					return
				}
				left := 0
				for _, e := range h.open(t).Events() {
					if e.Type != Erased {
						left++
					}
				}
				if left != 0 && (left != 3 || err == nil) {
					t.Fatalf("call %d: %d events are left, %v", at, left, err)
				}
				if _, err := h.open(t).Erase(Everything); err != nil {
					t.Fatal(at, err)
				}
				noTrace(t, h, "secret", `"p0"`)
			}
		})
	}
}

func noTrace(t *testing.T, h home, words ...string) {
	t.Helper()
	err := filepath.WalkDir(h.data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		for _, w := range words {
			if strings.Contains(string(content(t, path)), w) {
				t.Fatalf("%s still has %s", path, w)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
