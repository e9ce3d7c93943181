package curriculum

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A slot is a place in a file where an id stands or should stand: a page, a
// block of it, or what is recorded inside a block.
type slot struct {
	kind   string // what it shares with its twins in the other languages of the module
	name   string // of a term
	id     string // "" where there is none
	bound  bool   // a page that is a block has the block's id, and none of its own
	unsure bool   // a question that cannot be read could be any other
	rule   string // what the checker says where the id is missing

	place      int // for people: where the page, block or item begins
	at         int // where a missing id is inserted, -1 where it cannot be
	lead, tail string
	below      []*slot
}

// An layout is the slots of a file and what else a fixer must know of it. It
// is made while the file is parsed, since only the parser knows what is what.
type layout struct {
	*modules
	root        slot
	page, block *slot
	options     []optionAt
}

// An optionAt is a choice of a scenario: its item, the link as it is written,
// and the heading that it leads to.
type optionAt struct {
	item, heading int
	target        string
}

// begin starts the layout of a file, where one is wanted.
func (l *linter) begin(p *modules) {
	if l != nil && l.layout != nil {
		o := l.layout
		o.modules = p
		first := &slot{kind: "start", id: "start"}
		o.root = slot{below: []*slot{first}}
		o.page = first
	}
}

func (l *linter) laysOut() bool { return l != nil && l.layout != nil }

// pageSlot takes a "##" heading with the comment below it.
func (l *linter) pageSlot(p *modules, h *ast.Heading, n top, c comment, ours bool) {
	if !l.laysOut() {
		return
	}
	s := &slot{kind: "page", rule: "page-id-missing", place: n.start, at: -1}
	switch {
	case !ours || c.kind == "/" || c.kind == "node" || c.kind == "end":
		s.lead, s.tail = "\n<!-- page ", " -->"
		if end := p.headingEnd(h, n); !p.meant(end) {
			s.at = end
		}
	case c.kind == "page" || !needsID(Kind(c.kind)):
		s.kind += " " + c.kind
		s.id, s.at, s.lead = c.keys["id"], p.behindKind(c), " "
	default:
		s.kind += " " + c.kind
		s.id, s.bound = c.keys["id"], true
	}
	if s.kind == "page page" {
		s.kind = "page"
	}
	l.layout.page, l.layout.block = s, nil
	l.layout.root.below = append(l.layout.root.below, s)
}

// meant tells whether the first line below a heading is a comment whose kind is
// mistyped: the heading has its comment, once that is mended.
func (p *modules) meant(headingEnd int) bool {
	below := headingEnd + len(p.text[headingEnd:]) - len(bytes.TrimLeft(p.text[headingEnd:], " \t\n"))
	line := p.lineAt(below)
	return slices.ContainsFunc(p.found, func(d Diagnostic) bool { return d.Rule == "comment-kind" && d.Line == line })
}

// blockSlot takes a block before what is inside it.
func (l *linter) blockSlot(p *modules, b *Block, s *section) {
	if !l.laysOut() {
		return
	}
	o := l.layout
	o.block = &slot{kind: string(b.Kind), id: b.ID, rule: "block-id-missing", place: s.comment.at, at: -1}
	if needsID(b.Kind) {
		o.block.at, o.block.lead = p.behindKind(s.comment), " "
	} else {
		o.block.bound = true // nothing is recorded under its id
	}
	o.page.below = append(o.page.below, o.block)
}

// blockDone adds what a block must share with its twin beside the kind: two
// questions with other answers are not one in two languages.
func (l *linter) blockDone(b *Block) {
	if !l.laysOut() {
		return
	}
	q := b.Question
	l.layout.block.unsure = q == nil && (b.Kind == Quiz || b.Kind == Predict)
	if q != nil {
		l.layout.block.kind += fmt.Sprint(" ", q.Form, len(q.Choices), rightOnes(q.Choices), len(q.Reasons), rightOnes(q.Reasons),
			len(q.Steps), q.Lefts(), q.Options(), len(q.Gaps), q.Number.Low, q.Number.High)
	}
	if b.Of.Block != "" {
		l.layout.block.kind += " " + b.Of.Module + "/" + b.Of.Block
	}
	l.layout.block = nil
}

