package curriculum

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

func isTasks(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if taskBox(item) != nil {
			return true
		}
	}
	return false
}

func taskBox(item ast.Node) *xast.TaskCheckBox {
	if item == nil || item.FirstChild() == nil || item.FirstChild().FirstChild() == nil {
		return nil
	}
	box, _ := item.FirstChild().FirstChild().(*xast.TaskCheckBox)
	return box
}

// itemText returns the Markdown of an item's own text, box, comments and
// feedback left out, with the definitions of its links.
func (t *tree) itemText(item ast.Node) string { return t.withLinks(t.bareText(item)) }

// bareText is itemText without definitions.
func (t *tree) bareText(item ast.Node) string {
	if item == nil {
		return ""
	}
	var parts []string
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.(type) {
		case *ast.Blockquote:
			continue
		case *ast.Paragraph, *ast.TextBlock:
			parts = append(parts, t.inline(c))
		default:
			if md := t.dedent(c); md != "" {
				parts = append(parts, md)
			}
		}
	}
	text := strings.Join(parts, "\n\n")
	if taskBox(item) != nil {
		text = text[len("[ ]"):]
	}
	return strings.TrimSpace(text)
}

// feedback returns the quotes below an item.
func (t *tree) feedback(item ast.Node) string {
	var parts []string
	for c := item.FirstChild(); c != nil; c = c.NextSibling() {
		if q, ok := c.(*ast.Blockquote); ok {
			parts = append(parts, t.inner(q))
		}
	}
	return t.withLinks(strings.Join(parts, "\n\n"))
}

// choices reads a task list or the steps of a numbered one.
func (p *modules) choices(n ast.Node) []Choice {
	list := n.(*ast.List)
	tasks := isTasks(list)
	seen := map[string]bool{}
	cs := make([]Choice, 0, list.ChildCount())
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		c := Choice{Text: p.itemText(item), Feedback: p.feedback(item)}
		box := taskBox(item)
		switch {
		case tasks && box == nil:
			p.report(item.Pos(), "choice-no-box")
		case box != nil:
			c.Right = box.IsChecked
		}
		if c.Text == "" {
			p.report(item.Pos(), "choice-empty")
		}
		for _, mark := range p.marks(item) {
			c.Keep = c.Keep || mark == "keep"
		}
		if c.Text != "" && seen[c.Text] {
			p.report(item.Pos(), "choice-repeated")
		}
		seen[c.Text] = true
		p.choiceAt = append(p.choiceAt, item.Pos())
		cs = append(cs, c)
	}
	return cs
}
