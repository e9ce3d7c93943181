package curriculum

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cahier/curriculum/safe"
)

var citationMark = regexp.MustCompile(`\[\^([^\]\[\s]+)\]`)

// hostile are texts that mean something to Markdown or to the format.
var hostile = []string{
	"plain", "# not a heading", "- not a list", "+ 1", "1. not a step", "12) neither", "> not a quote", "= 5", "=5", "===", "---", "- - -",
	"***", "| a | b |", "|---|---|", ":-: | :-:", "[ ] no box", "[x] no box", "[[no gap]]", "[a](b)", "[a]: b", "[^1]", "[^1]: note", "![x](y)", "!wrong",
	"<!-- / -->", "<!-- quiz id=x -->", "<b>bold</b>", "<https://x.y>", "&eacute; &#27; R&D &copy", "a*b*c _d_ ~~e~~ `f` ``", `back\slash \* \`, "[!NOTE]",
	"> [!TIP]", "```", "~~~", "C#", "ends with #", "a -> b", "a | b", "]] | [[", "-5 °C", "3.5", "1.", "…", "é\u202f!", "two\nlines", "two\n\nparagraphs",
	"one\n- two", "one\n===", "a\n| - |", "x\n= 5", "x\n    y", "\tz", "a  ", "(a) b", "{x}", "$x$", "^", "\"quoted\"", "'s", "http://a_b_c.d/e_f",
	"!", "!x", "=", "#", "##", "\\", "_____", "a _____ b", "* a", "*", "-", "+", "1)", "\\|", "&#124;",
}

// question makes a question of a form out of texts, all of them escaped.
func question(form Form, text func() string) *Question {
	md := func() string { return Escape(text()) }
	cell := func() string { return Escape(strings.Join(strings.Fields(text()), " ")) }
	line := func() string { return strings.Join(strings.Fields(text()), " ") }
	q := &Question{Form: form, Stem: md(), Explanation: md(), Hints: []string{md(), md()}}
	list := func(n int) (cs []Choice) {
		for i := range n {
			cs = append(cs, Choice{Text: "a" + string(rune('a'+i)) + " " + md(), Right: i == 1, Feedback: md()})
		}
		cs[0].Text = md()
		cs[2].Keep = true
		return cs
	}
	switch form {
	case Single:
		q.Choices = list(3)
	case Multiple:
		q.Choices = list(4)
		q.Choices[3].Right = true
	case Verdict:
		q.Choices, q.Between, q.Reasons = list(3), "because\n\n"+md(), list(3)
	case Order:
		q.Steps = list(12)
		for i := range q.Steps {
			q.Steps[i].Right = false
		}
	case Match:
		q.Columns = [2]string{cell(), cell()}
		q.Rows = []Row{{cell(), cell()}, {cell(), "b " + cell()}, {"", "c " + cell()}}
	case Gap:
		q.Stem += "\n\nx [[1]] y\n\n[[2]]"
		q.Gaps = [][]string{{"a" + line(), line()}, {"b" + line()}}
		q.Wrong = []WrongAnswer{{"z" + line(), md()}}
	case Numeric:
		q.Number = Number{Value: 5.6, HasValue: true, Low: 5.5, High: 5.8, Unit: "kg_m*"}
	}
	return q
}

var forms = []Form{Single, Multiple, Verdict, Order, Match, Gap, Numeric}

// asksForText are the rules that no escape helps against: no text, the same
// text twice, or too much of it.
var asksForText = []string{"gap-empty", "choice-empty", "choice-repeated", "match-empty", "match-short", "quiz-no-stem", "paragraph-long"}

// What is plain text can always be written, unless a rule asks for more
// or other text.
func writable(t *testing.T, form Form, text func() string) {
	t.Helper()
	q := question(form, text)
	b := &Block{Kind: Quiz, ID: "q", Title: Plain(Escape(strings.Join(strings.Fields(text()), " "))), Question: q}
	md, err := WriteBlock(b, 2)
	var no *UnwritableError
	if errors.As(err, &no) && slices.Contains(asksForText, no.Why.Rule) {
		return
	}
	if err != nil {
		t.Fatalf("%s: %v: %v\n%s", form, err, no.Why.Line, "## T\n"+blockComment(b, false)+"\n\n"+blockBody(b))
	}
	if m, ds := Parse("m.en.md", "en", []byte(frontMatter+md)); HasErrors(ds) || !SameQuestion(m.Blocks()[0].Question, q) {
		t.Errorf("%s: not the same in a file: %s\n%s", form, lines(ds), md)
	}
}

