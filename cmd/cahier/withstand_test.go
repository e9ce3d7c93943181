package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// obeyed returns the first thing in a text for people that a terminal would
// obey and what stands around it, "" where there is none. It shares nothing
// with package safe.
func obeyed(text string) string {
	for i, r := range text {
		if r == '\n' {
			continue
		}
		bidi := r == 0x061c || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
		if r < ' ' || r >= 0x7f && r <= 0x9f || bidi {
			return fmt.Sprintf("%q", text[max(0, i-40):min(len(text), i+40)])
		}
	}
	return ""
}

// nasty are texts that a terminal would obey, and those that become such ones
// when Markdown or YAML is read.
var nasty = []string{
	"\x1b]0;owned\a", "\x1b[2J", "\x1bPq\x1b\\", "\x1b_Ga=d\x1b\\", "\x1b]52;c;aGk=\a", "\x1bc", "\u009b31m", "\u202edrow\u202c", "\u2066",
	"\b\b", "\r", "\x7f", "\x00",
	"&#27;]0;owned&#7;", "&#x1b;[2J", "&#155;31m", "&#8238;", "&rlm;", "~~&*#27;*~~[2J", "&NewLine;&#x9d;",
}

// poison is all of it after a word by which it is found again.
// A lone carriage return ends a line, and what stands there with it.
func poison(word string) string {
	return strings.ReplaceAll(word+strings.Join(nasty, " ")+".", "\r", "")
}

// poisoned is poison for a text of YAML in double quotes.
func poisoned(word string) string {
	return `"` + word + `\e]0;owned\a \e[2J \x9b31m \u202e \x00 \x7f \r \b &#27;[31m"`
}

// fill puts poison where a template has {word}, and that of YAML where it has
// {{word}}.
func fill(template string) string {
	template = regexp.MustCompile(`\{\{(\w+)\}\}`).ReplaceAllStringFunc(template, func(s string) string { return poisoned(strings.Trim(s, "{}")) })
	return regexp.MustCompile(`\{(\w+)\}`).ReplaceAllStringFunc(template, func(s string) string { return poison(strings.Trim(s, "{}")) })
}

