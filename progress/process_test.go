package progress

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
)

// TestMain is also the program that the tests start: it appends so many events,
// or no end of them, and says the id of each once Append returned.
func TestMain(m *testing.M) {
	dir, n := os.Getenv("PROGRESS_TEST_APPEND"), os.Getenv("PROGRESS_TEST_EVENTS")
	if dir == "" {
		os.Exit(m.Run())
	}
	h := home{filepath.Join(dir, "data"), filepath.Join(dir, "state")}
	o := h.options()
	if os.Getenv("PROGRESS_TEST_SYNC") != "" {
		o = h.real()
	}
	r, err := Open(o)
	for i := 0; err == nil && strconv.Itoa(i) != n; i++ {
		var e Event
		if e, err = r.Append(Event{Type: Read, Page: strconv.Itoa(i)}); err == nil {
			_, err = os.Stdout.WriteString(e.ID + "\n")
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// appender is the program of TestMain, at work in h.
func appender(t testing.TB, h home, events string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), "PROGRESS_TEST_APPEND="+filepath.Dir(h.data), "PROGRESS_TEST_EVENTS="+events)
	return cmd
}

func TestManyProcesses(t *testing.T) {
	t.Parallel()
	const each = 1000 / heavy
	h := newHome(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if out, err := appender(t, h, strconv.Itoa(each)).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	// This one reads all the while.
	r := h.open(t)
	for range 50 {
		if err := r.Refresh(); err != nil {
			t.Error(err)
		}
	}
	wg.Wait()
	everyOneOnce(t, h, 8*each)
}

func TestManyGoroutines(t *testing.T) {
	h := newHome(t)
	a, b := h.open(t), h.open(t)
	var wg sync.WaitGroup
	for _, r := range []*Record{a, a, b, b} {
		wg.Go(func() {
			for range 25 {
				if _, err := r.Append(Event{Type: Read}); err != nil {
					t.Error(err)
				}
				for _, e := range r.Events() {
					_ = e.ID
				}
			}
		})
	}
	wg.Wait()
	everyOneOnce(t, h, 100)
}

func everyOneOnce(t *testing.T, h home, n int) {
	t.Helper()
	r := h.open(t)
	wantKinds(t, r.Problems(), "")
	events := r.Events()
	if len(events) != n {
		t.Fatal(len(events))
	}
	for i, e := range events {
		if e.Seq != uint64(i+1) || e.Learner != events[0].Learner {
			t.Fatal(i, e)
		}
	}
	if files, _ := filepath.Glob(filepath.Join(h.record(), "*")); len(files) != 1 {
		t.Error(files)
	}
	if !slices.IsSortedFunc(events, Compare) {
		t.Error("not in order")
	}
}
