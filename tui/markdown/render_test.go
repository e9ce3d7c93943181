package markdown

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// french is what the golden files are drawn with.
var french = Options{
	Alerts:    map[string]string{"IMPORTANT": "À retenir", "WARNING": "Idée reçue"},
	Footnotes: map[string]int{"a07": 1, "b": 12},
	Terms: []Term{
		{"mentor", []string{"mentor", "mentor inversé"}},
		{"doc", []string{"document partagé", "documents partagés"}},
	},
	Colon: "\u00a0: ",
}

// visible writes escapes so that a golden file can be read: SGR as ‹1›, its
// reset as ‹›, the target of a link as ‹→ target›.
func visible(s string) string {
	s = strings.ReplaceAll(s, "\x1b]8;;\x1b\\", "‹→›")
	var b strings.Builder
	for s != "" {
		head, rest, found := strings.Cut(s, "\x1b")
		b.WriteString(head)
		if !found {
			break
		}
		if link, ok := strings.CutPrefix(rest, "]8;"); ok {
			target, tail, _ := strings.Cut(link, "\x1b\\")
			_, target, _ = strings.Cut(target, ";")
			b.WriteString("‹→ " + target + "›")
			s = tail
			continue
		}
		sgr, tail, _ := strings.Cut(rest[1:], "m")
		b.WriteString("‹" + sgr + "›")
		s = tail
	}
	return b.String()
}

// golden compares got with a file; UPDATE_GOLDEN=1 writes the file instead.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s changed; got:\n%s", path, got)
	}
}

func TestGolden(t *testing.T) {
	source, err := os.ReadFile("testdata/lecon.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, theme := range []Theme{Dark, Light, Contrast, None} {
		for _, width := range []int{20, 60, 80} {
			if theme != Dark && width != 60 {
				continue
			}
			o := french
			o.Width, o.Theme = width, theme
			page := Render(string(source), o)
			got := visible(strings.Join(page.Lines, "\n")) + "\n"
			for _, m := range page.Marks {
				got += fmt.Sprintf("mark %d %s on line %d\n", m.Kind, m.Key, m.Line+1)
			}
			golden(t, fmt.Sprintf("lecon.%s.%d.golden", theme, width), got)
		}
	}
	for _, width := range []int{0, 60} {
		o := french
		o.Width = width
		golden(t, fmt.Sprintf("lecon.plain.%d.golden", width), Plain(string(source), o)+"\n")
	}
}

