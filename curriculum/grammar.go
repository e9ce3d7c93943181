package curriculum

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// grammar is goldmark with what of GitHub's Markdown bears on the format. It is
// put together by hand for two reasons: goldmark's own footnotes and its
// repair of code in tables take time in the square of their number, and plain
// addresses need not be links here. It is safe for concurrent use.
var grammar = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(paragraphGuard{definitions: true}, 50),
			util.Prioritized(tableGuard{}, 60),
			util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
			util.Prioritized(paragraphGuard{}, 999),
		),
	)),
	goldmark.WithExtensions(extension.Strikethrough, extension.TaskList),
	goldmark.WithParserOptions(
		parser.WithBlockParsers(util.Prioritized(noteBlocks{extension.NewFootnoteBlockParser()}, 999)),
		parser.WithInlineParsers(util.Prioritized(citations{}, 101)),
	),
)

// blockParsers are goldmark's own, but for comments.
func blockParsers() []util.PrioritizedValue {
	all := parser.DefaultBlockParsers()
	for i, p := range all {
		if p.Value == parser.NewHTMLBlockParser() {
			all[i].Value = comments{parser.NewHTMLBlockParser()}
		}
	}
	return all
}

// inlineParsers are goldmark's own, but for HTML.
func inlineParsers() []util.PrioritizedValue {
	all := parser.DefaultInlineParsers()
	for i, p := range all {
		if p.Value == parser.NewRawHTMLParser() {
			all[i].Value = inlineHTML{parser.NewRawHTMLParser()}
		}
	}
	return all
}

// inlineHTML reads HTML as goldmark does, which remembers how far it looked in vain
// for the end of a comment and looks for none before that. What is parsed later
// need not stand below, a footnote is parsed before what stands above it: so it is
// to remember nothing but of the same block.
type inlineHTML struct{ parser.InlineParser }

func (h inlineHTML) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	f := findingsOf(pc)
	if f.searched.of != parent {
		f.searched.of = parent
		clear(f.searched.values)
	}
	f.searched.Context = pc
	return h.InlineParser.Parse(parent, block, &f.searched)
}

// searches is a context that remembers of a block by itself.
type searches struct {
	parser.Context
	of     ast.Node
	values map[parser.ContextKey]any
}

func (s *searches) ComputeIfAbsent(key parser.ContextKey, value func() any) any {
	if s.values == nil {
		s.values = map[parser.ContextKey]any{}
	}
	if s.values[key] == nil {
		s.values[key] = value()
	}
	return s.values[key]
}

// comments reads HTML as goldmark does, but knows a comment, which nearly all of it
// is in a module, without trying a pattern for all else first.
type comments struct{ parser.BlockParser }

func (c comments) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	begin := bytes.TrimLeft(line, " ")
	if len(line)-len(begin) > 3 || !bytes.HasPrefix(begin, []byte("<!--")) {
		return c.BlockParser.Open(parent, reader, pc)
	}
	node := ast.NewHTMLBlock(ast.HTMLBlockType2)
	reader.AdvanceToEOL()
	node.Lines().Append(segment)
	return node, parser.NoChildren
}

// A findings is what is noticed while goldmark parses.
type findings struct {
	list   *xast.FootnoteList
	notes  []*xast.Footnote          // as written, cited or not
	first  map[string]*xast.Footnote // by label
	known  map[string]bool           // labels of which some stand in other pieces of the file
	nested map[*xast.Footnote]bool   // inside a list or a quote
	cited  []string                  // labels in the order cited by the lesson
	within []string                  // and by other footnotes
	long   int                       // offset of a paragraph that is too long, or -1
	wide   bool                      // it is a table

	searched searches
}

var findingsKey = parser.NewContextKey()

func findingsOf(pc parser.Context) *findings {
	return pc.ComputeIfAbsent(findingsKey, func() any { return newFindings(nil) }).(*findings)
}

func newFindings(known map[string]bool) *findings {
	return &findings{first: map[string]*xast.Footnote{}, known: known, nested: map[*xast.Footnote]bool{}, long: -1}
}

// defines tells whether the file has a footnote with this label.
func (f *findings) defines(label string) bool { return f.first[label] != nil || f.known[label] }