// hostile writes a course in which everything that can be shown is poisoned,
// and a record from another device that is as bad.
func hostile(t *testing.T) (course, data string) {
	t.Helper()
	dir := t.TempDir()
	course, data = filepath.Join(dir, "course"), filepath.Join(dir, "data")
	bad := "bad.en.md"
	if runtime.GOOS != "windows" {
		course, data = course+"\x1b[2J\a\u009b", data+"\x1b[2J"
		bad = "wFile\x1b]0;owned\a\u202e.en.md"
	}
	files := map[string]string{
		"course.md": fill(hostileCourse), "glossary.en.md": fill(hostileGlossary), "hostile.en.md": fill(hostileModule),
		bad:            "no front matter \x1b[31m\n",
		"odd\u202e.md": "not shown\n", "broken.en.md": fill(hostileBroken), "latin.en.md": "---\nid: \"latin\"\ntitle: \"\xe9\x9b31m\"\n---\n",
	}
	for name, text := range files {
		put(t, filepath.Join(course, name), text)
	}
	put(t, filepath.Join(data, "record", "other\u202e.jsonl"), hostileRecord)
	return course, data
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

const hostileCourse = `---
format: 1
id: "hostile"
version: {{wVersion}}
languages: [en]
title:
  en: {{wCourse}}
tracks:
  - id: "t"
    title:
      en: {{wTrack}}
order: [hostile]
---
`

const hostileGlossary = `- **term** ({variant}) — {wDefinition} <!-- id=term -->
`

const hostileBroken = `---
id: "broken"
title: {{wBroken}}
{unknown}: 1
---

# {x}

### {x}
<!-- quiz id=a {x}=1 -->

- [ ] {x}
`

const hostileModule = `---
id: "hostile"
title: {{wTitle}}
track: t
objectives:
  - id: "o"
    text: {{wObjective}}
---

# {wHeading}

{wProse} and the term and *{x}* **{x}** ` + "`{wCode}`" + ` ![{x}](https://a.org/{x}) <b title="{x}">{x}</b>
[{wLink}](javascript:alert(1)) [x](https://a.org/&#27;]8;;) [x](https://a.org/\x1b "{x}") <https://a.org/?&#7;> [ok](https://example.org/ok)[^one]

> [!IMPORTANT]
> {wKey}

> [!WARNING]
> {wWarn}

` + "```{x}\n{wFence}\n```" + `

- {wItem}
  1. {x}

| {wCell} | b |
| --- | --- |
| {x} | &#27;[31m |

### {wSingle}
<!-- quiz id=single objective=o shuffle=no -->

{wStem}

- [x] {wRight}
  > {wFeedback}
- [ ] {wWrong}
  > {x}

> [!TIP]
> {wHint}

> [!NOTE]
> {wExplain}

### {wGap}
<!-- quiz id=gap confidence=no -->

Who has the [[link|{x}]] sees the [[{wAnswer}]] {x}.

- !{x}
  > {x}

### {wNumber}
<!-- quiz id=number confidence=no -->

{x}

= 18 (16..20) {wUnit}

### {wMatch}
<!-- quiz id=match confidence=no shuffle=no -->

{x}

| a | b |
| --- | --- |
| {wLeft} | {wOption} |
| two | zwei{x} |
| | drei{x} |

### {wOrder}
<!-- quiz id=order confidence=no -->

{x}

1. {wStep}
   > {x}
2. second{x}
3. third{x}

## {wPage}
<!-- page id=second -->

### {wReflect}
<!-- reflect id=think -->

{wPrompt}

> [!NOTE]
> {wModel}

[^one]: {wFootnote} https://a.org/&#27;
`

// hostileRecord are lines of another device: some cannot be read, one notes
// controls, one names a module and a block that cannot be.
var hostileRecord = strings.Join([]string{
	line(1, `"type":"noted","course":"hostile","module":"hostile","page":"second","block":"think","lang":"en","text":"wNoted\u001b]0;owned\u0007 \u009b31m \u202e \u0000 &#27;[2J"`),
	line(2, `"type":"noted","course":"\u001b[2Jc","module":"wGone\u001b]0;owned\u0007","page":"p\u001b[31m","block":"b\u009b31m","field":"f\u202e","text":"\u001b[2J"`),
	line(3, `"type":"answered","course":"hostile","module":"hostile","page":"start","block":"single","kind":"quiz","form":"single","response":[99999999999999999999],"credit":1e308,"verdict":"\u001b[2J","confidence":"\u001b[2J","ms":9223372036854775807`),
	line(4, `"type":"answered","course":"hostile","module":"hostile","page":"start","block":"gap","kind":"quiz","form":"gap","response":["\u001b[2J","\u009b",3],"credit":-1,"verdict":"right","hints":-5`),
	line(5, `"type":"answered","course":"hostile","module":"hostile","page":"start","block":"order","kind":"quiz","form":"order","response":{"a":[[[]]]},"credit":0.5,"verdict":"partly"`),
	line(6, `"type":"answered","course":"hostile","module":"hostile","page":"start","block":"match","kind":"quiz","form":"match","response":[-1,1e9],"credit":0.5,"verdict":"partly"`),
	line(7, `"type":"answered","course":"hostile","module":"hostile","page":"start","block":"number","kind":"quiz","form":"number","response":1e400,"credit":0.5,"verdict":"partly"`),
	line(8, `"type":"opened","course":"hostile","module":"hostile","page":"\u001b[2J","line":-9223372036854775808`),
	line(9, `"type":"noted","course":"hostile","module":"hostile","page":"start","text":"wFree\u001b[2J"`),
	line(10, `"type":"noted","course":7,"module":["x"],"text":{}`),
	`{"v":1,"id":"\u001b[2J","seq":1e99,"type":"noted"}`,
	`{"v":2,"id":"newer","seq":11,"type":"\u001b[2J"}`,
	"\x1b[2J\x1b]0;owned\a", "[]", "null", strings.Repeat("[", 10000), "",
}, "\n")

func line(seq int, fields string) string {
	return fmt.Sprintf(`{"v":1,"id":"00000000-0000-7000-8000-%012d","seq":%d,"at":"2026-11-23T10:00:00.000Z","learner":"me","device":"\u001b[2J",%s}`, seq, seq, fields)
}

// all goes through every prompt of the hostile module and every list.
var allLines = strings.Join([]string{
	"?", "g", "s", "1", "?", "c", "", "again", "h", "h", "h 1", "9", "1", "1", "a", "g", "s", "",
	"again", "\x1b[2J\u009b", "\u202e", "x", "a", "", "again", "12\x1b[2J", "12", "a", "", "again", "1 3", "a", "", "again", "3 2 1", "3 2 1", "a", "",
	"", "quit", "quit",
}, "\n") + "\n"

// noteLines goes over the questions and writes a note.
var noteLines = strings.Repeat("\n", 6) + "\x1b]0;owned\a\u202e\nwWritten\u009b\n.\n\n\nn\n\n\nquit\nquit\n"

// TestWithstandHostile: whatever stands in a course, a record, an argument, the
// environment or an answer, nothing but text reaches people.
func TestWithstandHostile(t *testing.T) {
	course, data := hostile(t)
	twin, _ := hostile(t)
	heard := ""
	say := func(stdin string, env map[string]string, args ...string) int {
		t.Helper()
		h, stdout, stderr := fake(t, args...)
		h.stdin = strings.NewReader(stdin)
		h.getenv = func(name string) string { return env[name] }
		code := run(h)
		if bad := obeyed(stdout.String()); bad != "" {
			t.Errorf("%q: standard output: %s", args, bad)
		}
		if bad := obeyed(stderr.String()); bad != "" {
			t.Errorf("%q: standard error: %s", args, bad)
		}
		if s := stderr.String(); strings.Contains(s, "goroutine") || strings.Contains(s, "a fault in the program") {
			t.Errorf("%q: %s", args, s)
		}
		if code >= codeUsage && !strings.Contains(stderr.String(), "\nhint: ") {
			t.Errorf("%q: exit code %d without a hint: %s", args, code, stderr)
		}
		heard += stdout.String() + stderr.String()
		return code
	}
	at := []string{"--course", course, "--no-embedded", "--data", data}
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"learn", "hostile"}, 0},
		{[]string{"learn", "hostile", "--learner", "anna"}, 0},
		{[]string{"learn", "broken"}, 0},
		{[]string{"learn", "latin"}, 0},
		{[]string{"learn"}, 0},
		{[]string{"notebook"}, 0},
		{[]string{"progress"}, 0},
		{[]string{"export", "notebook"}, 0},
		{[]string{"check"}, codeNo},
		{[]string{"check", course}, codeNo},
		{[]string{"course", "list"}, 0},
		{[]string{"course", "list", "--course", twin}, 0},
		{[]string{"check", "--course", twin}, codeNo},
		{[]string{"progress", "--course", twin}, 0},
		{[]string{"merge", filepath.Join(data, "record", "other\u202e.jsonl")}, codeNo},
	} {
		for _, lang := range []string{"en", "fr"} {
			stdin := allLines
			if slices.Contains(c.args, "anna") {
				stdin = noteLines
			}
			args := slices.Concat(c.args, at, []string{"--lang", lang})
			if code := say(stdin, nil, args...); lang == "en" && code != c.code {
				t.Errorf("%q: exit code %d, want %d", args, code, c.code)
			}
		}
	}
	for _, word := range regexp.MustCompile(`\bw[A-Z][a-z]+`).FindAllString(hostileCourse+hostileGlossary+hostileModule+"wNoted wGone wFree wWritten", -1) {
		if word != "wObjective" && word != "wWarn" && word != "wExplain" && !strings.Contains(heard, word) {
			t.Errorf("%s was not heard: the test does not reach it", word)
		}
	}

	// Arguments, and the environment.
	for _, bad := range []string{"\x1b]0;owned\a", "\x1b[2J\r\b", "\u009b31m", "\u202ex\u2066", "\x1bPq\x1b\\\x7f\x00"} {
		for _, args := range [][]string{
			{bad},
			{"--" + bad},
			{"-" + bad},
			{"learn", bad},
			{"learn", "hostile", bad},
			{"learn", bad + "/" + bad},
			{"help", bad},
			{"--lang", bad},
			{"--theme=" + bad},
			{"--learner", bad},
			{"--course", bad},
			{"--plain=" + bad},
			{"check", bad},
			{"check", "--" + bad},
			{"export", bad},
			{"export", "record", "--as", bad},
			{"export", "record", "-o", "/dev/null/" + bad},
			{"merge", bad},
			{"completion", bad},
			{"course", bad},
			{"course", "list", bad},
			{"progress", "--data", "/dev/null/" + bad},
			{"progress", "--json=" + bad},
		} {
			if runtime.GOOS == "windows" && strings.Contains(strings.Join(args, " "), "/dev/null") {
				continue
			}
			if code := say("", nil, args...); code < codeUsage {
				t.Errorf("%q: exit code %d", args, code)
			}
		}
		env := map[string]string{"CAHIER_LANG": bad, "LANG": bad, "LC_ALL": bad, "TERM": bad, "CAHIER_SEED": bad, "CAHIER_PLAIN": bad, "NO_COLOR": bad}
		if code := say("1\n1\n1\n", env, "learn", "hostile", "--course", course, "--data", data); code != 0 {
			t.Errorf("environment %q: exit code %d", bad, code)
		}
		for _, name := range []string{"CAHIER_COURSE", "CAHIER_DATA"} {
			if code := say("", map[string]string{name: "/dev/null/" + bad}, "progress"); code != codeNot && runtime.GOOS != "windows" {
				t.Errorf("%s=%q: exit code %d", name, bad, code)
			}
		}
	}
}

