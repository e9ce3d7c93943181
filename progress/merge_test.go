package progress

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/unicode"
)

func merge(t testing.TB, r *Record, data string, asMine bool) MergeResult {
	t.Helper()
	res, err := r.Merge(strings.NewReader(data), "file", asMine)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// An export merged into an empty record amounts to the same, byte for byte,
// unknown fields and types included.
func TestExportAndMerge(t *testing.T) {
	h := newHome(t)
	add(t, h.open(t), 2)
	learner := h.open(t).Learner()
	h.put(t, "elsewhere.jsonl", []byte(strings.ReplaceAll(
		written("x", 9, `,"new": {"b":1, "a":[ 1.50 ]}`)+
			strings.Replace(written("y", 10, `,"path":3`), `"read"`, `"dreamt"`, 1)+
			`{"v":7,  "id":"z","learner":"ana"}`+"\n", "ana", learner)))
	r := h.open(t)
	want := export(t, r.Events())

	there := newHome(t)
	fresh := there.open(t)
	res := merge(t, fresh, string(want), false)
	if res.Added != 5 || res.Newer != 1 || len(res.Bad) != 0 {
		t.Error(res)
	}
	own := filepath.Join(there.record(), fresh.Device()+".jsonl")
	if got := content(t, own); !bytes.Equal(got, want) {
		t.Errorf("%s\nwant %s", got, want)
	}
	if res := merge(t, fresh, string(want), false); res.Known != 5 || res.Added != 0 {
		t.Error(res)
	}
	if e := add(t, fresh, 1)[0]; e.Seq != 11 || e.Learner != learner {
		t.Error(e)
	}
	if got := export(t, there.open(t).Events()); !bytes.HasPrefix(got, want) {
		t.Errorf("%s", got)
	}
}

func TestMergeNamesBadLines(t *testing.T) {
	r := newHome(t).open(t)
	res := merge(t, r, written("x", 1, "")+"nonsense\n"+strings.Repeat("y", 2*MaxLine)+"\n"+written("y", 2, "")+`{"v":1,`, false)
	if res.Added != 2 || len(res.Bad) != 3 {
		t.Fatal(res)
	}
	for i, line := range []int{2, 3, 5} {
		if p := res.Bad[i]; p.Line != line || p.File != "file" || p.Detail == "" {
			t.Error(p)
		}
	}
	wantKinds(t, r.Problems(), "")
}

func TestMergeForeign(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	mine := add(t, r, 1)
	foreign := written("x", 5, "") + string(mine[0].Raw()) + "\n"
	var e *Error
	if _, err := r.Merge(strings.NewReader(foreign), "file", false); !errors.Is(err, ErrForeign) || !errors.As(err, &e) || e.Path != "file" {
		t.Fatal(err)
	}
	sameIDs(t, h.open(t).Events(), mine)
	if res := merge(t, r, foreign, true); res.Added != 1 || res.Known != 1 {
		t.Error(res)
	}
	if got := h.open(t); got.Learner() != mine[0].Learner || len(got.Events()) != 2 {
		t.Error("merging another's made the learner another")
	}
	// Once merged, they are known.
	if res := merge(t, r, written("y", 6, ""), false); res.Added != 1 {
		t.Error(res)
	}
	two := written("x", 1, "") + strings.Replace(written("y", 2, ""), "ana", "bob", 1)
	if _, err := newHome(t).open(t).Merge(strings.NewReader(two), "file", false); !errors.Is(err, ErrForeign) {
		t.Error(err)
	}
}

func TestMergeConflict(t *testing.T) {
	h := newHome(t)
	h.put(t, "elsewhere.jsonl", []byte(written("x", 1, "")+written("y", 2, "")))
	r := h.open(t)
	other := written("x", 3, "")
	if res := merge(t, r, other+written("z", 4, ""), false); res.Conflicts != 1 || res.Added != 1 {
		t.Error(res)
	}
	if res := merge(t, r, other, false); res.Known != 1 {
		t.Error(res)
	}
	for _, r := range []*Record{r, h.open(t)} {
		wantKinds(t, r.Problems(), "conflict")
		if got := ids(r.Events()); !slices.Equal(got, []string{"y", "z"}) {
			t.Error(got)
		}
	}
}

// A tombstone beats content, wherever in the file it stands and whichever came
// first.
func TestMergeErased(t *testing.T) {
	tombstone := strings.Replace(written("t", 9, `,"ids":["x"]`), `"read"`, `"erased"`, 1)
	for _, files := range [][]string{
		{written("x", 1, "") + tombstone},
		{tombstone + written("x", 1, "")},
		{tombstone, written("x", 1, "")},
		{written("x", 1, ""), tombstone},
	} {
		h := newHome(t)
		r := h.open(t)
		for _, f := range files {
			merge(t, r, f, false)
		}
		for _, r := range []*Record{r, h.open(t)} {
			if got := ids(r.Events()); !slices.Equal(got, []string{"t"}) {
				t.Error(got)
			}
			if _, err := r.Append(Event{ID: "x", Type: Read}); !errors.Is(err, ErrErased) {
				t.Error(err)
			}
		}
	}
}

// A shell of Windows redirects into UTF-16.
func TestMergeUTF16(t *testing.T) {
	enc := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()
	data, err := enc.String(strings.ReplaceAll(written("x", 1, `,"text":"é"`), "\n", "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := newHome(t).open(t)
	if res := merge(t, r, data, false); res.Added != 1 || len(res.Bad) != 0 {
		t.Error(res)
	}
}

func TestMergeThatCannotBeRead(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	src := io.MultiReader(strings.NewReader(written("x", 1, "")), iotest.ErrReader(errors.New("pulled out")))
	if _, err := r.Merge(src, "file", false); err == nil || len(r.Events()) != 0 {
		t.Error(err)
	}
}

func TestErase(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	text := "secret"
	var noted []Event
	for range 2000 {
		noted = append(noted, Event{V: 1, ID: NewID(), Seq: 1, At: noon, Learner: "ana", Device: "d", Type: Noted, Text: &text})
	}
	h.put(t, "d.jsonl", export(t, noted))
	h.put(t, "d (copy).jsonl", append(export(t, noted[:3]), "secret and torn"...))
	h.put(t, "aside/d.0123.bad", []byte("secret"))
	kept := add(t, r, 2)
	other := h.open(t)
	rep, err := r.Erase(func(e Event) bool { return e.Type == Noted })
	if err != nil || rep.Events != 2000 || rep.Aside != 1 || rep.Damaged != 1 || len(rep.Files) != 2 || len(rep.NotReached) != 0 {
		t.Fatalf("%+v %v", rep, err)
	}
	noTrace(t, h, "secret")
	if err := other.Refresh(); err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Record{r, other, h.open(t)} {
		events := r.Events()
		sameIDs(t, events[:2], kept)
		for _, e := range events[2:] {
			if e.Type != Erased || len(e.Raw()) >= MaxLine {
				t.Error(e)
			}
		}
		wantKinds(t, r.Problems(), "")
		if s := Fold(r.Events()); len(s.AllNotes()) != 0 {
			t.Error("notes are left")
		}
	}
	// A sync program brings the content back: it does not count, and is named.
	h.put(t, "d.jsonl", export(t, noted[:3]))
	back := h.open(t)
	wantKinds(t, back.Problems(), "leftover")
	if len(back.Events()) != len(r.Events()) {
		t.Error("erased content came back")
	}
	if _, err := back.Erase(func(Event) bool { return false }); err != nil {
		t.Fatal(err)
	}
	noTrace(t, h, "secret")
	if rep, err = back.Erase(Everything); err != nil || rep.Events != 2 {
		t.Fatal(rep, err)
	}
	noTrace(t, h, `"p0"`)
	// Both go on working; the program that knew the erased events does not
	// bring them back.
	add(t, r, 1)
	add(t, other, 1)
	noTrace(t, h, kept[0].Module+`","page":"p1"`)
	if _, err := back.Erase(nil); !errors.Is(err, ErrInvalid) {
		t.Error(err)
	}
}

func TestEraseNamesWhatItCannotReach(t *testing.T) {
	h := newHome(t)
	add(t, h.open(t), 1)
	h.put(t, ".phone.jsonl.icloud", nil)
	rep, err := h.open(t).Erase(Everything)
	if err != nil || kinds(rep.NotReached) != "not-here" {
		t.Error(rep, err)
	}
}
