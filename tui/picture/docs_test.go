package main

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

var update = flag.Bool("update", false, "write the pictures of the documentation anew")

const repo = "../.."

// biggest is how many bytes a picture may have.
const biggest = 60_000

var (
	image = regexp.MustCompile(`!\[[^\]]*\]\(([^)\s]+\.svg)\)`)
	made  = regexp.MustCompile(`(?m)^<!-- picture:(.*) -->\n!\[[^\]]*\]\(([^)\s]+\.svg)\)$`)
	word  = regexp.MustCompile(`"([^"]*)"|(\S+)`)
)

// TestDocsPictures: every picture of the documentation is what the program
// shows today, by the options that stand above it, and every file is shown.
func TestDocsPictures(t *testing.T) {
	t.Chdir(repo)
	shown := map[string]bool{}
	for path, raw := range files(t, ".md") {
		all, known := image.FindAllStringSubmatch(raw, -1), made.FindAllStringSubmatch(raw, -1)
		if len(all) != len(known) {
			t.Errorf("%s: %d pictures, %d with a comment that tells how they are made", path, len(all), len(known))
		}
		for _, m := range known {
			file := filepath.Join(filepath.Dir(path), m[2])
			shown[file] = true
			var args []string
			for _, w := range word.FindAllStringSubmatch(m[1], -1) {
				args = append(args, w[1]+w[2])
			}
			var b strings.Builder
			synctest.Test(t, func(t *testing.T) {
				if err := run(args, &b); err != nil {
					t.Fatalf("%s: %v: %v", path, args, err)
				}
				time.Sleep(time.Hour) // of the bubble: what waits for the clock ends
			})
			if *update {
				if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if old, err := os.ReadFile(file); err != nil || string(old) != b.String() {
				t.Errorf("%s of %s is not what is shown today: run this with -update", file, path)
			}
			if b.Len() > biggest {
				t.Errorf("%s has %d bytes", file, b.Len())
			}
		}
	}
	for path := range files(t, ".svg") {
		if !shown[path] {
			t.Errorf("no page shows %s", path)
		}
	}
}

// files are those of the documentation with this ending, by path.
func files(t *testing.T, ending string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("*" + ending)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir("docs", func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ending) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = string(raw)
	}
	return all
}

func TestKeys(t *testing.T) {
	got, err := keys("right V type:a_b esc")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, group := range got {
		var names []string
		for _, k := range group {
			names = append(names, k.String())
		}
		words = append(words, strings.Join(names, "+"))
	}
	if s := strings.Join(words, " "); s != "right V a+space+b esc" {
		t.Errorf("read as %q", s)
	}
	if _, err := keys("rihgt"); err == nil {
		t.Error("no error for a key that is none")
	}
}