func TestWriteBlockEscapes(t *testing.T) {
	for _, text := range hostile {
		for _, form := range forms {
			writable(t, form, func() string { return text })
		}
	}
}

func TestEscapeShowsTheText(t *testing.T) {
	for _, text := range hostile {
		var want []string
		for _, l := range strings.Split(text, "\n") {
			want = append(want, strings.TrimSpace(l))
		}
		if got := Plain(Escape(text)); got != strings.Join(want, "\n") {
			t.Errorf("%q is shown as %q, written as %q", text, got, Escape(text))
		}
	}
	for text, want := range map[string]string{"R&D": "R&D", "-5 °C": "-5 °C", "3.5 (about)": "3.5 (about)", "C#": "C#", "a = b": "a = b"} {
		if got := Escape(text); got != want {
			t.Errorf("%q needs no escape, got %q", text, got)
		}
	}
}

func FuzzWriteBlock(f *testing.F) {
	for i, text := range hostile {
		f.Add(text, hostile[(i+7)%len(hostile)], byte(i))
	}
	f.Fuzz(func(t *testing.T, x, y string, form byte) {
		if len(x)+len(y) > 4<<10 {
			return
		}
		turn := 0
		x, y = safe.Text(x), safe.Text(y) // as all that is read from files
		writable(t, forms[int(form)%len(forms)], func() string {
			turn++
			if turn%2 == 0 {
				return y
			}
			return x
		})
	})
}

// Every question of the shipped course can be written.
func TestWriteBlockTakesWhatAuthorsWrote(t *testing.T) {
	files, err := filepath.Glob("courses/reverse-mentoring/*.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		// A citation asks for its source, which a part of a file does not hold.
		m, _ := Parse(name, "en", citationMark.ReplaceAll(raw, nil))
		if m == nil {
			continue
		}
		for _, b := range m.Blocks() {
			if b.Question == nil && b.Reflect == nil {
				continue
			}
			if _, err := WriteBlock(b, 3); err != nil {
				t.Errorf("%s %s: %v", name, b.ID, err)
			}
			n++
		}
	}
	if n < 20 {
		t.Errorf("only %d blocks looked at", n)
	}
}

func TestWriteBlockRefuses(t *testing.T) {
	for name, stem := range map[string]string{
		"a heading": "a\n\n## b", "a second form": "a\n\n- [x] b\n- [ ] c\n\n# d", "an end": "a\n\n<!-- / -->\n\nb", "an open comment": "a <!-- b",
		"a source": "a[^1]\n\n[^1]: b", "a definition": "[a]\n\n[a]: b", "a fence": "```\na",
	} {
		b := &Block{Kind: Quiz, ID: "q", Title: "T", Question: &Question{Form: Single, Stem: stem, Choices: []Choice{{Text: "x", Right: true}, {Text: "y"}}}}
		if md, err := WriteBlock(b, 2); err == nil {
			t.Errorf("%s was written:\n%s", name, md)
		}
	}
	if _, err := WriteBlock(&Block{Kind: Timer, ID: "t"}, 2); !errors.Is(err, ErrKind) {
		t.Errorf("a timer: %v", err)
	}
}

func TestWriteHead(t *testing.T) {
	h := Head{
		File: "m.en.md", ID: "m", Title: `A "title" \ with: signs`, Track: "t", Minutes: Minutes{25, 45},
		Objectives: []Objective{{"o", "Say: \"no\""}}, Needs: []string{"a", "b"}, Was: []string{"c"}, Reviewed: "2026-11-20",
	}
	m, ds := Parse("m.en.md", "en", []byte(WriteHead(h)+"\ntext\n"))
	if len(ds) > 0 {
		t.Fatal(lines(ds))
	}
	same(t, "head", m.Head, h)
}

func TestWritePage(t *testing.T) {
	for _, prose := range []string{"", "One.", strings.Repeat("A paragraph.\n\n", 60), "- a\n- b\n\n\n> c"} {
		md, err := WritePage("p", "A *title*", prose)
		if err != nil {
			t.Fatalf("%q: %v", prose, err)
		}
		m := clean(t, md)
		same(t, "page", []string{m.Pages[0].ID, m.Pages[0].Title}, []string{"p", "A *title*"})
	}
	if md, err := WritePage("p", "T", "a\n\n### Q\n<!-- quiz id=q -->\n\n[[x]]"); err == nil {
		t.Errorf("a block was written as prose:\n%s", md)
	}
}
