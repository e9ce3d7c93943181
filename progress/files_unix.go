//go:build !windows

package progress

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// noWait opens a file without waiting, were it a pipe that nobody writes to. It
// also spares package os four calls of the system, which it would make to find
// out that a file cannot be waited for.
const noWait = syscall.O_NONBLOCK

// noFollow opens no link.
const noFollow = syscall.O_NOFOLLOW

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func isReadOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

func rename(from, to string) error { return os.Rename(from, to) }

// syncDir makes the names in a folder durable. Some network file systems
// refuse, and a folder that may not be listed cannot be opened; neither is ours
// to mend, and the file itself was synced.
func syncDir(name string) error {
	d, err := os.Open(name)
	if errors.Is(err, fs.ErrPermission) {
		return nil
	}
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		return nil
	}
	return err
}
