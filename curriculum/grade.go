package curriculum

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
)

// A Response is what the learner gave. One of the fields is filled, by form:
//
//	single, multiple  Picks: positions of the choices, ascending
//	verdict           Picks, then Reasons
//	order             Picks: written positions in the learner's order
//	match             Picks: for each left row the row of the chosen right cell, 0 for none
//	gap               Texts as typed, one for each gap
//	number            Number
type Response struct {
	Picks   []int
	Reasons []int
	Texts   []string
	Number  float64
}

// Encode returns the response as the record keeps it.
func (r Response) Encode(f Form) json.RawMessage {
	var v any
	switch f {
	case Verdict:
		v = [][]int{full(r.Picks), full(r.Reasons)}
	case Gap:
		v = append([]string{}, r.Texts...)
	case Numeric:
		v = r.Number
	default:
		v = full(r.Picks)
	}
	b, err := json.Marshal(v)
	if err != nil { // only a number that is not finite, which no face accepts
		return json.RawMessage("null")
	}
	return b
}

// DecodeResponse reads a response of the record. It fails on one that does
// not have the shape of the form: the question may have changed since.
func DecodeResponse(f Form, raw json.RawMessage) (Response, error) {
	var r Response
	var err error
	switch f {
	case Verdict:
		var two [][]int
		if err = json.Unmarshal(raw, &two); err == nil && len(two) != 2 {
			err = errors.New("a verdict's response has two lists")
		}
		if err == nil {
			r.Picks, r.Reasons = two[0], two[1]
		}
	case Gap:
		err = json.Unmarshal(raw, &r.Texts)
	case Numeric:
		err = json.Unmarshal(raw, &r.Number)
	default:
		err = json.Unmarshal(raw, &r.Picks)
	}
	return r, err
}

func full(xs []int) []int {
	if xs == nil {
		return []int{}
	}
	return xs
}

// Fits tells whether the response is one that this question could get:
// positions in range, as many texts as gaps, a finite number.
func (q *Question) Fits(r Response) bool {
	in := func(xs []int, low, high int) bool {
		return !slices.ContainsFunc(xs, func(x int) bool { return x < low || x > high })
	}
	switch q.Form {
	case Single:
		return len(r.Picks) == 1 && in(r.Picks, 1, len(q.Choices))
	case Multiple:
		return in(r.Picks, 1, len(q.Choices)) && distinct(r.Picks)
	case Verdict:
		return len(r.Picks) == 1 && in(r.Picks, 1, len(q.Choices)) &&
			len(r.Reasons) == 1 && in(r.Reasons, 1, len(q.Reasons))
	case Order:
		return len(r.Picks) == len(q.Steps) && in(r.Picks, 1, len(q.Steps)) && distinct(r.Picks)
	case Match:
		return len(r.Picks) == len(q.Lefts()) && in(r.Picks, 0, len(q.Rows))
	case Gap:
		return len(r.Texts) == len(q.Gaps)
	case Numeric:
		return !math.IsNaN(r.Number) && !math.IsInf(r.Number, 0)
	}
	return false
}

func distinct(xs []int) bool {
	s := slices.Sorted(slices.Values(xs))
	return len(slices.Compact(s)) == len(xs)
}

// HintCap is the highest credit of an answer given after a hint was opened.
const HintCap = 0.7

// A Grade is what a response is worth: Credit from 0 to 1, and the verdict in
// one word. The verdict looks at the response alone; a hint caps the credit,
// so a right answer after a hint is right, with the credit of HintCap.
type Grade struct {
	Credit  float64
	Verdict string // right, partly or wrong: the words of the record
}

// Grade judges a response after this number of opened hints. It is pure; a
// response that does not fit the question is wrong.
func (q *Question) Grade(r Response, hints int) Grade {
	credit := 0.0
	if q.Fits(r) {
		credit = q.credit(r)
	}
	g := Grade{Credit: credit, Verdict: "partly"}
	switch credit {
	case 1:
		g.Verdict = "right"
	case 0:
		g.Verdict = "wrong"
	}
	if hints > 0 {
		g.Credit = min(g.Credit, HintCap)
	}
	return g
}

func (q *Question) credit(r Response) float64 {
	switch q.Form {
	case Single:
		return one(q.Choices[r.Picks[0]-1].Right)
	case Multiple:
		return q.creditMultiple(r.Picks)
	case Verdict:
		return (one(q.Choices[r.Picks[0]-1].Right) + one(q.Reasons[r.Reasons[0]-1].Right)) / 2
	case Order:
		return creditOrder(r.Picks)
	case Match:
		return q.creditMatch(r.Picks)
	case Gap:
		right := 0.0
		for i := range q.Gaps {
			right += one(q.GapRight(i, r.Texts[i]))
		}
		return share(right, len(q.Gaps))
	case Numeric:
		return q.Number.credit(r.Number)
	}
	return 0
}

// creditMultiple is right picks minus wrong picks over the number right, not
// below 0.
func (q *Question) creditMultiple(picks []int) float64 {
	n := 0.0
	for _, p := range picks {
		if q.Choices[p-1].Right {
			n++
		} else {
			n--
		}
	}
	return max(0, share(n, q.RightCount()))
}

// creditOrder is the share of neighbours, in the learner's order, of which
// the one that comes first was also written first.
func creditOrder(picks []int) float64 {
	n := 0.0
	for i := 1; i < len(picks); i++ {
		n += one(picks[i-1] < picks[i])
	}
	return share(n, len(picks)-1)
}

func (q *Question) creditMatch(picks []int) float64 {
	n := 0.0
	lefts := q.Lefts()
	for i, left := range lefts {
		n += one(picks[i] > 0 && q.Rows[picks[i]-1].Right == q.Rows[left-1].Right)
	}
	return share(n, len(lefts))
}

// GapRight tells whether a text fills gap i, case, accents, ligatures,
// typographic quotes, hyphens and spaces folded.
func (q *Question) GapRight(i int, text string) bool {
	want := Fold(text)
	return want != "" && slices.ContainsFunc(q.Gaps[i], func(v string) bool { return Fold(v) == want })
}

// FeedbackFor returns the feedback that the author wrote for this wrong
// answer, "" when there is none.
func (q *Question) FeedbackFor(answer string) string {
	given, err := ParseNumber(answer)
	folded := Fold(answer)
	for _, w := range q.Wrong {
		// Folding drops the sign and the hyphen alike: numbers are compared as such.
		if q.Form == Numeric && err == nil {
			if n, err := ParseNumber(w.Answer); err == nil && n == given {
				return w.Feedback
			}
			continue
		}
		if Fold(w.Answer) == folded {
			return w.Feedback
		}
	}
	return ""
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// share keeps whole credits exact: 3 of 3 is 1, not 0.9999.
func share(n float64, of int) float64 {
	if of <= 0 {
		return 0
	}
	return math.Round(n/float64(of)*10000) / 10000
}
