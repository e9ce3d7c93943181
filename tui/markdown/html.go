package markdown

import (
	"regexp"
	"strings"

	"cahier/curriculum/safe"

	"github.com/yuin/goldmark/ast"
)

// What of a block of raw HTML is not text. A comment without its end reaches to
// the end of the block.
var htmlSilent = regexp.MustCompile(`(?is)<!--.*?(-->|$)|<(script|style)\b.*?(</(script|style)\s*>|$)|<[a-z/!?][^>]*>?`)

// htmlText returns the text of a block of raw HTML, one line for each of its own
// that shows something.
func htmlText(n *ast.HTMLBlock, src []byte) string {
	raw := source(n, src)
	if n.HasClosure() {
		raw += string(n.ClosureLine.Value(src))
	}
	var shown []string
	for l := range strings.Lines(htmlSilent.ReplaceAllString(raw, "")) {
		if l = strings.TrimSpace(safe.Line(decode(l))); l != "" {
			shown = append(shown, l)
		}
	}
	return strings.Join(shown, "\n")
}