// inside adds a slot to the open block or, in a glossary file, to the file.
func (o *layout) inside(s *slot) {
	into := o.block
	if into == nil {
		into = o.page
	}
	into.below = append(into.below, s)
}

// itemSlot takes an item of a list that is recorded.
func (l *linter) itemSlot(p *modules, item ast.Node, kind, id, name string) {
	if !l.laysOut() {
		return
	}
	l.layout.inside(&slot{
		kind: kind, name: name, id: id, rule: "item-id-missing",
		place: item.Pos(), at: p.itemEnd(item), lead: " <!-- ", tail: " -->",
	})
}

// cellSlot takes an empty cell of a worksheet.
func (l *linter) cellSlot(p *modules, cell, row ast.Node, kind, mark string) {
	if !l.laysOut() {
		return
	}
	s := &slot{
		kind: kind, id: strings.Trim(strings.TrimPrefix(mark, "id="), `"`),
		rule: "item-id-missing", place: row.Pos(), lead: "<!-- ", tail: " -->",
	}
	if cell.Lines().Len() > 0 {
		s.at = cell.Lines().At(0).Start
		if s.at > 0 && p.text[s.at-1] != ' ' {
			s.lead = " " + s.lead
		}
		if s.at < len(p.text) && p.text[s.at] != ' ' {
			s.tail += " "
		}
	} else { // the row is shorter than the header
		s.at, s.lead, s.tail = p.lineTextEnd(row.Pos()), " <!-- ", " --> |"
		before := cell.PreviousSibling()
		if p.text[s.at-1] != '|' && before != nil && before.Lines().Len() > 0 {
			s.lead = " |" + s.lead
		}
	}
	l.layout.inside(s)
}

// nodeSlot takes a node or an end of a scenario.
func (l *linter) nodeSlot(p *modules, c comment) {
	if !l.laysOut() || c.kind == "" {
		return
	}
	l.layout.inside(&slot{
		kind: c.kind + " " + c.keys["outcome"], id: c.keys["id"], rule: "block-id-missing",
		place: c.at, at: p.behindKind(c), lead: " ",
	})
}

// optionLink takes a choice of a scenario whose heading was found.
func (l *linter) optionLink(item int, target string, heading int) {
	if l.laysOut() {
		l.layout.options = append(l.layout.options, optionAt{item, heading, target})
	}
}

// behindKind returns the offset behind the kind of a comment, or -1.
func (p *modules) behindKind(c comment) int {
	open := bytes.Index(p.text[c.at:], []byte("<!--"))
	if open < 0 {
		return -1
	}
	at := c.at + open + len("<!--")
	at += len(p.text[at:]) - len(bytes.TrimLeft(p.text[at:], " \t\n"))
	if !bytes.HasPrefix(p.text[at:], []byte(c.kind)) {
		return -1
	}
	return at + len(c.kind)
}

// headingEnd returns the end of the last line of a heading, its underline
// where it has one.
func (p *modules) headingEnd(h *ast.Heading, n top) int {
	line := bytes.TrimLeft(p.text[n.start:p.lineEnd(n.start)], " ")
	hashes := len(line) - len(bytes.TrimLeft(line, "#"))
	if hashes == h.Level && (len(line) == hashes || line[hashes] == ' ' || line[hashes] == '\t') || h.Lines().Len() == 0 {
		return p.lineEnd(n.start)
	}
	end := p.lineEnd(h.Lines().At(h.Lines().Len() - 1).Start)
	return p.lineEnd(min(end+1, len(p.text)))
}

// itemEnd returns where an item's own text ends, or -1 where it has none.
func (p *modules) itemEnd(item ast.Node) int {
	for c := item.LastChild(); c != nil; c = c.PreviousSibling() {
		if k := c.Kind(); (k == ast.KindParagraph || k == ast.KindTextBlock) && c.Lines().Len() > 0 {
			return p.lineTextEnd(c.Lines().At(c.Lines().Len() - 1).Start)
		}
	}
	return -1
}

// lineEnd returns the offset at which the line of an offset ends.
func (s *source) lineEnd(at int) int {
	if i := bytes.IndexByte(s.text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(s.text)
}

// lineTextEnd is lineEnd without the spaces at the end of the line.
func (s *source) lineTextEnd(at int) int {
	end := s.lineEnd(at)
	return at + len(bytes.TrimRight(s.text[at:end], " \t"))
}
