package room

import (
	"slices"

	"cahier/curriculum"
	"cahier/progress"
)

// Few is how many answers it takes before their distribution is shown: with
// fewer, people could be told apart.
const Few = 5

// A Tally is what a round amounts to.
type Tally struct {
	Answers int
	Right   int
	Partly  int
	Counts  []int // by choice, step, row or pair, in the order written; nil for gaps and numbers
	Hands   bool  // counted by show of hands
	Texts   []Said
	Sure    [2]int // of those who were sure: right, all
}

// A Said is a text or number that was answered, and how often.
type Said struct {
	Text  string
	Right bool
	Count int
}

// Enough tells that the distribution may be shown.
func (t Tally) Enough() bool { return t.Answers >= Few || t.Hands }

// Tally counts a round of a question. It is for the desk and, after the reveal,
// for all; whoever shows it asks Enough first.
func (s State) Tally(q *curriculum.Question, block string, round int) Tally {
	r := s.Vote(block, round)
	if r.Counts != nil {
		return hands(q, r.Counts)
	}
	t := Tally{Answers: len(r.Answers)}
	if n := offered(q); n > 0 {
		t.Counts = make([]int, n)
	}
	said := map[string]int{}
	for _, e := range r.Answers {
		switch e.Verdict {
		case progress.Right:
			t.Right++
		case progress.Partly:
			t.Partly++
		}
		if e.Confidence == progress.Sure {
			t.Sure[1]++
			if e.Verdict == progress.Right {
				t.Sure[0]++
			}
		}
		response, err := curriculum.DecodeResponse(e.Form, e.Response)
		if err != nil || e.Form != q.Form {
			continue
		}
		t.count(q, response, said)
	}
	slices.SortStableFunc(t.Texts, func(a, b Said) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		if a.Text < b.Text {
			return -1
		}
		return 1
	})
	return t
}

// count adds one response.
func (t *Tally) count(q *curriculum.Question, r curriculum.Response, said map[string]int) {
	switch q.Form {
	case curriculum.Single, curriculum.Multiple, curriculum.Verdict:
		for _, p := range r.Picks {
			t.add(p - 1)
		}
		for _, p := range r.Reasons {
			t.add(len(q.Choices) + p - 1)
		}
	case curriculum.Order: // which step was put first
		if len(r.Picks) > 0 {
			t.add(r.Picks[0] - 1)
		}
	case curriculum.Match: // how often each row was matched rightly
		for i, left := range q.Lefts() {
			if i < len(r.Picks) && r.Picks[i] > 0 && r.Picks[i] <= len(q.Rows) && q.Rows[r.Picks[i]-1].Right == q.Rows[left-1].Right {
				t.add(left - 1)
			}
		}
	case curriculum.Gap:
		for i, text := range r.Texts {
			t.say(said, text, i < len(q.Gaps) && q.GapRight(i, text))
		}
	case curriculum.Numeric:
		n := q.Number
		t.say(said, formatNumber(r.Number), r.Number >= n.Low && r.Number <= n.High)
	}
}

func (t *Tally) add(i int) {
	if i >= 0 && i < len(t.Counts) {
		t.Counts[i]++
	}
}

func (t *Tally) say(said map[string]int, text string, right bool) {
	key := curriculum.Fold(text)
	if at, known := said[key]; known {
		t.Texts[at].Count++
		return
	}
	said[key] = len(t.Texts)
	t.Texts = append(t.Texts, Said{text, right, 1})
}

// offered is how many things a question offers to count.
func offered(q *curriculum.Question) int {
	switch q.Form {
	case curriculum.Single, curriculum.Multiple, curriculum.Verdict:
		return len(q.Choices) + len(q.Reasons)
	case curriculum.Order:
		return len(q.Steps)
	case curriculum.Match:
		return len(q.Rows)
	}
	return 0
}

// hands is a tally of raised hands.
func hands(q *curriculum.Question, counts []int) Tally {
	t := Tally{Hands: true, Counts: make([]int, offered(q))}
	for i, n := range counts {
		if i < len(t.Counts) {
			t.Counts[i] = n
		}
		if i < len(q.Choices) {
			t.Answers += n
			if q.Choices[i].Right {
				t.Right += n
			}
		}
	}
	return t
}

// A Flow says how answers moved between two rounds, over the seats that
// answered both.
type Flow struct {
	Both, Kept, Gained, LostIt, Never int // kept right; wrong to right; right to wrong; wrong both times
}

// Flow compares two rounds of a question.
func (s State) Flow(block string, first, second int) Flow {
	var f Flow
	a, b := s.Vote(block, first), s.Vote(block, second)
	for seat, before := range a.Answers {
		after, ok := b.Answers[seat]
		if !ok {
			continue
		}
		f.Both++
		was, is := before.Verdict == progress.Right, after.Verdict == progress.Right
		switch {
		case was && is:
			f.Kept++
		case is:
			f.Gained++
		case was:
			f.LostIt++
		default:
			f.Never++
		}
	}
	return f
}

// An Advice is what peer instruction proposes after a first vote.
type Advice string

// The advices.
const (
	Reteach  Advice = "reteach"  // few were right: explain again
	Discuss  Advice = "discuss"  // people can convince one another
	MoveOn   Advice = "moveon"   // most were right: confirm and go on
	NoAdvice Advice = "noadvice" // too few answers, or nothing is right
)

// The share of right answers between which a discussion among neighbours is
// proposed. Sources differ: 35 to 70 per cent is one of them, and Mazur's own
// book, "Peer Instruction" (1997), is usually quoted with 30 to 70.
const discussFrom, discussTo = 0.35, 0.70

// Advice returns what to do after a round.
func (t Tally) Advice(q *curriculum.Question) Advice {
	if !t.Enough() || t.Answers == 0 || q.Opinion() {
		return NoAdvice
	}
	switch share := float64(t.Right) / float64(t.Answers); {
	case share < discussFrom:
		return Reteach
	case share <= discussTo:
		return Discuss
	}
	return MoveOn
}
