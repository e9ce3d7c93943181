package curriculum

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// anchors returns a change for each choice of a scenario whose link GitHub
// would not follow to its heading.
func (o *layout) anchors(file int) []change {
	if len(o.options) == 0 {
		return nil
	}
	anchor := o.headingAnchors()
	var all []change
	for _, option := range o.options {
		want := anchor[option.heading]
		written := strings.TrimPrefix(option.target, "#")
		if plain, err := url.PathUnescape(unescape(written)); want == "" || err == nil && plain == want {
			continue
		}
		if at := o.targetAt(option); at >= 0 {
			all = append(all, change{{
				span: span{at, at + len(option.target)}, file: file, with: "#" + want,
				what: AnchorWritten, args: []any{"#" + want},
			}})
		}
	}
	return all
}

// targetAt returns the offset at which the address of a choice's link stands in
// the file, or -1 where it stands elsewhere, as that of "[text][name]" does.
func (o *layout) targetAt(option optionAt) int {
	line := o.text[option.item:min(len(o.text), option.item+maxParagraph)]
	open := bytes.IndexByte(line, '[')
	if open < 0 {
		return -1
	}
	_, rest := cutLabel(string(line[open:]))
	address, inline := strings.CutPrefix(rest, "(")
	address = strings.TrimPrefix(strings.TrimLeft(address, " \t"), "<")
	if !inline || !strings.HasPrefix(address, option.target) {
		return -1
	}
	return option.item + len(line) - len(address)
}

// headingAnchors computes the anchors of all headings as GitHub does: of two
// that are alike the second gets a number. It is keyed by the offset of the
// heading's line.
func (o *layout) headingAnchors() map[int]string {
	all, used := map[int]string{}, map[string]int{}
	for _, n := range o.nodes {
		eachBlock(n.Node, func(c ast.Node) {
			h, ok := c.(*ast.Heading)
			if !ok {
				return
			}
			base := githubAnchor(o.plain(h))
			anchor := base
			for {
				if _, taken := used[anchor]; !taken {
					break
				}
				used[base]++
				anchor = base + "-" + strconv.Itoa(used[base])
			}
			used[anchor] = 0
			all[o.lineStart(max(0, h.Pos()))] = anchor
		})
	}
	return all
}

// githubAnchor keeps letters, marks, digits, "_" and the like, and hyphens, in
// lower case; a space becomes a hyphen; all else goes, French spaces included.
func githubAnchor(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc, unicode.Other_Alphabetic):
			return r
		}
		return -1
	}, strings.ToLower(title))
}
