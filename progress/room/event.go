package room

import (
	"encoding/json"
	"time"

	"cahier/curriculum"
)

// Desk is who leads, in the field By of events.
const Desk = "desk"

// Types of events. Those above the line are the desk's, those below a seat's.
const (
	Opened   = "opened"   // the room, with its Head
	Paged    = "paged"    // Page is shown
	Asked    = "asked"    // the question Block is open, in Round
	Locked   = "locked"   // no answer to it counts any more
	Talked   = "talked"   // people discuss before they answer again
	Revealed = "revealed" // the result may be seen
	Counted  = "counted"  // hands raised, for a room without terminals: Counts
	Timed    = "timed"    // a timer of Seconds begins; 0 ends it
	Extended = "extended" // the timer gets Seconds more
	Phased   = "phased"   // the activity Block is at phase Index, for Seconds where it has a time
	Paired   = "paired"   // Groups
	Shown    = "shown"    // the text Of is released, or taken back where On is false
	Done     = "done"     // the floor's question Of is dealt with
	Removed  = "removed"  // the seat Of leaves; it may come back
	Banned   = "banned"   // the seat Of leaves for good
	Undone   = "undone"   // the desk's event Of did not happen
	Ended    = "ended"

	Joined   = "joined"   // the seat By takes its place: Name, Key, Code, Lang
	Named    = "named"    // the seat By has another Name
	Answered = "answered" // Block, Round, Response, …
	Wrote    = "wrote"    // an open answer: Block, Text; empty takes it back
	Pulsed   = "pulsed"   // Pulse: lost, slow, or empty
	Raised   = "raised"   // a question from the floor: Text
	Voted    = "voted"    // for the floor's question Of; On
)

// Pulses that a seat may give.
const (
	Lost = "lost"
	Slow = "slow"
)

// Identities that a room may have. It is chosen before the room opens, told at
// the door, and never changed.
const (
	Anonymous = "anonymous" // no name is asked or kept
	Pseudonym = "pseudonym" // a name of the seat's own choice
	Person    = "named"     // the seat's own name
)

// Version is the version of the format that this program writes.
const Version = 1

// An Event is one thing that happened in a room: one line of its log.
type Event struct {
	V    int       `json:"v"`
	ID   string    `json:"id"`
	Seq  int       `json:"seq"` // from 1, without gaps
	At   time.Time `json:"at"`
	By   string    `json:"by"` // Desk, or a seat
	Type string    `json:"type"`

	Head  *Head  `json:"head,omitempty"`
	Page  string `json:"page,omitempty"`
	Block string `json:"block,omitempty"`
	Round int    `json:"round,omitempty"`
	Of    string `json:"of,omitempty"` // another event, or a seat
	On    bool   `json:"on,omitempty"`
	Index int    `json:"index,omitempty"`

	Name  string `json:"name,omitempty"`
	Key   string `json:"key,omitempty"`  // hash of the seat's key
	Code  string `json:"code,omitempty"` // hash of the seat's resume code
	Lang  string `json:"lang,omitempty"`
	Pulse string `json:"pulse,omitempty"`
	Text  string `json:"text,omitempty"`

	Form       curriculum.Form `json:"form,omitempty"`
	Response   json.RawMessage `json:"response,omitempty"`
	Credit     *float64        `json:"credit,omitempty"`
	Verdict    string          `json:"verdict,omitempty"`
	Confidence string          `json:"confidence,omitempty"`
	Hints      int             `json:"hints,omitempty"`

	Seconds int        `json:"seconds,omitempty"`
	Groups  [][]string `json:"groups,omitempty"`
	Counts  []int      `json:"counts,omitempty"`
}

// A Head says what a room is: it does not change.
type Head struct {
	Room     string `json:"room"`
	Course   string `json:"course"`
	Module   string `json:"module"`
	Lang     string `json:"lang"`
	Identity string `json:"identity"`
	Keep     int    `json:"keep,omitempty"` // days after which the log may go
}
