// Package gift reads and writes questions of other programs: GIFT as Moodle
// reads it, and Aiken. It also turns them into modules, and modules into them.
// It touches no disk.
//
//	Parse, ParseAiken    bytes to a Bank, with every error at its place
//	Modules              a Bank to files of a course, with all that is lost
//	Export               a module to a Bank, with all that is lost
//	Write                a Bank to bytes
//
// GIFT has no grammar: it is what Moodle's importer does, a number of searches
// in a text, one after the other. Parse does the same searches in the same
// order, so that a file means here what it means there. Where Moodle takes a
// slip for text and says nothing, Parse takes it for text and says so.
//
// What a module that was made of a Bank has to remember for the way back, and
// the format has no word for, stands in comments of a tool of its own: the path
// of a category, tags, and which pages were descriptions.
//
//	<!-- gift:category $course$/top/Sharing -->
//	<!-- gift:tag files -->
//	<!-- gift:description -->
package gift

// A Bank is the questions of one file, in order.
type Bank struct{ Questions []Question }

// Kind is what a question is to Moodle.
type Kind string

// The kinds of question. A missing word is one of them with a Blank.
const (
	Description Kind = "description" // text without answers
	Essay       Kind = "essay"
	Choice      Kind = "choice"   // one answer can be chosen
	Multiple    Kind = "multiple" // several can
	Verdict     Kind = "verdict"  // true or false: two answers, true first
	Short       Kind = "short"
	Pairs       Kind = "pairs"
	Number      Kind = "number"
)

// A Place is a line and a column, in characters, from 1.
type Place struct{ Line, Column int }

// Format is how Moodle reads a text.
type Format string

// The formats. Auto is what a text has without a mark: HTML in which line ends
// count.
const (
	Auto     Format = "moodle"
	HTML     Format = "html"
	Plain    Format = "plain"
	Markdown Format = "markdown"
)

// A Text is a text with its format.
type Text struct {
	Format Format
	Body   string
	At     Place
}

// blank stands in the text of a question where a word is missing. Parse leaves
// no such character in what it read.
const blank = "\uE00F"

// A Category is a folder of questions: a path with slashes, and the id of the
// module that it became, where a comment tells.
type Category struct {
	Path, ID string
	At       Place
}

// A Question is one question of a Bank.
type Question struct {
	At          Place
	Category    Category
	ID          string
	Tags        []string
	Title       string // "" where there is none
	Kind        Kind
	Text        Text
	Answers     []Answer
	Explanation Text // Moodle's general feedback
}

// An Answer is one answer: a choice, a text to type, a pair, a number.
type Answer struct {
	At       Place
	Text     Text   // the left side of a pair
	Right    string // the right side of a pair, plain
	Weight   float64
	Feedback Text
	Range    Range
	Other    bool // number: any other
}

// A Range is a number with its tolerance, or two bounds.
type Range struct {
	Value     float64
	HasValue  bool
	Low, High float64
}
