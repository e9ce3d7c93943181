package curriculum

// Form is how a question is answered.
type Form string

// The seven forms.
const (
	Single   Form = "single"
	Multiple Form = "multiple"
	Verdict  Form = "verdict" // true or false, and why
	Order    Form = "order"
	Match    Form = "match"
	Gap      Form = "gap"
	Numeric  Form = "number"
)

// A Question is what a quiz or predict block asks. Which fields are filled
// depends on the form; positions in responses count from 1 in the order of
// these slices, which is the order written in the file.
type Question struct {
	Form    Form
	Stem    string   // Markdown; a gap stands as [[1]], [[2]], … in it
	Choices []Choice // single, multiple; verdict: the first list
	Between string   // verdict: Markdown between the two lists
	Reasons []Choice // verdict: the second list
	Steps   []Choice // order: in the right order
	Columns [2]string
	Rows    []Row // match
	Gaps    [][]string
	Number  Number
	Wrong   []WrongAnswer // feedback for wrong answers that were foreseen

	Hints       []string // Markdown, in order
	Explanation string   // Markdown, shown after the answer

	NoConfidence bool // confidence=no
	NoShuffle    bool // shuffle=no
	HideCount    bool // count=no: how many are right is not shown
}

// A Choice is one of several texts offered.
type Choice struct {
	Text     string // Markdown of one or more lines
	Right    bool
	Keep     bool // keeps its place when shuffled
	Feedback string
}

// A Row of a match question; an empty Left makes its Right a distractor.
type Row struct{ Left, Right string }

// A Number is a numeric answer: its range, and the value where one is given.
type Number struct {
	Value    float64
	HasValue bool
	Low      float64
	High     float64
	Unit     string
}

// A WrongAnswer is a foreseen wrong answer with its feedback.
type WrongAnswer struct{ Answer, Feedback string }

// Opinion tells whether the question has no right answer: a predict without a
// right choice asks for an opinion.
func (q *Question) Opinion() bool {
	switch q.Form {
	case Single, Multiple, Verdict:
		return countRight(q.Choices)+countRight(q.Reasons) == 0
	}
	return false
}

// RightCount is how many choices are right.
func (q *Question) RightCount() int { return countRight(q.Choices) }

// Lefts returns the positions (from 1) of the rows that must be matched.
func (q *Question) Lefts() []int {
	var at []int
	for i, r := range q.Rows {
		if r.Left != "" {
			at = append(at, i+1)
		}
	}
	return at
}

// Options returns the positions (from 1) of the rows whose right cells are
// offered: equal cells are one option, known by the first row that has it.
func (q *Question) Options() []int {
	var at []int
	seen := map[string]bool{}
	for i, r := range q.Rows {
		if r.Right != "" && !seen[r.Right] {
			seen[r.Right] = true
			at = append(at, i+1)
		}
	}
	return at
}

func countRight(cs []Choice) int {
	n := 0
	for _, c := range cs {
		if c.Right {
			n++
		}
	}
	return n
}
