package main

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"cahier/progress/room"
	"cahier/tui"
)

// A roomHost is a room that is open on this computer: its folder, its hub, and
// who may come in.
//
//	STATE/rooms/<room>/log.jsonl     what happened
//	                   secret        for hashes of keys and codes
//	                   door.json     code and addresses, for --resume
//	                   seats/        each participant's own events
//	                   lock          held while the room is open
type roomHost struct {
	dir      string
	hub      *room.Hub
	log      *room.Log
	lock     *flock.Flock
	secret   room.Secret
	door     doorFile
	code     string // as it is compared; "" for none
	hostCode string
	guesses  guesses
	now      func() time.Time

	mu    sync.Mutex
	books map[string]*seatBook
}

// A doorFile is what a room that is opened again needs beside its log.
type doorFile struct {
	Code  string   `json:"code,omitempty"`
	Host  string   `json:"host"` // the host code
	Addrs []string `json:"addrs"`
}

// A caller is who asks to come in: a hash of a proven key, or "", and the
// address, which is used to slow down guessing and kept nowhere.
type caller struct{ key, addr string }

// hostOf is an address without its port.
func hostOf(a net.Addr) string {
	host, _, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	return host
}

// How often a seat may change the room: thirty times at once, then twice a
// second.
const (
	paceBurst = 30
	paceEvery = 500 * time.Millisecond
)

const doorName = "door.json"

// openRoom opens the room in a folder; it begins it where there is none yet.
func openRoom(dir string, head *room.Head, door doorFile, now func() time.Time) (*roomHost, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open room: %w", err)
	}
	lock := flock.New(filepath.Join(dir, "lock"))
	if got, err := lock.TryLock(); err != nil {
		return nil, fmt.Errorf("open room: %w", err)
	} else if !got {
		return nil, errRoomOpen
	}
	h := &roomHost{dir: dir, lock: lock, door: door, now: now, books: map[string]*seatBook{}}
	if err := h.open(head); err != nil {
		_ = lock.Unlock()
		return nil, err
	}
	return h, nil
}

var errRoomOpen = errors.New("the room is open in another program")

func (h *roomHost) open(head *room.Head) (err error) {
	if head != nil { // the door first: a room without it could not be resumed
		raw, err := json.Marshal(h.door)
		if err != nil {
			return err
		}
		if err := writeFile(filepath.Join(h.dir, doorName), append(raw, '\n')); err != nil {
			return fmt.Errorf("open room: %w", err)
		}
	}
	if h.secret, err = room.OpenSecret(h.dir); err != nil {
		return err
	}
	log, events, err := room.OpenLog(h.dir)
	if err != nil {
		return err
	}
	h.log, h.hub = log, room.NewHub(log, events, h.now)
	h.hub.Pace(paceBurst, paceEvery)
	if head != nil {
		if _, err = h.hub.Do(room.Event{By: room.Desk, Type: room.Opened, Head: head}); err != nil {
			log.Close()
			return err
		}
	}
	h.code, h.hostCode = plainCode(h.door.Code), plainCode(h.door.Host)
	return nil
}

// close ends the writing. What was acknowledged is on the disk already.
func (h *roomHost) close() error {
	err := h.log.Close()
	return errors.Join(err, h.lock.Unlock())
}

// plainCode is a code as it is compared: people add spaces, and capitals.
func plainCode(typed string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == '-' }), ""))
}

// right tells whether a code is the one wanted: nil, or why not. Guessing is
// slow for a key, for an address and for the room.
func (h *roomHost) right(who caller, typed, want string) error {
	if !h.guesses.allowed(who, h.now()) {
		return tui.ErrTries
	}
	if want != "" && subtle.ConstantTimeCompare([]byte(plainCode(typed)), []byte(want)) == 1 {
		return nil
	}
	h.guesses.failed(who, h.now())
	return errNotCode
}

// isRoomCode tells that somebody typed the code of the room where a resume code
// was asked: it is the one that stands on the wall. Who is wrong with it is
// counted as with a resume code.
func (h *roomHost) isRoomCode(who caller, typed string) bool {
	return h.code != "" && h.guesses.allowed(who, h.now()) && subtle.ConstantTimeCompare([]byte(plainCode(typed)), []byte(h.code)) == 1
}

var errNotCode = errors.New("that is not the code")

// known returns the seat of a proven key.
func (h *roomHost) known(who caller) (tui.Seat, error) {
	seat, ok := h.hub.State().SeatOf(who.key)
	switch {
	case !ok:
		return tui.Seat{}, room.NoSeat
	case seat.Banned:
		return tui.Seat{}, room.IsBanned
	}
	return h.seat(seat.ID, ""), nil
}

// resumed returns the seat of a resume code.
func (h *roomHost) resumed(who caller, code string) (tui.Seat, error) {
	if !h.guesses.allowed(who, h.now()) {
		return tui.Seat{}, tui.ErrTries
	}
	hash := h.codeHash(code)
	for _, seat := range h.hub.State().Seats {
		if seat.Code != "" && subtle.ConstantTimeCompare([]byte(seat.Code), []byte(hash)) == 1 {
			if seat.Banned {
				return tui.Seat{}, room.IsBanned
			}
			return h.seat(seat.ID, plainCode(code)), nil
		}
	}
	h.guesses.failed(who, h.now())
	return tui.Seat{}, tui.ErrResumeCode
}

func (h *roomHost) codeHash(code string) string { return h.secret.Hash("code " + plainCode(code)) }

