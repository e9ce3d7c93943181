package progress

import (
	"errors"
	"fmt"
	"io/fs"
)

// Kind says what sort of failure an [Error] is. It is an error itself, so that
// errors.Is(err, progress.ErrFull) works, and its text is a stable word under
// which a face keeps its sentence and its hint.
type Kind string

// The kinds of failure.
const (
	ErrReadOnly   Kind = "read-only"  // No permission, or a file system mounted read-only.
	ErrFull       Kind = "full"       // No space or no quota left.
	ErrBusy       Kind = "busy"       // Another program has held the lock for too long.
	ErrUnreadable Kind = "unreadable" // There is something that could not be read, so nothing may be assumed.
	ErrTooLong    Kind = "too-long"   // A line over MaxLine or a text over MaxText.
	ErrInvalid    Kind = "invalid"    // The event, or the call, makes no sense.
	ErrForeign    Kind = "foreign"    // Events of another learner.
	ErrErased     Kind = "erased"     // The id was erased and cannot come back.
	ErrConflict   Kind = "conflict"   // The id is taken by events that differ.
	ErrIO         Kind = "io"         // Anything else that the system refused.
)

// Error makes a Kind an error.
func (k Kind) Error() string { return string(k) }

// Error is every failure of this package. After one, nothing was acknowledged
// and nothing is in memory that was not there before.
type Error struct {
	Kind Kind
	Op   string // What was tried, as in "append to the record".
	Path string // The file or folder, where there is one.
	Err  error  // The cause, or nil.
}

func (e *Error) Error() string {
	s := e.Op
	if e.Path != "" {
		s += " " + e.Path
	}
	// A path error would name the path a second time.
	cause := e.Err
	if pe := (*fs.PathError)(nil); errors.As(cause, &pe) {
		cause = pe.Err
	}
	if cause == nil {
		return s + ": " + string(e.Kind)
	}
	return fmt.Sprintf("%s: %v", s, cause)
}

// Unwrap gives errors.Is and errors.As both the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// fail wraps what the system said. An error of ours passes unchanged: the
// innermost place knows best what was tried.
func fail(op, path string, err error) error {
	if err == nil {
		return nil
	}
	if ours := (*Error)(nil); errors.As(err, &ours) {
		return err
	}
	kind := ErrIO
	switch {
	case isFull(err):
		kind = ErrFull
	case isReadOnly(err):
		kind = ErrReadOnly
	}
	return &Error{Kind: kind, Op: op, Path: path, Err: err}
}

// ProblemKind says what sort of damage a [Problem] is: a stable word.
type ProblemKind string

// The kinds of damage.
const (
	TornTail   ProblemKind = "torn-tail"  // The last line is not whole. In the own file it was copied aside and cut.
	BadLine    ProblemKind = "bad-line"   // A line is no event; it stays where it is.
	LongLine   ProblemKind = "long-line"  // A line is over MaxLine; it stays where it is.
	Conflict   ProblemKind = "conflict"   // One id, different content: neither counts.
	Unreadable ProblemKind = "unreadable" // A file could not be read, or not to its end.
	NotAFile   ProblemKind = "not-a-file" // A folder, a link or a device with the name of a record.
	NotHere    ProblemKind = "not-here"   // A file that a sync program keeps in the cloud only.
	Newer      ProblemKind = "newer"      // Events of a newer version: kept, counted, not understood.
	Leftover   ProblemKind = "leftover"   // Erased content that is still in a file; erase again.
	NoDevice   ProblemKind = "no-device"  // The device folder cannot be used, so nothing can be written.
	NotMended  ProblemKind = "not-mended" // Damage of the own file could not be copied aside or cut.
)

// Problem is something found in the record that a person should know about.
// None of them keeps the rest from being read.
type Problem struct {
	File   string      // Name within the record folder, or as given to Merge and Load.
	Line   int         // From 1; 0 where no line applies.
	Kind   ProblemKind // For the caller's own sentence.
	Count  int         // How many lines or events it is about, 0 meaning one.
	Detail string      // Why, in English, lower case.
}

func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", p.File, p.Detail)
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Detail)
}
