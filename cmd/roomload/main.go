// Command roomload measures a workshop under load: the program's own server against the
// barest program with Bubble Tea and wish, in the same run, on loopback. It
// prints what docs/room-speed.md tells of.
//
//	go run ./cmd/roomload                    300 seats
//	go run ./cmd/roomload -seats 50          fewer
//	go run ./cmd/roomload -many 1000         and whether so many stay
//
// Processor time and memory are those of the server's process alone, as /proc
// tells them; the clients are in this one. Times depend on the machine and on
// what else it does: the ratios are what counts.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

func main() {
	var o options
	flag.IntVar(&o.seats, "seats", 300, "how many participants")
	flag.IntVar(&o.rounds, "rounds", 3, "how often each side is measured")
	flag.IntVar(&o.many, "many", 0, "whether so many seats stay up; 0 leaves that out")
	flag.IntVar(&o.columns, "columns", 80, "width of each window")
	flag.IntVar(&o.rows, "rows", 24, "height of each window")
	flag.StringVar(&o.program, "cahier", "", "the program; built from this folder where none is named")
	bare := flag.Bool("bare", false, "be the bare server")
	flag.Parse()
	if *bare {
		fail(serveBare())
		return
	}
	fail(load(o))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "roomload:", err)
		os.Exit(1)
	}
}

type options struct {
	seats, rounds, many, columns, rows int
	program                            string
}

// module is what the workshop is about, and question one of its first page.
const module, question = "n1-reverse-mentoring", "what-evidence"

// A side is what was measured of one server.
type side struct {
	cpu    []float64 // milliseconds of processor a seat took to open
	memory []float64 // MiB of the process with all seats open
	last   []float64 // milliseconds until the last of them had a broadcast
}

func load(o options) error {
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		return errors.New("this system has no /proc: what a process takes cannot be measured")
	}
	work, err := os.MkdirTemp("", "roomload")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if o.program == "" {
		o.program = filepath.Join(work, "cahier")
		build := exec.Command("go", "build", "-o", o.program, "./cmd/cahier")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("build cahier: %w", err)
		}
	}
	people, err := newPeople(max(o.seats, o.many), o.columns, o.rows)
	if err != nil {
		return err
	}
	room := &server{home: filepath.Join(work, "home"), program: o.program}
	if err := comeIn(room, people); err != nil {
		return fmt.Errorf("come in: %w", err)
	}
	var ours, bare side
	for range o.rounds {
		if err := measure(room, people[:o.seats], &ours); err != nil {
			return fmt.Errorf("measure the workshop: %w", err)
		}
		if err := measure(&server{}, people[:o.seats], &bare); err != nil {
			return fmt.Errorf("measure the bare server: %w", err)
		}
	}
	fmt.Printf("%d seats, %d×%d, median of %d\n", o.seats, o.columns, o.rows, o.rounds)
	fmt.Printf("%-34s %10s %10s %8s\n", "", "workshop", "bare", "ratio")
	compare("processor to open a seat, ms", ours.cpu, bare.cpu)
	compare("memory of the process, MiB", ours.memory, bare.memory)
	compare("last screen after a broadcast, ms", ours.last, bare.last)
	for _, s := range []struct {
		name string
		*server
	}{{"workshop", room}, {"bare", &server{}}} {
		if err := stuck(s.name, s.server, people[:o.seats], work); err != nil {
			return fmt.Errorf("one that does not read: %w", err)
		}
	}
	if err := storm(room, people[:o.seats]); err != nil {
		return fmt.Errorf("storm: %w", err)
	}
	if o.many > 0 {
		if err := many(room, people[:o.many]); err != nil {
			return fmt.Errorf("%d seats: %w", o.many, err)
		}
	}
	return nil
}

func compare(what string, ours, bare []float64) {
	a, b := median(ours), median(bare)
	fmt.Printf("%-34s %10.2f %10.2f %8.2f\n", what, a, b, a/b)
}

func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	return x[len(x)/2]
}

// comeIn lets everybody through the door once, and shows the first page.
func comeIn(s *server, people []*person) error {
	if err := s.start("workshop", module, "--plain", "--no-code", "--addr", "127.0.0.1:0"); err != nil {
		return err
	}
	defer s.stop()
	err := each(people, func(p *person) error {
		if err := p.open(s); err != nil {
			return err
		}
		if _, err := p.in.Write([]byte("\r")); err != nil { // the proposed name
			return err
		}
		return p.until(func(n int) bool { return p.seen("seat ") })
	})
	closeAll(people)
	if err != nil {
		return err
	}
	return s.lead("n")
}

