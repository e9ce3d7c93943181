package curriculum

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// traps names what Markdown accepts in silence and means otherwise than its
// author did, wherever it stands. Each was found by trying it.
func (p *modules) traps() {
	open := bytes.Contains(p.text, []byte("{{")) // few files have any
	if open {
		p.placeholders(0, p.body, nil)
	}
	for _, n := range p.nodes {
		p.trapComment(n.Node, true)
		p.trapsIn(n.Node)
		if open {
			p.placeholdersIn(n.Node)
		}
	}
	for _, n := range p.notes {
		p.trapsIn(n)
		if open {
			p.placeholdersIn(n)
		}
	}
}

func (p *modules) trapsIn(n ast.Node) {
	eachBlock(n, func(c ast.Node) {
		switch c := c.(type) {
		case *ast.Blockquote:
			p.trapAlert(c)
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *xast.TableCell:
			p.trapFootnote(c)
			p.trapInline(c)
		case *ast.HTMLBlock:
			p.trapHTML(c)
			if c != n {
				p.trapComment(c, false)
			}
		}
	})
}

// questionTraps names those that are only traps inside a question.
func (p *modules) questionTraps(body []top) {
	for i, n := range body {
		eachBlock(n.Node, func(c ast.Node) {
			switch c := c.(type) {
			case *ast.List:
				p.trapBlankLines(c)
			case *ast.ListItem:
				p.trapBox(c)
			case *ast.Blockquote:
				p.trapLazy(c)
				if c.Parent().Kind() == ast.KindListItem {
					if kind, _, ok := p.alert(c); ok {
						p.report(c.Pos(), "alert-in-item", kind)
					}
				}
			case *ast.Paragraph, *ast.TextBlock:
				p.trapNumber(c)
			case *xast.Table:
				p.trapTable(c)
			}
		})
		if i > 0 {
			p.trapMargin(body[i-1], n)
		}
	}
}

// eachBlock calls f with a node and all blocks below it. Lists and quotes nest
// no deeper than maxNesting, so it may call itself.
func eachBlock(n ast.Node, f func(ast.Node)) {
	f(n)
	for c := n.FirstChild(); c != nil && c.Type() != ast.TypeInline; c = c.NextSibling() {
		eachBlock(c, f)
	}
}

// A comment never closed swallows the rest of the file, or of what it stands
// in. One of ours inside a list or a quote does nothing.
func (p *modules) trapComment(n ast.Node, atTop bool) {
	html, ok := n.(*ast.HTMLBlock)
	if !ok {
		return
	}
	raw := html.Lines().Value(p.text)
	if html.HasClosure() {
		raw = append(raw, html.ClosureLine.Value(p.text)...)
	}
	if i := bytes.LastIndex(raw, []byte("<!--")); i >= 0 && !bytes.Contains(raw[i:], []byte("-->")) {
		p.report(p.offsetIn(html, i), "comment-unclosed")
		return
	}
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("<!--")) && !atTop {
		p.trapMark(html.Pos(), markWords(string(raw)))
	}
}

// htmlEnds are what blocks of HTML end with that an empty line does not end, by
// what they begin with.
var htmlEnds = []struct{ begin, end, name string }{
	{"<script", "</script>", "<script>"},
	{"<pre", "</pre>", "<pre>"},
	{"<style", "</style>", "<style>"},
	{"<textarea", "</textarea>", "<textarea>"},
	{"<?", "?>", "<?"},
	{"<![cdata[", "]]>", "<![CDATA["},
}

// HTML never closed swallows as much as a comment does.
func (p *modules) trapHTML(n *ast.HTMLBlock) {
	if n.HasClosure() || n.HTMLBlockType >= ast.HTMLBlockType6 {
		return
	}
	raw := bytes.ToLower(bytes.TrimSpace(n.Lines().Value(p.text)))
	for _, h := range htmlEnds {
		if bytes.HasPrefix(raw, []byte(h.begin)) && !bytes.Contains(raw, []byte(h.end)) {
			p.report(n.Pos(), "html-unclosed", h.name, h.end)
		}
	}
}

// offsetIn returns the offset in the file of a byte of a block's lines.
func (p *modules) offsetIn(n ast.Node, i int) int {
	for j := range n.Lines().Len() {
		l := n.Lines().At(j)
		if length := len(l.Value(p.text)); i < length {
			return min(l.Start+max(0, i-l.Padding), l.Stop)
		} else {
			i -= length
		}
	}
	return n.Pos()
}

// trapMark names comments of ours where they do nothing, and words that mean
// to be keep.
func (p *modules) trapMark(at int, words string) {
	word := firstWord(words)
	_, known := keysOf[word]
	rest := strings.TrimSpace(words[len(word):])
	switch {
	case (known || word == "/") && (rest == "" || strings.Contains(rest, "=")):
		p.report(at, "comment-misplaced", word)
	case word != "keep" && rest == "" && nearest(word, []string{"keep"}) != "":
		p.report(at, "comment-kind", word, "keep")
	}
}

// Comments inside a line: never closed, so shown as text; or of a kind that
// stands alone.
func (p *modules) trapInline(n ast.Node) {
	if !p.holds(n, "<!--") {
		return
	}
	quiet := codeIn(n)
	for raw := range p.comments(n) {
		first := raw.Segments.At(0)
		p.trapMark(first.Start, p.mark(raw))
		for i := range raw.Segments.Len() {
			s := raw.Segments.At(i)
			quiet = append(quiet, span{s.Start, s.Stop})
		}
	}
	sortSpans(quiet)
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		for at := l.Start; at < l.Stop; at += len("<!--") {
			j := bytes.Index(p.text[at:l.Stop], []byte("<!--"))
			if j < 0 {
				break
			}
			at += j
			if !inSpan(quiet, at) && (at == l.Start || p.text[at-1] != '\\') {
				p.report(at, "comment-unclosed")
			}
		}
	}
}

