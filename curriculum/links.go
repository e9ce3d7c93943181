package curriculum

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// links gathers the headings of a file and the links to them.
type links struct {
	*modules
	exists  func(string) bool
	targets []ast.Node // headings
	names   []string   // targets written in HTML
	inward  []inward
}

// An inward link leads to a heading of its own file.
type inward struct {
	at     int
	target string
}

func linksOf(p *modules, exists func(string) bool) *links {
	return &links{modules: p, exists: exists}
}

// look takes a node: a heading is a target, a link wants one.
func (k *links) look(node ast.Node) {
	switch n := node.(type) {
	case *ast.Heading:
		k.targets = append(k.targets, n)
	case *ast.RawHTML:
		k.named(n.Segments.Value(k.text))
	case *ast.HTMLBlock:
		k.named(n.Lines().Value(k.text))
	case *ast.Link:
		k.link(n, string(n.Destination))
	case *ast.Image:
		k.link(n, string(n.Destination))
	case *ast.Paragraph, *ast.TextBlock:
		k.undefined(n)
	}
}

var nameForm = newPattern(`(?i)<a\s[^>]*\b(?:id|name)\s*=\s*["']?([^"'\s>]+)`)

// named takes targets written in HTML.
func (k *links) named(raw []byte) {
	if bytes.HasPrefix(raw, []byte("<!--")) {
		return
	}
	for _, m := range nameForm.re().FindAllSubmatch(raw, -1) {
		k.names = append(k.names, string(m[1]))
	}
}

// anchor is the letters and digits of a heading or of a link to one, without
// case and accents.
func anchor(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, Fold(s))
}

func (k *links) link(n ast.Node, to string) {
	if target, ok := strings.CutPrefix(to, "#"); ok {
		k.inward = append(k.inward, inward{k.posOf(n), target})
		return
	}
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || k.exists == nil {
		return
	}
	if !k.exists(path.Clean(u.Path)) {
		k.modules.report(k.posOf(n), "link-file", u.Path)
	}
}

// posOf returns where an inline node stands, as near as the tree says.
func (t *tree) posOf(n ast.Node) int {
	for c := n; c != nil; c = c.FirstChild() {
		if text, ok := c.(*ast.Text); ok {
			return text.Segment.Start
		}
	}
	for c := n.Parent(); c != nil; c = c.Parent() {
		if c.Type() == ast.TypeBlock && c.Lines() != nil && c.Lines().Len() > 0 {
			return c.Lines().At(0).Start
		}
	}
	return t.body
}

// report tells of links to headings when all headings are known. GitHub adds
// -1, -2 to the anchors of headings that stand twice.
func (k *links) report() {
	if len(k.inward) == 0 {
		return
	}
	anchors := map[string]bool{"": true, "top": true}
	for _, h := range k.targets {
		anchors[anchor(k.plain(h))] = true
	}
	for _, n := range k.names {
		anchors[anchor(n)] = true
	}
	for _, l := range k.inward {
		target, err := url.PathUnescape(l.target)
		if err != nil {
			target = l.target
		}
		base := strings.TrimRight(target, "0123456789")
		if anchors[anchor(target)] || strings.HasSuffix(base, "-") && anchors[anchor(base)] {
			continue
		}
		k.modules.report(l.at, "link-target", "#"+target)
	}
}

// undefined names "[words][label]" whose label is nowhere given: Markdown shows
// the brackets.
func (k *links) undefined(n ast.Node) {
	if !k.holds(n, "][") {
		return
	}
	var code []span
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		line := k.text[l.Start:l.Stop]
		for at := bytes.Index(line, []byte("][")); at >= 0; {
			label, _, closed := bytes.Cut(line[at+2:], []byte("]"))
			if code == nil {
				code = append(codeIn(n), span{len(k.text), len(k.text)})
			}
			if closed && len(label) > 1 && label[0] != '^' && label[0] != '[' && at > 0 && line[at-1] != ']' && !inSpan(code, l.Start+at) && !k.defined(label) {
				k.modules.report(l.Start+at+1, "link-undefined", string(label))
			}
			more := bytes.Index(line[at+1:], []byte("]["))
			if more < 0 {
				break
			}
			at += 1 + more
		}
	}
}

func (k *links) defined(label []byte) bool {
	ref := util.ToLinkReference(label)
	if _, ok := k.modules.links[ref]; ok {
		return true
	}
	return bytes.Contains(bytes.ToLower(k.text), append(append([]byte("["), bytes.ToLower(label)...), "]:"...))
}