// Completion is for a shell, which shows it as it comes.
func TestWithstandCompletion(t *testing.T) {
	course, _ := hostile(t)
	h, stdout, _ := fake(t, "__complete", "--course", course, "learn", "")
	if code := run(h); code != 0 || !strings.Contains(stdout.String(), "hostile") {
		t.Errorf("exit code %d: %q", code, stdout)
	}
	if bad := obeyed(strings.ReplaceAll(stdout.String(), "\t", " ")); bad != "" {
		t.Error(bad)
	}
}

// What went on a disk that is then read back must not have changed: nothing a
// hostile line says is lost, and the good are counted.
func TestWithstandHostileRecordIsKept(t *testing.T) {
	course, data := hostile(t)
	h, stdout, stderr := fake(t, "export", "record", "--data", data, "--course", course)
	if code := run(h); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	for n, want := range strings.Split(hostileRecord, "\n")[:9] {
		if !strings.Contains(stdout.String(), want+"\n") {
			t.Errorf("line %d is not in the export: %s", n+1, want)
		}
	}
	if !strings.Contains(stdout.String(), `{"v":2,"id":"newer"`) {
		t.Error("an event of a newer version is not in the export")
	}
	if raw, err := os.ReadFile(filepath.Join(data, "record", "other\u202e.jsonl")); err != nil || string(raw) != hostileRecord {
		t.Errorf("the file of another device was changed: %v", err)
	}
}

