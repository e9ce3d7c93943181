package curriculum

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// optionMargin names a quote at the margin right below the choices: it is
// nobody's feedback.
func (t *story) optionMargin(n top) {
	q, ok := n.Node.(*ast.Blockquote)
	if !ok {
		return
	}
	if _, _, alert := t.alert(q); !alert {
		t.report(q.Pos(), "feedback-at-margin")
	}
}

// isOption tells whether an item begins with a link inside the page.
func (t *story) isOption(item ast.Node) bool { return optionLink(item) != nil }

func optionLink(item ast.Node) *ast.Link {
	if item == nil || item.FirstChild() == nil {
		return nil
	}
	l, ok := item.FirstChild().FirstChild().(*ast.Link)
	if !ok || len(l.Destination) == 0 || l.Destination[0] != '#' {
		return nil
	}
	return l
}

func (t *story) options(i int, list ast.Node) {
	node, seen := &t.c.Nodes[i], t.scenes[i].said
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		l := optionLink(item)
		if l == nil {
			t.report(item.Pos(), "option-no-link")
			continue
		}
		o := Option{Text: t.optionText(item, l), Feedback: t.feedback(item)}
		t.optionMarks(&o, item)
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if q, ok := c.(*ast.Blockquote); ok {
				t.trapLazy(q)
			}
		}
		switch {
		case o.Text == "":
			t.report(item.Pos(), "choice-empty")
		case seen[o.Text]:
			t.report(item.Pos(), "choice-repeated")
		}
		seen[o.Text] = true
		node.Options = append(node.Options, o)
		t.scenes[i].links = append(t.scenes[i].links, link{item.Pos(), string(l.Destination)})
	}
	if node.End() {
		t.report(list.Pos(), "end-options")
	}
}

// optionText is the text of an item with its link replaced by the link's own
// text: what stands after it belongs to the choice too.
func (t *story) optionText(item ast.Node, l *ast.Link) string {
	md := t.bareText(item)
	if !strings.HasPrefix(md, "[") {
		return t.plain(l)
	}
	label, rest := cutLabel(md)
	switch {
	case strings.HasPrefix(rest, "("):
		rest = rest[closing(rest, '(', ')'):]
	case strings.HasPrefix(rest, "["):
		rest = rest[closing(rest, '[', ']'):]
	}
	return t.withLinks(strings.TrimSpace(strings.TrimSpace(label) + rest))
}

// cutLabel parts "[label]rest".
func cutLabel(md string) (label, rest string) {
	end := closing(md, '[', ']')
	return strings.TrimSuffix(md[1:end], "]"), md[end:]
}

// closing returns the offset behind the bracket that closes the one at the
// beginning of s; escapes, code and the title of a link have none.
func closing(s string, left, right byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			if j := strings.IndexByte(s[i+1:], '"'); j >= 0 && left == '(' {
				i += j + 1
			}
		case '`':
			run := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
			mark := s[i : i+run]
			i += run - 1
			if j := strings.Index(s[i+1:], mark); j >= 0 {
				i += j + run
			}
		case left:
			depth++
		case right:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// optionMarks reads "<!-- set="trust+1" credit=0.5 -->" after a link.
func (t *story) optionMarks(o *Option, item ast.Node) {
	given := map[string]bool{}
	for _, mark := range t.marks(item) {
		word, _, pair := strings.Cut(firstWord(mark), "=")
		if !pair && nearest(word, []string{"credit"}) == "" && word != "set" {
			continue // a comment of another tool
		}
		for _, kv := range t.pairs(item.Pos(), mark) {
			key, value := kv[0], kv[1]
			switch {
			case key != "set" && key != "credit":
				t.report(item.Pos(), "comment-unknown-key", "choice", key, "credit, set")
			case given[key]:
				t.report(item.Pos(), "comment-repeated-key", key)
			case key == "set" && !setForm.re().MatchString(value):
				t.report(item.Pos(), "comment-value", key, value, possible(setForm))
			case key == "set":
				o.Set = t.changes(value, item.Pos())
			case !creditForm.re().MatchString(value):
				t.report(item.Pos(), "comment-value", key, value, possible(creditForm))
			default:
				credit := minutes(value)
				o.Credit = &credit
			}
			given[key] = true
		}
	}
}
