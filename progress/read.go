package progress

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// line is one line of a file, as readLines gives it.
type line struct {
	n     int    // From 1.
	at    int64  // Where it begins.
	size  int64  // Its newline included.
	text  []byte // Without the newline, until the next line is read; nil when too long.
	whole bool   // It ends with a newline.
}

// readLines gives every line from r to f. It holds one line of at most MaxLine
// in memory, whatever r brings.
func readLines(r io.Reader, from line, f func(line)) error {
	br := bufio.NewReaderSize(r, MaxLine)
	l := line{n: from.n, at: from.at}
	for {
		l = line{n: l.n + 1, at: l.at + l.size}
		part, err := br.ReadSlice('\n')
		l.size = int64(len(part))
		l.text = bytes.TrimSuffix(part, []byte("\n"))
		for errors.Is(err, bufio.ErrBufferFull) {
			l.text = nil
			part, err = br.ReadSlice('\n')
			l.size += int64(len(part))
		}
		l.whole = err == nil
		if l.size > 0 && (l.whole || errors.Is(err, io.EOF)) {
			f(l)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// events gives the events of a line to keep, which may copy but not hold them:
// they are read into room, since making one for each line costs a tenth of all
// reading.
// It returns how many there are, and why the line is not simply one of them.
// Where a newline was damaged, or a torn line was written on, one line holds
// what is left of several; each that is whole still counts.
func (l line) events(room *Event, keep func(*Event)) (n int, kind ProblemKind, err error) {
	if l.text == nil {
		return 0, LongLine, fmt.Errorf("longer than %d bytes", MaxLine)
	}
	if len(bytes.TrimSpace(l.text)) == 0 {
		return 0, "", nil
	}
	*room = Event{}
	if err = decode(l.text, room); err == nil {
		keep(room)
		return 1, "", nil
	}
	found := salvage(l.text)
	for i := range found {
		keep(&found[i])
	}
	return len(found), BadLine, err
}

// salvage finds whole events within a damaged line. Every line that this
// program writes begins with the same six bytes; in a text they cannot stand,
// since quotes are escaped there.
func salvage(text []byte) []Event {
	start := []byte(`{"v":`)
	var found []Event
	for range 16 { // Trying is not free, and a damaged file may hold anything.
		i := bytes.Index(text, start)
		if i < 0 {
			break
		}
		text = text[i:]
		dec := json.NewDecoder(bytes.NewReader(text))
		var value json.RawMessage
		if dec.Decode(&value) == nil {
			if e, err := Decode(value); err == nil {
				found = append(found, e)
				text = text[dec.InputOffset():]
				continue
			}
		}
		text = text[len(start):]
	}
	return found
}

// Decode reads one line of a record, with or without its newline. The event
// keeps the line; see [Event.Raw]. An event of a newer version, or of an
// unknown type, need have no more than a version and an id that this version
// can read.
func Decode(line []byte) (Event, error) {
	var e Event
	if err := decode(bytes.TrimSuffix(line, []byte("\n")), &e); err != nil {
		return Event{}, &Error{Kind: ErrInvalid, Op: "read an event", Err: err}
	}
	return e, nil
}

// decode reads a line into e, which is zero.
func decode(line []byte, e *Event) error {
	line = bytes.TrimPrefix(line, []byte("\ufeff"))
	if len(line) >= MaxLine {
		return fmt.Errorf("longer than %d bytes", MaxLine)
	}
	if !utf8.Valid(line) {
		return errors.New("not utf-8")
	}
	raw := string(line)
	if !quick(raw, e) {
		*e = Event{}
		if err := json.Unmarshal(line, e); err != nil {
			var ok bool
			if *e, ok = decodeUnknown(line); !ok {
				return err
			}
		}
	}
	e.raw = raw
	return lacks(e)
}

// decodeUnknown reads what every event has from one whose further fields mean
// something else than here.
func decodeUnknown(line []byte) (Event, bool) {
	var h struct {
		V       int     `json:"v"`
		ID      string  `json:"id"`
		Seq     uint64  `json:"seq"`
		Learner string  `json:"learner"`
		Device  string  `json:"device"`
		Type    string  `json:"type"`
		At      anyTime `json:"at"`
	}
	if err := json.Unmarshal(line, &h); err != nil {
		return Event{}, false
	}
	e := Event{V: h.V, ID: h.ID, Seq: h.Seq, Learner: h.Learner, Device: h.Device, Type: h.Type}
	_ = e.At.UnmarshalJSON(h.At)
	return e, !understood(&e)
}

type anyTime = json.RawMessage

// lacks says what keeps e from having a place in the record.
func lacks(e *Event) error {
	switch {
	case e.V < 1:
		return errors.New("no version")
	case e.ID == "":
		return errors.New("no id")
	case e.Seq > maxSeq:
		return errors.New("seq out of range")
	case e.V > Version:
		return nil
	case e.Seq == 0:
		return errors.New("no seq")
	case e.At.IsZero():
		return errors.New("no time")
	case e.Learner == "", e.Device == "", e.Type == "":
		return errors.New("no learner, device or type")
	}
	return nil
}

// Load reads events from anywhere: an export, a room's log, another's record.
// It returns all that can be read, in the order of the source and with
// repetitions, and names each line that cannot; err is that of reading r, and
// what was read before it is returned all the same. UTF-16, as some shells
// write a redirected output, is understood.
func Load(r io.Reader, name string) (events []Event, problems []Problem, err error) {
	s := &source{name: name}
	r = transform.NewReader(r, unicode.BOMOverride(transform.Nop))
	err = s.read(r, func(e *Event) { events = append(events, *e) })
	return events, s.problems(), fail("read", name, err)
}
