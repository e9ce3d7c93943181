package curriculum

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"cahier/curriculum/safe"
)

// Escape returns plain text as Markdown that shows it, whatever stands in it.
// An empty line parts paragraphs, any other line end is kept as a line break.
// Only what Markdown or the format would read otherwise gets a backslash, so
// that authors can go on editing the result.
func Escape(plain string) string {
	var paragraphs []string
	var lines []string
	flush := func() {
		if len(lines) > 0 {
			paragraphs = append(paragraphs, strings.Join(lines, "\\\n"))
		}
		lines = nil
	}
	for line := range strings.Lines(safe.Text(plain)) {
		if line = strings.TrimSpace(line); line == "" {
			flush()
			continue
		}
		lines = append(lines, escapeLine(line))
	}
	flush()
	return strings.Join(paragraphs, "\n\n")
}

// lineStart is what makes more than text of a line when it stands at its start: a
// list, a heading, a quote, a rule, the end of a table's head, a number, a foreseen wrong answer.
var lineStart = newPattern(`^(?:[-+](?:\s|$)|[-:|+=][-:|+= \t]*$|[#>=!])`)

// ordered is the start of a numbered list.
var ordered = newPattern(`^\d{1,9}[.)](?:\s|$)`)

func escapeLine(line string) string {
	entities := html.UnescapeString(line) != line
	var b strings.Builder
	if lineStart.re().MatchString(line) {
		b.WriteByte('\\')
	}
	digits := -1
	if m := ordered.re().FindString(line); m != "" {
		digits = strings.IndexAny(m, ".)")
	}
	for i := range len(line) {
		c := line[i]
		switch {
		case strings.IndexByte("\\`*_[]<~", c) >= 0, c == '&' && entities, i == digits, c == '>' && i > 0 && line[i-1] == '-':
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// escapeTitle is Escape for a heading, which is one line.
func escapeTitle(plain string) string {
	return closingMark.re().ReplaceAllString(escapeLine(strings.TrimSpace(safe.Line(plain))), `$1\$2`)
}

// closingMark is what a heading may end with and does not show.
var closingMark = newPattern(`(\s)(#+)$`)

// variant writes one answer of a gap, in which "|" and "]]" would end it and
// have no escape but a reference.
func variant(plain string) string {
	line := strings.TrimSpace(safe.Line(plain))
	escapes := []string{`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "<", `\<`, "~", `\~`, "|", "&#124;", "]", "&#93;"}
	if html.UnescapeString(line) != line {
		escapes = append(escapes, "&", `\&`)
	}
	return strings.NewReplacer(escapes...).Replace(line)
}

// Plain returns the text that Markdown shows, one line for each of its lines,
// an empty one between paragraphs. What is not text, a picture, has none.
func Plain(md string) string {
	src := []byte(md)
	doc := grammar.Parser().Parse(text.NewReader(src))
	var b strings.Builder
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				plainText(&b, n, src)
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		case *ast.AutoLink:
			if entering {
				b.Write(n.Label(src))
			}
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			if entering {
				b.Write(n.Lines().Value(src))
				b.WriteString("\n")
			}
		case *ast.Paragraph, *ast.Heading:
			if !entering {
				b.WriteString("\n\n")
			}
		case *ast.TextBlock, *xast.TableCell:
			if !entering {
				b.WriteString("\n")
			}
		}
		return ast.WalkContinue, nil
	})
	return safe.Text(strings.TrimSpace(b.String()))
}

func plainText(b *strings.Builder, n *ast.Text, src []byte) {
	value := string(n.Segment.Value(src))
	if n.Parent().Kind() != ast.KindCodeSpan {
		value = unescape(value)
	}
	b.WriteString(value)
	switch {
	case n.HardLineBreak():
		b.WriteByte('\n')
	case n.SoftLineBreak():
		b.WriteByte(' ')
	}
}