// definitions finds definitions of links as goldmark does, which gets ready to read
// each paragraph for it: only those with a bracket and a colon need that.
type definitions struct{ parser.ParagraphTransformer }

func (d definitions) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if lines := n.Lines(); lines.Len() > 0 {
		text := reader.Source()[lines.At(0).Start:lines.At(lines.Len()-1).Stop]
		if text[0] != '[' && text[0] > ' ' || !bytes.Contains(text, []byte("]:")) {
			return
		}
	}
	d.ParagraphTransformer.Transform(n, reader, pc)
}

// paragraphGuard empties paragraphs that would take goldmark too long: before
// it looks for definitions of links, those that may be such; in the end, when
// tables are no paragraphs any more, all others.
type paragraphGuard struct{ definitions bool }

func (g paragraphGuard) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, size, links := n.Lines(), 0, 0
	for i := range lines.Len() {
		l := lines.At(i)
		size += l.Len()
	}
	if size == 0 || g.definitions && reader.Source()[n.Pos()] != '[' {
		return
	}
	for i := 0; size > 2*maxLinks && i < lines.Len(); i++ {
		l := lines.At(i)
		links += countLinks(reader.Source()[l.Start:l.Stop])
	}
	if f := findingsOf(pc); size > maxParagraph || links > maxLinks {
		if f.long < 0 {
			f.long = n.Pos()
		}
		n.Lines().SetSliced(0, 0)
	}
}

// tableGuard empties tables whose header has so many more cells than the rows
// are long that goldmark, which fills every row up, would take too much memory.
type tableGuard struct{}

// tableRule is what the line below the head of a table is made of.
const tableRule = "|-: \t\n"

func (tableGuard) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, size, columns := n.Lines(), 0, 0
	for i := range lines.Len() {
		l := lines.At(i)
		line := reader.Source()[l.Start:l.Stop]
		size += len(line)
		if len(line) > 0 && strings.IndexByte(tableRule, line[0]) >= 0 && len(bytes.Trim(line, tableRule)) == 0 {
			columns = max(columns, bytes.Count(line, []byte("|"))+1)
		}
	}
	if columns*lines.Len() > 2*size+10000 {
		if f := findingsOf(pc); f.long < 0 {
			f.long, f.wide = n.Pos(), true
		}
		n.Lines().SetSliced(0, 0)
	}
}

// countLinks counts what may begin the address of a link: where it does not,
// goldmark reads to the end of the paragraph each time.
func countLinks(text []byte) int { return bytes.Count(text, []byte("](")) }

// noteBlocks reads footnotes as goldmark does, and gathers them.
type noteBlocks struct{ parser.BlockParser }

func (noteBlocks) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	f, note, parent := findingsOf(pc), node.(*xast.Footnote), node.Parent()
	if parent.Kind() != ast.KindDocument {
		f.nested[note] = true
	}
	if f.list == nil {
		// At the top of the file, never where the note stands: inside another note
		// the list would come to hold what holds it, a tree without an end.
		f.list = xast.NewFootnoteList()
		above, top := parent, node
		for above.Kind() != ast.KindDocument {
			above, top = above.Parent(), above
		}
		above.InsertBefore(above, top, f.list)
	}
	parent.RemoveChild(parent, node)
	f.list.AppendChild(f.list, node)
	f.notes = append(f.notes, note)
	if f.first[string(note.Ref)] == nil {
		f.first[string(note.Ref)] = note
	}
}

// citations reads "[^label]" where there is such a footnote.
type citations struct{}

// citationAt returns the length of the "[^label]" that a text begins with, or 0.
func citationAt(text []byte) int {
	if len(text) < len("[^a]") || text[0] != '[' || text[1] != '^' {
		return 0
	}
	end := bytes.IndexAny(text[2:], "[] \t\n\f\r")
	if end <= 0 || text[2+end] != ']' {
		return 0
	}
	return 2 + end + 1
}

func (citations) Trigger() []byte { return []byte{'['} }

func (citations) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	n := citationAt(line)
	if n == 0 {
		return nil
	}
	f, label := findingsOf(pc), string(line[2:n-1])
	if !f.defines(label) {
		return nil
	}
	block.Advance(n)
	into := &f.cited
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == xast.KindFootnote {
			into = &f.within
		}
	}
	*into = append(*into, label)
	return xast.NewFootnoteLink(0)
}
