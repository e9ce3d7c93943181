package study

import "time"

// A Clock is a timer that shows and never forces: it can be paused, extended
// and switched off, and nothing happens when it is over. It is a value and has
// no time of its own; the faces bring it.
type Clock struct {
	Total time.Duration
	Off   bool // the learner wants none
	spent time.Duration
	since time.Time // zero while it stands still
}

// NewClock returns a timer that has not begun.
func NewClock(seconds int) Clock { return Clock{Total: time.Duration(seconds) * time.Second} }

// Running tells whether time is being counted.
func (c Clock) Running() bool { return !c.since.IsZero() && !c.Off }

// Begun tells whether any time was counted.
func (c Clock) Begun() bool { return c.spent > 0 || c.Running() }

// Start begins or goes on.
func (c Clock) Start(now time.Time) Clock {
	if !c.Running() {
		c.since, c.Off = now, false
	}
	return c
}

// Pause stands still.
func (c Clock) Pause(now time.Time) Clock {
	c.spent, c.since = c.Spent(now), time.Time{}
	return c
}

// Extend gives more time. Where all was spent it is given from now on: what ran
// past the end does not eat it.
func (c Clock) Extend(now time.Time, by time.Duration) Clock {
	if c.Over(now) {
		c.spent = c.Total
		if !c.since.IsZero() {
			c.since = now
		}
	}
	c.Total += by
	return c
}

// SwitchOff takes the timer away; Start brings it back.
func (c Clock) SwitchOff(now time.Time) Clock {
	c = c.Pause(now)
	c.Off = true
	return c
}

// Reset puts the timer back to its beginning.
func (c Clock) Reset() Clock { return Clock{Total: c.Total} }

// Spent returns the time counted so far. A clock of the machine that was set
// back counts nothing.
func (c Clock) Spent(now time.Time) time.Duration {
	if c.since.IsZero() {
		return c.spent
	}
	return c.spent + max(0, now.Sub(c.since))
}

// Left returns what remains, never less than nothing.
func (c Clock) Left(now time.Time) time.Duration { return max(0, c.Total-c.Spent(now)) }

// Over tells that all of it was spent.
func (c Clock) Over(now time.Time) bool { return c.Spent(now) >= c.Total }
