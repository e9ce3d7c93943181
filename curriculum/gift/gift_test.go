package gift

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"cahier/curriculum"
)

// inside fails on a diagnostic that does not point into the file, or that could
// act on a terminal.
func inside(t *testing.T, raw []byte, ds []curriculum.Diagnostic) {
	t.Helper()
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	lines := bytes.Split(bytes.ReplaceAll(raw, []byte("\r"), []byte("\n")), []byte("\n"))
	for _, d := range ds {
		if d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > utf8.RuneCount(lines[d.Line-1])+1 {
			t.Errorf("%d:%d [%s] lies outside the file", d.Line, d.Column, d.Rule)
		}
		for _, lang := range []string{"en", "fr"} {
			if m := d.Message(lang) + d.Hint(lang); d.Message(lang) == "" || strings.ContainsAny(m, "\x1b\n\x1f") {
				t.Errorf("[%s]: %q is no sentence", d.Rule, m)
			}
		}
	}
}

// withoutPlaces is a Bank that can be compared: without places and without the
// formats of what is plain whatever its mark.
func withoutPlaces(b Bank) Bank {
	var out Bank
	for _, q := range b.Questions {
		q.At, q.Category.At, q.Text.At, q.Explanation.At = Place{}, Place{}, Place{}, Place{}
		as := q.Answers
		q.Answers = nil
		for _, a := range as {
			a.At, a.Text.At, a.Feedback.At = Place{}, Place{}, Place{}
			if q.Kind == Short || q.Kind == Number || a.Text.Body == "" {
				a.Text.Format = ""
			}
			if a.Feedback.Body == "" {
				a.Feedback.Format = ""
			}
			q.Answers = append(q.Answers, a)
		}
		out.Questions = append(out.Questions, q)
	}
	return out
}

func addCorpus(f *testing.F) {
	for _, folder := range []string{"import", "export"} {
		for _, a := range archives(f, folder) {
			for _, file := range a.Files {
				if strings.HasSuffix(file.Name, ".gift") || strings.HasSuffix(file.Name, ".aiken") {
					f.Add(file.Data)
				}
			}
		}
	}
	f.Add([]byte("\xef\xbb\xbfa{=b}\r\n\r\nc{T#d}"))
	f.Add([]byte("Caf\xe9{=a}"))
}

func FuzzParse(f *testing.F) {
	addCorpus(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		start := time.Now()
		b, found := Parse("f.gift", raw)
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%d bytes took %v", len(raw), d)
		}
		inside(t, raw, found)
		if b2, found2 := Parse("f.gift", raw); !reflect.DeepEqual(b, b2) || !reflect.DeepEqual(found, found2) {
			t.Error("the same bytes were read in two ways")
		}
		if len(b.Questions) == 0 && len(found) == 0 {
			t.Error("nothing was read, and nothing says why")
		}
	})
}

func FuzzAiken(f *testing.F) {
	addCorpus(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, found := ParseAiken("f.aiken", raw)
		inside(t, raw, found)
		for _, q := range b.Questions {
			if len(q.Answers) < 2 || q.Text.Body == "" {
				t.Errorf("half a question: %+v", q)
			}
		}
		IsAiken(raw)
	})
}

// What was imported is without errors, and is the same after an export and an
// import that lose nothing. What the file holds is in the modules, or is told.
func FuzzRoundTrip(f *testing.F) {
	addCorpus(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, found := Parse("f.gift", raw)
		if curriculum.HasErrors(found) {
			return
		}
		files, lost := Modules(b, Options{File: "f.gift", Name: "f", Lang: "en"})
		inside(t, raw, lost)
		written, told := 0, 0
		for _, file := range files {
			written += file.Questions
			fixed(t, file, "en")
		}
		for _, d := range lost {
			if d.Rule == "gift-left-out" || d.Rule == "gift-unwritable" {
				told++
			}
		}
		if written+told != len(b.Questions) {
			t.Errorf("%d questions read, %d written, %d left out", len(b.Questions), written, told)
		}
	})
}

