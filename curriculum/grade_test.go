package curriculum

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"
)

var (
	single   = &Question{Form: Single, Choices: []Choice{{Text: "a"}, {Text: "b", Right: true}}}
	multiple = &Question{Form: Multiple, Choices: []Choice{{Text: "a", Right: true}, {Text: "b", Right: true}, {Text: "c"}, {Text: "d"}, {Text: "e", Right: true}}}
	verdict  = &Question{Form: Verdict, Choices: []Choice{{Right: true}, {}}, Reasons: []Choice{{}, {}, {Right: true}}}
	order    = &Question{Form: Order, Steps: make([]Choice, 4)}
	match    = &Question{Form: Match, Rows: []Row{{"a", "x"}, {"b", "y"}, {"c", "x"}, {"", "z"}}}
	gap      = &Question{Form: Gap, Gaps: [][]string{{"l’été", "summer"}, {"œuvre"}}}
	within   = &Question{Form: Numeric, Number: Number{Value: 5.6, HasValue: true, Low: 4.5, High: 7.5}}
	between  = &Question{Form: Numeric, Number: Number{Low: 500, High: 600}}
	exact    = &Question{Form: Numeric, Number: Number{Value: 600, HasValue: true, Low: 600, High: 600}}
	inexact  = &Question{Form: Numeric, Number: Number{Value: 0.8, HasValue: true, Low: 0.8 - 0.1, High: 0.8 + 0.1}}
)

func picks(at ...int) Response { return Response{Picks: at} }

func numeral(x float64) Response { return Response{Number: x} }

var grades = []struct {
	q      *Question
	r      Response
	credit float64
	word   string
}{
	{single, picks(2), 1, "right"},
	{single, picks(1), 0, "wrong"},
	{single, picks(3), 0, "wrong"},
	{single, picks(), 0, "wrong"},
	{multiple, picks(1, 2, 5), 1, "right"},
	{multiple, picks(5, 2, 1), 1, "right"},
	{multiple, picks(1, 2), 0.6667, "partly"},
	{multiple, picks(1, 2, 3), 0.3333, "partly"},
	{multiple, picks(1, 3), 0, "wrong"},
	{multiple, picks(3, 4), 0, "wrong"},
	{multiple, picks(1, 2, 3, 4, 5), 0.3333, "partly"},
	{multiple, picks(1, 1, 1), 0, "wrong"},
	{multiple, picks(), 0, "wrong"},
	{verdict, Response{Picks: []int{1}, Reasons: []int{3}}, 1, "right"},
	{verdict, Response{Picks: []int{1}, Reasons: []int{1}}, 0.5, "partly"},
	{verdict, Response{Picks: []int{2}, Reasons: []int{3}}, 0.5, "partly"},
	{verdict, Response{Picks: []int{2}, Reasons: []int{1}}, 0, "wrong"},
	{verdict, picks(1), 0, "wrong"},
	{order, picks(1, 2, 3, 4), 1, "right"},
	{order, picks(2, 3, 4, 1), 0.6667, "partly"},
	{order, picks(4, 3, 2, 1), 0, "wrong"},
	{order, picks(1, 2, 3), 0, "wrong"},
	{order, picks(1, 1, 2, 3), 0, "wrong"},
	{match, picks(1, 2, 3), 1, "right"},
	{match, picks(1, 2, 1), 1, "right"},
	{match, picks(3, 4, 0), 0.3333, "partly"},
	{match, picks(2, 1, 4), 0, "wrong"},
	{match, picks(1, 2, 3, 4), 0, "wrong"},
	{gap, Response{Texts: []string{"L'ETE", "oeuvre"}}, 1, "right"},
	{gap, Response{Texts: []string{"Summer", "opus"}}, 0.5, "partly"},
	{gap, Response{Texts: []string{"", ""}}, 0, "wrong"},
	{gap, Response{Texts: []string{"summer"}}, 0, "wrong"},
	{within, numeral(4.5), 1, "right"},
	{within, numeral(7.5), 1, "right"},
	{within, numeral(3.4), 0.5, "partly"},
	{within, numeral(9.4), 0.5, "partly"},
	{within, numeral(3.39), 0, "wrong"},
	{within, numeral(9.41), 0, "wrong"},
	{between, numeral(450), 0.5, "partly"},
	{between, numeral(650), 0.5, "partly"},
	{between, numeral(449), 0, "wrong"},
	{exact, numeral(600), 1, "right"},
	{exact, numeral(601), 0, "wrong"},
	{inexact, numeral(0.7), 1, "right"},
	{inexact, numeral(0.9), 1, "right"},
	{inexact, numeral(0.6), 0.5, "partly"},
	{within, numeral(math.NaN()), 0, "wrong"},
	{within, numeral(math.Inf(1)), 0, "wrong"},
}

func TestGrade(t *testing.T) {
	for _, c := range grades {
		if g := c.q.Grade(c.r, 0); g.Credit != c.credit || g.Verdict != c.word {
			t.Errorf("%s %+v: got %+v, want %v %s", c.q.Form, c.r, g, c.credit, c.word)
		}
		// A hint caps the credit and changes no verdict.
		if g := c.q.Grade(c.r, 2); g.Credit != min(c.credit, 0.7) || g.Verdict != c.word {
			t.Errorf("%s %+v with hints: got %+v", c.q.Form, c.r, g)
		}
	}
}