// A clock that was set back a year harms nothing: what was done last wins.
func TestWithstandClock(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	for _, c := range []struct {
		year  int
		lines string
		want  string
	}{
		{2026, "\n2\n1\n\n\nthe first\n.\n\nquit\n", `"credit": 0`},
		{2025, "back\nagain\n1\n1\n\n\nthe second\n.\n\nquit\n", `"credit": 1`},
	} {
		at := []string{"--course", "testdata/courses/small", "--no-embedded", "--data", data}
		now := func() time.Time { return time.Date(c.year, 11, 20, 9, 0, 0, 0, time.UTC) }
		h, stdout, stderr := fake(t, append([]string{"learn", "one"}, at...)...)
		h.now, h.stdin = now, strings.NewReader(strings.TrimPrefix(c.lines, "\n"))
		if code := run(h); code != 0 {
			t.Fatalf("%d: exit code %d: %s", c.year, code, stderr)
		}
		learnt := stdout.String()
		h, stdout, _ = fake(t, append([]string{"progress", "--json"}, at...)...)
		h.now = now
		run(h)
		if !strings.Contains(stdout.String(), c.want) {
			t.Errorf("%d: %s\n%s", c.year, stdout, learnt)
		}
	}
	h, stdout, _ := fake(t, "export", "notebook", "--course", "testdata/courses/small", "--no-embedded", "--data", data)
	run(h)
	if s := stdout.String(); !strings.Contains(s, "the second") || strings.Contains(s, "the first") {
		t.Errorf("notebook: %s", s)
	}
}
