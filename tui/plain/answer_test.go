package plain

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"cahier/curriculum"
	"cahier/progress"
	"cahier/progress/study"
)

// questions are shown in a fixed order: position 3 first, where three are shown.
var questions = map[curriculum.Form]study.Attempt{
	curriculum.Single:   {Question: &curriculum.Question{Form: curriculum.Single}, Choices: []int{3, 1, 2}},
	curriculum.Multiple: {Question: &curriculum.Question{Form: curriculum.Multiple}, Choices: []int{3, 1, 2}},
	curriculum.Verdict:  {Question: &curriculum.Question{Form: curriculum.Verdict}, Choices: []int{1, 2}, Reasons: []int{3, 1, 2}},
	curriculum.Order:    {Question: &curriculum.Question{Form: curriculum.Order}, Steps: []int{3, 1, 2}},
	curriculum.Match: {
		Question: &curriculum.Question{Form: curriculum.Match, Rows: []curriculum.Row{{Left: "a", Right: "x"}, {Left: "b", Right: "y"}, {Right: "z"}}},
		Options:  []int{3, 1, 2},
	},
}

func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		form  curriculum.Form
		given []int
		line  string
		want  curriculum.Response
		part  bool
		why   trouble
	}{
		{form: curriculum.Single, line: "1", want: curriculum.Response{Picks: []int{3}}},
		{form: curriculum.Single, line: " 2. ", want: curriculum.Response{Picks: []int{1}}},
		{form: curriculum.Single, line: "4", why: outOfRange},
		{form: curriculum.Single, line: "0", why: outOfRange},
		{form: curriculum.Single, line: "-1", why: outOfRange},
		{form: curriculum.Single, line: "1 2", why: onlyOne},
		{form: curriculum.Single, line: "tea", why: notNumbers},
		{form: curriculum.Single, line: "99999999999999999999", why: notNumbers},
		{form: curriculum.Single, line: " , ", why: notNumbers},
		{form: curriculum.Multiple, line: "1 3", want: curriculum.Response{Picks: []int{2, 3}}},
		{form: curriculum.Multiple, line: "3,1, 1", want: curriculum.Response{Picks: []int{2, 3}}},
		{form: curriculum.Multiple, line: "1 4", why: outOfRange},
		{form: curriculum.Verdict, line: "2 1", want: curriculum.Response{Picks: []int{2}, Reasons: []int{3}}},
		{form: curriculum.Verdict, line: "2", part: true},
		{form: curriculum.Verdict, given: []int{2}, line: "3", want: curriculum.Response{Picks: []int{2}, Reasons: []int{2}}},
		{form: curriculum.Verdict, line: "3 1", why: outOfRange},
		{form: curriculum.Verdict, line: "1 1 1", why: tooMany},
		{form: curriculum.Order, line: "2 3 1", want: curriculum.Response{Picks: []int{1, 2, 3}}},
		{form: curriculum.Order, line: "2 3", why: eachOnce},
		{form: curriculum.Order, line: "2 2 1", why: eachOnce},
		{form: curriculum.Order, line: "2 3 4", why: outOfRange},
		{form: curriculum.Match, line: "2 0", want: curriculum.Response{Picks: []int{1, 0}}},
		{form: curriculum.Match, line: "2", part: true},
		{form: curriculum.Match, given: []int{2}, line: "3", want: curriculum.Response{Picks: []int{1, 2}}},
		{form: curriculum.Match, line: "1 2 3", why: tooMany},
		{form: curriculum.Match, line: "4 1", why: outOfRange},
	} {
		a := questions[test.form]
		ns, why := takeNumbers(a, test.given, test.line)
		if why != test.why {
			t.Errorf("%s %q: trouble %d, want %d", test.form, test.line, why, test.why)
		}
		if why != fine || test.part {
			if test.part && enough(a, ns) {
				t.Errorf("%s %q is taken for whole", test.form, test.line)
			}
			continue
		}
		if !enough(a, ns) {
			t.Errorf("%s %q is not enough", test.form, test.line)
		} else if got := respond(a, ns); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s %q: got %+v, want %+v", test.form, test.line, got, test.want)
		}
	}
}

func TestNumber(t *testing.T) {
	a := study.Attempt{Question: &curriculum.Question{Form: curriculum.Numeric, Number: curriculum.Number{Unit: "million"}}}
	for line, want := range map[string]float64{
		"5.6": 5.6, "5,6": 5.6, " 5,6 ": 5.6, "5 600 000": 5600000, "5\u202f600": 5600, "-3": -3, "5.6 million": 5.6, "5,6 Million": 5.6,
	} {
		if got, why := takeNumber(a, line); got != want || why != fine {
			t.Errorf("%q: got %v, %d", line, got, why)
		}
	}
	for _, line := range []string{"many", "million", "5.6 billion", "NaN", "Inf", "1e999", "0x10"} {
		if _, why := takeNumber(a, line); why != notANumber {
			t.Errorf("%q is taken for a number", line)
		}
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		line string
		mode mode
		verb verb
		n    int
	}{
		{"", numbers, empty, 0},
		{"  ", numbers, empty, 0},
		{"  ", gapText, empty, 0},
		{" QUIT ", numbers, quit, 0},
		{"Quit", gapText, quit, 0},
		{" quit", gapText, text, 0},
		{"quit now", noteText, text, 0},
		{"h", gapText, hint, 0},
		{"h", noteText, text, 0},
		{"h 2", numbers, hint, 2},
		{"indice 1", numbers, hint, 1},
		{"s", gapText, text, 0},
		{"h 1", gapText, hint, 1},
		{"h index", gapText, text, 0},
		{" h 1", gapText, text, 0},
		{"s", noteText, sources, 0},
		{"retour", numbers, back, 0},
		{"suite", noteText, next, 0},
		{"2", numbers, text, 0},
	} {
		if v, n := parse(test.line, test.mode); v != test.verb || n != test.n {
			t.Errorf("%q in mode %d: got %d %d", test.line, test.mode, v, n)
		}
	}
}

func TestLetter(t *testing.T) {
	for i, want := range map[int]string{0: "a", 25: "z", 26: "aa", 51: "az", 52: "ba"} {
		if got := letter(i); got != want {
			t.Errorf("%d: %s", i, got)
		}
	}
}

// A French keyboard types its digits with shift: without it they are read too,
// for choices, several of them, ratings, confidence and modules.
func TestAzertyLines(t *testing.T) {
	for line, want := range map[string][]int{"&": {1}, "é \"": {2, 3}, "&,(.": {1, 5}, "&( 2)": {15, 2}} {
		if got, ok := parseNumbers(line); !ok || !slices.Equal(got, want) {
			t.Errorf("%q: %v %v, want %v", line, got, ok, want)
		}
	}
	if got, trouble := takeRatings("é - \"", nil, 3, limit{low: 1, high: 5}); trouble != fine || !slices.Equal(got, []int{2, leftOut, 3}) {
		t.Errorf("ratings %v %v", got, trouble)
	}
	m := &memory{}
	run(t, Options{Record: m, Lang: "fr"}, "&", "é", "\"", "quit")
	if got := m.told(progress.Answered); !strings.Contains(got, "guess") {
		t.Errorf("recorded %q", got)
	}
}
