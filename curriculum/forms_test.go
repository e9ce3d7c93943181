package curriculum

import (
	"fmt"
	"strings"
	"testing"
)

func dump(v any) string { return fmt.Sprintf("%+v", v) }

func TestForms(t *testing.T) {
	for _, c := range []struct{ name, keys, body, want string }{
		{"single", "", "Which?\n\n- [x] a\n  > Yes.\n- [ ] b <!-- keep -->\n", "single | Which? | a✓(Yes.) b!"},
		{"keep on its own line", "", "Which?\n\n- [x] a\n- [ ] b\n  <!-- keep -->\n", "single | Which? | a✓ b!"},
		{"feedback of several paragraphs", "", "Which?\n\n- [x] a\n  > One\n  > two.\n  >\n  > - three\n- [X] b\n- [ ] c\n", "multiple | Which? | a✓(One\ntwo.\n\n- three) b✓ c"},
		{"loose list", "", "Which?\n\n- [x] a\n\n  > Yes.\n\n- [ ] b\n\n- [ ] c\n", "single | Which? | a✓(Yes.) b c"},
		{"tags stay in a choice", "", "Which?\n\n- [x] <kbd>a</kbd> <!-- keep -->\n- [ ] `<!-- keep -->`\n", "single | Which? | <kbd>a</kbd>✓! `<!-- keep -->`"},
		{"forced multiple", "type=multiple", "Which?\n\n- [x] a\n- [ ] b\n", "multiple | Which? | a✓ b"},
		{"verdict", "", "True?\n\n- [x] Yes\n- [ ] No\n\nWhy?\n\n- [ ] a\n- [x] b\n", "verdict | True? | Yes✓ No | Why? | a b✓"},
		{"verdict, a hint beside the paragraph", "", "True?\n\n- [x] Yes\n- [ ] No\n\n> [!TIP]\n> T\n\nWhy?\n\n- [ ] a\n- [x] b\n", "verdict | True? | Yes✓ No | Why? | a b✓ | hints T"},
		{"order", "", "Order.\n\n1. a\n   > First.\n2. b\n3. c\n", "order | Order. | a(First.) b c"},
		{"order with other numbers", "", "Order.\n\n7) a\n7) b\n7) c\n", "order | Order. | a b c"},
		{"match", "", "Match.\n\n| L | R |\n|---|---|\n| a | x |\n| b | `y\\|z` |\n| c | x |\n|   | d |\n", "match | Match. | L/R a=x b=`y|z` c=x =d"},
		{"match without outer pipes, under a line of text", "", "Match.\nL | R\n--|--\na | x\nb | y\n", "match | Match. | L/R a=x b=y"},
		{"gap in a sentence", "", "It `[[was]]` \\[[not]] [[one|two]] and [[one|two]].\n", "gap | It `[[was]]` \\[[not]] [[1]] and [[2]]. | [[one two] [one two]]"},
		{"gap whose text stands in code before", "", "`[[a]]`, then [[a]].\n", "gap | `[[a]]`, then [[1]]. | [[a]]"},
		{"gap alone", "", "Name it.\n\n[[caf&eacute;|\\*]]\n", "gap | Name it.\n\n[[1]] | [[café *]]"},
		{"gap in a table", "", "| a | b |\n|---|---|\n| x | [[y\\|z]] |\n", "gap | | a | b |\n|---|---|\n| x | [[1]] | | [[y z]]"},
		{"gap in a list, a quote and a heading", "", "#### A [[a]]\n\n1. b [[b]]\n\n> c [[c]]\n", "gap | #### A [[1]]\n\n1. b [[2]]\n\n> c [[3]] | [[a] [b] [c]]"},
		{"gap in fenced code is none", "", "Which?\n\n```\n[[a]]\n```\n\n- [x] a\n- [ ] b\n", "single | Which?\n\n```\n[[a]]\n``` | a✓ b"},
		{"number", "", "How many?\n\n= 5.6 (4.5..6.5) million\n", "number | How many? | 5.6 in 4.5..6.5 million"},
		{"wrong answers before the form", "", "How many?\n\n- !8\n  > No.\n\n= 5\n", "number | How many? | 5 in 5..5  | wrong 8(No.)"},
		{"a picture is no wrong answer", "", "How many?\n\n- ![x](x.png)\n\n= 5\n", "number | How many?\n\n- ![x](x.png) | 5 in 5..5 "},
		{"earlier tables and lists belong to the question", "", "| a | b |\n|---|---|\n| c | d |\n\n1. x\n2. y\n\n= 5\n", "number | | a | b |\n|---|---|\n| c | d |\n\n1. x\n2. y | 5 in 5..5 "},
		{"hints and explanation", "", "Which?\n\n- [x] a\n- [ ] b\n\n> [!TIP]\n> One\n\n> [!tip]\n> Two\n>\n> more\n\n> [!NOTE]\n> N\n>\n>     code\n>\n> 3. three\n> 4. four\n", "single | Which? | a✓ b | hints One, Two\n\nmore | note N\n\n```\ncode\n```\n\n3. three\n4. four"},
		{"text after the answers", "", "Which?\n\n- [x] a\n- [ ] b\n\nThink.\n", "single | Which?\n\nThink. | a✓ b"},
		{"footnotes are no part", "", "Which[^a]?\n\n- [x] a\n- [ ] b\n\n[^a]: Source\n\n    more\n\n> [!NOTE]\n> N\n", "single | Which[^a]? | a✓ b | note N"},
		{"footnote inside a list", "", "Which[^a]?\n\n- [x] a\n  [^a]: Source\n- [ ] b\n", "single | Which[^a]? | a✓ b"},
		{"links come with their definitions", "", "Which [one][1]?\n\n- [x] [a][1]\n- [ ] b\n\n[1]: https://example.org\n[2]: https://example.com\n", "single | Which [one][1]?\n\n[1]: https://example.org | [a][1]\n\n[1]: https://example.org✓ b"},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, c.body, sketch(ask(t, c.keys, c.body)), c.want) })
	}
}

