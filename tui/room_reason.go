package tui

import (
	"errors"
	"fmt"

	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/tui/words"
)

// reasonOf says why something did not happen in a room.
func reasonOf(w *words.Words, err error) string {
	y := w.Room.Why
	var reason room.Reason
	if !errors.As(err, &reason) {
		return safe.Line(fmt.Sprintf(y.CouldNot, err.Error()))
	}
	if s := map[room.Reason]string{
		room.NotOpen: y.NotOpen, room.OtherAsked: y.OtherAsked, room.RoundLocked: y.RoundLocked, room.NoSeat: y.NoSeat,
		room.IsGone: y.IsGone, room.IsBanned: y.IsBanned, room.IsFull: y.IsFull, room.IsOver: y.IsOver, room.NotNow: y.NotNow,
		room.NoSuch: y.NoSuch, room.BadText: y.BadText, room.BadAnswer: y.BadAnswer, room.TooMany: y.TooMany,
		room.NameTaken: y.NameTaken, room.BadName: y.BadName, room.TooFast: y.TooFast,
	}[reason]; s != "" {
		return s
	}
	return y.NotNow
}

// RoomProblem says why something does not happen in a room, or why its door
// stays shut, for who has no screen to say it on.
func RoomProblem(lang string, err error) string { return doorProblem(words.In(lang), err) }

// doorProblem says why a door stays shut.
func doorProblem(w *words.Words, err error) string {
	switch {
	case errors.Is(err, ErrRoomCode):
		return w.Room.Why.RoomCode
	case errors.Is(err, ErrResumeCode):
		return w.Room.Why.ResumeCode
	case errors.Is(err, ErrTries):
		return w.Room.Why.Tries
	}
	return reasonOf(w, err)
}

// refused tells that it was the room which did not take something: its screen
// says why.
func refused(err error) bool {
	var reason room.Reason
	return errors.As(err, &reason)
}
