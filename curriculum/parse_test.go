package curriculum

import (
	"fmt"
	"strings"
	"testing"

	"cahier/curriculum/safe"
)

// outline writes the pages, blocks and prose of a module.
func outline(m *Module) string {
	var b strings.Builder
	for _, p := range m.Pages {
		fmt.Fprintf(&b, "%s@%d %q:", p.ID, p.Line, p.Title)
		for _, part := range p.Parts {
			if part.Block != nil {
				fmt.Fprintf(&b, " [%s %s@%d %q]", part.Block.Kind, part.Block.ID, part.Block.Line, part.Block.Title)
			} else {
				fmt.Fprintf(&b, " %q", part.Prose)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestPagesAndBlocks(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"nothing but front matter", "", "start@1 \"M\":\n"},
		{"no heading", "Text.\n\nMore.\n", "start@1 \"M\": \"Text.\\n\\nMore.\"\n"},
		{"no first page", "# T\n\n## A\n<!-- page id=a -->\n\nText.\n", "a@8 \"A\": \"Text.\"\n"},
		{"setext headings", "T\n=\n\nText.\n\nA\n-\n<!-- page id=a was=b,c -->\n\nMore.\n", "start@1 \"M\": \"Text.\"\na@11 \"A\": \"More.\"\n"},
		{"headings in quotes and lists do not count", "> ## A\n\n- ## B\n  <!-- prettier -->\n", "start@1 \"M\": \"> ## A\\n\\n- ## B\\n  <!-- prettier -->\"\n"},
		{"a block ends at a heading of its level", "### A\n<!-- reflect id=a -->\n\nWrite.\n\n#### Deeper\n\nMore.\n\n### B\n\nText.\n", "start@1 \"M\": [reflect a@6 \"A\"] \"### B\\n\\nText.\"\n"},
		{"a block ends at its close", "### A\n<!-- reflect id=a -->\n\nWrite.\n<!--/-->\n\nText.\n", "start@1 \"M\": [reflect a@6 \"A\"] \"Text.\"\n"},
		{"a block at the very end", "### A\n<!-- reflect id=a -->\nWrite.", "start@1 \"M\": [reflect a@6 \"A\"]\n"},
		{"a page that is a block", "## A\n<!-- reflect id=a -->\n\nWrite.\n\n<!-- / -->\n\nText.\n", "a@6 \"A\": [reflect a@6 \"A\"] \"Text.\"\n"},
		{"comments of other tools between", "### A\n\n<!-- prettier-ignore -->\n<!-- TODO: x -->\n\n<!-- reflect\n  id=a\n  again=\"21d\" -->\n\nWrite.\n", "start@1 \"M\": [reflect a@6 \"A\"]\n"},
		{"comments are no prose, what follows them is", "A\n\n<!-- note -->\n\nB\n\n<!-- x --> C\n", "start@1 \"M\": \"A\\n\\nB\\n\\n C\"\n"},
		{"comment glued to text", "A\n<!-- prettier-ignore -->\nB\n", "start@1 \"M\": \"A\\nB\"\n"},
		{"titles are plain", "## A *b* `c*` \\* &eacute; [d](e) <https://f.g> <b>h</b>\n<!-- page id=a -->\n", "a@6 \"A b c* * é d https://f.g h\":\n"},
		{"titles are safe", "## A &#27;]0;x&#7;\n<!-- page id=a -->\n", "a@6 \"A \ufffd]0;x\ufffd\":\n"},
		{"tables without leading pipe, under text", "A\n\nText\na | b\n- | -\nc | d\n\n## B\n<!-- page id=b -->\n", "start@1 \"M\": \"A\\n\\nText\\na | b\\n- | -\\nc | d\"\nb@13 \"B\":\n"},
		{"indented code first", "    code\n\nText\n- a\n", "start@1 \"M\": \"    code\\n\\nText\\n- a\"\n"},
		{"definitions are no prose, but links keep theirs", "[a]: b\n\n[A] c\n\n## B\n<!-- page id=b -->\n\nNone.\n", "start@1 \"M\": \"[A] c\\n\\n[a]: b\"\nb@10 \"B\": \"None.\"\n"},
		{"footnotes are no prose", "A[^x].\n\n[^x]: Note\n\n    more\n\nB\n", "start@1 \"M\": \"A[^x].\\n\\nB\"\n"},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, c.body, outline(clean(t, c.body)), c.want) })
	}
}

func TestFootnotesAreNumberedAsCited(t *testing.T) {
	m := clean(t, "[^c]: C\n\nA[^b] b[^a] c[^b] d[^c].\n\n[^a]: One, see[^d]\n\n    Two\n\n    - x\n\n[^b]: B\n\n[^d]: D\n")
	same(t, "footnotes", m.Footnotes, []Footnote{{"b", 1, "B"}, {"a", 2, "One, see[^d]\n\nTwo\n\n- x"}, {"c", 3, "C"}, {"d", 4, "D"}})
}

// A note inside a note, or inside a list, is a note like any other: the first of
// a file once made a tree that held itself, which no walk comes back from.
func TestNotesInsideNotes(t *testing.T) {
	for _, body := range []string{
		"A[^a] b[^b].\n\n[^a]: One\n\n    [^b]: Two\n",
		"A[^a] b[^b].\n\n[^a]: One\n\n    - x\n\n      [^b]: Two\n",
		"A[^a] b[^b].\n\n> [^a]: One\n>\n>     [^b]: Two\n",
	} {
		m, ds := read(t, body)
		var texts []string
		for _, f := range m.Footnotes {
			first, _, _ := strings.Cut(f.Text, "\n")
			texts = append(texts, f.Label+": "+first)
		}
		same(t, body, texts, []string{"a: One", "b: Two"})
		same(t, body, lines(ds), "")
	}
}

