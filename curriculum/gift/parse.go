package gift

import (
	"regexp"
	"strings"

	"cahier/curriculum"
)

// Parse reads a GIFT file. File is the name that diagnostics carry. Where one
// of them is an error, the Bank holds what could be read beside it.
func Parse(file string, raw []byte) (Bank, []curriculum.Diagnostic) {
	s, ok := newSource(file, raw)
	if !ok {
		return Bank{}, s.found
	}
	p := &parser{source: s, cooked: []byte(cook(s.text))}
	start := -1
	for i, from := range s.lines {
		to := len(s.text)
		if i+1 < len(s.lines) {
			to = s.lines[i+1]
		}
		switch empty := strings.Trim(s.text[from:to], space) == ""; {
		case empty && start >= 0:
			p.block(start, from)
			start = -1
		case !empty && start < 0:
			start = from
		}
	}
	if start >= 0 {
		p.block(start, len(s.text))
	}
	p.leaveCategory()
	if len(p.bank.Questions) == 0 && !curriculum.HasErrors(s.found) {
		s.report(Place{1, 1}, "gift-nothing")
	}
	curriculum.Sort(s.found)
	return p.bank, s.found
}

// space is what Moodle trims.
const space = " \t\n\r\x00\x0b"

// Longer paths of categories and longer tags are slips: Moodle has no such.
const maxPath, maxTag = 1000, 255

// A parser goes through the blocks of a file: what stands between empty lines.
// Offsets in the cooked text are those of the file.
type parser struct {
	*source
	cooked   []byte
	category Category
	asked    bool // a question stood below the category
	bank     Bank
	question *Question // at hand
}

// A span is a range of offsets.
type span struct{ from, to int }

// escape begins the two bytes that stand for an escaped sign, so that no search
// finds it. The text of a source holds no such byte.
const escape = '\x1f'

// The signs that can be escaped, and what stands for them after the escape.
const signs, codes = "\\:#={}~n", "\x01\x02\x03\x04\x05\x06\x07\x08"

// cook replaces each escaped sign by two bytes that mean nothing.
func cook(text string) string {
	b := []byte(text)
	for i := 0; i+1 < len(b); i++ {
		if b[i] != '\\' {
			continue
		}
		if code := strings.IndexByte(signs, b[i+1]); code >= 0 {
			b[i], b[i+1] = escape, codes[code]
			i++
		}
	}
	return string(b)
}

// uncook returns the text that a cooked one stands for, white space around each
// of its lines left out.
func uncook(cooked string) string {
	lines := strings.Split(cooked, "\n")
	for i, l := range lines {
		lines[i] = strings.Trim(l, space)
	}
	cooked = strings.Join(lines, "\n")
	var b strings.Builder
	for i := 0; i < len(cooked); i++ {
		switch {
		case cooked[i] != escape:
			b.WriteByte(cooked[i])
		case cooked[i+1] == codes[len(codes)-1]:
			b.WriteByte('\n')
			i++
		default:
			b.WriteByte(signs[strings.IndexByte(codes, cooked[i+1])])
			i++
		}
	}
	return strings.Trim(b.String(), space)
}

// trim leaves out white space around a range.
func (p *parser) trim(s span) span {
	for s.from < s.to && strings.IndexByte(space, p.cooked[s.from]) >= 0 {
		s.from++
	}
	for s.to > s.from && strings.IndexByte(space, p.cooked[s.to-1]) >= 0 {
		s.to--
	}
	return s
}

func (p *parser) at(s span) string { return string(p.cooked[s.from:s.to]) }

// find returns the offset of a text in a range, or -1.
func (p *parser) find(s span, what string) int {
	if i := strings.Index(p.at(s), what); i >= 0 {
		return s.from + i
	}
	return -1
}

var (
	idMark  = regexp.MustCompile(`\[id:((?:\\\]|[^\]\x00-\x1f\x7f])+)\]`)
	tagMark = regexp.MustCompile("\\[tag:((?:\\\\\\]|[^\\]<>`\\x00-\\x1f\\x7f])+)\\]")
)

// block reads what stands between two empty lines.
func (p *parser) block(from, to int) {
	comments := p.takeComments(from, to)
	all := p.trim(span{from, to})
	if all.from == all.to {
		return
	}
	id := ""
	if m := idMark.FindStringSubmatch(comments); m != nil {
		id = strings.Trim(strings.ReplaceAll(m[1], `\]`, "]"), space)
	}
	if strings.HasPrefix(p.at(all), "$CATEGORY:") {
		p.takeCategory(all, id)
		return
	}
	p.asked = true
	q := Question{At: p.place(all.from), Category: p.category, ID: id}
	for _, m := range tagMark.FindAllStringSubmatch(comments, -1) {
		switch tag := strings.Trim(strings.ReplaceAll(m[1], `\]`, "]"), space); {
		case len(tag) > maxTag:
			p.report(q.At, "gift-tag", tag)
		case tag != "":
			q.Tags = append(q.Tags, tag)
		}
	}
	p.question = &q
	if p.readQuestion(p.takeTitle(all)) {
		p.bank.Questions = append(p.bank.Questions, q)
	}
}

