package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"cahier/curriculum/paper"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("CAHIER_TEST_ROOM"); dir != "" {
		writeRoom(dir)
		return
	}
	testscript.Main(m, map[string]func(){"cahier": func() {
		h := system()
		// With this file there the next look at the clock is a fault.
		if trap := os.Getenv("CAHIER_TEST_PANIC"); trap != "" {
			now := h.now
			h.now = func() time.Time {
				if os.Remove(trap) == nil {
					panic("the moon\x1b[31m")
				}
				return now()
			}
			os.Exit(run(h))
		}
		main()
	}})
}

// The race detector has a program sleep a second before it ends; there are two
// hundred programs here.
const noSleep = "atexit_sleep_ms=0"

// TestScripts runs the command as a person would, one story a file. Besides
// those of testscript they know
//
//	exits CODE cahier …         run it and expect this exit code
//	json PATH VALUE             standard output is one JSON value with this in it
//	rules RULE…                 what check printed as JSON breaks these rules, no others
//	unread CODE… cahier …       run it with nobody reading its output
//	undated FILE WANT           FILE is WANT, where the day of today stands as TODAY
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			here, err := os.Getwd()
			if err != nil {
				return err
			}
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("TZ", "UTC")
			e.Setenv("GORACE", noSleep)
			e.Setenv("LANG", "en_GB.UTF-8")
			e.Setenv("COURSES", filepath.Join(here, "testdata", "courses"))
			e.Setenv("RECORDS", filepath.Join(here, "testdata", "records"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"json":    jsonHas,
			"unread":  unread,
			"rules":   rulesAre,
			"undated": undated,
		},
	})
}

func undated(ts *testscript.TestScript, _ bool, args []string) {
	today := paper.Day(time.Now().UTC(), sayEnglish().Kit.Months, sayEnglish().Kit.First)
	if got := strings.ReplaceAll(ts.ReadFile(args[0]), today, "TODAY"); got != ts.ReadFile(args[1]) {
		ts.Fatalf("%s is not as it should be:\n%s", args[0], got)
	}
}

func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	if got := codeOf(ts, err); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func codeOf(ts *testscript.TestScript, err error) int {
	if err == nil {
		return 0
	}
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		ts.Fatalf("%v", err)
	}
	return exit.ExitCode()
}

// jsonHas looks up a path such as modules.0.state.
func jsonHas(ts *testscript.TestScript, neg bool, args []string) {
	var v any
	d := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	d.UseNumber()
	ts.Check(d.Decode(&v))
	if d.More() {
		ts.Fatalf("more than one value")
	}
	if len(args) == 0 {
		return
	}
	for step := range strings.SplitSeq(args[0], ".") {
		switch at := v.(type) {
		case map[string]any:
			got, ok := at[step]
			if !ok {
				ts.Fatalf("%s: no key %q", args[0], step)
			}
			v = got
		case []any:
			if step == "length" {
				v = len(at)
				continue
			}
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(at) {
				ts.Fatalf("%s: no item %q in %d", args[0], step, len(at))
			}
			v = at[i]
		default:
			ts.Fatalf("%s: nothing under %v", args[0], v)
		}
	}
	if got := fmt.Sprint(v); (got == args[1]) == neg {
		ts.Fatalf("%s is %s", args[0], got)
	}
}

// rulesAre looks which rules the output of check names.
func rulesAre(ts *testscript.TestScript, _ bool, args []string) {
	var report checkReport
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &report))
	got := map[string]bool{}
	for _, d := range report.Diagnostics {
		got[d.Rule] = true
	}
	want := map[string]bool{}
	for _, rule := range args {
		want[rule] = true
	}
	if !maps.Equal(got, want) {
		ts.Fatalf("rules %v, want %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

// unread runs the command with its output in a pipe that nobody reads: it ends
// by the system's signal, or quietly with 0.
func unread(ts *testscript.TestScript, _ bool, args []string) {
	r, w, err := os.Pipe()
	ts.Check(err)
	ts.Check(r.Close())
	defer w.Close()
	path, err := exec.LookPath(args[0])
	ts.Check(err)
	c := exec.Command(path, args[1:]...)
	c.Dir = ts.MkAbs(".")
	for _, name := range []string{"HOME", "PATH", "LANG", "GORACE", "TZ", "SYSTEMROOT", "LOCALAPPDATA"} {
		c.Env = append(c.Env, name+"="+ts.Getenv(name))
	}
	var stderr bytes.Buffer
	c.Stdout, c.Stderr = w, &stderr
	err = c.Run()
	if code := codeOf(ts, err); code > 0 {
		ts.Fatalf("exit code %d", code)
	}
	if stderr.Len() > 0 {
		ts.Fatalf("standard error: %s", stderr.String())
	}
}
