package paper

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"strings"
)

//go:embed page.css
var pageStyle string

// HTML returns the document as one page that needs nothing beside it.
func (d Document) HTML() string {
	style := d.style()
	sum := sha256.Sum256([]byte(style))
	p := &page{blank: oneLine(d.Blank)}
	p.line(`<!DOCTYPE html>`)
	p.line(`<html lang="%s">`, d.Lang)
	p.line(`<head>`)
	p.line(`<meta charset="utf-8">`)
	p.line(`<meta http-equiv="Content-Security-Policy" content="%s">`,
		"default-src 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'; base-uri 'none'; form-action 'none'")
	p.line(`<meta name="referrer" content="no-referrer">`)
	p.line(`<meta name="viewport" content="width=device-width, initial-scale=1">`)
	p.line(`<title>%s</title>`, oneLine(d.Title))
	p.raw("<style>" + style + "</style>\n")
	p.line(`</head>`)
	p.line(`<body class="%s">`, d.class())
	p.cover(d)
	p.line(`<main>`)
	if d.Lead != "" {
		p.body(d.Lead)
	}
	for i, s := range d.Sections {
		p.section(d, i+1, s)
	}
	p.line("</main>\n</body>\n</html>")
	return p.b.String()
}

func (d Document) class() string {
	if d.Sheets {
		return "sheets"
	}
	return "chapters"
}

// style is the style sheet with the title in the margins of the pages.
func (d Document) style() string {
	return strings.Replace(pageStyle, `"TITLE"`, cssString(oneLine(d.Title)), 1)
}

// cssString writes a text as a string of CSS, with all but letters and digits
// as escapes: so nothing in it can end the string or the style.
func cssString(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%06X`, r)
		}
	}
	return `"` + b.String() + `"`
}

// A page is HTML on its way.
type page struct {
	b     strings.Builder
	blank string
}

func (p *page) raw(s string) { p.b.WriteString(s) }

// line writes a line of HTML; its arguments are text.
func (p *page) line(format string, args ...string) {
	escaped := make([]any, len(args))
	for i, a := range args {
		escaped[i] = html.EscapeString(a)
	}
	fmt.Fprintf(&p.b, format+"\n", escaped...)
}

func (p *page) cover(d Document) {
	p.line(`<header class="cover">`)
	p.line(`<h1>%s</h1>`, oneLine(d.Title))
	if d.Subtitle != "" {
		p.line(`<p class="subtitle">%s</p>`, oneLine(d.Subtitle))
	}
	if len(d.Lines) > 0 {
		p.line(`<dl>`)
		for _, l := range d.Lines {
			if l.Text == "" {
				p.line(`<div><dt>%s</dt><dd class="line"><span class="unseen">%s</span></dd></div>`, oneLine(l.Label), p.blank)
				continue
			}
			p.line(`<div><dt>%s</dt><dd>%s</dd></div>`, oneLine(l.Label), oneLine(l.Text))
		}
		p.line(`</dl>`)
	}
	if d.Contents != "" && len(d.Sections) > 0 {
		p.line(`<nav aria-labelledby="contents">`)
		p.line(`<h2 id="contents">%s</h2>`, oneLine(d.Contents))
		p.line(`<ol>`)
		for i, s := range d.Sections {
			p.line(`<li><a href="#part-%s">%s</a></li>`, fmt.Sprint(i+1), oneLine(s.Title))
		}
		p.line("</ol>\n</nav>")
	}
	p.line(`</header>`)
}

func (p *page) section(d Document, number int, s Section) {
	n := fmt.Sprint(number)
	lang := d.Lang
	if s.Lang != "" {
		lang = s.Lang
	}
	p.line(`<section id="part-%s" aria-labelledby="title-%s" lang="%s">`, n, n, lang)
	p.line(`<header>`)
	if d.Sheets {
		p.line(`<h2 id="title-%s"><span class="number">%s.</span> %s</h2>`, n, n, oneLine(s.Title))
	} else {
		p.line(`<h2 id="title-%s">%s</h2>`, n, oneLine(s.Title))
	}
	if s.Above != "" {
		p.line(`<p class="above">%s</p>`, oneLine(s.Above))
	}
	p.line(`</header>`)
	p.body(s.Body)
	p.line(`</section>`)
}

// body writes Markdown, with a box to write in for each blank.
func (p *page) body(markdown string) {
	hidden := `<span class="unseen">` + html.EscapeString(p.blank) + `</span>`
	out := strings.ReplaceAll(render(markdown), "<p>"+Blank+"</p>", `<p class="blank">`+hidden+`</p>`)
	p.raw(strings.ReplaceAll(out, Blank, `<span class="blank">`+hidden+`</span>`))
}
