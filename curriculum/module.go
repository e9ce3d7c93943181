package curriculum

import "slices"

// A Head is the front matter of a module file.
type Head struct {
	File       string // path inside the course
	ID         string
	Title      string
	Track      string
	Minutes    Minutes
	Objectives []Objective
	Needs      []string
	Was        []string // former ids of the module
	Reviewed   string   // date, YYYY-MM-DD
}

// Minutes is how long a module takes alone and in a group.
type Minutes struct{ Solo, Group int }

// An Objective is what a learner can do after the module.
type Objective struct{ ID, Text string }

// A Module is one subject in one language, read from one file.
type Module struct {
	Head
	Lang      string
	Pages     []Page
	Footnotes []Footnote // in the order in which they are first cited
}

// A Footnote is a source: cited as [^Label], shown with its Number.
type Footnote struct {
	Label  string
	Number int
	Text   string // Markdown
}

// A Page is what the reader shows at a time: the part of a module under one
// "##" heading; the first page, "start", is what stands before it.
type Page struct {
	ID     string
	Was    []string
	Title  string
	Line   int
	Digest string
	Parts  []Part

	KeyPoints []string // Markdown of the IMPORTANT alerts outside blocks
}

// A Part is a stretch of prose or, where Block is set, a block.
type Part struct {
	Prose string // Markdown, footnote definitions and comments left out
	Block *Block
}

// Kind is what a block is, by the first word of its comment.
type Kind string

// The kinds of block. Page is not a block: it gives a page its id.
const (
	Quiz        Kind = "quiz"
	Predict     Kind = "predict"
	Recall      Kind = "recall"
	Scale       Kind = "scale"
	Reflect     Kind = "reflect"
	Worksheet   Kind = "worksheet"
	Scenario    Kind = "scenario"
	Timer       Kind = "timer"
	Activity    Kind = "activity"
	Facilitator Kind = "facilitator"
	Cards       Kind = "cards"
	Glossary    Kind = "glossary"
)

// A Block is a part of a page that does something.
type Block struct {
	Kind      Kind
	ID        string
	Rev       int
	Was       []string
	Objective string
	Level     string
	Title     string
	Line      int
	Digest    string            // see the record's digest: informative
	Keys      map[string]string // the kind's own keys, as written
	Source    string            // Markdown under the heading, whole: shown where the block could not be read
	Question  *Question         // quiz and predict; nil when it could not be read
	Reflect   *Prompt           // reflect
	Of        Ref               // recall, scale: the block asked again

	// The one of the block's kind is set, unless it could not be read.
	Scale     *Rating
	Worksheet *Sheet
	Scenario  *Conversation
	Timer     *Countdown
	Activity  *Group
	Cards     *Deck
	Glossary  *Lexicon
}

// A Ref names a block of another module.
type Ref struct{ Module, Block string }

// A Prompt is what a reflect block asks.
type Prompt struct {
	Text  string // Markdown
	Model string // Markdown: a model answer, shown after writing
	Again int    // days after which the note comes back, 0 for never
}

// Blocks returns the blocks of the page in order, the facilitator's left out:
// learners never see those.
func (p *Page) Blocks() []*Block {
	var bs []*Block
	for _, part := range p.Parts {
		if part.Block != nil && part.Block.Kind != Facilitator {
			bs = append(bs, part.Block)
		}
	}
	return bs
}

// Blocks returns the blocks of all pages in order, the facilitator's left out.
func (m *Module) Blocks() []*Block {
	var bs []*Block
	for i := range m.Pages {
		bs = append(bs, m.Pages[i].Blocks()...)
	}
	return bs
}

// Block returns the block with this id, or that had it before, and the index
// of its page; nil and -1 when there is none.
func (m *Module) Block(id string) (*Block, int) {
	for _, former := range []bool{false, true} {
		for i := range m.Pages {
			for _, b := range m.Pages[i].Blocks() {
				if !former && b.ID == id || former && slices.Contains(b.Was, id) {
					return b, i
				}
			}
		}
	}
	return nil, -1
}

// PageIndex returns the index of the page with this id, or that had it before,
// or -1.
func (m *Module) PageIndex(id string) int {
	if i := slices.IndexFunc(m.Pages, func(p Page) bool { return p.ID == id }); i >= 0 {
		return i
	}
	return slices.IndexFunc(m.Pages, func(p Page) bool { return slices.Contains(p.Was, id) })
}

// Footnote returns the footnote with this label.
func (m *Module) Footnote(label string) (Footnote, bool) {
	for _, f := range m.Footnotes {
		if f.Label == label {
			return f, true
		}
	}
	return Footnote{}, false
}
