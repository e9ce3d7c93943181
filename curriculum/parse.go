package curriculum

import (
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"go.yaml.in/yaml/v3"
)

// Parse reads one module file. It returns what could be understood and every
// problem found; the module is nil when nothing of it can be shown. File is
// the name that diagnostics carry.
func Parse(file, lang string, raw []byte) (*Module, []Diagnostic) {
	return parse(file, lang, raw, nil)
}

// parse is Parse, with the rules that only authors need where there is a linter.
func parse(file, lang string, raw []byte, lint *linter) (*Module, []Diagnostic) {
	s, ok := newSource(file, raw)
	if !ok {
		return nil, s.found
	}
	s.undigested = lint != nil && !lint.shown
	m := &Module{Lang: lang}
	body := 0
	if lint != nil && lint.head != nil {
		m.Head, body = *lint.head, headEnd(s.text)
	} else {
		var front *yaml.Node
		front, body = s.header()
		if slices.ContainsFunc(s.found, func(d Diagnostic) bool { return d.Rule == "frontmatter-unclosed" }) {
			return nil, s.found // an error, not an empty lesson
		}
		m.Head = s.head(front)
	}
	var p *modules
	if lint == nil { // whose rules look at the file as a whole
		p = s.inPieces(m, body, pieceSize)
	}
	if p == nil {
		t, ok := s.parseTree(body)
		if !ok {
			return nil, s.found
		}
		p = newModules(t, m)
		p.lint = lint
		lint.begin(p)
		p.traps()
		p.footnotes()
		p.pages()
	}
	p.targets()
	lint.look(p)
	Sort(s.found)
	return m, s.found
}

// modules walks the top of a tree and makes pages and blocks of it.
type modules struct {
	*tree
	module *Module
	ids    map[string]int // id to its line
	page   *Page
	from   int // where the prose not yet taken begins
	open   *section
	pageAt int
	ended  bool            // the page has all its parts
	read   map[int]comment // by offset; without a kind where not ours

	wrongAt []int // where the foreseen wrong answers of the question at hand stand

	lint     *linter // nil where nobody writes
	choiceAt []int   // where the choices of the question at hand stand, reasons after them
	stem     []top   // what the question at hand asks
}

func newModules(t *tree, m *Module) *modules {
	return &modules{tree: t, module: m, ids: map[string]int{}, read: map[int]comment{}}
}

// A section is a block while its nodes are collected.
type section struct {
	comment comment
	heading *ast.Heading
	start   int
	body    []top
	bodyAt  int
	inside  map[int]comment // node and end, by the offset of their headings
}

func (p *modules) pages() {
	p.firstPage()
	p.walk()
	p.endPage(p.end)
}

func (p *modules) firstPage() {
	p.module.Pages = append(p.module.Pages, Page{ID: "start", Line: 1, Title: p.module.Title})
	p.page = &p.module.Pages[0]
	p.ids["start"] = 1
	p.from, p.pageAt = p.body, p.body
}

// walk goes through the top nodes once. A heading ends the open block of its
// level or deeper; its comment opens a new one; "##" begins a page.
func (p *modules) walk() {
	for i := 0; i < len(p.nodes); i++ {
		n := p.nodes[i]
		switch node := n.Node.(type) {
		case *ast.Heading:
			i += p.heading(node, n, p.nodes[i+1:])
		case *ast.HTMLBlock:
			p.html(n)
		default:
			if p.open != nil {
				p.open.body = append(p.open.body, n)
			} else if kind, text, ok := p.alert(node); ok && kind == "IMPORTANT" {
				p.page.KeyPoints = append(p.page.KeyPoints, text)
			}
		}
	}
}

