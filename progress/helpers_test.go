package progress

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// noon is the clock of the tests.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 123_456_789, time.UTC)

// home is a learner's folders on one device.
type home struct{ data, state string }

func newHome(t testing.TB) home {
	dir := t.TempDir()
	return home{filepath.Join(dir, "data"), filepath.Join(dir, "state")}
}

// options are those of a disk that works and does not sync, so that the tests
// are fast.
func (h home) options() Options {
	o := h.real()
	o.disk = &breaking{breaks: func(string, string) error { return nil }}
	return o
}

func (h home) real() Options {
	return Options{
		Data: h.data, State: h.state,
		Now:     func() time.Time { return noon },
		Machine: func() (string, error) { return "machine", nil },
	}
}

func (h home) open(t testing.TB) *Record {
	t.Helper()
	r, err := Open(h.options())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (h home) record() string { return filepath.Join(h.data, "record") }

// put writes a file into the record folder.
func (h home) put(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(h.record(), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func add(t testing.TB, r *Record, n int) []Event {
	t.Helper()
	var list []Event
	for i := range n {
		e, err := r.Append(Event{Type: Read, Course: "c", Module: "m", Page: fmt.Sprintf("p%d", i), Ms: 1000})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, e)
	}
	return list
}

func content(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func ids(events []Event) []string {
	var list []string
	for _, e := range events {
		list = append(list, e.ID)
	}
	return list
}

func sameIDs(t testing.TB, got, want []Event) {
	t.Helper()
	if !slices.Equal(ids(got), ids(want)) {
		t.Fatalf("got ids %v\nwant %v", ids(got), ids(want))
	}
}

func kinds(problems []Problem) string {
	var list []string
	for _, p := range problems {
		list = append(list, string(p.Kind))
	}
	return strings.Join(list, " ")
}

func wantKinds(t testing.TB, got []Problem, want string) {
	t.Helper()
	if kinds(got) != want {
		t.Fatalf("problems %q, want %q: %v", kinds(got), want, got)
	}
}

func asideFiles(t testing.TB, h home) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(filepath.Join(h.record(), "aside"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, e := range entries {
		files[e.Name()] = string(content(t, filepath.Join(h.record(), "aside", e.Name())))
	}
	return files
}

func export(t testing.TB, events []Event) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Export(&b, events); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// written is a line of a record as some device may have written it.
func written(id string, seq int, rest string) string {
	return fmt.Sprintf(`{"v":1,"id":%q,"seq":%d,"at":"2026-01-01T00:00:00.000Z","learner":"ana","device":"elsewhere","type":"read"%s}`, id, seq, rest) + "\n"
}

func ptr[T any](v T) *T { return &v }

// breaking is a disk on which chosen calls go wrong.
type breaking struct {
	osDisk
	// breaks is asked before every call; an error makes the call fail.
	breaks func(op, name string) error
	// late makes a failing write or sync happen in part or whole, and then fail.
	late bool
}

func (b *breaking) OpenFile(name string, flag int, perm fs.FileMode) (file, error) {
	op := "open"
	if flag != os.O_RDONLY {
		op = "openw"
	}
	if err := b.breaks(op, name); err != nil {
		return nil, err
	}
	f, err := b.osDisk.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &breakingFile{f, name, b}, nil
}

func (b *breaking) Lstat(name string) (fs.FileInfo, error) {
	if err := b.breaks("lstat", name); err != nil {
		return nil, err
	}
	return b.osDisk.Lstat(name)
}

func (b *breaking) Stat(name string) (fs.FileInfo, error) {
	if err := b.breaks("statdir", name); err != nil {
		return nil, err
	}
	return b.osDisk.Stat(name)
}

func (b *breaking) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := b.breaks("readdir", name); err != nil {
		return nil, err
	}
	return b.osDisk.ReadDir(name)
}

func (b *breaking) Mkdir(name string, perm fs.FileMode) error {
	if err := b.breaks("mkdir", name); err != nil {
		return err
	}
	return b.osDisk.Mkdir(name, perm)
}

func (b *breaking) Rename(from, to string) error {
	if err := b.breaks("rename", to); err != nil {
		return err
	}
	return b.osDisk.Rename(from, to)
}

func (b *breaking) Remove(name string) error {
	if err := b.breaks("remove", name); err != nil {
		return err
	}
	return b.osDisk.Remove(name)
}

func (b *breaking) SyncDir(name string) error {
	if err := b.breaks("syncdir", name); err != nil {
		return err
	}
	return nil // Real syncs would make the tests slow and no better.
}

func (b *breaking) Lock(name string, wait time.Duration) (func(), error) {
	if err := b.breaks("lock", name); err != nil {
		return nil, err
	}
	return b.osDisk.Lock(name, wait)
}

type breakingFile struct {
	file
	name string
	b    *breaking
}

func (f *breakingFile) Read(p []byte) (int, error) {
	if err := f.b.breaks("read", f.name); err != nil {
		return 0, err
	}
	return f.file.Read(p)
}

func (f *breakingFile) Write(p []byte) (int, error) {
	if err := f.b.breaks("write", f.name); err != nil {
		if !f.b.late {
			return 0, err
		}
		n, _ := f.file.Write(p[:len(p)/2])
		return n, nil // A short write that says nothing.
	}
	return f.file.Write(p)
}

func (f *breakingFile) Seek(offset int64, whence int) (int64, error) {
	if err := f.b.breaks("seek", f.name); err != nil {
		return 0, err
	}
	return f.file.Seek(offset, whence)
}

func (f *breakingFile) Stat() (fs.FileInfo, error) {
	if err := f.b.breaks("stat", f.name); err != nil {
		return nil, err
	}
	return f.file.Stat()
}

func (f *breakingFile) Sync() error { return f.b.breaks("sync", f.name) }

func (f *breakingFile) Truncate(size int64) error {
	if err := f.b.breaks("truncate", f.name); err != nil {
		return err
	}
	return f.file.Truncate(size)
}

func (f *breakingFile) Close() error {
	err := f.b.breaks("close", f.name)
	return cmpErr(f.file.Close(), err)
}

func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
