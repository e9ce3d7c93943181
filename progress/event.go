package progress

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
)

// Version is the version of the format that this program writes.
const Version = 1

// MaxLine is the longest line of a record in bytes, its newline included.
const MaxLine = 64 << 10

// MaxText is the longest text of a note in bytes.
const MaxText = 32 << 10

// maxSeq is the last whole number that every JSON reader keeps exactly. A
// damaged line with a larger one would otherwise use up all numbers at once.
const maxSeq = 1<<53 - 1

// Types of events.
const (
	Opened     = "opened"
	Read       = "read"
	Answered   = "answered"
	Noted      = "noted"
	Rated      = "rated"
	Played     = "played"
	Carded     = "carded"
	Bookmarked = "bookmarked"
	Finished   = "finished"
	Erased     = "erased"
)

// Verdicts of an answer.
const (
	Right  = "right"
	Partly = "partly"
	Wrong  = "wrong"
)

// Confidences of an answer.
const (
	Sure   = "sure"
	Fairly = "fairly"
	Guess  = "guess"
)

// Modes in which an event came about.
const (
	Solo   = "solo"
	Review = "review"
	Room   = "room"
)

// Event is one thing that a learner did: one line of the record. What each
// type carries stands in the contract; a field that does not apply stays zero.
//
// An event that was read from a file also keeps its line as it was, so that it
// can be copied with everything this version does not know; see [Event.Raw].
type Event struct {
	V       int       `json:"v"`
	ID      string    `json:"id"`
	Seq     uint64    `json:"seq"`
	At      time.Time `json:"at"`
	Learner string    `json:"learner"`
	Device  string    `json:"device"`
	Type    string    `json:"type"`

	Course string `json:"course,omitempty"`
	Module string `json:"module,omitempty"`
	Page   string `json:"page,omitempty"`
	Block  string `json:"block,omitempty"`
	Rev    int    `json:"rev,omitempty"`
	Digest string `json:"digest,omitempty"`
	Lang   string `json:"lang,omitempty"`
	Mode   string `json:"mode,omitempty"`
	Room   string `json:"room,omitempty"`
	Seat   string `json:"seat,omitempty"`
	Round  int    `json:"round,omitempty"`

	Line       int             `json:"line,omitempty"`
	Ms         int64           `json:"ms,omitempty"`
	Kind       string          `json:"kind,omitempty"`
	Form       string          `json:"form,omitempty"`
	Response   json.RawMessage `json:"response,omitempty"`
	Credit     *float64        `json:"credit,omitempty"`
	Verdict    string          `json:"verdict,omitempty"`
	Confidence string          `json:"confidence,omitempty"`
	Hints      int             `json:"hints,omitempty"`
	Via        *Via            `json:"via,omitempty"`
	Text       *string         `json:"text,omitempty"` // Empty removes the note, nil is no text at all.
	Field      string          `json:"field,omitempty"`
	After      string          `json:"after,omitempty"`
	Values     map[string]int  `json:"values,omitempty"`
	Path       []string        `json:"path,omitempty"`
	Meters     map[string]int  `json:"meters,omitempty"`
	Outcome    string          `json:"outcome,omitempty"`
	Card       string          `json:"card,omitempty"`
	Recalled   *bool           `json:"recalled,omitempty"`
	On         *bool           `json:"on,omitempty"`
	IDs        []string        `json:"ids,omitempty"`

	raw string
}

// Via is the block from which an earlier question was asked again.
type Via struct {
	Module string `json:"module"`
	Block  string `json:"block"`
}

// Raw returns the line from which e was read, without its newline, or nil for
// an event made in memory. It does not follow changes of e's fields.
func (e Event) Raw() []byte {
	if e.raw == "" {
		return nil
	}
	return []byte(e.raw)
}

// NewID returns a fresh id for an event. Whoever may have to try [Record.Append]
// again sets one first, or retries with the event that Append returned.
func NewID() string {
	return uuid.Must(uuid.NewV7()).String()
}

// MarshalJSON writes e from its fields, as [Encode] does.
func (e Event) MarshalJSON() ([]byte, error) {
	line, err := Encode(e)
	return bytes.TrimSuffix(line, []byte("\n")), err
}

// Encode returns e as a line of the record, its newline included, from its
// fields alone. It fails when the response is no JSON or the year has not four
// digits.
func Encode(e Event) ([]byte, error) {
	line, _, err := write(&e)
	return line, err
}

// write is Encode. It says whether quickLine wrote the line.
func write(e *Event) (line []byte, quick bool, err error) {
	if !plainTime(e.At) {
		return nil, false, &Error{Kind: ErrInvalid, Op: "write the time of an event"}
	}
	if line, ok := quickLine(e); ok {
		return line, true, nil
	}
	line, err = encode(*e)
	return line, false, err
}

// inscribe returns the line of e and the event that is read from it: what is in
// memory is what another program will read.
func inscribe(e Event) (line []byte, read Event, err error) {
	line, quick, err := write(&e)
	switch {
	case err != nil:
	case len(line) > MaxLine:
		err = &Error{Kind: ErrTooLong, Op: "append to the record", Err: fmt.Errorf("an event of over %d bytes", MaxLine)}
	case quick:
		read = e.asRead(line)
		if err = lacks(&read); err != nil {
			err = &Error{Kind: ErrInvalid, Op: "write an event", Err: err}
		}
	default:
		read, err = Decode(line)
	}
	return line, read, err
}

// encode writes any event.
func encode(e Event) ([]byte, error) {
	// The outer fields hide those of the same name in plain. They stand first so
	// that every line begins the same; salvage relies on it.
	type plain Event
	wire := struct {
		V   int    `json:"v"`
		ID  string `json:"id"`
		Seq uint64 `json:"seq"`
		At  string `json:"at"`
		plain
	}{e.V, e.ID, e.Seq, e.At.UTC().Format(timeForm), plain(e)}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(wire); err != nil {
		return nil, &Error{Kind: ErrInvalid, Op: "write an event as json", Err: err}
	}
	return b.Bytes(), nil
}

// plainTime says whether a time can be written with a year of four digits.
func plainTime(t time.Time) bool {
	y := t.UTC().Year()
	return y >= 0 && y <= 9999
}

// Compare orders events by (seq, at, id): negative when a comes before b. It is
// the one order of the record, exports included.
func Compare(a, b Event) int { return compare(&a, &b) }

func compare(a, b *Event) int {
	return cmp.Or(cmp.Compare(a.Seq, b.Seq), a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
}

func known(typ string) bool {
	switch typ {
	case Opened, Read, Answered, Noted, Rated, Played, Carded, Bookmarked, Finished, Erased:
		return true
	}
	return false
}