func TestResponsesInTheRecord(t *testing.T) {
	for _, c := range []struct {
		f    Form
		r    Response
		want string
	}{
		{Single, Response{Picks: []int{2}}, "[2]"},
		{Multiple, Response{}, "[]"},
		{Verdict, Response{Picks: []int{1}, Reasons: []int{3}}, "[[1],[3]]"},
		{Order, Response{Picks: []int{2, 1}}, "[2,1]"},
		{Match, Response{Picks: []int{0, 1}}, "[0,1]"},
		{Gap, Response{Texts: []string{"é"}}, `["é"]`},
		{Gap, Response{}, "[]"},
		{Numeric, Response{Number: 5.5}, "5.5"},
		{Numeric, Response{Number: math.NaN()}, "null"},
	} {
		if got := string(c.r.Encode(c.f)); got != c.want {
			t.Errorf("%s: %s, want %s", c.f, got, c.want)
		}
	}
	for _, bad := range []string{"[[1]]", "[1]", "{}", `"x"`, "[[1],[2],[3]]"} {
		if _, err := DecodeResponse(Verdict, json.RawMessage(bad)); err == nil {
			t.Errorf("%s was taken for a verdict", bad)
		}
	}
}

func TestFold(t *testing.T) {
	for _, same := range [][]string{
		{"été", "Ete", "ÉTÉ", "e\u0301te\u0301", " é t é "},
		{"œuvre", "Oeuvre", "ŒUVRE"},
		{"ex æquo", "ex aequo"},
		{"ﬁn", "fin"},
		{"l’ami", "l'ami", "l´ami", "l`ami", "L‘ami", "l\u02bcami"},
		{"« oui »", "“oui”", `"oui"`, "«\u202foui\u00a0»", "„oui“"},
		{"e-mail", "email", "e mail", "e‑mail", "e–mail", "e\u00admail", "E\u202fMAIL"},
		{"10 000", "10\u202f000", "10000"},
		{"Straße", "strasse"},
		{"-5", "−5", "–5"},
		{"ＡＢＣ", "abc"},
	} {
		for _, s := range same[1:] {
			if Fold(s) != Fold(same[0]) {
				t.Errorf("%q is %q, %q is %q", same[0], Fold(same[0]), s, Fold(s))
			}
		}
	}
	for _, differ := range [][2]string{{"5", "-5"}, {"a", "b"}, {"1.5", "15"}, {"a'b", "ab"}} {
		if Fold(differ[0]) == Fold(differ[1]) {
			t.Errorf("%q and %q are the same", differ[0], differ[1])
		}
	}
}

func TestFeedbackForWrongAnswers(t *testing.T) {
	n := ask(t, "", "How many?\n\n= 600\n\n- !-5\n  > Minus.\n- !5\n  > Five.\n- !1,5\n  > One and a half.\n")
	for answer, want := range map[string]string{"5": "Five.", "-5": "Minus.", "−5": "Minus.", "5,0": "Five.", "1.5": "One and a half.", "7": ""} {
		if got := n.FeedbackFor(answer); got != want {
			t.Errorf("%s: %q, want %q", answer, got, want)
		}
	}
}

func TestShuffling(t *testing.T) {
	list := []Choice{{Text: "a"}, {Text: "b"}, {Text: "c"}, {Text: "all of them", Keep: true}}
	q := &Question{Form: Single, Choices: list}
	different := map[string]bool{}
	for i := range 200 {
		s := NewSeed("learner", "block", fmt.Sprint(i))
		shown := q.ShowChoices(list, s)
		same(t, "the same seed", q.ShowChoices(list, s), shown)
		different[fmt.Sprint(shown)] = true
		if shown[3] != 4 {
			t.Fatalf("%v does not keep the fourth", shown)
		}
		if steps := order.ShowSteps(s); creditOrder(steps) == 1 || !distinct(steps) || len(steps) != 4 {
			t.Fatalf("%v is solved, or not whole", steps)
		}
		if two := (&Question{Form: Order, Steps: make([]Choice, 2)}).ShowSteps(s); dump(two) != "[2 1]" {
			t.Fatalf("two steps: %v", two)
		}
		if o := match.ShowOptions(s); len(o) != 3 || !distinct(o) {
			t.Fatalf("options %v", o)
		}
	}
	if len(different) != 6 {
		t.Errorf("%d of 6 orders in 200 draws", len(different))
	}
	same(t, "a draw that records rely on", Seed(1).permutation(6), []int{5, 4, 1, 2, 3, 6})
	same(t, "shuffle=no", (&Question{NoShuffle: true}).ShowChoices(list, 3), []int{1, 2, 3, 4})
	for _, texts := range [][]string{{"10", "20", "30"}, {"1 an", "2 ans", "3 ans"}, {"€5", "-3", "~7"}, {"1979", "November 1951", "12 May 1990"}} {
		for i := range 20 {
			same(t, "numbers and dates", (&Question{}).ShowChoices(asChoices(texts), Seed(i)), []int{1, 2, 3})
		}
	}
	if !allNumbers(asChoices([]string{"le 3 mai 1951"})) || allNumbers(asChoices([]string{"It was the web, in the spring of 1990"})) {
		t.Error("a date is not told from a sentence")
	}
}

func asChoices(texts []string) []Choice {
	cs := make([]Choice, len(texts))
	for i, x := range texts {
		cs[i].Text = x
	}
	return cs
}