// sketch writes a question on a line.
func sketch(q *Question) string {
	parts := []string{string(q.Form), q.Stem}
	choices := func(cs []Choice) {
		var out []string
		for _, c := range cs {
			s := c.Text
			if c.Right {
				s += "✓"
			}
			if c.Keep {
				s += "!"
			}
			if c.Feedback != "" {
				s += "(" + c.Feedback + ")"
			}
			out = append(out, s)
		}
		parts = append(parts, strings.Join(out, " "))
	}
	switch q.Form {
	case Single, Multiple:
		choices(q.Choices)
	case Verdict:
		choices(q.Choices)
		parts = append(parts, q.Between)
		choices(q.Reasons)
	case Order:
		choices(q.Steps)
	case Match:
		s := q.Columns[0] + "/" + q.Columns[1]
		for _, r := range q.Rows {
			s += " " + r.Left + "=" + r.Right
		}
		parts = append(parts, s)
	case Gap:
		parts = append(parts, fmt.Sprint(q.Gaps))
	case Numeric:
		n := q.Number
		parts = append(parts, fmt.Sprintf("%v in %v..%v %s", n.Middle(), n.Low, n.High, n.Unit))
	}
	for _, w := range q.Wrong {
		parts = append(parts, fmt.Sprintf("wrong %s(%s)", w.Answer, w.Feedback))
	}
	if len(q.Hints) > 0 {
		parts = append(parts, "hints "+strings.Join(q.Hints, ", "))
	}
	if q.Explanation != "" {
		parts = append(parts, "note "+q.Explanation)
	}
	return strings.Join(parts, " | ")
}

func TestNumbersInFiles(t *testing.T) {
	for text, want := range map[string]string{
		"= 600":                       "600 600..600 true ",
		"=600":                        "600 600..600 true ",
		"= 500..600":                  "550 500..600 false ",
		"= 500 … 600 kg":              "550 500..600 false kg",
		"= 600 ± 50":                  "600 550..650 true ",
		"= 600 +/- 50 m2":             "600 550..650 true m2",
		"= 5.6 (4.5..6.5) million":    "5.6 4.5..6.5 true million",
		"= 5,6 (4,5..6,5) millions":   "5.6 4.5..6.5 true millions",
		"= -5..5 °C":                  "0 -5..5 false °C",
		"= −5":                        "-5 -5..-5 true ",
		"= 12 000 €":                  "12000 12000..12000 true €",
		"= 12\u202f000..13\u00a0000":  "12500 12000..13000 false ",
		"=\u00a012\u202f000\u00a0000": "1.2e+07 1.2e+07..1.2e+07 true ",
		"= 1'000":                     "1000 1000..1000 true ",
		"= 50 %":                      "50 50..50 true %",
		"= 50 &euro; net":             "50 50..50 true € net",
	} {
		n, ok := readNumber(text)
		same(t, text, fmt.Sprintf("%v %v..%v %v %s %v", n.Middle(), n.Low, n.High, n.HasValue, n.Unit, ok), want+" true")
	}
	for _, text := range []string{"= about 5", "= 500-600", "= 500–600", "= 5 à 6", "= 5e6", "= 1/2", "= 12:30", "= 5 (4-6)", "= 5 (4..6", "= 5 6", "= .", "= 5\nmore"} {
		if n, ok := readNumber(text); ok {
			t.Errorf("%q was read as %+v", text, n)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]float64{
		"5": 5, " 5 ": 5, "-5": -5, "−5": -5, "- 5": -5, "+5": 5, "1,5": 1.5, "1.5": 1.5, "1,234": 1.234, "1,234.5": 1234.5,
		"1.234,5": 1234.5, "1,234,567": 1234567, "1.234.567": 1234567, "12 000": 12000, "12\u202f000,5": 12000.5, "1'000": 1000, "5.": 5,
	} {
		if got, err := ParseNumber(text); err != nil || got != want {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", " ", "-", "5 6", "1 2 3", "five", "1e6", "0x1", "Inf", "NaN", "--5", "5 kg", "1,2,3", "٣", strings.Repeat("9", 400)} {
		if got, err := ParseNumber(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}

func TestForcedTypes(t *testing.T) {
	all := "Q\n\n1. a\n2. b\n3. c\n\n| l | r |\n|---|---|\n| a | b |\n| c | d |\n\nA [[gap]].\n\n= 5\n\n- [x] a\n- [ ] b\n"
	for _, f := range []Form{Single, Multiple, Order, Match, Gap, Numeric} {
		m, _ := read(t, "### Q\n<!-- quiz id=q type="+string(f)+" -->\n\n"+all)
		if b, _ := m.Block("q"); b.Question == nil || b.Question.Form != f {
			t.Errorf("type=%s is not forced", f)
		}
	}
	m := clean(t, "### P\n<!-- predict id=p type=multiple confidence=no shuffle=no count=no -->\n\nWhich?\n\n- [ ] a\n- [ ] b\n")
	b, _ := m.Block("p")
	if q := b.Question; !q.Opinion() || q.Form != Multiple || !q.NoConfidence || !q.NoShuffle || !q.HideCount {
		t.Errorf("%+v", b.Question)
	}
}