// measure opens all seats of a fresh server and sends a few broadcasts.
func measure(s *server, people []*person, to *side) error {
	if err := s.resume(); err != nil {
		return err
	}
	defer s.stop()
	defer closeAll(people)
	before, err := s.processor()
	if err != nil {
		return err
	}
	if err := openAll(s, people); err != nil {
		return err
	}
	time.Sleep(500 * time.Millisecond) // until all is drawn
	after, err := s.processor()
	if err != nil {
		return err
	}
	memory, err := s.memory()
	if err != nil {
		return err
	}
	to.cpu = append(to.cpu, float64(after-before)/float64(time.Millisecond)/float64(len(people)))
	to.memory = append(to.memory, memory)
	for _, line := range []string{"n", "b", "n", "b"} {
		waits, err := broadcast(s, people, line)
		if err != nil {
			return err
		}
		to.last = append(to.last, float64(slices.Max(waits))/float64(time.Millisecond))
	}
	return nil
}

// broadcast has the server show something new, and returns how long it took to
// reach each.
func broadcast(s *server, people []*person, line string) ([]time.Duration, error) {
	time.Sleep(300 * time.Millisecond) // until all is quiet
	for _, p := range people {
		p.mark()
	}
	began := time.Now()
	if err := s.lead(line); err != nil {
		return nil, err
	}
	var waits []time.Duration
	for _, p := range people {
		at, err := p.after()
		if err != nil {
			return nil, err
		}
		waits = append(waits, at.Sub(began))
	}
	return waits, nil
}

// stuck has one seat stop reading, and looks how long the others wait.
func stuck(name string, s *server, people []*person, work string) error {
	if err := s.resume(); err != nil {
		return err
	}
	defer s.stop()
	defer closeAll(people)
	if err := openAll(s, people); err != nil {
		return err
	}
	people[0].wire.hold()
	var all []time.Duration
	disk := watchDisk(work)
	for i := range 20 {
		waits, err := broadcast(s, people[1:], []string{"n", "b"}[i%2])
		if err != nil {
			return err
		}
		all = append(all, waits...)
	}
	usual, slowest := disk()
	slices.Sort(all)
	fmt.Printf("%s, one of %d does not read: the others wait %v (median), %v (p99), %v (longest)\n", name, len(people),
		all[len(all)/2].Round(time.Millisecond), all[len(all)*99/100].Round(time.Millisecond), all[len(all)-1].Round(time.Millisecond))
	fmt.Printf("  the disk's own sync meanwhile: %v (median), %v (longest)\n", usual.Round(10*time.Microsecond), slowest.Round(time.Millisecond))
	return nil
}

// storm has everybody answer, drop, come back and look whether it is there.
func storm(s *server, people []*person) error {
	if err := s.resume(); err != nil {
		return err
	}
	defer s.stop()
	defer closeAll(people)
	if err := s.lead("b", "o "+question); err != nil {
		return err
	}
	began := time.Now()
	err := each(people, func(p *person) error {
		if err := p.open(s); err != nil {
			return err
		}
		if err := p.until(func(int) bool { return p.seen("enter") }); err != nil {
			return err
		}
		for _, k := range []struct{ keys, then string }{{"1\r", "How sure"}, {"2", "Saved"}} {
			if _, err := p.in.Write([]byte(k.keys)); err != nil {
				return err
			}
			if err := p.until(func(int) bool { return p.seen(k.then) }); err != nil {
				return fmt.Errorf("%s: %w", k.then, err)
			}
		}
		p.close() // the answer was acknowledged: the line drops at once
		return p.open(s)
	})
	if err != nil {
		return err
	}
	took := time.Since(began)
	closeAll(people)
	lost := 0
	for _, p := range people {
		n, err := p.answers(s)
		if err != nil {
			return err
		}
		if n != 1 {
			lost++
		}
	}
	fmt.Printf("%d answered, dropped and came back in %v: %d answers lost\n", len(people), took.Round(time.Millisecond), lost)
	if lost > 0 {
		return errors.New("answers were lost")
	}
	return nil
}

// many opens many seats and looks whether each still hears a broadcast.
func many(s *server, people []*person) error {
	if err := s.resume(); err != nil {
		return err
	}
	defer s.stop()
	defer closeAll(people)
	if err := openAll(s, people); err != nil {
		return err
	}
	time.Sleep(20 * time.Second)
	waits, err := broadcast(s, people, "n")
	if err != nil {
		return err
	}
	memory, err := s.memory()
	if err != nil {
		return err
	}
	fmt.Printf("%d seats stay up: the last screen after %v, %.0f MiB\n", len(people), slices.Max(waits).Round(time.Millisecond), memory)
	return nil
}