// heading takes a heading and the comments right below it, and returns how
// many nodes it took beside itself.
func (p *modules) heading(h *ast.Heading, n top, after []top) int {
	c, ours, took := p.commentBelow(after)
	if p.open != nil && h.Level > p.open.heading.Level {
		p.belowHeading(h, n, c, ours)
		p.open.body = append(p.open.body, n)
		return took
	}
	p.closeBlock(n.start)
	if h.Level == 2 {
		p.endPage(n.start)
		p.newPage(h, n, c, ours)
	}
	next := n.end
	if took > 0 {
		next = after[took-1].end
	}
	switch {
	case h.Level == 1:
		if p.page.ID == "start" && len(p.module.Pages) == 1 && strings.TrimSpace(p.prose(p.from, n.start)) == "" {
			p.from = next // the title is the page's own
		}
		if ours {
			p.report(c.at, "comment-level", c.kind)
		}
	case !ours || c.kind == "page" && h.Level == 2:
	case c.kind == "page" || c.kind == "node" || c.kind == "end":
		p.report(c.at, "comment-level", c.kind)
	default:
		p.takeProse(n.start)
		p.open = &section{comment: c, heading: h, start: n.start, bodyAt: next}
	}
	if h.Level == 2 {
		p.from = next
	}
	return took
}

// belowHeading takes the comment of a heading inside the open block: only
// those of a scenario have one.
func (p *modules) belowHeading(h *ast.Heading, n top, c comment, ours bool) {
	scene := p.open.comment.kind == "scenario" && (c.kind == "node" || c.kind == "end")
	switch {
	case !ours || c.kind == "/":
	case !scene:
		p.report(c.at, "comment-nested")
	case h.Level != p.open.heading.Level+1:
		p.report(c.at, "comment-level", c.kind)
	default:
		if p.open.inside == nil {
			p.open.inside = map[int]comment{}
		}
		p.open.inside[n.start] = c
	}
}

// commentBelow looks for our comment among those that follow a heading.
func (p *modules) commentBelow(after []top) (c comment, ours bool, took int) {
	for i, n := range after {
		inner, isComment, text := p.commentText(n)
		if !isComment || text {
			break
		}
		found, mine := p.commentAt(n.start, inner)
		if !mine {
			continue
		}
		if found.kind == "/" && !ours {
			break
		}
		if ours {
			if found.kind != "/" {
				p.report(n.start, "comment-second")
				took = i + 1
			}
			break
		}
		c, ours, took = found, true, i+1
	}
	return c, ours, took
}

// commentAt reads a comment, once: one that was looked at below a heading may
// be met again.
func (p *modules) commentAt(at int, inner string) (comment, bool) {
	if c, again := p.read[at]; again {
		return c, c.kind != ""
	}
	c, ours := p.readComment(at, inner)
	if !ours {
		c = comment{}
	}
	p.read[at] = c
	return c, ours
}

// commentText returns what stands between "<!--" and "-->" where an HTML
// block is a comment, and whether more than the comment is on its lines.
func (p *modules) commentText(n top) (inner string, isComment, more bool) {
	inner, rest, ok := p.commentParts(n)
	return inner, ok, rest != ""
}

// html takes an HTML block that does not follow a heading.
func (p *modules) html(n top) {
	inner, isComment, more := p.commentText(n)
	if !isComment {
		if p.open != nil {
			p.open.body = append(p.open.body, n)
		}
		return
	}
	if more && p.open != nil {
		p.open.body = append(p.open.body, n) // what follows it is text
	}
	word := firstWord(strings.TrimSpace(inner))
	if mark, value, _ := strings.Cut(word, "="); word == "keep" || value != "" && (mark == "id" || mark == "set" || mark == "credit") {
		p.report(n.start, "mark-at-margin", word)
		return
	}
	c, ours := p.commentAt(n.start, inner)
	switch {
	case !ours:
	case c.kind != "/" || more:
		p.report(n.start, "comment-misplaced", c.kind)
	case p.open == nil:
		p.report(n.start, "comment-nothing-to-close")
	default:
		p.closeBlock(n.start)
		p.from = n.end
	}
}

// proseLines is how long a stretch of prose gets before it is parted at the
// next paragraph: a face can then draw a long page as it is read.
const proseLines = 40