// TestRender holds one line of Markdown against the lines drawn, without colour.
func TestRender(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"empty", "", nil},
		{"only comments", "<!-- a -->\n\n<!-- b\nc -->\n", nil},
		{"heading", "### Bold *too* #", []string{"‹1›Bold ‹›‹1;3›too‹›"}},
		{"setext", "Big\n===", []string{"‹1›Big‹›"}},
		{"soft and hard break", "a\nb\\\nc  \nd", []string{"a b", "c", "d"}},
		{"emphasis in emphasis", "*a **b** c*", []string{"‹3›a ‹›‹1;3›b‹›‹3› c‹›"}},
		{"code keeps what it is", "`\\* &#27; &amp; a`", []string{"`\\* &#27; &amp; a`"}},
		{"escapes and references", `\*a\* &lt;b&gt; &amp;lt; \\* R&D`, []string{`*a* <b> &lt; \* R&D`}},
		{"link", "[a](https://b.c/?d=1&e)", []string{"‹→ https://b.c/?d=1&e›a‹→› ‹→ https://b.c/?d=1&e›(https://b.c/?‹→›", "‹→ https://b.c/?d=1&e›d=1&e)‹→›"}},
		{"link that is its text", "<https://b.c>", []string{"‹→ https://b.c›https://b.c‹→›"}},
		{"mail", "a@b.org", []string{"‹→ mailto:a@b.org›a@b.org‹→›"}},
		{"link within", "[a](#b)", []string{"a"}},
		{"link elsewhere", "[a](javascript:x)", []string{"a (javascript:x)"}},
		{"picture", "![a cat](c.png)", []string{"a cat (c.png)"}},
		{"picture without words", "![](c.png)", []string{"c.png"}},
		{"bullets", "- a\n- b\n\n  c\n- d", []string{"• a", "", "• b", "", "  c", "", "• d"}},
		{"numbers flush right", "9. a\n10. b\n", []string{" 9. a", "10. b"}},
		{"tasks", "- [ ] a\n- [x] b", []string{"[ ] a", "[x] b"}},
		{"empty item", "-\n- b", []string{"•", "• b"}},
		{"hanging", "- one two three four five", []string{"• one two three four", "  five"}},
		{"code in a list", "- a\n\n  ```\n  b\n  ```", []string{"• a", "", "    b"}},
		{"code", "```go\nif a {\n\tb()\n}\n```", []string{"  if a {", "      b()", "  }"}},
		{"long code", "    aaaaaaaaaa bbbbbbbbbb", []string{"  aaaaaaaaaa", "  bbbbbbbbbb"}},
		{"quote", "> a\n>\n> b", []string{"│ a", "│", "│ b"}},
		{"alert", "> [!IMPORTANT]\n> a", []string{"│ ‹1›À retenir‹›", "│ a"}},
		{"alert without label", "> [!TIP]\n> a", []string{"│ ‹1›Tip‹›", "│ a"}},
		{"alert alone", "> [!note]", []string{"│ ‹1›Note‹›"}},
		{"alert of two blocks", "> [!NOTE]\n>\n> - a", []string{"│ ‹1›Note‹›", "│ • a"}},
		{"no alert", "> [!WHAT]\n> a", []string{"│ [!WHAT] a"}},
		{"no alert on one line", "> [!NOTE] a", []string{"│ [!NOTE] a"}},
		{"rule", "a\n\n---\n\nb", []string{"a", "", "────────────────────", "", "b"}},
		{"html", "<div class='x'>\na &amp; b\n</div>", []string{"a & b"}},
		{"script", "<script>alert(1)</script>", nil},
		{"inline html", "a <b>c</b> <!-- d --> e<br>f", []string{"a c e", "f"}},
		{"footnote", "a[^a07] b [^b] c", []string{"a[1] b [12] c"}},
		{"unknown footnote", "a[^zz]\n\n[^zz]: b\n", []string{"a[^zz]"}},
		{"footnote in code", "`[^a07]`", []string{"`[^a07]`"}},
		{"footnote stays with its word", "one two three fours [^b]", []string{"one two three", "fours [12]"}},
		{"definitions", "a\n\n[^a07]: b\n\n    c\n\nd\n\n[e]: f", []string{"a", "", "d"}},
		{"term once", "Mentor, mentor", []string{"‹4›Mentor‹›, mentor"}},
		{"longest term", "un mentor\u00a0inversé", []string{"un ‹4›mentor\u00a0inversé‹›"}},
		{"term after an apostrophe", "l’MENTOR!", []string{"l’‹4›MENTOR‹›!"}},
		{"term over lines", "le document\npartagé", []string{"le ‹4›document partagé‹›"}},
		{"no part of a word", "mentoring tormentor mentor_s **men**tor", []string{"mentoring tormentor", "mentor_s ‹1›men‹›tor"}},
		{"no term in code, link, heading", "# mentor\n`mentor` [mentor](#x)\n", []string{"‹1›mentor‹›", "", "`mentor` mentor"}},
		{"term in bold", "**a mentor**", []string{"‹1›a ‹›‹1;4›mentor‹›"}},
		{"french marks", "aaaa bbbb cccc dddd ? « e »", []string{"aaaa bbbb cccc", "dddd ? « e »"}},
		{"narrow no-break", "aaaa bbbb cccc dddd\u202f?", []string{"aaaa bbbb cccc", "dddd\u202f?"}},
		{"thousands", "aaaa bbbb cccc 12\u202f000", []string{"aaaa bbbb cccc", "12\u202f000"}},
		{"long word", "supercalifragilisticexpialidocious", []string{"supercalifragilistic", "expialidocious"}},
		{"wide letters", "日本語日本語日本語日本語。", []string{"日本語日本語日本語日", "本語。"}},
		{"table", "|a|b|\n|-|-:|\n|c|1|\n|dd||", []string{"‹1›a‹›  │ ‹1›b‹›", "───┼──", "c  │ 1", "dd │"}},
		{"table without header", "|||\n|-|-|\n|c|1|", []string{"c │ 1"}},
		{"table too wide", "|Long header|Other|\n|-|-|\n|incomprehensible|unconstitutional|\n|x||", []string{
			"‹1›Long header‹›\u00a0:", "  incomprehensible", "‹1›Other‹›\u00a0:", "  unconstitutional", "", "‹1›Long header‹›\u00a0: x",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := french
			o.Width, o.Theme = 20, None
			var got []string
			for _, l := range Render(c.in, o).Lines {
				got = append(got, visible(l))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q\n got %q\nwant %q", c.in, got, c.want)
			}
		})
	}
}

func TestMarks(t *testing.T) {
	o := french
	o.Width, o.Theme = 20, Dark
	page := Render("Un document partagé[^b], un mentor.\n\n- a[^a07]\n\n|x|y|\n|-|-|\n|[^b]|mentor|\n", o)
	want := []Mark{{TermMark, "doc", 0}, {FootnoteMark, "b", 1}, {TermMark, "mentor", 2}, {FootnoteMark, "a07", 4}, {FootnoteMark, "b", 8}}
	if !slices.Equal(page.Marks, want) {
		t.Errorf("got %v\nwant %v\n%s", page.Marks, want, ansi.Strip(strings.Join(page.Lines, "\n")))
	}
}

func TestThemes(t *testing.T) {
	const source = "# h\n\n*a* **b** ~~c~~ `d` [e](#f) mentor[^b]\n\n> [!WARNING]\n> g\n"
	for theme, want := range map[Theme]string{
		Contrast: "‹1›h‹›\n\n‹1›a‹› ‹1›b‹› ~c~ `d` ‹1›e‹› ‹1›mentor[12]‹›\n\n│ ‹1›Idée reçue‹›\n│ g",
		None:     "‹1›h‹›\n\n‹3›a‹› ‹1›b‹› ‹9›c‹› `d` e ‹4›mentor‹›[12]\n\n│ ‹1›Idée reçue‹›\n│ g",
		"?":      "‹1›h‹›\n\n‹3›a‹› ‹1›b‹› ‹9›c‹› `d` e ‹4›mentor‹›[12]\n\n│ ‹1›Idée reçue‹›\n│ g",
	} {
		o := french
		o.Width, o.Theme = 60, theme
		if got := visible(strings.Join(Render(source, o).Lines, "\n")); got != want {
			t.Errorf("theme %q\n got %q\nwant %q", theme, got, want)
		}
	}
}
