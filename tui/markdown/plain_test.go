package markdown

import "testing"

func TestPlain(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"heading and paragraphs", "# A *b*\nc\nd\n\ne", "A b\n\nc d\n\ne"},
		{"emphasis", "**a** *b* ~~c~~ `d`", "a b c d"},
		{"link", "[a](https://b.c) <https://d.e> [f](#g)", "a (https://b.c) https://d.e f"},
		{"lists", "- a\n  1. b\n  2. c\n- [ ] d", "- a\n  1. b\n  2. c\n[ ] d"},
		{"loose list", "- a\n\n  b\n- c", "- a\n\n  b\n\n- c"},
		{"quote", "> a\n>\n> b", "a\n\nb"},
		{"alert", "> [!IMPORTANT]\n> a\n>\n> b", "À retenir\u00a0: a\n\nb"},
		{"alert of a list", "> [!NOTE]\n>\n> - a", "Note\u00a0:\n- a"},
		{"alert alone", "> [!WARNING]", "Idée reçue\u00a0:"},
		{"table", "|a|b|\n|-|-|\n|1|2|\n||3|", "a\u00a0: 1; b\u00a0: 2\nb\u00a0: 3"},
		{"table of headers", "|a|b|\n|-|-|", "a; b"},
		{"code", "```\na\n\tb\n```", "    a\n        b"},
		{"rule", "a\n\n---\n\nb", "a\n\nb"},
		{"break", "a  \nb<br>c", "a\nb\nc"},
		{"footnotes", "a[^b] [^zz]\n\n[^b]: c", "a[12] [^zz]"},
		{"html", "<!-- a -->\n<p>b <i>c</i></p>", "b c"},
		{"unsafe", "\x1b[31ma&#27;[m `&#27;`", "�[31ma&#27;[m &#27;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Plain(c.in, french); got != c.want {
				t.Errorf("%q\n got %q\nwant %q", c.in, got, c.want)
			}
		})
	}
}
