package gift

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"cahier/curriculum"
)

// What stands for Markdown while a text is put together, since all else of it
// is escaped; and from firstLiteral on, for what must not be escaped at all.
const (
	strongOn     = '\uE000'
	strongOff    = '\uE001'
	emOn         = '\uE002'
	emOff        = '\uE003'
	linkOn       = '\uE004'
	firstLiteral = '\uE100'
)

var marksMarkdown = strings.NewReplacer(
	string(strongOn), "**", string(strongOff), "**", string(emOn), "*", string(emOff), "*", string(linkOn), "[",
)

// A literalText is Markdown that must not be escaped, and the text it shows.
type literalText struct{ md, plain string }

// A page is HTML on its way to Markdown.
type page struct {
	breaks   bool // line ends count
	done     []string
	line     strings.Builder // the paragraph at hand
	prefix   string          // of the next paragraph: the mark of a list
	inList   bool            // the last paragraph was an item
	literals []literalText
	open     []rune           // strongOn, emOn
	code     *strings.Builder // what stands in code, where it is open
	pre      bool             // it is a block
	links    []string         // addresses of open links, "" for none
	lists    []int            // -1, or the number of the last item
	lost     []string         // tags that are not taken over, each once
}

// fromHTML returns the Markdown of a text in HTML, and the names of the tags
// that have none. Their text is kept. What looks like a tag and is none that
// HTML knows is text.
func fromHTML(body string, breaks bool) (md string, lost []string) {
	if !strings.ContainsAny(body, "<&") && breaks {
		return curriculum.Escape(body), nil
	}
	body = reference.ReplaceAllStringFunc(body, func(ref string) string {
		if bare := withoutMarks(html.UnescapeString(ref)); bare != html.UnescapeString(ref) {
			return bare
		}
		return ref
	})
	p := &page{breaks: breaks}
	z := html.NewTokenizer(strings.NewReader(body))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := string(z.Raw())
		token := z.Token()
		switch kind {
		case html.TextToken:
			p.text(token.Data)
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			p.tag(token, kind, raw)
		default:
			p.lose(comment)
		}
	}
	p.endParagraph()
	return strings.Join(p.done, "\n\n"), p.lost
}

// comment stands for a comment among the tags that are lost.
const comment = "!--"

var reference = regexp.MustCompile(`&#[0-9xXa-fA-F]+;?`)

// withoutMarks replaces the characters that stand for something here.
func withoutMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= firstMark && r <= lastMark {
			return utf8.RuneError
		}
		return r
	}, s)
}

func (p *page) lose(tag string) {
	if !slices.Contains(p.lost, tag) {
		p.lost = append(p.lost, tag)
	}
}

var runs = regexp.MustCompile(`[ \t]+`)

func (p *page) text(t string) {
	if !p.breaks && !p.pre {
		t = strings.ReplaceAll(t, "\n", " ")
	}
	if p.code != nil {
		p.code.WriteString(t)
		return
	}
	t = runs.ReplaceAllString(t, " ")
	for i, l := range strings.Split(t, "\n") {
		if i > 0 {
			p.lineEnd()
		}
		p.line.WriteString(l)
	}
}

// lineEnd ends a line inside a paragraph: emphasis stops and goes on.
func (p *page) lineEnd() {
	p.closeMarks()
	p.line.WriteByte('\n')
	p.openMarks()
}

func (p *page) closeMarks() {
	for i := len(p.open) - 1; i >= 0; i-- {
		p.line.WriteRune(p.open[i] + 1)
	}
}

func (p *page) openMarks() {
	for _, m := range p.open {
		p.line.WriteRune(m)
	}
}

func (p *page) tag(t html.Token, kind html.TokenType, raw string) {
	end := kind == html.EndTagToken
	switch name := t.Data; name {
	case "code", "tt", "kbd":
		p.codeTag(end)
	case "pre":
		p.preTag(end)
	case "b", "strong":
		p.mark(strongOn, end)
	case "i", "em":
		p.mark(emOn, end)
	case "br":
		p.lineEnd()
	case "p", "div":
		p.endParagraph()
	case "ul", "ol":
		p.endParagraph()
		if end {
			p.lists = p.lists[:max(0, len(p.lists)-1)]
			return
		}
		if len(p.lists) > 0 {
			p.lose(name) // a list in a list becomes part of it
		}
		p.inList = false
		p.lists = append(p.lists, map[string]int{"ul": -1}[name])
	case "li":
		p.endParagraph()
		if !end {
			p.item()
		}
	case "a":
		p.link(t, end)
	case "span":
		if len(t.Attr) > 0 {
			p.lose(name)
		}
	default:
		p.other(t, end, raw)
	}
}

