package progress

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAppendIsReadBack(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	var want []Event
	for _, e := range []Event{
		{Type: Opened, Course: "c", Module: "m", Page: "start", Line: 3, Digest: "0123456789abcdef"},
		{Type: Answered, Module: "m", Block: "q", Kind: "quiz", Form: "multiple", Response: json.RawMessage(`[ 1, 3 ]`), Credit: ptr(0.0), Verdict: Wrong, Confidence: Sure, Hints: 1, Via: &Via{"n", "b"}},
		{Type: Noted, Module: "m", Block: "w", Field: "f", Text: ptr("a <b> & “c”\n\u2028"), After: "x"},
		{Type: Noted, Module: "m", Block: "w", Field: "f", Text: ptr("")},
		{Type: Carded, Card: "k", Recalled: ptr(false)},
		{Type: Bookmarked, On: ptr(false)},
		{Type: Rated, Values: map[string]int{"s": 0}},
		{Type: Played, Path: []string{"a", "b"}, Meters: map[string]int{"trust": -1}, Outcome: "good", Credit: ptr(1.0)},
	} {
		got, err := r.Append(e)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, got)
	}
	got := h.open(t).Events()
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(r.Events(), want) {
		t.Fatalf("got %v\nwant %v", got, want)
	}
	if got[3].Text == nil || *got[3].Text != "" || *got[1].Credit != 0 || *got[4].Recalled {
		t.Error("a zero that means something was left out")
	}
	line := string(got[2].Raw())
	if !strings.HasPrefix(line, `{"v":1,"id":"`) || !strings.Contains(line, `"at":"2026-11-23T12:00:00.123Z"`) || !strings.Contains(line, "<b> &") {
		t.Error(line)
	}
	for i, e := range got {
		if e.Seq != uint64(i+1) || e.Learner != r.Learner() || e.Device != r.Device() {
			t.Error(e)
		}
	}
	for path, perm := range map[string]os.FileMode{h.record(): 0o700, filepath.Join(h.record(), r.Device()+".jsonl"): 0o600, h.state: 0o700} {
		if info, err := os.Stat(path); err != nil || (os.PathSeparator == '/' && info.Mode().Perm() != perm) {
			t.Error(path, info.Mode(), err)
		}
	}
}

func TestWholeSecondKeepsItsMilliseconds(t *testing.T) {
	line, err := Encode(Event{V: 1, At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.FixedZone("", 3600))})
	if err != nil || !bytes.Contains(line, []byte(`"2026-01-02T02:04:05.000Z"`)) {
		t.Error(string(line), err)
	}
}

func TestAppendRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		e    Event
		want Kind
	}{
		"no type":       {Event{}, ErrInvalid},
		"tombstone":     {Event{Type: Erased}, ErrInvalid},
		"no json":       {Event{Type: Answered, Response: json.RawMessage(`[1`)}, ErrInvalid},
		"long text":     {Event{Type: Noted, Text: ptr(strings.Repeat("x", MaxText+1))}, ErrTooLong},
		"long line":     {Event{Type: Noted, Text: ptr(strings.Repeat("\x01", MaxText))}, ErrTooLong},
		"long response": {Event{Type: Answered, Response: json.RawMessage(`"` + strings.Repeat("x", MaxLine) + `"`)}, ErrTooLong},
	} {
		t.Run(name, func(t *testing.T) {
			r := newHome(t).open(t)
			_, err := r.Append(c.e)
			var e *Error
			if !errors.Is(err, c.want) || !errors.As(err, &e) || len(r.Events()) != 0 {
				t.Fatal(err)
			}
		})
	}
}

func TestAppendTwiceIsOnce(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	e := Event{ID: NewID(), Type: Read, Page: "a"}
	first, err := r.Append(e)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Record{r, h.open(t)} {
		again, err := r.Append(e)
		if err != nil || !reflect.DeepEqual(again, first) || len(r.Events()) != 1 {
			t.Fatal(again, err)
		}
	}
}

