package words

import (
	"errors"
	"fmt"

	"cahier/curriculum/cause"
	"cahier/curriculum/safe"
	"cahier/progress"
)

// Failure says why something was not written, and what to do about it; data
// is where the record is, "" where that is not for who reads to know.
func (w *Words) Failure(err error, data string) (what, hint string) {
	e := w.Errors
	if data != "" {
		data = " " + safe.Line(data)
	}
	var reason string
	switch {
	case errors.Is(err, progress.ErrReadOnly):
		reason, hint = e.ReadOnly, fmt.Sprintf(e.ReadOnlyHint, data)
	case errors.Is(err, progress.ErrFull):
		reason, hint = e.Full, e.FullHint
	case errors.Is(err, progress.ErrBusy):
		reason, hint = e.Busy, e.BusyHint
	case errors.Is(err, progress.ErrTooLong):
		reason, hint = e.TooLong, e.TooLongHint
	default:
		reason, hint = fmt.Sprintf(e.Unusable, cause.In(w.Lang, err)), fmt.Sprintf(e.OtherHint, data)
		if data != "" {
			reason = w.Refused(err)
		}
	}
	return fmt.Sprintf(e.NotSaved, reason), hint
}

// Refused says what could not be used, and why.
func (w *Words) Refused(err error) string {
	reason := cause.In(w.Lang, err)
	if of := (*progress.Error)(nil); errors.As(err, &of) && of.Path != "" {
		return safe.Line(of.Path) + w.Colon() + reason
	}
	return reason
}
