package curriculum

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// placeholderIn is what stands for a feedback until it is written, by language.
func placeholderIn(lang string) string {
	if lang == "fr" || strings.HasPrefix(lang, "fr-") {
		return "{{pourquoi ce choix tente, et ce qui est vrai}}"
	}
	return "{{why this choice tempts, and what is true}}"
}

func isPlaceholder(md string) bool {
	return md == placeholderIn("en") || md == placeholderIn("fr")
}

// feedbacks returns a change for each wrong choice without feedback.
func (o *layout) feedbacks(file int, lang string) []change {
	var all []change
	for _, b := range o.lint.blocks {
		lists, at := b.offered()
		var items map[int]ast.Node
		for i, list := range lists {
			for j, c := range list {
				if c.Right || c.Feedback != "" {
					continue
				}
				if items == nil {
					items = itemsOf(b.body)
				}
				if e, ok := o.below(items[at[i][j]], "> "+placeholderIn(lang)); ok {
					e.file, e.what = file, FeedbackAdded
					all = append(all, change{e})
				}
			}
		}
	}
	return all
}

func itemsOf(body []top) map[int]ast.Node {
	items := map[int]ast.Node{}
	for _, n := range body {
		eachBlock(n.Node, func(c ast.Node) {
			if c.Kind() == ast.KindListItem {
				items[c.Pos()] = c
			}
		})
	}
	return items
}

// below puts a line under the text of an item, indented as the text is.
func (o *layout) below(item ast.Node, line string) (edit, bool) {
	if item == nil || item.FirstChild() == nil || item.FirstChild().Lines().Len() == 0 {
		return edit{}, false
	}
	lines := item.FirstChild().Lines()
	first := lines.At(0).Start
	indent := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, string(o.text[o.lineStart(first):first]))
	end := o.lineEnd(lines.At(lines.Len() - 1).Start)
	return edit{span: span{end, end}, with: "\n" + indent + line}, true
}
