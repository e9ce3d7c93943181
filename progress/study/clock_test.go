package study

import (
	"testing"
	"time"
)

func TestClock(t *testing.T) {
	at := func(seconds int) time.Time { return time.Date(2026, 1, 1, 9, 0, seconds, 0, time.UTC) }
	c := NewClock(90)
	if c.Begun() || c.Left(at(0)) != 90*time.Second {
		t.Fatal(c)
	}
	c = c.Start(at(0)).Start(at(5)) // a second start changes nothing
	if left := c.Left(at(30)); left != time.Minute {
		t.Error(left)
	}
	c = c.Pause(at(30))
	if left := c.Left(at(59)); left != time.Minute || c.Running() || !c.Begun() {
		t.Error(left, c)
	}
	c = c.Start(at(60)).Extend(at(60), 30*time.Second)
	if left := c.Left(at(100)); left != 50*time.Second || c.Over(at(100)) {
		t.Error(left)
	}
	if !c.Over(at(1000)) || c.Left(at(1000)) != 0 {
		t.Error("not over, or less than nothing left")
	}
	if left := c.Left(at(0)); left != 90*time.Second {
		t.Error("a clock set back counts:", left)
	}
	if more := c.Extend(at(1000), time.Minute); more.Left(at(1010)) != 50*time.Second || !more.Running() {
		t.Error("more time is eaten by what ran past the end:", more.Left(at(1010)))
	}
	c = c.SwitchOff(at(100))
	if c.Running() || !c.Off {
		t.Error(c)
	}
	if c = c.Start(at(200)); !c.Running() || c.Off || c.Left(at(200)) != 50*time.Second {
		t.Error(c)
	}
	if c = c.Reset(); c.Begun() || c.Total != 2*time.Minute {
		t.Error(c)
	}
}