// Blank lines between some items of a task list: two lists became one.
func (p *modules) trapBlankLines(list *ast.List) {
	if !isTasks(list) || list.ChildCount() < 3 {
		return
	}
	first := list.FirstChild().NextSibling()
	for item := first.NextSibling(); item != nil; item = item.NextSibling() {
		if item.HasBlankPreviousLines() != first.HasBlankPreviousLines() {
			p.report(item.Pos(), "list-blank-lines")
			return
		}
	}
}

var almostBox = newPattern(`^\[(?:|  +| +[xX] *|[xX] +)\](?:\s|$)|^\[[ xX]\](?:\S|$)`)

// "- []" is text, not a box.
func (p *modules) trapBox(item *ast.ListItem) {
	if item.FirstChild() == nil || !p.begins(item.FirstChild(), '[') {
		return
	}
	text := p.inline(item.FirstChild())
	if taskBox(item) != nil {
		// A box for some readers, not for GitHub: "[x]text".
		if len(text) > 3 && !strings.ContainsRune(" \t\n", rune(text[3])) {
			p.report(item.FirstChild().Pos(), "task-box", firstWord(text))
		}
		return
	}
	if box := almostBox.re().FindString(text); box != "" && !strings.HasPrefix(text[len(box):], "(") {
		p.report(item.FirstChild().Pos(), "task-box", strings.TrimSpace(box))
	}
}

// An alert with text on its first line, or inside another quote, is none.
func (p *modules) trapAlert(q *ast.Blockquote) {
	for c := q.FirstChild(); c != nil; c = c.NextSibling() {
		par, ok := c.(*ast.Paragraph)
		if !ok || !p.holds(par, "[!") {
			continue
		}
		for i := range par.Lines().Len() {
			l := par.Lines().At(i)
			if !bytes.Contains(p.text[l.Start:l.Stop], []byte("[!")) {
				continue
			}
			kind, rest, ok := alertMark(strings.TrimSpace(string(l.Value(p.text))))
			switch {
			case !ok:
			case c != q.FirstChild() || i > 0:
				p.report(l.Start, "alert-merged", kind)
			case strings.TrimSpace(rest) != "":
				p.report(l.Start, "alert-one-line", kind)
			case !slices.Contains(alertKinds, strings.ToUpper(kind)):
				p.report(l.Start, "alert-unknown", kind)
			}
		}
	}
}

// A line of a quote without ">" joins it all the same, or ends it.
func (p *modules) trapLazy(q *ast.Blockquote) {
	for c := q.FirstChild(); c != nil; c = c.NextSibling() {
		if _, ok := c.(*ast.Paragraph); !ok {
			continue
		}
		for i := 1; i < c.Lines().Len(); i++ {
			l := c.Lines().At(i)
			if bytes.IndexByte(p.text[p.lineStart(l.Start):l.Start], '>') < 0 {
				p.report(l.Start, "quote-lazy")
				return
			}
		}
	}
}

// "= 5" on a later line of a paragraph or item is text, not the answer.
func (p *modules) trapNumber(n ast.Node) {
	for i := 1; i < n.Lines().Len(); i++ {
		l := n.Lines().At(i)
		if line := bytes.TrimSpace(p.text[l.Start:l.Stop]); len(line) > 0 && line[0] == '=' && numberAlone.re().Match(line) {
			p.report(l.Start, "number-glued", string(line))
		}
	}
}

// "= 5" right below a table becomes a row of it.
func (p *modules) trapTable(table *xast.Table) {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		line := strings.TrimSpace(p.line(p.lineOf(row)))
		if numberAlone.re().MatchString(line) {
			p.report(row.Pos(), "number-glued", line)
		}
	}
}

func (p *modules) lineOf(n ast.Node) int {
	return p.lineAt(n.Pos())
}

// nextCitation returns the range of the next "[^label]" of a line, or -1.
func nextCitation(line []byte, from int) (int, int) {
	for {
		i := bytes.Index(line[from:], []byte("[^"))
		if i < 0 {
			return -1, -1
		}
		from += i
		if n := citationAt(line[from:]); n > 0 {
			return from, from + n
		}
		from += len("[^")
	}
}

// A source that is cited but never given stays as text in the tree.
func (p *modules) trapFootnote(n ast.Node) {
	if !p.holds(n, "[^") {
		return
	}
	var code []span
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		line := p.text[l.Start:l.Stop]
		if !bytes.Contains(line, []byte("[^")) {
			continue
		}
		if code == nil {
			code = append(codeIn(n), span{len(p.text), len(p.text)})
		}
		for from, to := nextCitation(line, 0); from >= 0; from, to = nextCitation(line, to) {
			at, label := l.Start+from, string(line[from+2:to-1])
			escaped := from > 0 && line[from-1] == '\\'
			if !escaped && !p.defines(label) && !inSpan(code, at) {
				p.report(at, "footnote-undefined", label)
			}
		}
	}
}

// A quote at the margin right below a list of choices is nobody's feedback.
func (p *modules) trapMargin(above, n top) {
	list, isList := above.Node.(*ast.List)
	q, isQuote := n.Node.(*ast.Blockquote)
	if !isList || !isQuote {
		return
	}
	if _, _, alert := p.alert(q); alert {
		return
	}
	// After a blank line it may be a quotation, but not below boxes: it would
	// give the answer away as part of the question.
	glued := !q.HasBlankPreviousLines()
	if isTasks(list) || p.isWrong(list) || glued && list.IsOrdered() {
		p.report(q.Pos(), "feedback-at-margin")
	}
}
