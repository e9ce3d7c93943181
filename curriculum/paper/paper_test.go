package paper

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"cahier/curriculum/safe"
)

func sample(body string) Document {
	return Document{
		Lang: "fr", Title: `Kit "of" </style> the *day*`, Subtitle: "A & B", Contents: "Sommaire", Sheets: true, Blank: "à remplir",
		Lines:    []Line{{"Nom", ""}, {"Date", "1er mars 2027"}},
		Sections: []Section{{Title: "One <b>", Above: "From *here*", Body: body}, {Title: "Two", Lang: "en", Body: "\nlast\n"}},
	}
}

// allowed are the elements of a page with their attributes.
var allowed = map[string][]string{
	"html": {"lang"}, "head": nil, "meta": {"charset", "http-equiv", "content", "name"}, "title": nil, "style": nil,
	"body": {"class"}, "header": {"class"}, "main": nil, "nav": {"aria-labelledby"}, "section": {"id", "aria-labelledby", "lang"},
	"h1": nil, "h2": {"id"}, "h3": nil, "dl": nil, "div": nil, "dt": nil, "dd": {"class"}, "span": {"class"}, "p": {"class"},
	"a": {"href", "rel", "class"}, "ol": {"start"}, "ul": nil, "li": nil, "blockquote": nil, "pre": nil, "code": {"class"}, "em": nil, "strong": nil,
	"del": nil, "br": nil, "hr": nil, "table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"align"}, "td": {"align"},
	"input": {"checked", "disabled", "type"},
}

// A seen page is what a browser would make of it.
type seen struct {
	tags, links []string
	text        string
	style       string
	meta        map[string]string
}

func look(t *testing.T, page string) seen {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	s := seen{meta: map[string]string{}}
	for n := range doc.Descendants() {
		switch n.Type {
		case html.TextNode:
			if n.Parent.Data == "style" {
				s.style += n.Data
			} else {
				s.text += n.Data
			}
		case html.CommentNode:
			t.Errorf("a comment: %q", n.Data)
		case html.ElementNode:
			s.element(t, n)
		}
	}
	return s
}

func (s *seen) element(t *testing.T, n *html.Node) {
	t.Helper()
	attributes, known := allowed[n.Data]
	if !known {
		t.Errorf("an element <%s>", n.Data)
	}
	s.tags = append(s.tags, n.Data)
	values := map[string]string{}
	for _, a := range n.Attr {
		if !slices.Contains(attributes, a.Key) {
			t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
		}
		values[a.Key] = a.Val
	}
	switch n.Data {
	case "a":
		s.links = append(s.links, values["href"])
		if _, ok := safe.Address(values["href"]); !ok && !strings.HasPrefix(values["href"], "#part-") {
			t.Errorf("a link to %q", values["href"])
		}
	case "meta":
		s.meta[values["http-equiv"]+values["name"]] = values["content"]
	}
}

func (s seen) count(tag string) int {
	n := 0
	for _, t := range s.tags {
		if t == tag {
			n++
		}
	}
	return n
}

const hostile = `
### A field

> Its prompt

<script>alert("1")</script> a < b & <b onclick=x>bold</b> </section></main> <!-- gone? --> <style>p{}</style>

<div>
swallowed?

> # A learner's heading

- ## and another
- [click](javascript:alert(2)) [data](data:text/html,x) [hidden](javascript&colon;alert(4)) [escaped](java\\script\:alert(5)) [good](https://example.org/a?b=1&c="x")
- ![a picture](https://evil.example/p.png "t") <https://example.org> <javascript:alert(3)> me@example.org

| a | b |
| :- | -: |
| one<br>two | <img src=x onerror=y> |

` + "```html\"><script>\n</pre><script>\n```\n" + `
` + Blank + `

| x |
| - |
| ` + Blank + ` |

&#27;&#xFDD0;&rlm; last words
`

