package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cahier/progress/study"
)

// What is half done stands in one file, which goes when nothing is left, and
// which costs nobody anything where it is damaged.
func TestHalvesFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	path := filepath.Join(dir, "underway.json")
	ana := func() string { return "ana" }
	all := halvesIn(dir, ana)
	half := study.Half{Rev: 2, Way: []study.HalfTurn{{Node: "door", Option: 1}}}
	all.Keep("c/m/none", study.Half{})
	if _, err := os.Stat(dir); err == nil {
		t.Error("nothing was kept, and a folder made")
	}
	all.Keep("c/m/talk", half)
	all.Keep("c/m/rate", study.Half{Values: map[string]int{"a": 3}})
	if got := halvesIn(dir, ana).Half("c/m/talk"); !got.Equal(half) || got.Rev != 2 {
		t.Errorf("%+v", got)
	}
	bo := halvesIn(dir, func() string { return "bo" }) // of another data folder
	if !bo.Half("c/m/talk").None() {
		t.Error("somebody goes on with what another began")
	}
	if bo.Keep("c/m/talk", study.Half{}); all.Half("c/m/talk").None() {
		t.Error("somebody took away what another began")
	}
	all.Keep("c/m/talk", study.Half{})
	if !all.Half("c/m/talk").None() || all.Half("c/m/rate").None() {
		t.Error("the wrong one is gone")
	}
	all.Keep("c/m/rate", study.Half{})
	if _, err := os.Stat(path); err == nil {
		t.Error("the file stays for nothing")
	}
	for _, damaged := range []string{"", "{", "[]", "null", strings.Repeat(" ", maxOwn) + "{}"} {
		if err := os.WriteFile(path, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		if !all.Half("c/m/talk").None() {
			t.Errorf("%.9q holds something", damaged)
		}
		if all.Keep("c/m/talk", half); !all.Half("c/m/talk").Equal(half) {
			t.Errorf("%.9q: nothing can be kept", damaged)
		}
	}
}
