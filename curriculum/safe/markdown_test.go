package safe

import (
	"html"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing to do", "# A *b* `c`", "# A *b* `c`"},
		{"gate (a) first", "a\x1b[31m\r\n", "a�[31m\n"},
		{"good references stay", "&eacute;&#233;&#xe9;&nbsp;&lt;&copy;", "&eacute;&#233;&#xe9;&nbsp;&lt;&copy;"},
		{"lone ampersand", "R&D, a & b", "R&amp;D, a &amp; b"},
		{"decimal", "&#27;[31m", "&amp;#27;[31m"},
		{"hexadecimal", "&#x1b; &#X1B;", "&amp;#x1b; &amp;#X1B;"},
		{"leading zeros", "&#0000027; &#x00001b;", "&amp;#0000027; &amp;#x00001b;"},
		{"too many digits", "&#000000000027; &#4294967323;", "&amp;#000000000027; &amp;#4294967323;"},
		{"C1", "&#155; &#x9b;", "&amp;#155; &amp;#x9b;"},
		{"no semicolon", "&#27[31m &shy", "&amp;#27[31m &amp;shy"},
		{"split by emphasis", "&#2**7;** &*#27;* ~~&*#27;*~~", "&amp;#2**7;** &amp;*#27;* ~~&amp;*#27;*~~"},
		{"bidi and zero width", "&#8238; &rlm; &lrm; &zwj; &zwnj; &ZeroWidthSpace; &NoBreak; &shy;", "&amp;#8238; &amp;rlm; &amp;lrm; &amp;zwj; &amp;zwnj; &amp;ZeroWidthSpace; &amp;NoBreak; &amp;shy;"},
		{"new lines", "&NewLine; &Tab; &#10; &#9; &#13;", "&amp;NewLine; &amp;Tab; &amp;#10; &amp;#9; &amp;#13;"},
		{"sentinels", "&#xFDD0; &#64976;", "&amp;#xFDD0; &amp;#64976;"},
		{"unknown name", "&notit; &foo;", "&amp;notit; &amp;foo;"},
		{"escaped", `\&#27; \\&#27;`, `&amp;#27; \\&amp;#27;`},
		{"code span", "`&#27;` &#27;", "`&#27;` &amp;#27;"},
		{"fence", "```\n&#27;\n```\n&#27;", "```\n&#27;\n```\n&amp;#27;"},
		{"indented code", "a\n\n    &#27;\n", "a\n\n    &#27;\n"},
		{"under a footnote", "[^a]: b\n\n    &#27;\n", "[^a]: b\n\n    &amp;#27;\n"},
		{"heading, table, link", "# &#27;\n\n| &#7; |\n| - |\n| [&#27;](/a?b&c \"&#7;\") |\n", "# &amp;#27;\n\n| &amp;#7; |\n| - |\n| [&amp;#27;](/a?b&amp;c \"&amp;#7;\") |\n"},
		{"plain address", "see https://a.org/?b=1&c=2 & <http://a?b&c>", "see https://a.org/?b=1&c=2 &amp; <http://a?b&c>"},
		{"harmful address", "<http://a?b&#27;c>", "<http://a?b&amp;#27;c>"},
		{"info string", "```&#27;\nx\n```", "```&amp;#27;\nx\n```"},
		{"HTML", "<b title='&#27;'>&#27;</b>", "<b title='&amp;#27;'>&amp;#27;</b>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Markdown(c.in)
			if got != c.want {
				t.Errorf("Markdown(%q)\n got %q\nwant %q", c.in, got, c.want)
			}
			if again := Markdown(got); again != got {
				t.Errorf("not idempotent: %q", again)
			}
		})
	}
}

// TestNamedReferences lists the HTML5 names that decode to something hidden; the
// list was made by decoding the whole table.
func TestNamedReferences(t *testing.T) {
	for _, name := range []string{
		"Tab", "NewLine", "shy", "zwj", "zwnj", "lrm", "rlm", "ZeroWidthSpace",
		"NegativeThinSpace", "NegativeMediumSpace", "NegativeThickSpace",
		"NegativeVeryThinSpace", "NoBreak", "ApplyFunction", "af",
		"InvisibleTimes", "it", "InvisibleComma", "ic",
	} {
		if got, want := Markdown("&"+name+";"), "&amp;"+name+";"; got != want {
			t.Errorf("&%s; became %q", name, got)
		}
	}
}

// decodes returns all text a renderer that decodes as html.UnescapeString does,
// the most generous reading, would show of src outside code: text by text, and
// with the texts of a block joined, as some renderers join struck-through text.
func decodes(src []byte) string {
	var out strings.Builder
	doc := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(src))
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Link:
			out.WriteString(html.UnescapeString(string(n.Title)))
		case *ast.Text:
			out.WriteString(html.UnescapeString(string(n.Segment.Value(src))))
		}
		if n.Type() == ast.TypeInline && !holdsCode(n) {
			//lint:ignore SA1019 This is what such renderers call.
			out.WriteString(html.UnescapeString(string(n.Text(src))))
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

func holdsCode(n ast.Node) (found bool) {
	_ = ast.Walk(n, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		found = found || n.Kind() == ast.KindCodeSpan
		return ast.WalkContinue, nil
	})
	return found
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"&#27;[31m", "~~&*#27;*~~", "&#2**7;**", "`&#27;`&#27", "<http://a?&#27;>", "~~<http://a?&#27;>~~",
		"| a `|&#27;` |\n| - |\n", "[`&#27;`]: /x\n[`&#27;`]", "[^a]:\n\n      &rlm;", "\\&#27;", "&\\#27;",
		"```\n&#27;", "<!-- &#27; -->", "1. a\n\n       &#7;", "http://a.b/&#27;&#27;", "\x1b&#x202e;",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := Markdown(s)
		if out != Text(out) {
			t.Fatalf("Markdown(%q) = %q is not clean text", s, out)
		}
		if got := decodes([]byte(out)); strings.ContainsFunc(got, forbidden) {
			t.Fatalf("Markdown(%q) = %q decodes to %q", s, out, got)
		}
		// Only ampersands, and backslashes before them, are touched.
		bare := strings.NewReplacer("&amp;", "", "&", "", "\\", "").Replace
		if bare(out) != bare(Text(s)) {
			t.Fatalf("Markdown(%q) = %q changed more than ampersands", s, out)
		}
		if again := Markdown(out); again != out {
			t.Fatalf("not idempotent: %q, then %q, then %q", s, out, again)
		}
	})
}