// Whatever is written in it, a page holds text, lists, tables and good links,
// and all words of it are there.
func TestHostile(t *testing.T) {
	s := look(t, sample(hostile).HTML())
	for _, words := range []string{
		`<script>alert("1")</script>`, "a < b & <b onclick=x>bold</b> </section></main> <!-- gone? --> <style>p{}</style>", "<div>", "swallowed?",
		"A learner's heading", "click", "data", "a picture", "javascript:alert(3)", "one", "<img src=x onerror=y>", "</pre><script>",
		"&#27;&#xFDD0;&rlm; last words", `Kit "of" </style> the *day*`, "One <b>", "A & B",
	} {
		if !strings.Contains(s.text, words) {
			t.Errorf("the page is without %q", words)
		}
	}
	want := []string{"#part-1", "#part-2", "https://example.org/a?b=1&c=%22x%22", "https://example.org", "mailto:me@example.org"}
	if !slices.Equal(s.links, want) {
		t.Errorf("links %q", s.links)
	}
	for tag, n := range map[string]int{"h1": 1, "h2": 3, "h3": 1, "section": 2, "main": 1, "table": 2, "style": 1} {
		if s.count(tag) != n {
			t.Errorf("%d <%s>, not %d", s.count(tag), tag, n)
		}
	}
	if n := strings.Count(sample(hostile).HTML(), `class="blank"`); n != 2 {
		t.Errorf("%d blanks", n)
	}
}

// The policy lets nothing in but the style of the page, as it stands there.
func TestPolicy(t *testing.T) {
	s := look(t, sample("").HTML())
	sum := sha256.Sum256([]byte(s.style))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if got := s.meta["Content-Security-Policy"]; got != want {
		t.Errorf("the policy is %s", got)
	}
	for _, outside := range []string{"url(", "@import", "http:", "https:"} {
		if strings.Contains(s.style, outside) {
			t.Errorf("the style has %s", outside)
		}
	}
	if !strings.Contains(s.style, `content: "Kit\000020\000022of\000022\000020\00003C\00002Fstyle`) {
		t.Error("the title is not in the margin of the pages, or not escaped")
	}
}

func TestMarkdown(t *testing.T) {
	const want = `# Kit "of" \</style> the \*day\*

*A & B*

- **Nom** ……………………………………………………
- **Date** 1er mars 2027

## Sommaire

1. One \<b>
2. Two

## 1. One \<b>

*From \*here\**

### Field

*à remplir*

## 2. Two

last
`
	if got := sample("\n### Field\n\n" + Blank + "\n").Markdown(); got != want {
		t.Errorf("%s", got)
	}
}

// A document without a cover, as it was before there were any.
func TestChapters(t *testing.T) {
	d := Document{Lang: "en", Title: "Notebook", Lead: "Nothing."}
	if got := d.Markdown(); got != "# Notebook\n\nNothing.\n" {
		t.Errorf("%q", got)
	}
	s := look(t, d.HTML())
	if s.count("nav") != 0 || s.count("dl") != 0 || !strings.Contains(s.text, "Nothing.") {
		t.Errorf("%+v", s)
	}
}

func TestDay(t *testing.T) {
	const months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
	for day, want := range map[int]string{1: "1er août 2027", 2: "2 août 2027", 31: "31 août 2027"} {
		if got := Day(time.Date(2027, 8, day, 0, 0, 0, 0, time.UTC), months, "1er"); got != want {
			t.Errorf("%q", got)
		}
	}
}

// No text gets out of its section or makes anything that is not allowed.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{hostile, "<", "<!--", "[a]: javascript:x\n\n[a]", "a\n===", "<a href=x>", "![][x]", "&lt;script&gt;", "`<b>`", "<http://a\"b>", "- [x] a", "3. a", "~~a~~", "```<x y=\"\n", "www.a.org\"x", "\x00\uFDD0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		s := look(t, sample("\n"+safe.Text(body)+"\n").HTML())
		if s.count("section") != 2 || s.count("main") != 1 || s.count("h1") != 1 || s.count("h2") != 3 {
			t.Errorf("the outline is broken: %v", s.tags)
		}
		if !strings.HasSuffix(strings.TrimSpace(s.text), "last") {
			t.Error("the next section is not the last")
		}
	})
}