// other takes a tag that Markdown has nothing for, or text that looks like one.
func (p *page) other(t html.Token, end bool, raw string) {
	if atom.Lookup([]byte(t.Data)) == 0 {
		p.text(raw)
		return
	}
	if end {
		return
	}
	name := t.Data
	for _, a := range t.Attr {
		switch {
		case name == "img" && a.Key == "src":
			name += " src=" + a.Val
		case name == "img" && a.Key == "alt":
			p.text(a.Val)
		}
	}
	p.lose(name)
	switch t.Data {
	case "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "hr":
		p.endParagraph()
	case "td", "th":
		p.line.WriteByte(' ')
	}
}

func (p *page) mark(on rune, end bool) {
	at := slices.Index(p.open, on)
	if end == (at < 0) {
		return // never opened, or twice
	}
	p.closeMarks()
	if end {
		p.open = slices.Delete(p.open, at, at+1)
	} else {
		p.open = append(p.open, on)
	}
	p.openMarks()
}

func (p *page) link(t html.Token, end bool) {
	if !end {
		address := ""
		for _, a := range t.Attr {
			if a.Key == "href" {
				address = a.Val
			}
		}
		if address == "" || strings.ContainsAny(address, " <>()\\\n\t&*_[]`") || firstLiteral+rune(len(p.literals)) > lastMark || len(p.links) > 0 {
			p.lose(strings.TrimSpace("a href=" + address))
			address = ""
		}
		p.links = append(p.links, address)
		if address != "" {
			p.line.WriteRune(linkOn)
		}
		return
	}
	if len(p.links) == 0 {
		return
	}
	address := p.links[len(p.links)-1]
	p.links = p.links[:len(p.links)-1]
	if address != "" {
		p.line.WriteRune(firstLiteral + rune(len(p.literals)))
		p.literals = append(p.literals, literalText{"](" + address + ")", ""})
	}
}

func (p *page) item() {
	p.prefix = "- "
	if n := len(p.lists); n > 0 && p.lists[n-1] >= 0 {
		p.lists[n-1]++
		p.prefix = strconv.Itoa(p.lists[n-1]) + ". "
	}
}

// endParagraph writes the paragraph at hand. Emphasis and links end with it.
// Where the Markdown would show its own signs, the text is kept without them.
func (p *page) endParagraph() {
	switch {
	case p.pre:
		p.endPre()
	case p.code != nil:
		p.endCode()
	}
	p.closeMarks()
	raw := p.line.String()
	p.line.Reset()
	p.openMarks()
	if len(p.links) > 0 && p.links[len(p.links)-1] != "" {
		raw += string(rune(firstLiteral) + rune(len(p.literals)))
		p.literals = append(p.literals, literalText{"](" + p.links[len(p.links)-1] + ")", ""})
		p.links[len(p.links)-1] = ""
	}
	raw = tidy(raw)
	bare := p.bare(raw)
	if strings.TrimSpace(bare) == "" {
		p.literals = nil
		return
	}
	plain := curriculum.Escape(bare)
	md := marksMarkdown.Replace(curriculum.Escape(raw))
	for i, l := range p.literals {
		md = strings.ReplaceAll(md, string(firstLiteral+rune(i)), l.md)
	}
	if md != plain && curriculum.Plain(md) != curriculum.Plain(plain) {
		p.lose("b, i, a")
		md = plain
	}
	if p.prefix != "" {
		md = p.prefix + strings.ReplaceAll(md, "\n", "\n"+strings.Repeat(" ", len(p.prefix)))
	}
	// Items of one list stand together; "1. " begins another.
	if last := len(p.done) - 1; p.inList && p.prefix != "" && p.prefix != "1. " {
		p.done[last] += "\n" + md
	} else {
		p.done = append(p.done, md)
	}
	p.inList = p.prefix != ""
	p.prefix, p.literals = "", nil
}

// bare is the text of a paragraph without its marks.
func (p *page) bare(raw string) string {
	var b strings.Builder
	for _, r := range raw {
		switch i := int(r - firstLiteral); {
		case i >= 0 && i < len(p.literals):
			b.WriteString(p.literals[i].plain)
		case r < firstMark || r > lastMark || string(r) == blank:
			b.WriteRune(r)
		}
	}
	return b.String()
}

var (
	spaceInside = regexp.MustCompile(`([\x{E000}\x{E002}\x{E004}]+)([ \n]+)`)
	spaceAtEnd  = regexp.MustCompile(`([ \n]+)([\x{E001}\x{E003}]+)`)
	nothingInIt = regexp.MustCompile(`\x{E000}\x{E001}|\x{E002}\x{E003}`)
	endsToBegin = regexp.MustCompile(`\x{E001}\x{E000}|\x{E003}\x{E002}`)
)

// tidy moves white space out of emphasis, which Markdown does not allow in it,
// and takes out emphasis without text, and what ends to begin again.
func tidy(s string) string {
	for {
		before := s
		s = spaceInside.ReplaceAllString(s, "$2$1")
		s = spaceAtEnd.ReplaceAllString(s, "$2$1")
		s = endsToBegin.ReplaceAllString(nothingInIt.ReplaceAllString(s, ""), "")
		if s == before {
			return s
		}
	}
}
