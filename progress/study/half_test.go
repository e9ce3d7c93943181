package study

import (
	"errors"
	"maps"
	"testing"

	"cahier/curriculum"
	"cahier/progress"
)

// A conversation goes on where it was left, as long as it is the same one.
func TestTalkResumed(t *testing.T) {
	talk := choose(t, NewTalk(office(), here), 0, 0, 1)
	h := talk.Half()
	run, ok := NewTalk(office(), here).Resume(h)
	if !ok || run.At != talk.At || len(run.Way) != 3 || run.Meters[0] != talk.Meters[0] || run.Step != Answering {
		t.Errorf("%v %+v", ok, run)
	}
	// Over a run that came to its end, too.
	done := choose(t, NewTalk(office(), here), 2).Saved(nil)
	if _, ok := done.Resume(h); !ok || !done.Half().None() {
		t.Error("a finished run holds it up, or is half done itself")
	}
	// An end that could not be written is to be chosen again.
	if failed := choose(t, NewTalk(office(), here), 0, 1).Saved(errors.New("full")); len(failed.Half().Way) != 1 {
		t.Errorf("kept %+v", failed.Half())
	}

	raised, moved, fewer := office(), office(), office()
	raised.Rev = 1
	moved.Scenario.Nodes[1].ID = "table"
	fewer.Scenario.Nodes[0].Options = fewer.Scenario.Nodes[0].Options[2:]
	for name, b := range map[string]*Talk{"a raised rev": {Block: raised}, "another node": {Block: moved}, "fewer choices": {Block: fewer}} {
		if _, ok := NewTalk(b.Block, here).Resume(h); ok {
			t.Error(name, "goes on")
		}
	}
	for _, h := range []Half{{}, {Way: []HalfTurn{{"door", 9}}}, {Way: []HalfTurn{{"door", -1}}}, {Way: []HalfTurn{{"door", 2}}}, {Way: []HalfTurn{{"door", 2}, {"gone", 0}}}} {
		if _, ok := NewTalk(office(), here).Resume(h); ok {
			t.Errorf("%+v goes on", h)
		}
	}
}

// Numbers that were not handed in are there again, where the scale has them.
func TestRateResumed(t *testing.T) {
	b := habits()
	m := module([]*curriculum.Block{b})
	var l log
	fresh := func() Rate { return NewRate(l.state(), course, m, b, 0, nil) }
	h := fresh().Set(1, 4).Half()
	if r, ok := fresh().Resume(h); !ok || !maps.Equal(r.Values, map[string]int{"share": 4}) || r.Step != Answering {
		t.Errorf("%v %+v", ok, r)
	}
	if r, ok := fresh().Resume(Half{Values: map[string]int{"share": 9, "gone": 2}}); ok {
		t.Errorf("%+v", r)
	}
	if fresh().Name() == NewRate(l.state(), course, m, b, 0, &progress.Via{Module: "n", Block: "again"}).Name() {
		t.Error("a scale that is asked again is kept under the same name")
	}
	given := give(t, &l, fresh(), 2, 4)
	if !given.Half().None() {
		t.Error("a rating that was given is half done")
	}
	if r, ok := fresh().Resume(h); !ok || r.Step != Answering || r.Before["mail"] != 2 {
		t.Errorf("another rating: %v %+v", ok, r)
	}
	b.Rev = 1
	if _, ok := fresh().Resume(h); ok {
		t.Error("a raised rev goes on")
	}
}

// Of two faces the one that did nothing takes nothing away.
func TestHalfKept(t *testing.T) {
	all := &Memory{}
	first := Half{Values: map[string]int{"mail": 1}}
	first.KeepIn(all, "a", Half{})
	if (Half{}).KeepIn(all, "a", Half{}); !all.Half("a").Equal(first) {
		t.Error("taken away by who did nothing")
	}
	if (Half{}).KeepIn(all, "a", first); !all.Half("a").None() {
		t.Error("not taken away by who finished it")
	}
	first.KeepIn(nil, "a", Half{})
}
