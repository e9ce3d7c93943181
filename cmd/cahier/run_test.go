package main

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/ansi"
)

// fake returns a host that touches nothing outside the test's folder.
func fake(t *testing.T, args ...string) (h host, stdout, stderr *bytes.Buffer) {
	t.Helper()
	dir := t.TempDir()
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	return host{
		args: args, stdin: strings.NewReader(""), stdout: stdout, stderr: stderr,
		getenv:     func(string) string { return "" },
		now:        func() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) },
		isTerminal: func(any) bool { return false },
		width:      func(any) int { return 0 },
		folders: func() folders {
			return folders{filepath.Join(dir, "data"), filepath.Join(dir, "state"), filepath.Join(dir, "config")}
		},
	}, stdout, stderr
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestPanicIsASentence(t *testing.T) {
	for lang, want := range map[string]string{"en": "cahier: a fault in the program", "fr": "cahier\u202f: un défaut du programme"} {
		h, _, stderr := fake(t, "course", "list", "--lang", lang)
		h.stdout = writerFunc(func([]byte) (int, error) { panic("the moon\x1b[31m") })
		if code := run(h); code != codeNot {
			t.Errorf("exit code %d", code)
		}
		if s := stderr.String(); !strings.HasPrefix(s, want) || strings.Contains(s, "goroutine") || strings.Contains(s, "\x1b") || strings.Count(s, "\n") != 2 {
			t.Errorf("standard error: %q", s)
		}
	}
}

func TestClosedOutputIsQuiet(t *testing.T) {
	for _, verb := range []string{"check", "progress", "man", "learn", "--help", "notebook", "course list", "export notebook", "completion zsh"} {
		h, _, stderr := fake(t, strings.Fields(verb)...)
		h.stdout = writerFunc(func([]byte) (int, error) { return 0, &fs.PathError{Op: "write", Err: syscall.EPIPE} })
		if code := run(h); code != 0 || stderr.Len() > 0 {
			t.Errorf("%s: exit code %d, %q", verb, code, stderr)
		}
	}
}

func TestFullOutputIsAFailure(t *testing.T) {
	for _, verb := range []string{"check", "check --json", "progress", "man", "--help", "course list", "export notebook", "completion zsh"} {
		h, _, stderr := fake(t, strings.Fields(verb)...)
		h.stdout = writerFunc(func([]byte) (int, error) { return 0, &fs.PathError{Op: "write", Err: syscall.ENOSPC} })
		if code := run(h); code != codeNot || !strings.Contains(stderr.String(), "the disk is full") {
			t.Errorf("%s: exit code %d, %q", verb, code, stderr)
		}
	}
}

func TestPlainFace(t *testing.T) {
	for name, c := range map[string]struct {
		args     []string
		env      string
		terminal bool
		want     bool
	}{
		"terminal":          {terminal: true},
		"no terminal":       {want: true},
		"option":            {args: []string{"--plain"}, terminal: true, want: true},
		"variable":          {env: "CAHIER_PLAIN=1", terminal: true, want: true},
		"variable off":      {env: "CAHIER_PLAIN=0", terminal: true},
		"terminal of lines": {env: "TERM=dumb", terminal: true, want: true},
	} {
		t.Run(name, func(t *testing.T) {
			h, _, _ := fake(t)
			h.isTerminal = func(any) bool { return c.terminal }
			h.getenv = func(name string) string {
				value, _ := strings.CutPrefix(c.env, name+"=")
				if value == c.env {
					return ""
				}
				return value
			}
			a := &app{host: h}
			a.speak("en")
			if err := a.root().ParseFlags(c.args); err != nil {
				t.Fatal(err)
			}
			a.global.plain = len(c.args) > 0
			if got := a.plainFace(); got != c.want {
				t.Errorf("plain %v", got)
			}
		})
	}
}

