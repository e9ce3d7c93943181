package markdown

import (
	"fmt"
	"hash/fnv"
	"strings"

	"cahier/curriculum/safe"

	"github.com/charmbracelet/x/ansi"
)

// span is text in one style.
type span struct {
	text string
	sgr  string // Parameters of the style, "" for none.
	link string // The address it leads to, "" for none.
	role role
	key  string // Of the footnote or term it marks.
	mark int    // Not 0 where it marks one; spans of one mark share a number.
}

// line is one line of a page.
type line []span

// appendSpan adds s, to the last span where only their texts differ: letters
// and their accents must end up in one text to be measured together.
func appendSpan(spans []span, s span) []span {
	if s.text == "" {
		return spans
	}
	if i := len(spans) - 1; i >= 0 {
		last := spans[i]
		last.text = s.text
		if last == s {
			spans[i].text += s.text
			return spans
		}
	}
	return append(spans, s)
}

// width returns the cells spans take on one line.
func width(spans []span) int {
	w := 0
	for _, s := range spans {
		w += ansi.StringWidth(s.text)
	}
	return w
}

// prefix puts first before the first line and rest before the others.
func prefix(lines []line, first, rest span) []line {
	out := make([]line, 0, len(lines))
	for i, l := range lines {
		head := rest
		if i == 0 {
			head = first
		}
		out = append(out, append(line{head}, l...))
	}
	return out
}

// String returns l with its styles begun and ended in it, and no space at the end.
func (l line) String() string {
	l = l.trim()
	var b strings.Builder
	sgr, link := "", ""
	to := func(nextSGR, nextLink string) {
		if sgr != nextSGR && sgr != "" {
			b.WriteString("\x1b[m")
		}
		if link != nextLink {
			b.WriteString(hyperlink(nextLink))
		}
		if sgr != nextSGR && nextSGR != "" {
			b.WriteString("\x1b[" + nextSGR + "m")
		}
		sgr, link = nextSGR, nextLink
	}
	for _, s := range l {
		target, ok := safe.Address(s.link)
		if !ok {
			target = ""
		}
		to(s.sgr, target)
		b.WriteString(s.text)
	}
	to("", "")
	return safe.Terminal(b.String())
}

// trim drops the spaces at the end of l.
func (l line) trim() line {
	l = append(line(nil), l...)
	for len(l) > 0 {
		last := &l[len(l)-1]
		last.text = strings.TrimRight(last.text, " ")
		if last.text != "" {
			break
		}
		l = l[:len(l)-1]
	}
	return l
}

// hyperlink begins a link, or ends one where target is empty. The id makes a
// terminal treat the parts of a link on two lines as one.
func hyperlink(target string) string {
	if target == "" {
		return ansi.ResetHyperlink()
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(target))
	return "\x1b]8;" + fmt.Sprintf("id=%x", h.Sum32()) + ";" + target + "\x1b\\"
}
