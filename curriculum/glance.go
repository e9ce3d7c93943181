package curriculum

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cahier/curriculum/safe"
)

// Glance reads one page of a module whole and of the others no more than their
// names, at a cost that hardly grows with the file: enough for a first frame
// while Module reads the rest. The page is found by its id, "" or an unknown
// one giving the first; its index is returned. Sources have the numbers that
// they have in the whole module, but only those cited on the page their texts.
//
// The file is cut at headings that begin a line with "## ", outside fences and
// comments. Where a lesson writes its headings in another way, the page holds
// more than it should until Module comes.
func (c *Course) Glance(id, lang, page string) (*Module, int, error) {
	e := c.Entry(id)
	if e == nil {
		return nil, 0, fmt.Errorf("%s: %w", id, ErrNoModule)
	}
	h, lang := e.Head(lang)
	raw, err := readFile(c.folderOf(e).fsys, h.File)
	if err != nil {
		return nil, 0, fmt.Errorf("read module %s: %w", id, err)
	}
	if len(raw) > maxFile {
		return nil, 0, fmt.Errorf("read module %s: %w", id, ErrUnreadable)
	}
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	}
	g := glance{raw: raw}
	g.scan()
	m, index := g.module(h.File, lang, page)
	if m == nil {
		return nil, 0, fmt.Errorf("read module %s: %w", id, ErrUnreadable)
	}
	m.Head, m.Lang = h, lang
	m.ID = e.ID
	return m, index, nil
}

// A glance is a file cut into its pages.
type glance struct {
	raw    []byte
	chunks []chunk // the first is what stands before the first "##"
	notes  []span  // definitions of sources
}

// A chunk is a page as far as it is known from its first lines.
type chunk struct {
	span
	id, title string
}