// A wrong clock harms nothing: what came later counts as later.
func TestClockSetBack(t *testing.T) {
	h := newHome(t)
	o := h.options()
	clock := noon
	o.Now = func() time.Time { clock = clock.AddDate(-1, 0, 0); return clock }
	r, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	want := add(t, r, 5)
	sameIDs(t, h.open(t).Events(), want)
}

func TestOrderIsSeqThenTimeThenID(t *testing.T) {
	a := Event{ID: "a", Seq: 1, At: noon}
	for i, b := range []Event{{ID: "0", Seq: 2}, {ID: "0", Seq: 1, At: noon.Add(1)}, {ID: "b", Seq: 1, At: noon}} {
		if Compare(a, b) >= 0 || Compare(b, a) <= 0 {
			t.Error(i)
		}
	}
}

// The union is the same for any split of the events over files, any order in
// them, and any repetition.
func TestUnionOfAnySplit(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	h := newHome(t)
	r := h.open(t)
	want := add(t, r, 40)
	tombstone := Event{V: 1, ID: "t", Seq: 41, At: noon, Learner: r.Learner(), Device: "d", Type: Erased, IDs: []string{want[7].ID}}
	differing := want[9]
	differing.raw, differing.Page = "", "other"
	all := append(slices.Clone(want), tombstone, differing)
	kept := slices.Delete(slices.Clone(want), 9, 10)
	kept = append(slices.Delete(kept, 7, 8), tombstone)
	state := Fold(kept)
	for range 200 {
		there := newHome(t)
		var files [4]bytes.Buffer
		lines := slices.Clone(all)
		for range rnd.IntN(30) {
			lines = append(lines, all[rnd.IntN(len(all))])
		}
		rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		for _, e := range lines {
			f := &files[rnd.IntN(len(files))]
			f.Write(append(e.bytes(), '\n'))
		}
		for i := range files {
			there.put(t, string(rune('a'+i))+".jsonl", files[i].Bytes())
		}
		got := there.open(t).Events()
		sameIDs(t, got, kept)
		if s := Fold(lines); !slices.Equal(ids(s.Events()), ids(state.Events())) || !slices.Equal(s.PagesRead("c", "m"), state.PagesRead("c", "m")) {
			t.Fatal("the state differs")
		}
	}
}

// Copies that sync programs make are read like any other file.
func TestConflictCopies(t *testing.T) {
	h := newHome(t)
	r := h.open(t)
	want := add(t, r, 3)
	own := filepath.Join(h.record(), r.Device()+".jsonl")
	lines := bytes.SplitAfter(content(t, own), []byte("\n"))
	for i, name := range []string{
		"DEV.sync-conflict-20261123-120000-ABCDEFG.jsonl", // Syncthing
		"DEV (Ana's conflicted copy 2026-11-23).jsonl",    // Dropbox
		"DEV 2.jsonl",      // iCloud
		"DEV-LAPTOP.jsonl", // OneDrive
		"DEV (conflicted copy 2026-11-23 120000).jsonl",  // Nextcloud
		"DEV (Copie en conflit de Zoé 2026-11-23).jsonl", // Dropbox in French
		"DEV_conflict-20261123-120000.JSONL",             // ownCloud
		"another-device.jsonl",
	} {
		e := want[0]
		e.raw, e.ID, e.Seq = "", NewID(), uint64(10+i)
		line, _ := Encode(e)
		h.put(t, strings.Replace(name, "DEV", r.Device(), 1), append(bytes.Clone(lines[0]), line...))
		want = append(want, e)
	}
	got := h.open(t)
	sameIDs(t, got.Events(), want)
	wantKinds(t, got.Problems(), "")
	if e := add(t, got, 1)[0]; e.Seq != 18 {
		t.Error(e.Seq)
	}
}