// A footnote is parsed before what stands between it and the first one. A comment
// that is never closed in it spoils none of those.
func TestUnclosedInTheLastNote(t *testing.T) {
	m, ds := read(t, "Text[^a] and[^b].\n\n[^a]: First.\n\n### Words\n<!-- glossary id=g -->\n\n- **mentee** — A person. <!-- id=mentee -->\n\n[^b]: Last <!-- never closed.\n")
	if terms := m.Terms(); len(terms) != 1 || terms[0].ID != "mentee" {
		t.Errorf("the terms are %+v", terms)
	}
	if len(ds) != 1 || ds[0].Rule != "comment-unclosed" || ds[0].Line != 15 {
		t.Errorf("found:\n%s", lines(ds))
	}
}

func TestBlockFields(t *testing.T) {
	m, ds := Parse("m.en.md", "en", []byte("---\nid: \"m\"\ntitle: \"M\"\nobjectives: [{id: o, text: \"O\"}]\nwas: [n]\n---\n## P\n<!-- page id=p -->\n> [!IMPORTANT]\n> Key.\n\n### R\n<!-- reflect id=r rev=2 was=\"s t\" objective=o level=apply again=21d -->\n\nWrite.\n\n> [!TIP]\n> Seen.\n\n> [!NOTE]\n> Model\n\n> [!NOTE]\n> more\n\n### F\n<!-- facilitator for=r minutes=2.5 -->\n\nSay.\n"))
	if len(ds) > 0 {
		t.Fatal(lines(ds))
	}
	b, page := m.Block("t")
	if b == nil || page != 0 || b.Rev != 2 || b.Objective != "o" || b.Level != "apply" || len(b.Digest) != 16 {
		t.Fatalf("%+v", b)
	}
	same(t, "reflect", *b.Reflect, Prompt{Text: "Write.\n\n> [!TIP]\n> Seen.", Model: "Model\n\nmore", Again: 21})
	same(t, "key points", m.Pages[0].KeyPoints, []string{"Key."})
	if len(m.Blocks()) != 1 || m.PageIndex("p") != 0 || m.PageIndex("x") != -1 {
		t.Error("the facilitator's block is shown, or a page not found")
	}
}

// A byte order mark, CRLF and characters of several bytes leave lines and
// columns as an editor shows them, and change no digest.
func TestPlacesInTheFileAsItStands(t *testing.T) {
	body := "Été [^é] x\n\n\t- a\n\n### Q\n<!-- quiz id=q -->\n\nÀ[^b] ?\n\n- [x] a  \n- [ ] b\n"
	unix, ds := Parse("m", "en", []byte(frontMatter+body))
	dos, ds2 := Parse("m", "en", []byte("\ufeff"+strings.ReplaceAll(frontMatter+body, "\n", "\r\n")))
	mac, ds3 := Parse("m", "en", []byte(strings.ReplaceAll(frontMatter+body, "\n", "\r")))
	want := "m:6:5 error [footnote-undefined]\nm:13:2 error [footnote-undefined]\n"
	for _, got := range [][]Diagnostic{ds, ds2, ds3} {
		same(t, "places", lines(got), want)
	}
	for _, m := range []*Module{dos, mac} {
		same(t, "outline", outline(m), outline(unix))
		same(t, "digest", m.Blocks()[0].Digest+m.Pages[0].Digest, unix.Blocks()[0].Digest+unix.Pages[0].Digest)
	}
}

func TestNesting(t *testing.T) {
	for depth, want := range map[int]string{10: "", 20: "", 21: "file-nesting", 90: "file-nesting", 5000: "file-nesting"} {
		for _, mark := range []string{"> ", "- ", "1. ", "* > 1. "} {
			m, ds := Parse("m", "en", []byte(frontMatter+strings.Repeat(mark, depth/len(strings.Fields(mark)))+"a\n"))
			if mark == "* > 1. " && depth < 25 {
				continue // no multiple of three
			}
			if got := len(ds) > 0 && ds[0].Rule == "file-nesting"; got != (want != "") || (m == nil) != got {
				t.Errorf("%d × %q: %s", depth, mark, lines(ds))
			}
		}
	}
	clean(t, strings.Repeat("- ", 150)+"\n\n"+strings.Repeat("* ", 150)+"\n")
}

// The quick way past the gate lets nothing through that the gate would stop.
func TestCleanedIsSafe(t *testing.T) {
	for _, s := range []string{"a\x1b[2Jb\n\u202e", "é\u200d\nb", "👩\u200d\n👩", "1\ufe0f\n\ufe0f", "\r", ""} {
		if got := string(cleaned([]byte(s))); got != safe.Text(s) {
			t.Errorf("%q became %q, not %q", s, got, safe.Text(s))
		}
	}
}

// A page of nothing but its heading is a page, be it the first.
func TestEmptyFirstPage(t *testing.T) {
	m := clean(t, "## One\n<!-- page id=one -->\n\n## Two\n<!-- page id=two -->\n\nText.\n")
	if len(m.Pages) != 2 || m.Pages[0].ID != "one" {
		t.Errorf("the pages are %+v", m.Pages)
	}
}
