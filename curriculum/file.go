package curriculum

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"

	"cahier/curriculum/cause"
)

// readFile reads a file, but never more than one byte over the limit: what is
// larger is told by newSource.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	var room []byte
	return readInto(&room, fsys, name)
}

// readStart reads a file as far as its front matter goes: a lesson of any
// length costs its first lines.
func readStart(fsys fs.FS, name string) ([]byte, error) {
	f, err := openFile(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var raw []byte
	for len(raw) <= maxHeader {
		piece := make([]byte, 2<<10)
		n, err := io.ReadFull(f, piece)
		raw = append(raw, piece[:n]...)
		if end := headEnd(raw); end > 0 {
			return raw[:end], nil
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return raw, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return raw[:bytes.LastIndexByte(raw, '\n')+1], nil // no letter is cut in two
}

// headEnd returns where the line that closes the front matter ends, where that
// of a file without any begins to be a lesson, or 0 when more must be read.
func headEnd(raw []byte) int {
	at := 0
	for line := range bytes.Lines(bytes.TrimPrefix(raw, []byte("\ufeff"))) {
		fence := string(bytes.TrimSpace(line)) == "---"
		whole := line[len(line)-1] == '\n'
		at += len(line)
		if whole && (fence && at > len(line) || !fence && at == len(line)) {
			return at + len(raw) - len(bytes.TrimPrefix(raw, []byte("\ufeff")))
		}
	}
	return 0
}

func openFile(fsys fs.FS, name string) (fs.File, error) {
	// To open a pipe is to wait for who writes into it: look first.
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, cause.ErrNotFile
	}
	return fsys.Open(name)
}

// readInto is readFile into a slice that is used again for the next file.
func readInto(room *[]byte, fsys fs.FS, name string) ([]byte, error) {
	f, err := openFile(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	const limit = maxFile + 1
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = min(info.Size(), limit) // it may have grown since
	}
	raw := slices.Grow((*room)[:0], int(size)+1) // one more shows the end
	for rest := io.LimitReader(f, limit); ; {
		if len(raw) == cap(raw) {
			raw = slices.Grow(raw, 512)
		}
		n, err := rest.Read(raw[len(raw):cap(raw)])
		raw = raw[:len(raw)+n]
		*room = raw
		if errors.Is(err, io.EOF) {
			return raw, nil
		}
		if err != nil {
			return raw, err
		}
	}
}
