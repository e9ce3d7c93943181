package cause

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"syscall"
	"testing"
)

func TestIn(t *testing.T) {
	_, notUTF8 := os.DirFS(t.TempDir()).Open("caf\xe9.en.md")
	for _, c := range []struct {
		err    error
		en, fr string
	}{
		{fmt.Errorf("open x: %w", &fs.PathError{Op: "open", Path: "x", Err: syscall.ELOOP}), "its links lead round in a circle", "ses liens tournent en rond"},
		{&fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}, "it is not there", "il n’existe pas"},
		{&os.SyscallError{Syscall: "write", Err: syscall.EIO}, "the disk reports an error", "le disque signale une erreur"},
		{notUTF8, "its name cannot be used", "son nom est inutilisable"},
		{&net.OpError{Op: "dial", Net: "tcp", Err: &os.SyscallError{Syscall: "connect", Err: syscall.ECONNREFUSED}}, "nobody listens there", "personne n’y écoute"},
		{ErrNotFile, "it is neither a file nor a folder", "ce n’est ni un fichier ni un dossier"},
		{fmt.Errorf("a: %w", errors.New("odd\x1b[2J\u202e")), "odd�[2J�", "odd�[2J�"},
	} {
		if en, fr := In("en", c.err), In("fr", c.err); en != c.en || fr != c.fr {
			t.Errorf("%v: %q, %q", c.err, en, fr)
		}
	}
	for _, k := range table {
		if k.en == "" || k.fr == "" || In("fr", k.err) != k.fr {
			t.Errorf("%v: %q, %q; found as %q", k.err, k.en, k.fr, In("fr", k.err))
		}
	}
}
