package curriculum

import (
	"slices"
	"strings"
)

// What the kinds of block other than questions are made of. Faces show these
// values, package study plays them, and nobody changes them.

// A Rating is what a scale block asks: each statement gets a whole number from
// From to To. It is not graded. Where the block names another one with of=,
// the statements and the values are that one's: Statements is empty, From and
// To are 0 unless they were written here too.
type Rating struct {
	Text       string // Markdown before the statements
	From, To   int
	Statements []Statement
	After      string // Markdown after them
}

// A Statement is one line of a scale. Its id is what the record knows.
type Statement struct {
	ID   string
	Text string // Markdown
}

// Values returns the numbers that may be chosen, in order.
func (r *Rating) Values() []int {
	var all []int
	for v := r.From; v <= r.To; v++ {
		all = append(all, v)
	}
	return all
}

// A Sheet is a worksheet: fields that together become one document.
type Sheet struct {
	Text   string // Markdown before the fields: what to do, a worked example
	Fields []Field
	Table  *Grid  // where the fields are the empty cells of a table
	After  string // Markdown after the fields
	Kit    bool   // into=kit: a part of what one brings to the first session
}

// A Field is one text that the learner writes.
type Field struct {
	ID     string
	Name   string // without Markdown; in a table, its row and column
	Prompt string // Markdown
}

// Field returns the field with this id, and its place in Fields, or -1.
func (s *Sheet) Field(id string) (Field, int) {
	i := slices.IndexFunc(s.Fields, func(f Field) bool { return f.ID == id })
	if i < 0 {
		return Field{}, -1
	}
	return s.Fields[i], i
}

// A Grid is the table of a worksheet.
type Grid struct {
	Columns []string // Markdown
	Rows    [][]Cell
}

// A Cell is a text or, where Field is not negative, a field to fill.
type Cell struct {
	Text  string // Markdown
	Field int    // index into Sheet.Fields, -1 for none
}

// A Conversation is a scenario: nodes joined by the choices made at them.
type Conversation struct {
	Opening string // Markdown before the first node
	Meters  []Meter
	Nodes   []Node // the first is where it begins
}

// A Meter is a quantity that choices move, such as trust. None falls below 0.
type Meter struct {
	Name  string // as written in the block; Course.Meters has its names for people
	Start int
}

// A Node is one moment of a conversation or, where it has an outcome, an end.
type Node struct {
	ID      string
	Title   string
	Line    int
	Spoken  []Spoken
	Set     []Change // on arriving
	Options []Option // none at an end
	Outcome string   // good, mixed or bad: the node is an end and its text the debrief
}

// Spoken is a stretch of a dialogue: the paragraphs of one speaker, or what is
// told. A paragraph that begins with a name in bold and a colon, "**Anne:** Good
// morning.", is spoken by that one; every other is told.
type Spoken struct {
	Speaker string // "" for what is told
	Text    string // Markdown
}

// An Option is what the learner may say or do at a node.
type Option struct {
	Text     string // Markdown of the link's text
	To       int    // index into Nodes
	Set      []Change
	Credit   *float64 // nil where the choice counts for nothing
	Feedback string   // Markdown of the quote below it, shown when all is over
}

// A Change moves a meter by a whole number.
type Change struct {
	Meter string
	By    int
}

// Node returns the index of the node with this id, or -1.
func (c *Conversation) Node(id string) int {
	return slices.IndexFunc(c.Nodes, func(n Node) bool { return n.ID == id })
}

// End tells whether the conversation is over here.
func (n *Node) End() bool { return n.Outcome != "" }

// A Countdown is a timer: a practice with a clock that only shows.
type Countdown struct {
	Text    string // Markdown
	Seconds int
}

// A Group is an activity: what a group does, in phases.
type Group struct {
	Text    string // Markdown before the phases
	Form    string // solo, pairs, threes, groups, all; "" where not said
	Minutes float64
	Phases  []Phase
	After   string // Markdown after them
}

// A Phase is one step of an activity. Minutes is 0 where none are given.
type Phase struct {
	Minutes float64
	Text    string // Markdown
}

// A Deck is a set of cards.
type Deck struct {
	Text  string // Markdown before the cards
	Cards []Card
}

// A Card has a front to recall from and a back to compare with.
type Card struct {
	ID    string
	Front string // Markdown
	Back  string // Markdown
}

// A Lexicon is a glossary block: terms explained where they are needed.
type Lexicon struct {
	Text  string // Markdown before the terms
	Terms []Term
}

// MeterName returns what people call a meter in lang: the course's name for it
// or, where it has none, the word that the author wrote.
func (c *Course) MeterName(meter, lang string) string {
	if t := c.Meters[meter]; len(t) > 0 {
		return t.In(lang)
	}
	return strings.ReplaceAll(meter, "-", " ")
}

// Terms returns the terms that a module explains itself, in order.
func (m *Module) Terms() []Term {
	var all []Term
	for _, b := range m.Blocks() {
		if b.Glossary != nil {
			all = append(all, b.Glossary.Terms...)
		}
	}
	return all
}
