package progress

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// source is one file of events and how far it was read. A file grows at its
// end, so reading on means reading from there.
type source struct {
	name  string
	info  fs.FileInfo // As the file was when last read.
	size  int64       // How much was read.
	whole int64       // How much of that is whole lines: where to read on.
	lines int         // How many those are.
	seam  []byte      // Their last bytes.

	bad    []badLine
	tail   *badLine // What stands after the last newline.
	noTail bool     // Leave it alone: another program may be writing it this moment.
	newer  int      // Events of a newer version.
	err    error    // Why it could not be read to its end.
	broken ProblemKind
}

type badLine struct {
	Problem
	at, size int64
	events   int  // How many events it holds all the same.
	copied   bool // It was copied aside.
}

// read reads on from where the file was left and gives each event to keep. The
// tail is given too when it is a whole event that lacks only its newline: it is
// met again, and known, once the newline is there.
func (s *source) read(r io.Reader, keep func(*Event)) error {
	s.size, s.tail = s.whole, nil
	var room Event
	return readLines(r, line{n: s.lines, at: s.whole}, func(l line) {
		if !l.whole && s.noTail {
			return
		}
		s.size = l.at + l.size
		newer := 0
		n, kind, err := l.events(&room, func(e *Event) {
			if e.V > Version {
				newer++
			}
			keep(e)
		})
		b := badLine{at: l.at, size: l.size, events: n}
		if err != nil {
			b.Problem = Problem{File: s.name, Line: l.n, Kind: kind, Detail: err.Error()}
		}
		if !l.whole {
			s.tail = &b
			return
		}
		s.whole, s.lines, s.newer = s.size, l.n, s.newer+newer
		s.sew(l.text, "\n")
		if err != nil {
			s.bad = append(s.bad, b)
		}
	})
}

func (s *source) problems() []Problem {
	var list []Problem
	for _, b := range s.bad {
		list = append(list, b.Problem)
	}
	if s.tail != nil && s.tail.Kind != "" {
		p := s.tail.Problem
		p.Kind, p.Detail = TornTail, "the last line is not whole: "+p.Detail
		list = append(list, p)
	}
	if s.newer > 0 {
		list = append(list, Problem{
			File: s.name, Kind: Newer, Count: s.newer,
			Detail: fmt.Sprintf("%d events of a newer version, kept and not understood", s.newer),
		})
	}
	if s.broken != "" {
		list = append(list, Problem{File: s.name, Kind: s.broken, Detail: s.err.Error()})
	}
	return list
}

// fresh says whether there is nothing new in the file. Whole lines are never
// read again, so only one that is not whole can have changed in its place.
func (s *source) fresh(info fs.FileInfo) bool {
	return s.err == nil && s.info != nil && info.Size() == s.size && os.SameFile(s.info, info) &&
		(s.size == s.whole || info.ModTime().Equal(s.info.ModTime()))
}

// seamSize is enough to hold nearly every line whole: two answers to one
// question may differ in nothing but the id and the time, which stand first.
const seamSize = 512

// sew keeps the end of the last whole line that was read or written.
func (s *source) sew(line []byte, newline string) {
	s.seam = append(append(s.seam[:0], line[max(0, len(line)-seamSize):]...), newline...)
}

// joins tells whether what was read is in f still, by its last bytes: a file that
// was overwritten in its place may be longer than before, and has not grown.
func (s *source) joins(f file) (bool, error) {
	there := make([]byte, len(s.seam))
	if _, err := f.Seek(s.whole-int64(len(there)), io.SeekStart); err != nil {
		return false, err
	}
	_, err := io.ReadFull(f, there)
	return bytes.Equal(there, s.seam), err
}

// refuse notes why a file is not read.
func (s *source) refuse(kind ProblemKind, err error) {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		err = pe.Err
	}
	s.broken, s.err = kind, err
}