// scan goes through the lines once.
func (g *glance) scan() {
	at, fence, comment := headEnd(g.raw), "", false
	g.chunks = []chunk{{span: span{at, len(g.raw)}, id: "start"}}
	for at < len(g.raw) {
		end := len(g.raw)
		if i := bytes.IndexByte(g.raw[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := g.raw[at:end]
		switch first := line[0]; { // which tells most lines to be prose
		case fence != "":
			if closes(line, fence) {
				fence = ""
			}
		case comment:
			comment = !bytes.Contains(line, []byte("-->"))
		case first == '#' && bytes.HasPrefix(line, []byte("## ")):
			g.chunks[len(g.chunks)-1].end = at
			g.chunks = append(g.chunks, g.chunkAt(at, end))
		case first == '[' && bytes.HasPrefix(line, []byte("[^")) && bytes.Contains(line, []byte("]:")):
			g.notes = append(g.notes, span{at, end})
		case first == '<' && bytes.HasPrefix(line, []byte("<!--")):
			comment = !bytes.Contains(line, []byte("-->"))
		case first == ' ' || first == '`' || first == '~':
			fence = opens(line)
		}
		at = end
	}
}

// chunkAt reads the heading of a page and the id in the comments below it.
func (g *glance) chunkAt(at, end int) chunk {
	c := chunk{span: span{at, len(g.raw)}, title: safe.Line(unescape(unstressed.Replace(strings.Trim(string(g.raw[at+3:end]), " \t\n#"))))}
	for rest := g.raw[end:]; ; {
		line, after, more := bytes.Cut(rest, []byte("\n"))
		line = bytes.TrimSpace(line)
		switch {
		case len(line) == 0 && more:
		case bytes.HasPrefix(line, []byte("<!--")):
			for _, word := range strings.Fields(string(line)) {
				if v, ok := strings.CutPrefix(word, "id="); ok && c.id == "" {
					c.id = strings.Trim(v, `"`)
				}
			}
		default:
			return c
		}
		if !more {
			return c
		}
		rest = after
	}
}

// unstressed takes the marks of emphasis and code out of a title.
var unstressed = strings.NewReplacer("*", "", "`", "")

// opens returns the marks of a fence that a line opens, "" where it does not.
func opens(line []byte) string {
	text := strings.TrimLeft(string(line[:min(len(line), 80)]), " ")
	if len(line)-len(text) > 3 && len(line) < 80 {
		return ""
	}
	for _, mark := range []string{"```", "~~~"} {
		if strings.HasPrefix(text, mark) {
			marks := text[:len(text)-len(strings.TrimLeft(text, mark[:1]))]
			if mark == "```" && strings.Contains(text[len(marks):], "`") {
				return ""
			}
			return marks
		}
	}
	return ""
}

func closes(line []byte, fence string) bool {
	text := strings.TrimSpace(string(line))
	return strings.HasPrefix(text, fence) && strings.Trim(text, fence[:1]) == ""
}

// module parses the wanted page with everything else blanked out, so that
// lines keep their numbers, and puts it among the names of the others.
func (g *glance) module(file, lang, want string) (*Module, int) {
	at := g.find(file, lang, want)
	m := g.parse(file, lang, at)
	if m == nil {
		return nil, 0
	}
	hasStart := len(m.Pages) > 0 && m.Pages[0].ID == "start"
	if at == 0 && !hasStart && len(g.chunks) > 1 {
		if at, m = 1, g.parse(file, lang, 1); m == nil {
			return nil, 0
		}
	}
	parsed := m.Pages
	if hasStart && at > 0 {
		parsed = parsed[1:]
	}
	if len(parsed) == 0 {
		return nil, 0
	}
	pages := make([]Page, 0, len(g.chunks))
	index := 0
	for i, c := range g.chunks {
		switch {
		case i == 0 && hasStart:
			pages = append(pages, m.Pages[0])
		case i == 0:
		case i == at:
			index = len(pages)
			page := parsed[0]
			page.ID = g.id(i, hasStart)
			pages = append(pages, page)
		default:
			pages = append(pages, Page{ID: g.id(i, hasStart), Title: c.title})
		}
	}
	m.Pages, m.Footnotes = pages, g.numbered(m.Footnotes)
	return m, index
}

// find is the chunk of a page, the first one where there is none of that id.
func (g *glance) find(file, lang, want string) int {
	if want == "" {
		return 0
	}
	if at := slices.IndexFunc(g.chunks, func(c chunk) bool { return c.id == want }); at >= 0 || !strings.HasPrefix(want, byNumber) {
		return max(0, at)
	}
	m := g.parse(file, lang, 0)
	hasStart := m != nil && len(m.Pages) > 0 && m.Pages[0].ID == "start"
	for i := range g.chunks {
		if g.id(i, hasStart) == want {
			return i
		}
	}
	return 0
}

// id is that of a page: the one it has been given, else its number.
func (g *glance) id(chunk int, hasStart bool) string {
	if id := g.chunks[chunk].id; id != "" {
		return id
	}
	if hasStart {
		chunk++
	}
	return byNumber + strconv.Itoa(chunk)
}

// parse reads what stands before the first page, the page, and the sources.
func (g *glance) parse(file, lang string, at int) *Module {
	var text []byte
	done := 0
	keep := func(s span) {
		for range bytes.Count(g.raw[done:s.start], []byte{'\n'}) {
			text = append(text, '\n')
		}
		text = append(text, g.raw[s.start:s.end]...)
		done = s.end
	}
	keep(span{0, g.chunks[0].end})
	if at > 0 {
		keep(g.chunks[at].span)
	}
	if at+1 < len(g.chunks) { // its heading ends the page's last block
		next := g.chunks[at+1]
		if i := bytes.IndexByte(g.raw[next.start:], '\n'); i >= 0 {
			keep(span{next.start, next.start + i + 1})
		}
	}
	for _, n := range g.notes {
		if n.start >= done {
			keep(n)
		}
	}
	m, _ := Parse(file, lang, text)
	return m
}

// numbered gives sources the numbers that they have in the whole module: the
// order in which they are first cited.
func (g *glance) numbered(notes []Footnote) []Footnote {
	defined := map[string]bool{}
	for _, n := range g.notes {
		label, _, _ := bytes.Cut(g.raw[n.start+2:n.end], []byte("]"))
		defined[string(label)] = true
	}
	number := map[string]int{}
	for at := headEnd(g.raw); ; {
		i := bytes.Index(g.raw[at:], []byte("[^"))
		if i < 0 {
			break
		}
		at += i
		label, after, ok := bytes.Cut(g.raw[at+2:min(len(g.raw), at+100)], []byte("]"))
		definition := (at == 0 || g.raw[at-1] == '\n') && bytes.HasPrefix(after, []byte(":"))
		if ok && !definition && defined[string(label)] && number[string(label)] == 0 {
			number[string(label)] = len(number) + 1
		}
		at += 2
	}
	for i := range notes {
		if n := number[notes[i].Label]; n > 0 {
			notes[i].Number = n
		}
	}
	return notes
}
