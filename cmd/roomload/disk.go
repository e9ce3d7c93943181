package main

import (
	"os"
	"path/filepath"
	"slices"
	"time"
)

// watchDisk measures, until it is stopped, how long a small synced write takes
// here: each event of a room waits for one, and a disk that stalls stalls the
// room, whatever the program does.
func watchDisk(dir string) (stop func() (median, longest time.Duration)) {
	done, told := make(chan struct{}), make(chan []time.Duration, 1)
	go func() {
		var all []time.Duration
		defer func() { told <- all }()
		f, err := os.Create(filepath.Join(dir, "disk"))
		if err != nil {
			return
		}
		defer f.Close()
		for {
			began := time.Now()
			if _, err := f.Write(make([]byte, 400)); err != nil || f.Sync() != nil {
				return
			}
			all = append(all, time.Since(began))
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() (median, longest time.Duration) {
		close(done)
		all := <-told
		if len(all) == 0 {
			return 0, 0
		}
		slices.Sort(all)
		return all[len(all)/2], all[len(all)-1]
	}
}