// takeComments blanks the comment lines of a block and returns them.
func (p *parser) takeComments(from, to int) string {
	var comments strings.Builder
	for at := from; at < to; {
		end := to
		if i := strings.IndexByte(p.text[at:to], '\n'); i >= 0 {
			end = at + i
		}
		if line := strings.Trim(p.text[at:end], space); strings.HasPrefix(line, "//") {
			comments.WriteString(line + "\n")
			for i := at; i < end; i++ {
				p.cooked[i] = ' '
			}
		}
		at = end + 1
	}
	return comments.String()
}

func (p *parser) takeCategory(all span, id string) {
	rest := p.trim(span{all.from + len("$CATEGORY:"), all.to})
	if i := p.find(rest, "\n"); i >= 0 {
		p.report(p.place(p.trim(span{i, rest.to}).from), "gift-category")
		rest.to = i
	}
	path := uncook(p.at(rest))
	if path == "" || len(path) > maxPath {
		p.report(p.place(all.from), "gift-category-name")
		return
	}
	p.leaveCategory()
	p.category, p.asked = Category{path, id, p.place(all.from)}, false
}

// leaveCategory tells of a category that no module is made of. Moodle writes
// the categories above the one that is exported without their questions.
func (p *parser) leaveCategory() {
	if p.category.Path != "" && !p.asked {
		p.report(p.category.At, "gift-category-empty", p.category.Path)
	}
}

// takeTitle takes the ::title:: and returns what follows it.
func (p *parser) takeTitle(all span) span {
	if !strings.HasPrefix(p.at(all), "::") {
		return all
	}
	rest := span{all.from + 2, all.to}
	end := p.find(rest, "::")
	if end < 0 {
		p.report(p.place(all.from), "gift-title")
		return rest
	}
	p.question.Title = strings.Join(strings.Fields(uncook(p.at(span{rest.from, end}))), " ")
	return p.trim(span{end + 2, rest.to})
}

// readQuestion reads what follows the title: a text, with the answers in it.
func (p *parser) readQuestion(all span) bool {
	q := p.question
	open, closed := p.find(all, "{"), p.find(all, "}")
	switch {
	case open < 0 && closed < 0:
		q.Kind, q.Text = Description, p.textAt(p.at(all), all.from, Auto)
		return true
	case open < 0:
		p.report(p.place(closed), "gift-braces", "}")
		return false
	case closed < open: // none, or one of the question before
		lone := open
		if closed >= 0 {
			lone = closed
		}
		p.report(p.place(lone), "gift-braces", string(p.cooked[lone]))
		return false
	}
	before, after := span{all.from, open}, span{closed + 1, all.to}
	stem := p.at(before)
	if after.from < after.to {
		stem += blank + p.at(after)
	}
	answers := p.trim(span{open + 1, closed})
	p.strayBraces(answers, after)
	explanation := ""
	at := answers.to
	if i := strings.LastIndex(p.at(answers), "####"); i >= 0 {
		at = answers.from + i + 4
		explanation = p.at(span{at, answers.to})
		answers = p.trim(span{answers.from, answers.from + i})
	}
	q.Text = p.textAt(stem, before.from, Auto)
	if explanation != "" {
		q.Explanation = p.textAt(explanation, at, q.Text.Format)
	}
	return p.answers(answers)
}

// strayBraces tells of braces that Moodle takes for text.
func (p *parser) strayBraces(answers, after span) {
	for _, s := range []span{answers, after} {
		if i := strings.IndexAny(p.at(s), "{}"); i >= 0 {
			p.report(p.place(s.from+i), "gift-as-text", string(p.cooked[s.from+i]))
			return
		}
	}
}

// textAt reads a text that may begin with the mark of its format.
func (p *parser) textAt(cooked string, at int, format Format) Text {
	trimmed := strings.TrimLeft(cooked, space)
	at += len(cooked) - len(trimmed)
	t := Text{Format: format, At: p.place(min(at, len(p.text)))}
	if strings.HasPrefix(trimmed, "[") {
		if end := strings.IndexByte(trimmed, ']'); end > 0 {
			switch f := Format(trimmed[1:end]); f {
			case Auto, HTML, Plain, Markdown:
				t.Format, trimmed = f, trimmed[end+1:]
			}
		}
	}
	t.Body = uncook(trimmed)
	return t
}
