package curriculum

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Term is an entry of a glossary.
type Term struct {
	ID         string
	Name       string
	Variants   []string
	Definition string // Markdown
	Line       int
}

// Forms returns all texts by which the term is known.
func (t Term) Forms() []string { return append([]string{t.Name}, t.Variants...) }

// termForm is "**term** (variant, variant) — definition".
var termForm = newPattern(`(?s)^\*\*([^*]+)\*\*\s*(?:\(([^)]*)\))?\s+(?:—|–|-)\s+(.+)$`)

// ParseGlossary reads a glossary file: a list of terms, with a title where
// its author wants one.
func ParseGlossary(file string, raw []byte) ([]Term, []Diagnostic) {
	s, ok := newSource(file, raw)
	if !ok {
		return nil, s.found
	}
	body := 0
	if strings.TrimRight(s.line(1), " \t") == "---" {
		_, body = s.header()
	}
	t, ok := s.parseTree(body)
	if !ok {
		return nil, s.found
	}
	p := newModules(t, &Module{})
	p.traps()
	var terms []Term
	for _, n := range t.nodes {
		switch node := n.Node.(type) {
		case *ast.List:
			terms = append(terms, p.terms(node)...)
		case *ast.Heading, *ast.HTMLBlock:
		default:
			p.report(n.start, "glossary-stray")
		}
	}
	p.sameForms(terms)
	Sort(s.found)
	return terms, s.found
}

func (p *modules) terms(list *ast.List) []Term {
	var terms []Term
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		m := termForm.re().FindStringSubmatch(p.itemText(item))
		line, _ := p.place(item.Pos())
		if m == nil {
			p.report(item.Pos(), "glossary-form")
			continue
		}
		t := Term{ID: p.itemID(item), Name: words(m[1]), Definition: strings.TrimSpace(m[3]), Line: line}
		for _, v := range strings.Split(m[2], ",") {
			if v = words(v); v != "" {
				t.Variants = append(t.Variants, v)
			}
		}
		if t.ID == "" {
			p.report(item.Pos(), "item-id-missing", "glossary")
		} else {
			p.takeID(t.ID, item.Pos())
		}
		terms = append(terms, t)
	}
	return terms
}

// itemID returns the id of "<!-- id=… -->" in an item.
func (p *modules) itemID(item ast.Node) string {
	id := ""
	for _, mark := range p.marks(item) {
		if v, ok := strings.CutPrefix(mark, "id="); ok {
			id = p.idIn(v, item.Pos())
		}
	}
	return id
}

// idIn checks an id as written in a comment inside a list or a table.
func (p *modules) idIn(written string, at int) string {
	id := strings.Trim(written, `"`)
	if !idForm.re().MatchString(id) {
		p.report(at, "id-form", id, slug(id))
		id = slug(id)
	}
	return id
}

// words is a text without Markdown, on one line, one space between words.
func words(s string) string { return strings.Join(strings.Fields(unescape(s)), " ") }

func (p *modules) sameForms(terms []Term) {
	first := map[string]int{}
	for _, t := range terms {
		for _, f := range t.Forms() {
			key := Fold(f)
			if at, ok := first[key]; ok && at != t.Line {
				p.reportAt(t.Line, 1, "term-repeated", f, at)
				continue
			}
			first[key] = t.Line
		}
	}
}
