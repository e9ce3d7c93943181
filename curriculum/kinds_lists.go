package curriculum

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A piece is an item "- **bold** — text" taken apart.
type piece struct {
	bold string // Markdown inside the stars
	more string // Markdown between them and the dash, such as "(two words)"
	rest string // Markdown after the dash
}

var (
	boldFirst = newPattern(`(?s)^\*\*(.+?)\*\*($|[^*].*$)`)
	dash      = newPattern(`(?:^|[\s\x{00a0}\x{202f}])(?:—|–|-)[\s\x{00a0}\x{202f}]+`)
)

// takeApart parts an item at the first dash after its bold words.
func takeApart(md string) (piece, bool) {
	m := boldFirst.re().FindStringSubmatch(md)
	if m == nil || strings.TrimSpace(m[1]) == "" {
		return piece{}, false
	}
	at := dash.re().FindStringIndex(m[2])
	if at == nil {
		return piece{bold: strings.TrimSpace(m[1]), more: strings.TrimSpace(m[2])}, true
	}
	return piece{
		bold: strings.TrimSpace(m[1]), more: strings.TrimSpace(m[2][:at[0]]), rest: strings.TrimSpace(m[2][at[1]:]),
	}, true
}

// last returns the index of the last node for which f says so, or -1.
func last(body []top, f func(ast.Node) bool) int {
	for i := len(body) - 1; i >= 0; i-- {
		if f(body[i].Node) {
			return i
		}
	}
	return -1
}

func isList(n ast.Node) bool {
	_, ok := n.(*ast.List)
	return ok
}

// anyItem tells whether a node is a list with an item for which f says so.
func anyItem(n ast.Node, f func(item ast.Node) bool) bool {
	if !isList(n) {
		return false
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if f(item) {
			return true
		}
	}
	return false
}

// boldItem tells whether an item begins with bold words or has an id: it means
// to be recorded, well written or not.
func (t *tree) boldItem(item ast.Node) bool {
	return boldFirst.re().MatchString(t.bareText(item)) || t.hasID(item)
}

func (t *tree) hasID(item ast.Node) bool {
	for _, mark := range t.marks(item) {
		if strings.HasPrefix(mark, "id=") {
			return true
		}
	}
	return false
}

// ownID returns the id of an item that is recorded. One that is missing is
// told, and has a name that holds while the item stays where it is.
func (p *modules) ownID(item ast.Node, kind Kind) string {
	id := p.itemID(item)
	if id == "" {
		p.report(item.Pos(), "item-id-missing", string(kind))
		line, _ := p.place(item.Pos())
		return "line-" + strconv.Itoa(line)
	}
	p.takeID(id, item.Pos())
	return id
}

// broken tells whether something found since then keeps a block from being
// played. An id that is missing does not: see ownID.
func (p *modules) broken(since int) bool {
	for _, d := range p.found[since:] {
		if d.Severity() == Error && d.Rule != "item-id-missing" && d.Rule != "block-id-missing" {
			return true
		}
	}
	return false
}
