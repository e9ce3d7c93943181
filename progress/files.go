package progress

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// disk is every call that a record makes to the file system, so that tests can
// have any of them go wrong.
type disk interface {
	OpenFile(name string, flag int, perm fs.FileMode) (file, error)
	Lstat(name string) (fs.FileInfo, error)
	Stat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Mkdir(name string, perm fs.FileMode) error
	Rename(from, to string) error
	Remove(name string) error
	SyncDir(name string) error
	Lock(name string, wait time.Duration) (unlock func(), err error)
}

type file interface {
	io.ReadWriteSeeker
	io.Closer
	Stat() (fs.FileInfo, error)
	Sync() error
	Truncate(size int64) error
}

type osDisk struct{}

func (osDisk) OpenFile(name string, flag int, perm fs.FileMode) (file, error) {
	f, err := os.OpenFile(name, flag|noWait, perm)
	if err != nil {
		return nil, err // Not f: a nil *os.File is no nil file.
	}
	return f, nil
}

func (osDisk) Lstat(name string) (fs.FileInfo, error)     { return os.Lstat(name) }
func (osDisk) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (osDisk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (osDisk) Mkdir(name string, perm fs.FileMode) error  { return os.Mkdir(name, perm) }
func (osDisk) Rename(from, to string) error               { return rename(from, to) }
func (osDisk) Remove(name string) error                   { return os.Remove(name) }
func (osDisk) SyncDir(name string) error                  { return syncDir(name) }

// Lock waits at most so long: a program that hangs with the lock in its hand
// must not make another hang too.
func (osDisk) Lock(name string, wait time.Duration) (func(), error) {
	l := flock.New(name, flock.SetFlag(os.O_CREATE|os.O_RDONLY|noWait), flock.SetPermissions(0o600))
	for end := time.Now().Add(wait); ; time.Sleep(2 * time.Millisecond) {
		ok, err := l.TryLock()
		if err != nil {
			return nil, err
		}
		if ok {
			return func() { _ = l.Unlock() }, nil
		}
		if time.Now().After(end) {
			return nil, &Error{Kind: ErrBusy, Op: "lock", Path: name, Err: errors.New("another program holds it")}
		}
	}
}

// makeFolder makes a folder and those above it. Each is synced into its parent:
// else a power cut could take away the folder with all that was synced in it.
func makeFolder(d disk, path string) error {
	_, err := d.Lstat(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(path)
	if parent == path {
		return err
	}
	if err := makeFolder(d, parent); err != nil {
		return err
	}
	if err := d.Mkdir(path, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return d.SyncDir(parent)
}

const tempSuffix = ".tmp"

func tempName(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+tempSuffix)
}

// isTemp says whether replaceFile left a file behind when it was cut short.
func isTemp(name string) bool {
	return strings.HasPrefix(name, ".") && strings.HasSuffix(name, tempSuffix)
}

// replaceFile writes a file as a whole: after it the file is the new one, and
// after a crash or an error the old or the new one. The caller holds the lock.
func replaceFile(d disk, path string, write func(io.Writer) error) (err error) {
	temp := tempName(path)
	f, err := d.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = d.Remove(temp)
		}
	}()
	if err = write(fullWriter{f}); err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if err = d.Rename(temp, path); err != nil {
		return err
	}
	return d.SyncDir(filepath.Dir(path))
}

// fullWriter never takes a short write for a success.
type fullWriter struct{ w io.Writer }

func (f fullWriter) Write(b []byte) (int, error) {
	n, err := f.w.Write(b)
	if err == nil && n < len(b) {
		err = io.ErrShortWrite
	}
	return n, err
}