// What is written of a Bank is read as the same Bank.
func TestWriteIsRead(t *testing.T) {
	n := 0
	for path, a := range archives(t, "import") {
		b, found := Parse("f.gift", a.Files[0].Data)
		if curriculum.HasErrors(found) || strings.Contains(path, "aiken") {
			continue
		}
		n += len(b.Questions)
		again, found := Parse("again.gift", Write(b))
		if curriculum.HasErrors(found) {
			t.Errorf("%s: %s", path, lines(found))
		}
		for i, q := range withoutPlaces(b).Questions {
			if i >= len(again.Questions) || !reflect.DeepEqual(q, withoutPlaces(again).Questions[i]) {
				t.Errorf("%s: %+v\nbecame\n%+v", path, q, withoutPlaces(again).Questions[min(i, len(again.Questions)-1)])
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d questions looked at", n)
	}
}

// Two modules that stand side by side have different names.
func TestModuleNames(t *testing.T) {
	in := "$CATEGORY: A/x\n\na{=b}\n\n$CATEGORY: B/x\n\nc{=d}\n\n$CATEGORY: glossary\n\ne{=f}\n\n$CATEGORY: A/x\n\ng{=h}\n\n$CATEGORY: a//b\n\ni{=j}\n\n$CATEGORY: com1\n\nk{=l}"
	files, found := takeAll("f.gift", []byte(in), Options{Lang: "en"})
	got := ""
	for _, f := range files {
		got += fmt.Sprintf("%s %q %d\n", f.ID, f.Title, f.Questions)
		fixed(t, f, "en")
	}
	if want := "x \"x\" 2\nx-2 \"x\" 1\nglossary-2 \"glossary\" 1\na-b \"a/b\" 1\ncom1-2 \"com1\" 1\n"; got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if got := lines(found); strings.Count(got, "[gift-module]") != 3 {
		t.Error(got)
	}
}

// A question that had no id gets the same one from the same file.
func TestIDsAreStable(t *testing.T) {
	first, _ := takeAll("f.gift", []byte("a{=b}\n\na{=b}\n\nc{=d}"), Options{Lang: "en"})
	again, _ := takeAll("f.gift", []byte("new{=x}\n\na{=b}\n\na{=b}\n\nc{=changed}"), Options{Lang: "en"})
	ids := func(files []File) (ids []string) {
		m, _ := curriculum.Parse("f.en.md", "en", files[0].Content)
		for _, b := range m.Blocks() {
			ids = append(ids, b.ID)
		}
		return ids
	}
	a, b := ids(first), ids(again)
	if len(a) != 3 || len(b) != 4 || !reflect.DeepEqual(a, b[1:]) || a[0] == a[1] {
		t.Errorf("%v, then %v", a, b)
	}
}

func TestSizes(t *testing.T) {
	if _, found := Parse("f.gift", make([]byte, maxFile+1)); lines(found) != "1:1: error [gift-too-big] the file is larger than 32 MB\n" {
		t.Error(lines(found))
	}
	var in strings.Builder
	for i := range 40 {
		fmt.Fprintf(&in, "::Q%d::Which one?{=this %d ~that}\n\n", i, i)
	}
	files, found := takeAll("f.gift", []byte(in.String()), Options{Lang: "en", Room: 1000})
	if len(files) < 3 || strings.Count(lines(found), "[gift-split]") != len(files)-1 {
		t.Fatalf("%d files, %s", len(files), lines(found))
	}
	n := 0
	for i, f := range files {
		if len(f.Content) > 1000 {
			t.Errorf("%s has %d bytes", f.ID, len(f.Content))
		}
		if i > 0 && f.ID != fmt.Sprintf("questions-%d", i+1) {
			t.Errorf("part %d is %s", i+1, f.ID)
		}
		n += f.Questions
		fixed(t, f, "en")
	}
	if n != 40 {
		t.Errorf("%d of 40 questions", n)
	}
}

// Wrongly encoded lines are each told, with what else is wrong.
func TestEncoding(t *testing.T) {
	for in, want := range map[string]string{
		"Caf\xe9{=a}\n\nok{=b}\n\nth\xe9 vert {=c\n": "1:4 file-encoding, 5:3 file-encoding, 5:10 gift-braces",
		"\xff\xfea\x00{\x00":                         "1:1 file-encoding",
		"":                                           "1:1 file-empty",
		"\ufeff \n":                                  "1:1 file-empty",
		"// a comment alone":                         "1:1 gift-nothing",
		"a\x1b[31m{=b}":                              "1:2 control-character",
		"\ufeffa\r\n{=b\r\n=}":                       "3:1 gift-answer-empty",
		"é\ré{=b":                                    "2:2 gift-braces",
	} {
		_, found := Parse("f.gift", []byte(in))
		var got []string
		for _, d := range found {
			got = append(got, fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Rule))
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%q: %s, want %s", in, g, want)
		}
	}
}

func numbered(n int, line string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, line, i)
	}
	return b.String()
}

// Time grows with the size of a file, not with its square.
func TestTimeIsLinear(t *testing.T) {
	const size = 1 << 17
	for name, in := range map[string]string{
		"questions":  strings.Repeat("::T::Which <b>one</b>?{=this#yes ~that#no ~other}\n\n", size/50),
		"answers":    "a{" + strings.Repeat("~b ", size/3) + "}",
		"one line":   "a{=" + strings.Repeat("é", size/2) + "}",
		"braces":     strings.Repeat("{\n\n", size/3),
		"escapes":    "a" + strings.Repeat(`\{`, size/2) + "{=b}",
		"tags":       "a<b>" + strings.Repeat("<i> ", size/4) + "{=b}",
		"comments":   strings.Repeat("// [tag:a]\n", size/11) + "a{=b}",
		"weights":    "a{" + strings.Repeat("~%50%b#c\n", size/9) + "}",
		"spaces":     "a" + strings.Repeat(" \n\t", size/3) + "{=b}",
		"categories": strings.Repeat("$CATEGORY: a\n\nb{=c}\n\n", size/22),
		"wrong":      "a{=x" + numbered(size/16, "=%%0%%w%d#no\n") + "}",
		"far":        "a{=x" + numbered(size/16, "=%%0%%%d#no\n") + "}",
		"pairs":      "a{" + numbered(size/16, "=l%d->r\n") + "}",
		"code":       "a" + strings.Repeat("<code>x</code> <b>y</b>", size/23) + "{=b}",
		"same":       strings.Repeat("[[a]]{=b}\n\n", size/11),
	} {
		start := time.Now()
		takeAll("f.gift", []byte(in), Options{Lang: "en"})
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s: %d bytes took %v", name, len(in), d)
		} else if testing.Verbose() {
			t.Logf("%s: %v", name, d)
		}
	}
}
