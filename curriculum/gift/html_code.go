package gift

import (
	"strings"

	"cahier/curriculum/safe"
)

// codeTag begins and ends code in a line.
func (p *page) codeTag(end bool) {
	switch {
	case p.pre:
	case !end && p.code == nil:
		p.code = &strings.Builder{}
	case end && p.code != nil:
		p.endCode()
	}
}

func (p *page) endCode() {
	plain := strings.Join(strings.Fields(safe.Text(p.code.String())), " ")
	code := plain
	p.code = nil
	if strings.Contains(code, blank) || firstLiteral+rune(len(p.literals)) > lastMark {
		p.lose("code")
		p.text(code)
		return
	}
	if code == "" {
		return
	}
	fence := "`"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") {
		code = " " + code + " "
	}
	p.line.WriteRune(firstLiteral + rune(len(p.literals)))
	p.literals = append(p.literals, literalText{fence + code + fence, plain})
}

// preTag begins and ends a block of code.
func (p *page) preTag(end bool) {
	switch {
	case !end && p.code == nil:
		p.endParagraph()
		p.code, p.pre = &strings.Builder{}, true
	case end && p.pre:
		p.endPre()
	}
}

func (p *page) endPre() {
	code := safe.Text(strings.Trim(p.code.String(), "\n"))
	p.code, p.pre = nil, false
	if strings.Contains(code, blank) {
		p.lose("pre")
		p.text(code)
		return
	}
	fence := "```"
	for strings.Contains(code, fence) {
		fence += "`"
	}
	if strings.TrimSpace(code) != "" {
		p.done = append(p.done, fence+"\n"+code+"\n"+fence)
	}
	p.prefix, p.inList = "", false
}
