// Package paper makes a document that is printed or handed over: as one
// Markdown text, and as one HTML page that stands alone.
//
// The page is made from the same Markdown. It holds no script, asks for nothing
// outside itself and is told so to the browser (a content security policy that
// allows its own style alone). Texts in it are written by authors and learners,
// so none of them is trusted: HTML in them is shown as it was typed, a link
// leads to http, https or mailto or is no link, a picture is its own
// description, and a heading of theirs is no heading of the document.
//
// The style is made for paper first: A4 and Letter as the printer has them, a
// sheet to a page, no row of a table and no heading torn from its text, page
// numbers where the browser can write them.
package paper

import (
	"fmt"
	"strings"
	"time"

	"cahier/curriculum/safe"
)

// Blank stands in a body where somebody is to write by hand. It is a
// noncharacter: no text that passed package safe holds one.
const Blank = "\uFDD0"

// A Document is what is put on paper.
type Document struct {
	Lang     string
	Title    string
	Subtitle string // "" for none
	Lines    []Line // on the cover
	Contents string // the title of the list of contents, "" for no list
	Lead     string // Markdown before the sections
	Sections []Section
	Sheets   bool   // each section is a numbered sheet and begins a page
	Blank    string // what a blank is called in words
}

// A Line of the cover says something, or is left to be written on.
type Line struct{ Label, Text string }

// A Section is a chapter or a sheet.
type Section struct {
	Title string
	Above string // where it comes from, "" where that is not said
	Lang  string // where it is not the document's
	Body  string // Markdown without headings above the third level
}

// Markdown returns the document as one text.
func (d Document) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", Plain(d.Title))
	if d.Subtitle != "" {
		fmt.Fprintf(&b, "\n*%s*\n", Plain(d.Subtitle))
	}
	if len(d.Lines) > 0 {
		b.WriteString("\n")
	}
	for _, l := range d.Lines {
		text := Plain(l.Text)
		if text == "" {
			text = strings.Repeat("…", 20)
		}
		fmt.Fprintf(&b, "- **%s** %s\n", Plain(l.Label), text)
	}
	if d.Contents != "" {
		fmt.Fprintf(&b, "\n## %s\n\n", Plain(d.Contents))
		for i, s := range d.Sections {
			fmt.Fprintf(&b, "%d. %s\n", i+1, Plain(s.Title))
		}
	}
	if d.Lead != "" {
		fmt.Fprintf(&b, "\n%s\n", d.Lead)
	}
	for i, s := range d.Sections {
		number := ""
		if d.Sheets {
			number = fmt.Sprintf("%d. ", i+1)
		}
		fmt.Fprintf(&b, "\n## %s%s\n", number, Plain(s.Title))
		if s.Above != "" {
			fmt.Fprintf(&b, "\n*%s*\n", Plain(s.Above))
		}
		b.WriteString(strings.ReplaceAll(s.Body, Blank, "*"+Plain(d.Blank)+"*"))
	}
	return b.String()
}

var marks = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", `\<`, "#", `\#`)

// Plain makes a line of plain text stand as it is in Markdown.
func Plain(s string) string { return marks.Replace(oneLine(s)) }

// oneLine keeps the no-break spaces that French sets, which are spaces too.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(safe.Line(s), func(r rune) bool { return r == ' ' }), " ")
}

// Day writes a day in words: months are the twelve names parted by spaces, and
// first is how the first of a month is written.
func Day(at time.Time, months, first string) string {
	day := first
	if at.Day() != 1 {
		day = fmt.Sprint(at.Day())
	}
	return fmt.Sprintf("%s %s %d", day, strings.Fields(months)[at.Month()-1], at.Year())
}
