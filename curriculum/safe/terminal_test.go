package safe

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTerminal(t *testing.T) {
	const link = "\x1b]8;;https://a.org\x1b\\"
	const end = "\x1b]8;;\x1b\\"
	for _, c := range []struct{ name, in, want string }{
		{"plain", "a\nb", "a\nb"},
		{"colours", "\x1b[1;38;2;1;2;3mx\x1b[4:3m\x1b[m", "\x1b[1;38;2;1;2;3mx\x1b[4:3m\x1b[m"},
		{"private m", "\x1b[>4;1mx\x1b[?1mx\x1b[1 mx", "xxx"},
		{"cursor, clear, modes", "\x1b[2J\x1b[H\x1b[?1049hx\x1b[6n", "x"},
		{"title, clipboard", "\x1b]0;t\ax\x1b]52;c;aGk=\x1b\\", "x"},
		{"C1 forms", "\u009b31mx\u009d0;t\u009cy\u0090z\u009c", "xy"},
		{"DCS, APC, PM, SOS", "\x1bPq\x1b\\a\x1b_G\x1b\\b\x1b^p\x1b\\c\x1bXs\x1b\\d", "abcd"},
		{"reset, charset, keypad", "\x1bca\x1b(Bb\x1b=c\x1b#8d", "abcd"},
		{"unterminated OSC is shown", "\x1b]0;title\nrest", "0;title\nrest"},
		{"unterminated DCS is shown", "\x1bPabc", "abc"},
		{"OSC cut by another escape", "\x1b]8;;https://a.org\x1b[2Jx", "8;;https://a.orgx"},
		{"CSI at the end", "a\x1b[31", "a"},
		{"lone escape", "a\x1b", "a"},
		{"escape twice", "\x1b\x1b[2Jx", "x"},
		{"CR, BS, BEL, NUL", "a\rb\bc\ad\x00", "abcd"},
		{"tab", "a\tb", "a b"},
		{"bidi", "\u202ea\u2066b\u200f", "ab"},
		{"invalid UTF-8", "a\x9b31m", "a�31m"},
		{"link", link + "x" + end, link + "x" + end},
		{"link ended by BEL", "\x1b]8;;https://a.org\ax\x1b]8;;\a", link + "x" + end},
		{"link left open", link + "x", link + "x" + end},
		{"link with id and more", "\x1b]8;a=b:id=12;https://a.org\x1b\\x" + end, "\x1b]8;id=12;https://a.org\x1b\\x" + end},
		{"link with a bad id", "\x1b]8;id=a b;https://a.org\x1b\\x" + end, link + "x" + end},
		{"script link", "\x1b]8;;javascript:alert(1)\x1b\\x" + end, end + "x" + end},
		{"file link", "\x1b]8;;file:///etc/passwd\x1b\\x", end + "x"},
		{"scheme in capitals", "\x1b]8;;HTTPS://A.org\x1b\\x" + end, "\x1b]8;;HTTPS://A.org\x1b\\x" + end},
		{"mail", "\x1b]8;;mailto:a@b.c\x1b\\x" + end, "\x1b]8;;mailto:a@b.c\x1b\\x" + end},
		{"spaces and accents", "\x1b]8;;https://a.org/é à\x1b\\x" + end, "\x1b]8;;https://a.org/%C3%A9%20%C3%A0\x1b\\x" + end},
		{"control in the address", "\x1b]8;;https://a\r.org\x1b\\x", "8;;https://a.orgx"},
		{"emoji", "👩\u200d🚀 1\ufe0f\u20e3", "👩\u200d🚀 1\ufe0f\u20e3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Terminal(c.in)
			if got != c.want {
				t.Errorf("Terminal(%q)\n got %q\nwant %q", c.in, got, c.want)
			}
			if bad := leak(got); bad != "" {
				t.Errorf("leaks %q", bad)
			}
		})
	}
}

// The scanner below shares nothing with the parser: it takes the two allowed
// forms away and looks for anything forbidden in what is left.
var (
	allowed = regexp.MustCompile(`\x1b\[[0-9;:]*m|\x1b\]8;(id=[A-Za-z0-9._-]+)?;((?i:https?://|mailto:)[!-~]+)?\x1b\\`)
	hides   = regexp.MustCompile(`[\x{061C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FEFF}\x{200B}\x{FDD0}-\x{FDEF}]`)
)

func forbidden(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || hides.MatchString(string(r))
}

// leak returns what of s a terminal might obey.
func leak(s string) string {
	rest := allowed.ReplaceAllString(s, "\x00")
	for _, r := range strings.ReplaceAll(rest, "\x00", "") {
		if forbidden(r) || r == '\t' {
			return rest
		}
	}
	return ""
}

func FuzzTerminal(f *testing.F) {
	for _, s := range []string{
		"\x1b[31mx\x1b[m", "\x1b]8;;https://a.org\ax\x1b]8;;\a", "\x1b]8;id=1:x=2;mailto:a@b\x1b\\", "\x1bP\x1b\\",
		"\x1b]0;\x1b]8;;http://a\x1b\\", "\u009b31m\u009d8;;http://a\u009c", "\x9b31m", "\x1b\x1b[m", "\x1b[\x1b[m",
		"\x1b]8;;http://[::1]/\x1b\\", "\x1b]8;;http://a/\u202e\x1b\\", "\x1b(\x1b[2J", "\x1b[1\n;2m", "\x1b\u009b31m",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := Terminal(s)
		if bad := leak(out); bad != "" || !utf8.ValidString(out) {
			t.Fatalf("Terminal(%q) = %q leaks", s, out)
		}
		if again := Terminal(out); again != out {
			t.Fatalf("not idempotent: %q, then %q, then %q", s, out, again)
		}
		if strings.Count(out, "\n") > strings.Count(s, "\n") {
			t.Fatalf("Terminal(%q) = %q made lines", s, out)
		}
	})
}
