package safe

import (
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// The introducers of the sequences a terminal knows. Each also exists as one
// C1 rune; those forms are always dropped.
const (
	esc = '\x1b'
	bel = '\a'
	st  = '\u009C'
)

// linkID is compiled when the first link comes.
var linkID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`) })

// isSGR says whether the parameters of a sequence may be those of a colour.
func isSGR(parameters string) bool {
	return len(parameters) <= 64 && strings.Trim(parameters, "0123456789;:") == ""
}

// Terminal returns rendered text with nothing left for a terminal to obey but
// colours (SGR, "ESC [ … m") and links (OSC 8) to http, https and mailto.
//
// Links are written anew: the parameter id alone is kept, the address is checked
// and percent-encoded, ST ends the sequence, and a link still open at the end of
// s is closed. Newlines stay, a tab becomes a space, invalid UTF-8 becomes
// U+FFFD; every other control and each bidirectional control is dropped.
//
// A sequence that is dropped goes with all it holds. One that never ends loses
// its introducer only: its text is shown, so nobody can hide the rest of a page.
func Terminal(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	linked := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == esc || r >= 0x80 && r <= 0x9F:
			seq := sequence(s[i:])
			i += seq.size
			b.WriteString(seq.keep)
			if seq.link != "" {
				linked = seq.link == "open"
			}
			continue
		case r == utf8.RuneError && size == 1:
			b.WriteRune(replacement)
		case r == '\t':
			b.WriteByte(' ')
		case !hidden(r):
			b.WriteRune(r)
		}
		i += size
	}
	if linked {
		b.WriteString(closeLink)
	}
	return b.String()
}

// plain is the quick way out.
func plain(s string) bool {
	return !strings.Contains(s, "\t") && printable(s)
}

// seq is a control sequence: how many bytes it takes, what may stay of it, and
// whether it did "open" or "close" a link.
type seq struct {
	size int
	keep string
	link string
}

// sequence reads the one at the start of s, which begins with ESC or a C1 rune.
func sequence(s string) seq {
	intro, head := rune(0), 1
	seven := s[0] == esc
	if !seven {
		r, size := utf8.DecodeRuneInString(s)
		intro, head = r-0x40, size // C1 is ESC and the letter 0x40 below.
	} else if len(s) > 1 && s[1] < utf8.RuneSelf {
		intro, head = rune(s[1]), 2
	}
	switch {
	case intro == '[':
		return csi(s, head, seven)
	case intro == ']':
		return osc(s, head, seven)
	case intro == 'P' || intro == 'X' || intro == '^' || intro == '_':
		if _, end := stringEnd(s, head, false); end > 0 {
			return seq{size: end}
		}
		return seq{size: head}
	case intro >= 0x20 && intro <= 0x2F:
		// Intermediates, then one final: "ESC ( B".
		i := head
		for i < len(s) && s[i] >= 0x20 && s[i] <= 0x2F {
			i++
		}
		if i < len(s) && s[i] >= 0x30 && s[i] < 0x7F {
			i++
		}
		return seq{size: i}
	case seven && (intro < 0x30 || intro >= 0x7F):
		return seq{size: 1} // ESC and something of its own, perhaps another ESC.
	}
	return seq{size: head}
}

// csi reads parameters, intermediates and a final letter.
func csi(s string, head int, seven bool) seq {
	i := head
	for i < len(s) && s[i] >= 0x20 && s[i] <= 0x3F {
		i++
	}
	if i == len(s) || s[i] < 0x40 || s[i] > 0x7E {
		return seq{size: i}
	}
	if seven && s[i] == 'm' && isSGR(s[head:i]) {
		return seq{size: i + 1, keep: s[:i+1]}
	}
	return seq{size: i + 1}
}

// osc reads an operating system command; only a link may stay.
func osc(s string, head int, seven bool) seq {
	body, end := stringEnd(s, head, true)
	if end < 0 {
		return seq{size: head}
	}
	rest, ok := strings.CutPrefix(body, "8;")
	params, target, ok2 := strings.Cut(rest, ";")
	if !seven || !ok || !ok2 {
		return seq{size: end}
	}
	if target == "" {
		return seq{size: end, keep: closeLink, link: "close"}
	}
	target, ok = Address(target)
	if !ok {
		// The text before may be linked still; this text must not be.
		return seq{size: end, keep: closeLink, link: "close"}
	}
	id := ""
	for _, p := range strings.Split(params, ":") {
		if v, found := strings.CutPrefix(p, "id="); found && linkID().MatchString(v) {
			id = "id=" + v
		}
	}
	return seq{size: end, keep: "\x1b]8;" + id + ";" + target + "\x1b\\", link: "open"}
}

// closeLink is the OSC 8 sequence that ends a link.
const closeLink = "\x1b]8;;\x1b\\"

// stringEnd finds the terminator of a control string: ST, or BEL for an OSC. It
// returns what stands before it and the offset after it, or -1 where the string
// is cut by another control or by the end of s.
func stringEnd(s string, head int, isOSC bool) (body string, end int) {
	for i := head; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == esc && strings.HasPrefix(s[i:], "\x1b\\"):
			return s[head:i], i + 2
		case r == st, r == bel && isOSC:
			return s[head:i], i + size
		case hidden(r), r == '\n', r == '\t', r == utf8.RuneError && size == 1:
			return "", -1
		}
		i += size
	}
	return "", -1
}

// maxAddress is what common terminals accept.
const maxAddress = 2048

// Address returns target as a link may carry it and whether it may be a link at
// all: http, https or mailto, and nothing but visible ASCII once what is not has
// been percent-encoded.
func Address(target string) (string, bool) {
	if Line(target) != target || strings.ContainsRune(target, replacement) {
		return "", false
	}
	var b strings.Builder
	for i := range len(target) {
		if c := target[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.WriteString(strings.ToUpper("%" + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15])))
		} else {
			b.WriteByte(c)
		}
	}
	out := b.String()
	u, err := url.Parse(out)
	if err != nil || len(out) > maxAddress {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return out, u.Host != ""
	case "mailto":
		return out, u.Opaque != ""
	}
	return "", false
}