func TestAppendReadsWhatOthersWrote(t *testing.T) {
	h := newHome(t)
	a, b := h.open(t), h.open(t)
	want := slices.Concat(add(t, a, 2), add(t, b, 2), add(t, a, 1))
	h.put(t, "elsewhere.jsonl", []byte(written("x", 50, "")))
	last := add(t, b, 1)[0]
	if last.Seq != 51 || last.Learner != a.Learner() {
		t.Error(last)
	}
	if err := a.Refresh(); err != nil {
		t.Fatal(err)
	}
	if got := ids(a.Events()); !slices.Equal(got, append(ids(want), "x", last.ID)) {
		t.Error(got)
	}
}

// A sync program replaces a file instead of appending to it.
func TestFileOfAnotherDeviceReplaced(t *testing.T) {
	h := newHome(t)
	path := h.put(t, "elsewhere.jsonl", []byte(written("x", 5, "")))
	r := h.open(t)
	temp := h.put(t, ".elsewhere.tmp", []byte(written("x", 5, "")+written("y", 6, "")))
	if err := os.Rename(temp, path); err != nil {
		t.Fatal(err)
	}
	if err := r.Refresh(); err != nil || !slices.Equal(ids(r.Events()), []string{"x", "y"}) {
		t.Fatal(ids(r.Events()), err)
	}
}

// What this program was told is safe comes back when an older file takes the
// place of the own one, and when the file is removed.
func TestOwnFileReplacedByAnOlder(t *testing.T) {
	for _, remove := range []bool{false, true} {
		h := newHome(t)
		r := h.open(t)
		want := add(t, r, 4)
		path := filepath.Join(h.record(), r.Device()+".jsonl")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if !remove {
			h.put(t, r.Device()+".jsonl", append(want[0].Raw(), '\n'))
		}
		want = append(want, add(t, r, 1)...)
		sameIDs(t, r.Events(), want)
		sameIDs(t, h.open(t).Events(), want)
	}
}

func TestSameIDDiffering(t *testing.T) {
	h := newHome(t)
	h.put(t, "a.jsonl", []byte(written("x", 1, "")+written("y", 2, "")+written("z", 3, `,"page":"a"`)))
	h.put(t, "b.jsonl", []byte(`{ "seq": 1, "v":1, "id":"\u0078","at":"2026-01-01T00:00:00.000Z","type":"read","learner":"ana","device":"elsewhere"}`+"\n"+written("z", 9, `,"page":"b"`)))
	r := h.open(t)
	if !slices.Equal(ids(r.Events()), []string{"x", "y"}) {
		t.Error(ids(r.Events()))
	}
	wantKinds(t, r.Problems(), "conflict")
	if _, err := r.Append(Event{ID: "z", Type: Read}); !errors.Is(err, ErrConflict) {
		t.Error(err)
	}
	if e := add(t, r, 1)[0]; e.Seq != 10 {
		t.Error("the seq of what was set aside counts too:", e.Seq)
	}
}

func TestThingsThatAreNoFiles(t *testing.T) {
	h := newHome(t)
	add(t, h.open(t), 1)
	target := h.put(t, "elsewhere.txt", []byte(written("x", 1, "")))
	if err := os.Symlink(target, filepath.Join(h.record(), "link.jsonl")); err != nil {
		t.Log(err) // Windows lets not everybody make a link.
		return
	}
	if err := os.Mkdir(filepath.Join(h.record(), "folder.jsonl"), 0o700); err != nil {
		t.Fatal(err)
	}
	h.put(t, ".phone.jsonl.icloud", nil)
	h.put(t, "._x.jsonl", []byte{0, 5, 22, 7})
	r := h.open(t)
	wantKinds(t, r.Problems(), "not-here not-a-file not-a-file")
	add(t, r, 1)
	if len(r.Events()) != 2 {
		t.Error(r.Events())
	}
}

