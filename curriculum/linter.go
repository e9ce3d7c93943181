package curriculum

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A linter holds what the rules need that only authors are told of. They look
// at the tree of one module, which is gone when they are done.
type linter struct {
	shown  bool                   // the module is shown too, not only checked
	today  string                 // YYYY-MM-DD; "" leaves out what depends on it
	exists func(name string) bool // is there such a file in the course's folder?
	blocks []linted

	head *Head // the front matter, where it was read before and nothing is wrong with it

	layout *layout // where ids stand, for who mends the file; no rule is looked at then
}

// A linted block is a block with its places in the file.
type linted struct {
	*Block
	span
	at       int // of its comment
	body     []top
	stem     []top
	choiceAt []int // choices, and reasons after them
}

// take keeps a block when it is closed.
func (l *linter) take(p *modules, b *Block, end int) {
	if l == nil {
		return
	}
	s := p.open
	l.blocks = append(l.blocks, linted{b, span{s.start, end}, s.comment.at, s.body, p.stem, p.choiceAt})
	p.stem, p.choiceAt = nil, nil
}

// look goes through the whole module.
func (l *linter) look(p *modules) {
	if l == nil || l.layout != nil {
		return
	}
	p.titles()
	l.eachTop(p)
	for _, b := range l.blocks {
		p.tall(b)
		p.teachItem(b)
	}
	p.teachKeys(l.blocks)
	p.teachObjectives(l.blocks)
	p.teachTime(l.blocks)
	p.teachReviewed(l.today)
}

// eachTop looks at all top nodes once: those of a block together, those of the
// prose one by one.
func (l *linter) eachTop(p *modules) {
	links := linksOf(p, l.exists)
	c := &claims{modules: p}
	next := 0
	for i, n := range p.nodes {
		for next < len(l.blocks) && l.blocks[next].end <= n.start {
			next++
		}
		var in *linted
		if next < len(l.blocks) && l.blocks[next].has(n.start) {
			in = &l.blocks[next]
		}
		p.eachNode(n.Node, func(node ast.Node) {
			p.wide(node, in)
			if in == nil || in.Kind != Scenario {
				links.look(node)
			}
		})
		c.top(i, in)
	}
	for _, f := range p.notes {
		p.eachNode(f, func(node ast.Node) {
			p.wide(node, nil)
			links.look(node)
		})
	}
	links.report()
}

// eachNode calls f with a node and all below it that a link or a long word may
// stand in.
func (p *modules) eachNode(n ast.Node, f func(ast.Node)) {
	f(n)
	c := n.FirstChild()
	if c != nil && c.Type() == ast.TypeInline && n.Type() == ast.TypeBlock && !p.notable(n) {
		return
	}
	for ; c != nil; c = c.NextSibling() {
		p.eachNode(c, f)
	}
}

// notable tells whether the lines of a text hold the address of a link, a
// target in HTML or a word wider than a line.
func (p *modules) notable(n ast.Node) bool {
	lines := n.Lines()
	if lines.Len() == 0 || len(p.links) > 0 {
		return true
	}
	for i := range lines.Len() {
		l := lines.At(i)
		if longRun(p.text[l.Start:l.Stop]) {
			return true
		}
	}
	text := p.textOf(n)
	return bytes.Contains(text, []byte("](")) || bytes.Contains(text, []byte("][")) || bytes.Contains(text, []byte("<a")) || bytes.Contains(text, []byte("<A"))
}

// longRun tells whether more bytes than a line has columns stand between two
// spaces. It looks at one byte in so many, back from where a space should be.
func longRun(line []byte) bool {
	for start := 0; len(line)-start > TextColumns; {
		i := bytes.LastIndexByte(line[start:start+TextColumns+1], ' ')
		if i < 0 {
			return true
		}
		start += i + 1
	}
	return false
}

// headLine returns the line of the front matter that begins with a text, from
// a line on, or 1.
func (p *modules) headLine(from int, begins ...string) int {
	last, _ := p.place(max(p.body-1, 0))
	for n := from; n <= last; n++ {
		line := strings.TrimLeft(p.line(n), " -{")
		for _, b := range begins {
			if strings.HasPrefix(line, b) {
				return n
			}
		}
	}
	return 1
}

// sourceOf is the Markdown of a top node as written.
func (p *modules) sourceOf(n top) []byte { return p.text[n.start:n.end] }

func cites(md []byte) bool { return bytes.Contains(md, []byte("[^")) }