// One terminal of the two is not enough for a screen.
func TestPlainFaceWantsBoth(t *testing.T) {
	h, _, _ := fake(t)
	a := &app{host: h}
	for _, terminal := range []any{h.stdin, h.stdout} {
		a.isTerminal = func(stream any) bool { return stream == terminal }
		if !a.plainFace() {
			t.Errorf("%T alone gave a screen", terminal)
		}
	}
}

func TestSystemFolders(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows knows its folders without variables")
	}
	env := map[string]string{}
	getenv := func(name string) string { return env[name] }
	if got := systemFolders(getenv); got != (folders{}) {
		t.Errorf("without anything: %v", got)
	}
	env["XDG_DATA_HOME"] = "relative"
	env["XDG_STATE_HOME"] = "/state"
	if got := systemFolders(getenv); got != (folders{state: "/state"}) {
		t.Errorf("with a relative folder: %v", got)
	}
	env["HOME"] = "/home/me"
	if got := systemFolders(getenv); got != (folders{xdg.DataHome, xdg.StateHome, xdg.ConfigHome}) {
		t.Errorf("with a home: %v", got)
	}
}

func TestPaths(t *testing.T) {
	h, _, _ := fake(t)
	h.folders = func() folders { return folders{"/data", "/state", "/config"} }
	data := absolute("/d")
	for name, c := range map[string]struct {
		global global
		base   folders
		want   paths
	}{
		"as the system has it": {
			base: folders{"/data", "/state", "/config"},
			want: paths{"/data/cahier", "/state/cahier", "/state/cahier", "/config/cahier/settings.json", "/data/cahier/courses"},
		},
		"a profile": {
			global: global{learner: "anna"},
			base:   folders{"/data", "/state", "/config"},
			want: paths{
				"/data/cahier/learners/anna", "/state/cahier", "/state/cahier/learners/anna",
				"/config/cahier/learners/anna/settings.json", "/data/cahier/courses",
			},
		},
		"a data folder": {
			global: global{data: "/d"},
			base:   folders{"/data", "/state", "/config"},
			want:   paths{data, "/state/cahier", "/state/cahier", "/config/cahier/settings.json", data + "/courses"},
		},
		"nothing but a data folder": {
			global: global{data: "/d", learner: "anna"},
			want:   paths{data + "/learners/anna", data + "/.state", data + "/.state/learners/anna", data + "/.state/learners/anna/settings.json", data + "/courses"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			h.folders = func() folders { return c.base }
			a := &app{host: h, global: c.global}
			got, err := a.paths()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range []*string{&got.data, &got.state, &got.drafts, &got.settings, &got.courses} {
				*p = filepath.ToSlash(*p)
			}
			c.want.data, c.want.state = filepath.ToSlash(c.want.data), filepath.ToSlash(c.want.state)
			c.want.drafts, c.want.settings = filepath.ToSlash(c.want.drafts), filepath.ToSlash(c.want.settings)
			c.want.courses = filepath.ToSlash(c.want.courses)
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestValidLearner(t *testing.T) {
	for _, ok := range []string{"anna", "Zoë", "Zoe\u0308", "a_b", "x9", strings.Repeat("é", 40)} {
		if !validLearner(ok) {
			t.Errorf("%q refused", ok)
		}
	}
	for _, bad := range []string{"", "..", "a/b", `a\b`, "a b", "-x", "con", "LPT1", "a.b", "a\x1b", strings.Repeat("x", 41)} {
		if validLearner(bad) {
			t.Errorf("%q taken", bad)
		}
	}
}

func TestSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "settings.json")
	if s := readSettings(path); s.Lang != "" {
		t.Errorf("none: %+v", s)
	}
	if err := (settings{Lang: "fr"}).write(path); err != nil {
		t.Fatal(err)
	}
	// What a later version wrote is kept.
	if err := os.WriteFile(path, []byte(`{"keys": {"next": "j"}, "lang": "fr"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s := readSettings(path)
	if s.Lang != "fr" {
		t.Errorf("lang %q", s.Lang)
	}
	s.Lang = "en"
	if err := s.write(path); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	_ = json.Unmarshal(raw, &got)
	_ = json.Unmarshal([]byte(`{"keys": {"next": "j"}, "lang": "en"}`), &want)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s", raw)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
	for _, broken := range []string{"", "null", "[]", `{"lang": 3}`, `{"lang": "fr"`} {
		if err := os.WriteFile(path, []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		if s := readSettings(path); s.Lang != "" {
			t.Errorf("%q: %+v", broken, s)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"learn", "notebook", "progress", "export", "merge", "check"}
	for word, want := range map[string]string{
		"lern": "learn", "Learn": "learn", "chekc": "check", "notbook": "notebook", "prog": "progress", "zzz": "", "": "",
	} {
		if got := strings.Join(nearest(word, names), " "); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 30)
	for _, c := range []struct {
		line   string
		column int
		under  string // what the caret stands under
	}{
		{"plain", 1, "p"},
		{"plain", 3, "a"},
		{"\t\tx", 3, "x"},
		{"表計算x", 4, "x"},
		{"e\u0301t\u0301x", 5, "x"},
		{"plain", 99, ""},
		{"", 1, ""},
		{long + "Z" + long, 301, "Z"},
		{strings.Repeat("表", 100) + "Z" + long, 101, "Z"},
		{"a\x1b[31mb", 7, "b"},
	} {
		text, caret := excerpt(c.line, c.column, 60)
		if strings.ContainsAny(text, "\t\x1b\n") {
			t.Errorf("%q: not clean: %q", c.line, text)
		}
		if w := cellsOf(text); w > 60 {
			t.Errorf("%q: %d cells", c.line, w)
		}
		if under := fromCell(text, caret); !strings.HasPrefix(under, c.under) || c.under == "" && under != "" {
			t.Errorf("%q:%d: the caret stands under %q in %q", c.line, c.column, under, text)
		}
	}
}

func cellsOf(s string) int { return ansi.StringWidth(s) }

func fromCell(s string, cell int) string { return ansi.TruncateLeft(s, cell, "") }

func TestSourceLine(t *testing.T) {
	fsys := os.DirFS("testdata/courses/small")
	if line, ok := sourceLine(fsys, "one.en.md", 3); !ok || line != `title: "Module one"` {
		t.Errorf("%q, %v", line, ok)
	}
	for _, n := range []int{0, -1, 5, 9999} {
		if line, ok := sourceLine(fsys, "one.en.md", n); ok {
			t.Errorf("line %d: %q", n, line)
		}
	}
	if _, ok := sourceLine(fsys, "none", 1); ok {
		t.Error("a line of no file")
	}
}

func TestAsDocument(t *testing.T) {
	for note, want := range map[string]string{
		"plain":              "plain",
		"# one\n## two":      "\\# one\n\\## two",
		"title\n===":         "title\n\\===",
		"title\n---":         "title\n\\---",
		"- a\n- b":           "- a\n- b",
		"```\n# code\n```":   "```\n# code\n```",
		"```\n# code":        "```\n# code\n```",
		"~~~~\n~~~\n# code":  "~~~~\n~~~\n# code\n~~~~",
		"a\r\nb":             "a\nb",
		"<!-- gone":          "\\<!-- gone",
		"\n\n a \n":          "a",
		"    # code already": "\\# code already",
	} {
		if got := asDocument(note); got != want {
			t.Errorf("%q: %q, want %q", note, got, want)
		}
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	if err := writeFile(real, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	if err := writeFile(link, []byte("two")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if raw, _ := os.ReadFile(real); string(raw) != "two" {
		t.Errorf("%q", raw)
	}
	if err := writeFile(dir, nil); err == nil {
		t.Error("a folder was written over")
	}
}

func TestGone(t *testing.T) {
	for err, want := range map[error]bool{syscall.EPIPE: true, io.ErrClosedPipe: true, io.EOF: false, syscall.ENOSPC: false} {
		if gone(err) != want {
			t.Errorf("%v", err)
		}
	}
}