// back lets in who has a seat by their key. A seat that was sent away, and not
// for good, is there again.
func (h *roomHost) back(who caller, lang string) (tui.Seat, error) {
	seat, err := h.known(who)
	if err != nil {
		return seat, err
	}
	return seat, h.again(seat.ID, lang)
}

// again says that a seat which was sent away has come back.
func (h *roomHost) again(id, lang string) error {
	st := h.hub.State()
	if seat, _ := st.Seat(id); !seat.Gone || st.Phase == room.Over {
		return nil
	}
	_, err := h.hub.Do(room.Event{By: id, Type: room.Joined, Lang: lang})
	return err
}

// enter gives a seat to who comes through the door: their own with a resume
// code, which is as good as the room's, a new one with that.
func (h *roomHost) enter(who caller, name, code, resume, lang string) (tui.Seat, error) {
	if resume != "" {
		seat, err := h.resumed(who, resume)
		if err != nil {
			return seat, err
		}
		return seat, h.again(seat.ID, lang)
	}
	if h.code != "" {
		if err := h.right(who, code, h.code); errors.Is(err, errNotCode) {
			return tui.Seat{}, tui.ErrRoomCode
		} else if err != nil {
			return tui.Seat{}, err
		}
	}
	return h.newSeat(who, name, lang)
}

func (h *roomHost) newSeat(who caller, name, lang string) (tui.Seat, error) {
	e := room.Event{By: strings.ToLower(rand.Text())[:8], Type: room.Joined, Key: who.key, Lang: lang}
	if h.hub.State().Head.Identity != room.Anonymous {
		e.Name = room.CleanName(name)
	}
	resume := ""
	if who.key == "" {
		resume = room.NewCode()
		e.Code = h.codeHash(resume)
	}
	_, err := h.hub.Do(e)
	switch {
	case errors.Is(err, room.NotNow) && who.key != "": // taken in another window meanwhile
		return h.back(who, lang)
	case err != nil:
		return tui.Seat{}, err
	}
	return h.seat(e.By, resume), nil
}

func (h *roomHost) seat(id, resume string) tui.Seat {
	return tui.Seat{ID: id, Own: h.book(id), ResumeCode: resume}
}

// book returns a seat's own record, the same for all its terminals.
func (h *roomHost) book(id string) *seatBook {
	h.mu.Lock()
	defer h.mu.Unlock()
	b := h.books[id]
	if b == nil {
		b = newSeatBook(filepath.Join(h.dir, "seats"), id, h.hub.State().Head.Room, h.secret.Hash("learner "+id), h.now)
		h.books[id] = b
	}
	return b
}

// printRecord writes a seat's own events.
func (h *roomHost) printRecord(w io.Writer, s tui.Seat) error { return h.book(s.ID).print(w) }

// oldRooms removes the rooms whose days are over, but the one named, and
// returns what it removed and what it could not look at.
func oldRooms(rooms, but string, now time.Time) (removed, unread []string) {
	entries, err := os.ReadDir(rooms)
	if err != nil {
		return nil, nil
	}
	for _, e := range entries {
		dir := filepath.Join(rooms, e.Name())
		head, began, err := roomHead(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist) || !e.IsDir() || e.Name() == but:
			continue
		case err != nil:
			unread = append(unread, dir)
			continue
		case !room.Expired(began, head.Keep, now):
			continue
		}
		lock := flock.New(filepath.Join(dir, "lock"))
		if got, err := lock.TryLock(); err != nil || !got {
			continue // it is open
		}
		err = os.RemoveAll(dir)
		_ = lock.Unlock()
		if err != nil {
			unread = append(unread, dir)
			continue
		}
		removed = append(removed, e.Name())
	}
	return removed, unread
}

// roomHead reads what a room is, and when it began, from the first line of its
// log.
func roomHead(dir string) (room.Head, time.Time, error) {
	f, err := os.Open(filepath.Join(dir, "log.jsonl"))
	if err != nil {
		return room.Head{}, time.Time{}, err
	}
	defer f.Close()
	var e room.Event
	if err := json.NewDecoder(io.LimitReader(f, 64<<10)).Decode(&e); err != nil {
		return room.Head{}, time.Time{}, err
	}
	if e.Head == nil {
		return room.Head{}, time.Time{}, errors.New("it does not begin with a room")
	}
	return *e.Head, e.At, nil
}

// latestRoom returns the room that was written to last and has a door, "" for
// none: that of a presentation has none.
func latestRoom(rooms string) string {
	entries, err := os.ReadDir(rooms)
	if err != nil {
		return ""
	}
	type dated struct {
		name string
		at   time.Time
	}
	var all []dated
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(rooms, e.Name(), "log.jsonl")); err == nil && info.Size() > 0 && exists(filepath.Join(rooms, e.Name(), doorName)) {
			all = append(all, dated{e.Name(), info.ModTime()})
		}
	}
	if len(all) == 0 {
		return ""
	}
	return slices.MaxFunc(all, func(a, b dated) int { return a.at.Compare(b.at) }).name
}

// readDoor reads the door of a room that is opened again.
func readDoor(dir string) (doorFile, error) {
	var d doorFile
	raw, err := os.ReadFile(filepath.Join(dir, doorName))
	if err == nil {
		err = json.Unmarshal(raw, &d)
	}
	if err == nil && d.Host == "" {
		err = errors.New("it has no host code")
	}
	return d, err
}
