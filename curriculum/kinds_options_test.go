package curriculum

import (
	"strings"
	"testing"
)

// choosing parses a scenario whose one node has this text.
func choosing(t *testing.T, node string) (*Conversation, []Diagnostic) {
	t.Helper()
	m, ds := read(t, "### S\n<!-- scenario id=s meters=\"a:1\" -->\n\n#### A\n<!-- node id=a -->\n"+node+"\n#### B\n<!-- end id=b outcome=good -->\n\nB.\n")
	b, _ := m.Block("s")
	return b.Scenario, ds
}

// What rules of comments, choices and feedback say of a scenario. The node
// begins on line 11.
func TestChoicesOfANodeGoneWrong(t *testing.T) {
	for _, c := range []struct{ node, want string }{
		{"T\n\n- [b](#b)\n- [b](#b)\n", "m.en.md:14:1 error [choice-repeated]\n"},
		{"T\n\n- [b](#b)\n\nU\n\n- [b](#b)\n", "m.en.md:17:1 error [choice-repeated]\n"},
		{"T\n\n- [b](#b)\n- [](#b)\n", "m.en.md:14:1 error [choice-empty]\n"},
		{"T\n\n- [b](#b)\n- [c](#b)\n> F\n", "m.en.md:15:1 error [feedback-at-margin]\n"},
		{"T\n\n- [b](#b)\n- [c](#b)\n\n> F\n", "m.en.md:16:1 error [feedback-at-margin]\n"},
		{"T\n\n- [b](#b)\n- [c](#b)\n  > F\n  G\n", "m.en.md:16:3 error [quote-lazy]\n"},
		{"T\n\n- [b](#b)\n- [c](#b)\n<!-- credit=1 -->\n", "m.en.md:15:1 error [mark-at-margin]\n"},
		{"T\n\n- [b](#b) <!-- set=b -->\n- [c](#b) <!-- set=\"a+1 b\" -->\n", "m.en.md:13:1 error [comment-value]\nm.en.md:14:1 error [comment-value]\n"},
		{"T\n\n- [b](#b) <!-- credit=2 -->\n- [c](#b) <!-- credit=-0.5 -->\n", "m.en.md:13:1 error [comment-value]\nm.en.md:14:1 error [comment-value]\n"},
		{"T\n\n- [b](#b) <!-- set=a+1 set=a+1 -->\n- [c](#b) <!-- credit=1 to=b -->\n", "m.en.md:13:1 error [comment-repeated-key]\nm.en.md:14:1 error [comment-unknown-key]\n"},
		{"T\n\n- [b](#b) <!-- set a+1 -->\n- [c](#b) <!-- credti=1 -->\n", "m.en.md:13:1 error [comment-syntax]\nm.en.md:14:1 error [comment-unknown-key]\n"},
	} {
		s, ds := choosing(t, c.node)
		if same(t, c.node, lines(ds), c.want); s != nil && ds[0].Rule != "mark-at-margin" {
			t.Errorf("played all the same:\n%s", c.node)
		}
	}
}

func TestTextsOfChoices(t *testing.T) {
	for link, want := range map[string]string{
		"[b](#b)":                        "b",
		"[*b* `]` \\] [c]](#b)":          "*b* `]` \\] [c]",
		"[b](<#b> \"a ) title\")":        "b",
		"[b](#b) — and c":                "b — and c",
		"[b](#b), [d](https://e.f)":      "b, [d](https://e.f)",
		"[b](#b)\n\n  More.":             "b\n\nMore.",
		"[b][r]":                         "b",
		"[r][]":                          "r",
		"[r]":                            "r",
		"[b](#b) <!-- set=\"a−1\" --> c": "b  c",
		"[b &amp; <b>c</b>](#b)":         "b &amp; <b>c</b>",
		"[b ![p](q)](#b)":                "b ![p](q)",
	} {
		s, ds := choosing(t, "T\n\n- "+link+"\n- [other](#b)\n\n[r]: #b\n\n")
		if s == nil || len(ds) > 0 {
			t.Errorf("%s: %s", link, lines(ds))
			continue
		}
		same(t, link, s.Nodes[0].Options[0].Text, want)
	}
}

func TestSpeakers(t *testing.T) {
	for text, want := range map[string]string{
		"**Anne:** a":                      "Anne: a",
		"**Anne**: a":                      "Anne: a",
		"**Anne\u202f:** a":                "Anne: a",
		"**Anne**\u00a0: a\nb":             "Anne: a\nb",
		"**Anne** a":                       ": **Anne** a",
		"**Anne:**":                        ": **Anne:**",
		"*Anne:* a":                        ": *Anne:* a",
		"Then **Anne:** a":                 ": Then **Anne:** a",
		"**A:** a\n\n**A:** b\n\n**B:** c": "A: a¶b|B: c",
		"**A:** a\n\n- x\n\n**A:** b":      "A: a|: - x|A: b",
		"> **A:** a":                       ": > **A:** a",
		"**10:30:** a":                     "10:30: a",
	} {
		s, ds := choosing(t, text+"\n\nThen\n\n- [b](#b)\n- [c](#b)\n")
		if s == nil {
			t.Errorf("%s: %s", text, lines(ds))
			continue
		}
		var got []string
		for _, sp := range s.Nodes[0].Spoken {
			got = append(got, sp.Speaker+": "+strings.ReplaceAll(sp.Text, "\n\n", "¶"))
		}
		if last := len(got) - 1; got[last] == ": Then" {
			got = got[:last]
		} else {
			got[last] = strings.TrimSuffix(got[last], "¶Then")
		}
		same(t, text, strings.Join(got, "|"), want)
	}
}
