package markdown

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"cahier/curriculum/safe"

	"github.com/charmbracelet/x/ansi"
)

// hard is what tends to overflow.
var hard = map[string]string{
	"nested lists": nested(10, "- "),
	"numbers":      nested(10, "10. "),
	"quotes":       strings.Repeat("> ", 12) + "deep in quotes, and long enough to wrap around",
	"both":         strings.Repeat("> - ", 8) + "deep, and long enough to wrap around",
	"wide table":   "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n|" + strings.Repeat("some words of text|", 8) + "\n",
	"long cell":    "|a|b|\n|-|-|\n|" + strings.Repeat("x", 200) + "|" + strings.Repeat("word ", 90) + "|\n",
	"long word":    strings.Repeat("anticonstitutionnellement", 9),
	"long address": "<https://example.org/" + strings.Repeat("path/", 60) + "?q=" + strings.Repeat("x", 99) + ">",
	"chinese":      strings.Repeat("日本語の文章、", 30),
	"thai":         strings.Repeat("สวัสดีครับ", 20),
	"emoji":        strings.Repeat("👩\u200d🚀⚠️🇫🇷1\ufe0f\u20e3", 40),
	"french":       strings.Repeat("«\u00a0Oui\u202f! Non\u202f; 12\u202f000\u00a0£\u00a0», dit-il : « Ah ? » ", 20),
	"no-break":     strings.Repeat("a\u00a0b\u202fc", 60),
	"code":         "```\n" + strings.Repeat("\tx日", 90) + "\n```\n",
	"deep code":    nested(9, "- ") + strings.Repeat(" ", 18) + "```\n" + strings.Repeat(" ", 18) + strings.Repeat("code ", 40),
	"heading":      "## " + strings.Repeat("Titre très long ", 20),
	"styles":       strings.Repeat("**a*b*c**~~d~~`e f`[g](h)", 40),
	"accents":      strings.Repeat("e\u0301", 200),
	"marks":        strings.Repeat("[^a07]", 80) + strings.Repeat(" mentor", 50),
	"exclamation":  strings.Repeat("!", 300) + strings.Repeat(" ?", 300),
}

func nested(depth int, marker string) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "%s%slevel %d with some words to wrap around the line\n", strings.Repeat(" ", i*len(marker)), marker, i)
	}
	return b.String()
}

func TestFits(t *testing.T) {
	for name, source := range hard {
		t.Run(name, func(t *testing.T) {
			for _, width := range []int{-1, 20, 21, 37, 60, 80, 120} {
				for _, theme := range []Theme{Dark, None} {
					o := french
					o.Width, o.Theme = width, theme
					checkPage(t, source, o)
				}
			}
		})
	}
}

// TestNothingLost holds the letters drawn at a narrow width against those that
// Plain writes unwrapped.
func TestNothingLost(t *testing.T) {
	letters := regexp.MustCompile(`[\pL\pN]+`)
	for name, source := range hard {
		for _, width := range []int{20, 60} {
			o := Options{Width: width, Theme: None, Footnotes: french.Footnotes}
			drawn := ansi.Strip(strings.Join(Render(source, o).Lines, ""))
			o.Width = 0
			count := func(s string) int { return len(strings.Join(letters.FindAllString(s, -1), "")) }
			if strings.Contains(name, "table") || strings.Contains(name, "cell") {
				continue // Plain repeats the headers, Render may.
			}
			if a, b := count(drawn), count(Plain(source, o)); a != b {
				t.Errorf("%s at %d: %d letters drawn, %d written", name, width, a, b)
			}
		}
	}
}

func TestFrenchLineStarts(t *testing.T) {
	source, err := os.ReadFile("testdata/lecon.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(source), hard["french"]} {
		for width := 20; width <= 120; width += 7 {
			o := french
			o.Width, o.Theme = width, None
			lines := Render(text, o).Lines
			o.Colon = " : "
			lines = append(lines, strings.Split(Plain(text, o), "\n")...)
			for _, l := range lines {
				l = strings.TrimLeft(ansi.Strip(l), " │•\u00a0\u202f")
				if sticky(l) || strings.HasPrefix(l, "[1") || strings.HasSuffix(l, "«") {
					t.Errorf("width %d: %q", width, l)
				}
			}
		}
	}
}

