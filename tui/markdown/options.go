package markdown

// Theme names a set of colours. "auto" is for the caller to resolve; a name that
// is not known is drawn as None.
type Theme string

// The themes.
const (
	Dark     Theme = "dark"
	Light    Theme = "light"
	Contrast Theme = "contrast"
	None     Theme = "none"
)

// minWidth is the narrowest page that is drawn.
const minWidth = 20

// Options says how a text is drawn. It is read, never written.
type Options struct {
	// Width is the number of cells of a line, 20 at least. Plain takes 0 or less
	// as: do not wrap.
	Width int
	Theme Theme
	// Alerts maps the kind of a GitHub alert ("IMPORTANT") to its label ("À
	// retenir"). The five kinds of GitHub are known without a label and then show
	// their English name.
	Alerts map[string]string
	// Footnotes maps the labels that can be opened ("a07") to the number shown.
	// A reference to any other label stays as it was typed.
	Footnotes map[string]int
	// Terms are underlined where they first stand in the text.
	Terms []Term
	// Colon stands between a label or a header and what follows; empty means
	// ": ". French wants a no-break space before it.
	Colon string
}

func (o Options) colon() string {
	if o.Colon == "" {
		return ": "
	}
	return o.Colon
}

// Term is a glossary entry and the forms it takes in a text. Forms are compared
// without regard to case, to straight or curly apostrophes, and to the kind of
// space; accents count.
type Term struct {
	Key   string
	Forms []string
}

// Kind tells what a Mark opens.
type Kind int

// The kinds of Mark.
const (
	FootnoteMark Kind = iota + 1 // Key is the label of the footnote.
	TermMark                     // Key is the key of the term.
)

// Mark is a place in a page that can be opened.
type Mark struct {
	Kind Kind
	Key  string
	Line int // The index in Page.Lines of the line it begins on.
}

// Page is a drawn text. Marks are in reading order: a footnote cited twice has
// two, a term has one.
type Page struct {
	Lines []string
	Marks []Mark
}
