package plain

import (
	"bytes"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"cahier/progress"
)

// obeyed returns what of a text a terminal would obey, "" for nothing. It
// shares nothing with package safe.
func obeyed(text string) string {
	for _, r := range text {
		bidi := r == 0x061c || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
		if r != '\n' && (r < ' ' || r >= 0x7f && r <= 0x9f || bidi) {
			return string(r)
		}
	}
	return ""
}

const evil = "\x1b]0;owned\a\x1b[2J\u009b31m\u202e\x00\b\x7f &#27;[2J &#155; &#8238; ~~&*#27;*~~"

// TestWithstandAnswers types what a terminal would obey at every prompt there
// is, and line after line of everything else that is no answer.
func TestWithstandAnswers(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		m := &memory{}
		var lines []string
		for _, l := range forms {
			lines = append(lines, evil, l)
		}
		for _, script := range [][]string{lines, {"1", evil, "", evil}, {strings.Repeat(evil, 2000)}, {"-1", "99999999999999999999", "1e9", "h 99999999999999999999", "h -1", "0 0 0"}} {
			out := run(t, Options{Record: m, Lang: lang, Width: 40}, script...)
			if bad := obeyed(out); bad != "" {
				t.Errorf("%q reached the learner", bad)
			}
		}
		for _, e := range m.events {
			if e.Type == progress.Noted && obeyed(*e.Text) != "" {
				t.Errorf("recorded: %q", *e.Text)
			}
		}
	}
}

// TestWithstandEveryEnd ends the input after every line of a session and in
// the middle of it: what is asked then is answered by leaving, never by a panic
// or for ever.
func TestWithstandEveryEnd(t *testing.T) {
	all := strings.Join(forms[:40], "\n")
	library := small(t)
	for n := range len(all) {
		if all[n] != '\n' && !strings.HasSuffix(all[:n], "\n") {
			continue
		}
		var out bytes.Buffer
		o := Options{In: strings.NewReader(all[:n]), Out: &out, Library: library}.withDefaults(t)
		if err := Learn(o); err != nil {
			t.Fatalf("after %q: %v", all[:n], err)
		}
	}
}

// TestWithstandClosedPipe stops reading after every few bytes.
func TestWithstandClosedPipe(t *testing.T) {
	library := small(t)
	for n := 0; n < 6000; n += 400 {
		for want, fault := range map[bool]error{true: syscall.EPIPE, false: syscall.ENOSPC} {
			w := &short{n: n, err: fault}
			o := Options{In: strings.NewReader(strings.Join(forms, "\n")), Out: w, Library: library}.withDefaults(t)
			if err := Learn(o); w.failed && (err == nil) != want {
				t.Fatalf("%v after %d bytes: %v", fault, n, err)
			}
		}
	}
}

// short is a writer that fails after n bytes.
type short struct {
	n      int
	err    error
	failed bool
}

func (s *short) Write(p []byte) (int, error) {
	if s.n -= len(p); s.n >= 0 {
		return len(p), nil
	}
	s.failed = true
	return 0, s.err
}

// TestWithstandUnreadable: a module that cannot be shown is named, with why and
// with what to do, whatever its file is called.
func TestWithstandUnreadable(t *testing.T) {
	library := load(t, fstest.MapFS{
		"course.md":            {Data: []byte("---\nformat: 1\nid: \"c\"\ntitle:\n  en: \"C\"\n---\n")},
		"a\x1b[2J\u202e.en.md": {Data: []byte("---\nid: \"a\"\ntitle: \"\xff\x9b\"\n---\n")},
	})
	for lang, want := range map[string]string{"en": "save it again as UTF-8", "fr": "UTF-8"} {
		out := run(t, Options{Library: library, Lang: lang}, "1")
		if bad := obeyed(out); bad != "" {
			t.Errorf("%q reached the learner", bad)
		}
		if !strings.Contains(out, want) || !strings.Contains(out, ".en.md:3: ") {
			t.Errorf("%s: %s", lang, out)
		}
	}
}
