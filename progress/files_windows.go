package progress

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// noWait opens a file without waiting: no file here is a pipe.
const noWait = 0

// noFollow is not known here. A link is told from the file that was read.
const noFollow = 0

func isFull(err error) bool {
	const handleDiskFull, diskFull, quotaExceeded = syscall.Errno(39), syscall.Errno(112), syscall.Errno(1295)
	return errors.Is(err, handleDiskFull) || errors.Is(err, diskFull) || errors.Is(err, quotaExceeded)
}

func isReadOnly(err error) bool {
	const writeProtect = syscall.Errno(19)
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, writeProtect)
}

// rename tries again for a while: Windows does not replace a file that another
// program, a virus scanner say, has open this moment.
func rename(from, to string) error {
	const sharingViolation = syscall.Errno(32)
	err := os.Rename(from, to)
	for range 20 {
		if !errors.Is(err, sharingViolation) && !errors.Is(err, fs.ErrPermission) {
			break
		}
		time.Sleep(10 * time.Millisecond)
		err = os.Rename(from, to)
	}
	return err
}

// syncDir does nothing: Windows cannot sync a folder, and NTFS keeps a journal
// of names.
func syncDir(string) error { return nil }