func TestNewerAndUnknown(t *testing.T) {
	h := newHome(t)
	lines := `{"v":2,"id":"n","credit":"half","at":{"wall":1}}` + "\n" +
		strings.Replace(written("u", 3, `,"path":"no list","more":[1, 2]`), `"read"`, `"dreamt"`, 1)
	h.put(t, "elsewhere.jsonl", []byte(lines))
	r := h.open(t)
	wantKinds(t, r.Problems(), "newer")
	if got := export(t, r.Events()); string(got) != lines {
		t.Errorf("%s", got)
	}
	if s := Fold(r.Events()); s.Count() != 2 || s.Unknown() != 2 || s.Total().Events != 0 {
		t.Error(s)
	}
}

func TestDeviceIsBoundToTheMachine(t *testing.T) {
	h := newHome(t)
	first := h.open(t)
	events := add(t, first, 1)
	if h.open(t).Device() != first.Device() {
		t.Fatal("a new name without need")
	}
	o := h.options()
	o.Machine = func() (string, error) { return "another", nil }
	copied, err := Open(o)
	if err != nil || copied.Device() == first.Device() || copied.Learner() != first.Learner() {
		t.Fatal(copied.Device(), err)
	}
	events = append(events, add(t, copied, 1)...)
	if err := os.WriteFile(filepath.Join(h.state, "device"), []byte(`{"device":"../../x","machine":"machine"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	again := h.open(t)
	if d := again.Device(); d == first.Device() || d == copied.Device() || !deviceName.MatchString(d) {
		t.Fatal(d)
	}
	sameIDs(t, again.Events(), events)
	if files, _ := filepath.Glob(filepath.Join(h.record(), "*.jsonl")); len(files) != 2 {
		t.Error(files)
	}
}

// Two devices that began apart and then share a folder agree on one learner.
func TestLearnerIsAdopted(t *testing.T) {
	h, other := newHome(t), newHome(t)
	a, b := h.open(t), other.open(t)
	if a.Learner() == b.Learner() {
		t.Fatal("not random")
	}
	add(t, a, 3)
	add(t, b, 2)
	shared := home{h.data, other.state}
	h.put(t, b.Device()+".jsonl", content(t, filepath.Join(other.record(), b.Device()+".jsonl")))
	for _, h := range []home{h, shared, {h.data, t.TempDir()}} {
		if got := h.open(t).Learner(); got != a.Learner() {
			t.Error(got)
		}
	}
}

// Erasing ends a conflict: what is left is the tombstone, in any order.
func TestConflictErased(t *testing.T) {
	lines := []string{
		written("x", 1, ""), written("x", 2, ""), written("x", 3, `,"page":"p"`),
		strings.Replace(written("t", 9, `,"ids":["x","t"]`), `"read"`, `"erased"`, 1),
		strings.Replace(written("x", 8, `,"ids":["y"]`), `"read"`, `"erased"`, 1),
	}
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 50 {
		rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		h := newHome(t)
		h.put(t, "a.jsonl", []byte(strings.Join(lines[:2], "")))
		h.put(t, "b.jsonl", []byte(strings.Join(lines[2:], "")))
		r := h.open(t)
		if got := ids(r.Events()); !slices.Equal(got, []string{"x", "t"}) || r.Events()[0].Type != Erased {
			t.Fatal(got)
		}
		wantKinds(t, r.Problems(), "leftover")
	}
}

func TestEventAsJSON(t *testing.T) {
	e := Event{V: 1, ID: "x", Seq: 1, At: noon, Learner: "ana", Device: "d", Type: Noted, Text: ptr("<é>")}
	b, err := json.Marshal([]Event{e})
	var back []Event
	if err != nil || json.Unmarshal(b, &back) != nil || *back[0].Text != "<é>" || !back[0].At.Equal(noon.Truncate(time.Millisecond)) {
		t.Error(string(b), err)
	}
}
