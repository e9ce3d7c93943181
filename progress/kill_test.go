package progress

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// killRounds is how many programs TestKilled kills. PROGRESS_TEST_ROUNDS in the
// environment gives another number, for a night of it.
const killRounds = 1000 / heavy

// A program that is killed at any moment has lost nothing that it acknowledged,
// nothing is reported lost, and the next program can go on.
func TestKilled(t *testing.T) {
	t.Parallel()
	rounds := killRounds
	if n, err := strconv.Atoi(os.Getenv("PROGRESS_TEST_ROUNDS")); err == nil {
		rounds = n
	}
	const wide = 4
	var wg sync.WaitGroup
	for worker := range wide {
		wg.Go(func() {
			rnd := rand.New(rand.NewPCG(7, uint64(worker)))
			k := killer{t: t, rnd: rnd}
			for round := worker; round < rounds && !t.Failed(); round += wide {
				if err := k.round(); err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			}
		})
	}
	wg.Wait()
}

type killer struct {
	t     *testing.T
	rnd   *rand.Rand
	home  home
	left  int      // Rounds until a fresh folder.
	acked []string // In this folder.
}

func (k *killer) round() error {
	if k.left == 0 {
		// One in three begins with no folder at all.
		k.home, k.left, k.acked = newHome(k.t), 1+k.rnd.IntN(5), nil
	}
	k.left--
	if err := k.kill(); err != nil {
		return err
	}
	r, err := Open(k.home.options())
	if err != nil {
		return err
	}
	e, err := r.Append(Event{Type: Finished})
	if err != nil {
		return fmt.Errorf("the next program cannot append: %w", err)
	}
	k.acked = append(k.acked, e.ID)
	if r, err = Open(k.home.options()); err != nil {
		return err
	}
	got := ids(r.Events())
	for _, id := range k.acked {
		if !slices.Contains(got, id) {
			return fmt.Errorf("%s was acknowledged and is lost: %v", id, got)
		}
	}
	if p := r.Problems(); len(p) != 0 {
		return fmt.Errorf("problems: %v", p)
	}
	return nil
}

// kill starts a program, ends it at a random point and takes down what it had
// acknowledged until then.
func (k *killer) kill() error {
	cmd := appender(k.t, k.home, "")
	if k.rnd.IntN(20) == 0 {
		cmd.Env = append(cmd.Env, "PROGRESS_TEST_SYNC=1") // It is slow, and what is in the kernel survives a kill.
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	lines := bufio.NewScanner(out)
	take := func() bool {
		more := lines.Scan()
		// An id that was cut short by the kill was acknowledged too late.
		if id := lines.Text(); len(id) == len(NewID()) {
			k.acked = append(k.acked, id)
		}
		return more
	}
	if n := k.rnd.IntN(8); n > 0 {
		for range n {
			take()
		}
		spin(time.Duration(k.rnd.IntN(300)) * time.Microsecond)
	} else {
		spin(time.Duration(k.rnd.IntN(15_000)) * time.Microsecond) // While it starts.
	}
	if err := cmd.Process.Kill(); err != nil {
		return err
	}
	for take() {
	}
	_ = cmd.Wait() // It was killed.
	if said.Len() > 0 {
		return fmt.Errorf("the program says: %s", said.String())
	}
	return nil
}

// spin waits much shorter, and more evenly, than a sleep does.
func spin(d time.Duration) {
	for start := time.Now(); time.Since(start) < d; {
	}
}

// A log that was cut anywhere has lost what was cut off, and nothing else: the
// own file and that of another device.
func TestCutAtEveryByte(t *testing.T) {
	t.Parallel()
	h, path, events, data := small(t, 3)
	ends := []int{}
	for i, b := range data {
		if b == '\n' {
			ends = append(ends, i)
		}
	}
	for _, name := range []string{filepath.Base(path), "elsewhere.jsonl"} {
		for size := range len(data) + 1 {
			if err := os.RemoveAll(h.record()); err != nil {
				t.Fatal(err)
			}
			h.put(t, name, data[:size])
			whole, _ := slices.BinarySearch(ends, size+1)
			if whole < len(ends) && size == ends[whole] {
				whole++ // Nothing but the newline is lacking.
			}
			r := h.open(t)
			sameIDs(t, r.Events(), events[:whole])
			last := 0
			if i := bytes.LastIndexByte(data[:size], '\n'); i >= 0 {
				last = i + 1
			}
			want := ""
			if last < size && !slices.Contains(ends, size) {
				want = "torn-tail"
			}
			wantKinds(t, r.Problems(), want)
			e := add(t, r, 1)
			sameIDs(t, h.open(t).Events(), append(slices.Clone(events[:whole]), e...))
			if torn := strings.Join(slices.Collect(maps.Values(asideFiles(t, h))), ""); name != "elsewhere.jsonl" && want != "" && torn != string(data[last:size]) {
				t.Fatalf("cut at %d: %q was copied aside", size, torn)
			}
		}
	}
}
