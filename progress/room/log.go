package room

import (
	"bufio"
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// maxLine is the longest line of a log in bytes, its newline included.
const maxLine = 64 << 10

// A Log is the file of a room: events are appended to it, all of them synced
// before Append returns. One program writes it at a time; the lock is its
// caller's.
type Log struct {
	f    disk
	end  int64
	fail error
}

// A disk is what a log needs of its file.
type disk interface {
	io.Writer
	io.Closer
	Sync() error
	Truncate(size int64) error
}

// The files of a room's folder.
const (
	logName    = "log.jsonl"
	secretName = "secret"
)

// OpenLog opens or begins the log in a folder and returns what is in it. A last
// line that is not whole was never acknowledged: it is kept aside and cut. Any
// other line that cannot be read makes the log unreadable: to go on without it
// could give somebody's place away.
func OpenLog(dir string) (*Log, []Event, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, fmt.Errorf("open room: %w", err)
	}
	path := filepath.Join(dir, logName)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("open room: %w", err)
	}
	events, whole, err := ReadLog(f)
	if err == nil {
		err = cutTail(f, path, whole)
	}
	if err == nil {
		err = syncDir(dir)
	}
	if err != nil {
		f.Close()
		return nil, nil, fmt.Errorf("open room: %w", err)
	}
	return &Log{f: f, end: whole}, events, nil
}

// ReadLog reads events up to the last whole line and returns where that ends.
func ReadLog(r io.Reader) (events []Event, whole int64, err error) {
	b := bufio.NewReaderSize(r, maxLine)
	for n := 1; ; n++ {
		line, err := b.ReadSlice('\n')
		switch {
		case errors.Is(err, io.EOF):
			return events, whole, nil
		case err != nil:
			return events, whole, fmt.Errorf("line %d: %w", n, err)
		}
		var e Event
		if err := json.Unmarshal(bytes.TrimSpace(line), &e); err != nil {
			return events, whole, fmt.Errorf("line %d: %w", n, err)
		}
		if e.Seq != n {
			return events, whole, fmt.Errorf("line %d: has number %d", n, e.Seq)
		}
		events = append(events, e)
		whole += int64(len(line))
	}
}

// cutTail copies what follows the last whole line aside and cuts it off.
func cutTail(f *os.File, path string, whole int64) error {
	info, err := f.Stat()
	if err != nil || info.Size() == whole {
		return err
	}
	tail := make([]byte, info.Size()-whole)
	if _, err := f.ReadAt(tail, whole); err != nil {
		return err
	}
	if err := os.WriteFile(fmt.Sprintf("%s.torn-%d", path, whole), tail, 0o600); err != nil {
		return err
	}
	if err := f.Truncate(whole); err != nil {
		return err
	}
	return f.Sync()
}

// encode is an event as a line of the log.
func encode(e Event) ([]byte, error) {
	line, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("record room: %w", err)
	}
	if line = append(line, '\n'); len(line) > maxLine {
		return nil, BadText
	}
	return line, nil
}

// Append writes lines and syncs them together. A write that failed leaves none
// of them; where they cannot be taken back nothing more is taken: what stands in
// the file is known only when it is opened again.
func (l *Log) Append(lines ...[]byte) error {
	if l.fail != nil {
		return l.fail
	}
	all := slices.Concat(lines...)
	_, err := l.f.Write(all)
	if err == nil {
		err = l.f.Sync()
	}
	if err == nil {
		l.end += int64(len(all))
		return nil
	}
	err = fmt.Errorf("record room: %w", err)
	if cut := l.f.Truncate(l.end); cut != nil {
		l.fail = err
	}
	return err
}

// Close closes the file.
func (l *Log) Close() error { return l.f.Close() }

// A Secret makes hashes of keys and codes that mean nothing outside a room.
type Secret []byte

// OpenSecret reads the secret of the room in a folder, or makes it.
func OpenSecret(dir string) (Secret, error) {
	path := filepath.Join(dir, secretName)
	raw, err := os.ReadFile(path)
	if err == nil && len(raw) == 32 {
		return raw, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open room: %w", err)
	}
	if err == nil {
		return nil, fmt.Errorf("open room: %s is damaged", path)
	}
	raw = make([]byte, 32)
	_, _ = rand.Read(raw) // it never fails
	if err := writeWhole(path, raw); err != nil {
		return nil, fmt.Errorf("open room: %w", err)
	}
	return raw, nil
}

// writeWhole makes a file that a crash leaves whole or does not leave at all.
func writeWhole(path string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // in vain once it has its name
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err == nil {
		err = syncDir(filepath.Dir(path))
	}
	return err
}

// Hash returns what a key or a code is known by in the room.
func (s Secret) Hash(what string) string {
	h := hmac.New(sha256.New, s)
	h.Write([]byte(what))
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// codeLetters are 31 letters and digits that are not taken for one another.
const codeLetters = "abcdefghjkmnpqrstuvwxyz23456789"

// NewCode returns a code of six letters: one of some 890 million.
func NewCode() string {
	code := make([]byte, 0, 6)
	for b := make([]byte, 1); len(code) < cap(code); {
		_, _ = rand.Read(b)
		if int(b[0]) < 256/len(codeLetters)*len(codeLetters) { // no letter is likelier
			code = append(code, codeLetters[int(b[0])%len(codeLetters)])
		}
	}
	return string(code)
}

// Expired tells whether the log of a room that began at a time may go, now that
// keep days have passed; 0 keeps it.
func Expired(began time.Time, keep int, now time.Time) bool {
	return keep > 0 && now.Sub(began) > time.Duration(keep)*24*time.Hour
}

// syncDir makes the names in a folder durable, where the system can.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !isWindows {
		return err
	}
	return nil
}