// takeProse takes what stands between the last block and an offset.
func (p *modules) takeProse(end int) {
	i, _ := slices.BinarySearchFunc(p.nodes, p.from+1, func(n top, at int) int { return n.start - at })
	for ; i < len(p.nodes) && p.nodes[i].start < end; i++ {
		n := p.nodes[i]
		afterHeading := i > 0 && p.nodes[i-1].Kind() == ast.KindHeading
		if p.lineAt(n.start)-p.lineAt(p.from) >= proseLines && !afterHeading {
			p.addProse(n.start)
		}
	}
	p.addProse(end)
}

func (p *modules) addProse(end int) {
	if md := p.prose(p.from, end); strings.TrimSpace(md) != "" && end > p.from {
		p.page.Parts = append(p.page.Parts, Part{Prose: md})
	}
	p.from = end
}

func (p *modules) closeBlock(end int) {
	if p.open == nil {
		return
	}
	if b := p.block(p.open, end); b != nil {
		p.page.Parts = append(p.page.Parts, Part{Block: b})
		p.lint.take(p, b, end)
	}
	p.open = nil
	p.from = end
}

func (p *modules) endPage(end int) {
	if p.ended {
		return
	}
	p.ended = true
	p.closeBlock(end)
	p.takeProse(end)
	p.page.Digest = p.digest(p.pageAt, end)
	p.pageAt = end
	first := len(p.module.Pages) == 1 && p.page.ID == "start"
	if first && len(p.page.Parts) == 0 && end < len(p.text) {
		p.module.Pages = p.module.Pages[:0] // nothing stands before the first "##"
	}
}

// byNumber begins the id of a page that was given none.
const byNumber = "page-"

func (p *modules) newPage(h *ast.Heading, n top, c comment, ours bool) {
	line := p.lineAt(n.start)
	page := Page{Title: p.plain(h), Line: line}
	switch {
	case ours && c.keys["id"] != "":
		page.ID, page.Was = c.keys["id"], c.ids("was")
		if c.kind == "page" {
			p.takeID(page.ID, c.at)
		}
	default:
		// The number holds while nothing is put before the page, no longer.
		page.ID = byNumber + strconv.Itoa(len(p.module.Pages)+1)
		if !ours || c.kind == "page" || !needsID(Kind(c.kind)) {
			p.report(n.start, "page-id-missing")
		}
	}
	p.lint.pageSlot(p, h, n, c, ours)
	p.module.Pages = append(p.module.Pages, page)
	p.page, p.ended = &p.module.Pages[len(p.module.Pages)-1], false
}

// takeID reports an id that was taken before.
func (p *modules) takeID(id string, at int) {
	line := p.lineAt(at)
	if first, taken := p.ids[id]; taken {
		p.report(at, "id-repeated", id, first)
		return
	}
	p.ids[id] = line
}

// footnotes collects the sources in the order in which they are cited and
// reports those that are not cited or there twice.
func (p *modules) footnotes() {
	numbers := map[string]int{}
	for _, label := range slices.Concat(p.cited, p.within) {
		if numbers[label] == 0 {
			numbers[label] = len(numbers) + 1
			text := ""
			if p.lint == nil || p.lint.shown { // a checker counts them, no more
				text = p.withLinks(p.inner(p.first[label]))
			}
			p.module.Footnotes = append(p.module.Footnotes, Footnote{label, numbers[label], text})
		}
	}
	for _, f := range p.notes {
		label := string(f.Ref)
		switch {
		case p.first[label] != f:
			line, _ := p.place(p.first[label].Pos())
			p.report(f.Pos(), "footnote-repeated", label, line)
		case numbers[label] == 0:
			p.report(f.Pos(), "footnote-unused", label)
		}
	}
}

// targets checks what can only be known once all ids are: the blocks that
// facilitator blocks speak of, and the terms of all glossary blocks.
func (p *modules) targets() {
	p.sameForms(p.module.Terms())
	for _, page := range p.module.Pages {
		for _, part := range page.Parts {
			if b := part.Block; b != nil && b.Kind == Facilitator && b.Keys["for"] != "" {
				_, ok := p.ids[b.Keys["for"]]
				if !ok || b.Keys["for"] == "start" && p.module.PageIndex("start") < 0 {
					p.reportAt(b.Line, 1, "facilitator-target", b.Keys["for"])
				}
			}
		}
	}
}