var sgrSequence = regexp.MustCompile(`\x1b\[([0-9;]*)m`)

// checkPage holds what Render and Plain promise for any source.
func checkPage(t *testing.T, source string, o Options) {
	t.Helper()
	width := max(o.Width, minWidth)
	page := Render(source, o)
	for i, l := range page.Lines {
		switch styles := sgrSequence.FindAllStringSubmatch(l, -1); {
		case ansi.StringWidth(l) > width:
			t.Errorf("line %d is %d wide, not %d: %q", i, ansi.StringWidth(l), width, l)
		case strings.HasSuffix(ansi.Strip(l), " "):
			t.Errorf("line %d ends with a space: %q", i, l)
		case safe.Terminal(l) != l || strings.Contains(l, "\n"):
			t.Errorf("line %d is not clean: %q", i, l)
		case len(styles) > 0 && styles[len(styles)-1][1] != "":
			t.Errorf("line %d leaves a style open: %q", i, l)
		case o.Theme == None && strings.Contains(l, "38;"):
			t.Errorf("line %d has a colour: %q", i, l)
		}
		for _, r := range ansi.Strip(l) {
			if r >= '\uFDD0' && r <= '\uFDEF' {
				t.Errorf("line %d holds a noncharacter: %q", i, l)
			}
		}
	}
	if n := len(page.Lines); n > 0 && (page.Lines[0] == "" || page.Lines[n-1] == "") {
		t.Errorf("empty lines around %q", page.Lines)
	}
	last := 0
	for _, m := range page.Marks {
		if m.Line < last || m.Line >= len(page.Lines) || m.Key == "" || m.Kind == 0 {
			t.Errorf("bad mark %v of %v", m, page.Marks)
		}
		last = m.Line
	}
	for i, l := range strings.Split(Plain(source, o), "\n") {
		if o.Width > 0 && ansi.StringWidth(l) > width {
			t.Errorf("plain line %d is %d wide, not %d: %q", i, ansi.StringWidth(l), width, l)
		}
		if strings.Contains(l, "\x1b") || safe.Terminal(l) != l || safe.Text(l) != l {
			t.Errorf("plain line %d is not clean: %q", i, l)
		}
	}
}

func FuzzFits(f *testing.F) {
	for _, source := range hard {
		if len(source) < 1000 {
			f.Add(source, 20)
		}
	}
	lesson, err := os.ReadFile("testdata/lecon.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(lesson), 60)
	for _, s := range []string{
		"&#27;]0;x&#7; ~~&*#27;*~~ `&#27;`", "[&#27;](http://a&#27; \"b\")", "[a](http://b\x1b]8;;)", "|`a|b`|\n|-|\n",
		"> [!NOTE]\n> [!TIP]\n", "- [ ]\n- [x] \n", "![[^a07]](<a b>)", "[^a07]: x\n[^a07]:\n  > [^a07]", "<!-- a\n\n-->\n<b\n>",
		"1. 2. 3. - > # a", "***a**b*~~c~~", "999999999. a\n1. b", "|a|\n|-|\n|b|c|d|\n|", "\ufdd0\ufdd1", "*\n**`` ` ``**", "#\u0301a",
		"<br><br>a<br>: b", "> > ```\n\ta", "[a]: b 'c'\n\n[a]", "<a@b.c> www.a.b. http://é.fr/à",
	} {
		f.Add(s, 24)
	}
	f.Fuzz(func(t *testing.T, source string, width int) {
		if len(source) > 4000 {
			t.Skip()
		}
		o := french
		o.Width = 20 + (width%101+101)%101
		o.Theme = []Theme{Dark, Light, Contrast, None}[(width%4+4)%4]
		checkPage(t, source, o)
	})
}
