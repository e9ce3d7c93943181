package curriculum

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// The values of meters=, set= and credit=.
var (
	metersForm = newPattern(`^\s*[a-z][a-z0-9-]*:\d{1,4}([\s,]+[a-z][a-z0-9-]*:\d{1,4})*\s*$`)
	setForm    = newPattern(`^\s*[a-z][a-z0-9-]*[+\-−]\d{1,4}([\s,]+[a-z][a-z0-9-]*[+\-−]\d{1,4})*\s*$`)
	setPart    = newPattern(`^([a-z][a-z0-9-]*?)([+\-−])(\d{1,4})$`)
	creditForm = newPattern(`^(0([.,]\d{1,3})?|1([.,]0{1,3})?)$`)
)

// A scene is a node of a scenario while it is read: its heading, its comment
// and the nodes of the tree below it.
type scene struct {
	at    int // offset of the heading
	key   string
	body  []top
	links []link          // one for each option
	said  map[string]bool // texts of its options
}

// A link is where an option leads, as written.
type link struct {
	at     int
	target string
}

// A story is a scenario while it is read.
type story struct {
	*modules
	c      *Conversation
	at     int // offset of the block's comment
	meters map[string]bool
	known  string // the meters' names for people
	scenes []scene
	unread bool // a value was told where it stands: what hangs on it is not known
}

// scenario reads the nodes of a scenario and what joins them. Where it returns
// one, every option leads to a node, every node is an end or leads to one, and
// the first is no end.
func (p *modules) scenario(s *section) *Conversation {
	before := len(p.found)
	t := &story{modules: p, c: &Conversation{}, at: s.comment.at, meters: map[string]bool{}}
	t.readMeters(s.comment.keys["meters"])
	t.unread = s.comment.gives("meters") && len(t.c.Meters) == 0
	t.part(s)
	for i := range t.scenes {
		t.read(i)
	}
	if t.counted(); t.unread || p.broken(before) {
		return nil
	}
	t.join()
	if p.broken(before) {
		return nil
	}
	t.ways()
	if p.broken(before) {
		return nil
	}
	return t.c
}

func (t *story) readMeters(text string) {
	for _, part := range parts(text) {
		name, start, _ := strings.Cut(part, ":")
		n, _ := strconv.Atoi(start)
		if t.meters[name] {
			t.report(t.at, "comment-repeated-key", name)
			continue
		}
		t.meters[name] = true
		t.c.Meters = append(t.c.Meters, Meter{name, n})
	}
	t.known = strings.Join(idsOf(t.c.Meters, func(m Meter) string { return m.Name }), ", ")
}

func parts(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
}

// part gives each heading exactly one level below the scenario's what follows
// it; what stands before the first is the opening.
func (t *story) part(s *section) {
	var opening []top
	for _, n := range s.body {
		h, ok := n.Node.(*ast.Heading)
		if ok && h.Level == s.heading.Level+1 {
			t.scene(h, n, s.inside[n.start])
			continue
		}
		if last := len(t.scenes) - 1; last >= 0 {
			t.scenes[last].body = append(t.scenes[last].body, n)
		} else {
			opening = append(opening, n)
		}
	}
	t.c.Opening = t.modules.join(opening, t.holes)
}

func (t *story) scene(h *ast.Heading, n top, c comment) {
	t.lint.nodeSlot(t.modules, c)
	line, _ := t.place(n.start)
	node := Node{ID: c.keys["id"], Title: t.plain(h), Line: line, Outcome: c.keys["outcome"]}
	at := n.start
	switch {
	case c.kind == "":
		t.report(n.start, "scenario-heading", node.Title)
	case node.ID == "" && !c.gives("id"):
		at = c.at
		t.report(at, "block-id-missing", c.kind)
	case node.ID != "":
		at = c.at
		t.takeID(node.ID, at)
	}
	if node.ID == "" {
		node.ID = "line-" + strconv.Itoa(line)
	}
	if c.kind == "end" && node.Outcome == "" {
		if t.unread = true; !c.gives("outcome") {
			t.report(c.at, "end-outcome")
		}
		node.Outcome = "mixed" // so that it counts as an end
	}
	node.Set = t.changes(c.keys["set"], at)
	t.c.Nodes = append(t.c.Nodes, node)
	t.scenes = append(t.scenes, scene{at: n.start, key: anchorKey(node.Title), said: map[string]bool{}})
}

// changes reads "trust+1 time-5".
func (t *story) changes(text string, at int) []Change {
	var all []Change
	for _, part := range parts(text) {
		m := setPart.re().FindStringSubmatch(part)
		by, _ := strconv.Atoi(m[3])
		if m[2] != "+" {
			by = -by
		}
		if len(t.meters) == 0 && t.unread {
			return nil
		}
		if !t.meters[m[1]] {
			t.report(at, "meter-unknown", m[1], t.known)
			continue
		}
		all = append(all, Change{m[1], by})
	}
	return all
}

// read reads what stands below the heading of a node.
func (t *story) read(i int) {
	node := &t.c.Nodes[i]
	var text []top
	for j, n := range t.scenes[i].body {
		if list, ok := n.Node.(*ast.List); ok && anyItem(list, t.isOption) {
			t.options(i, list)
			if j+1 < len(t.scenes[i].body) {
				t.optionMargin(t.scenes[i].body[j+1])
			}
			continue
		}
		text = append(text, n)
	}
	node.Spoken = t.spoken(text)
	if len(node.Spoken) == 0 {
		t.report(t.scenes[i].at, "node-no-text")
	}
}

// spokenForm is a paragraph that begins with a name in bold and a colon, which
// stands inside or outside the stars, with or without a space before it.
var spokenForm = newPattern(`(?s)^\*\*([^*\n]{1,100}?)[\s\x{00a0}\x{202f}]*(?::[\s\x{00a0}\x{202f}]*\*\*|\*\*[\s\x{00a0}\x{202f}]*:)[\s\x{00a0}\x{202f}]*(.+)$`)

// spoken parts the text of a node into stretches of one speaker each.
func (t *story) spoken(body []top) []Spoken {
	var all []Spoken
	var texts []string // of the last stretch
	finish := func() {
		if last := len(all) - 1; last >= 0 {
			all[last].Text = t.withLinks(strings.Join(texts, "\n\n"))
		}
	}
	for _, n := range body {
		s := Spoken{Text: strings.TrimRight(t.slice(n.start, n.end, t.holes), " \t\n")}
		if par, ok := n.Node.(*ast.Paragraph); ok {
			if m := spokenForm.re().FindStringSubmatch(t.inline(par)); m != nil && words(m[1]) != "" {
				s = Spoken{words(m[1]), strings.TrimSpace(m[2])}
			}
		}
		if strings.TrimSpace(s.Text) == "" {
			continue
		}
		if last := len(all) - 1; last < 0 || all[last].Speaker != s.Speaker {
			finish()
			all, texts = append(all, s), nil
		}
		texts = append(texts, s.Text)
	}
	finish()
	return all
}

// anchorKey is what a link and a heading must share: their letters and digits
// after folding case and accents.
func anchorKey(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, Fold(text))
}

// join finds the node that each option leads to.
func (t *story) join() {
	nodes := map[string]int{}
	for i, s := range t.scenes {
		first, taken := nodes[s.key]
		switch {
		case s.key == "":
			t.report(s.at, "node-title-empty")
		case taken:
			t.report(s.at, "node-title-repeated", t.c.Nodes[i].Title, t.c.Nodes[first].Line)
		default:
			nodes[s.key] = i
		}
	}
	for i, s := range t.scenes {
		for j, l := range s.links {
			target := unescape(strings.TrimPrefix(l.target, "#"))
			if plain, err := url.PathUnescape(target); err == nil {
				target = plain
			}
			to, ok := nodes[anchorKey(target)]
			if !ok {
				t.report(l.at, "option-target", words(target))
			}
			t.c.Nodes[i].Options[j].To = to
			if ok {
				t.lint.optionLink(l.at, l.target, t.scenes[to].at)
			}
		}
	}
}

// counted reports a scenario without a node or an end.
func (t *story) counted() {
	nodes, ends := 0, 0
	for i := range t.c.Nodes {
		if t.c.Nodes[i].End() {
			ends++
		} else {
			nodes++
		}
	}
	switch {
	case nodes == 0:
		t.report(t.at, "scenario-no-node")
	case ends == 0:
		t.report(t.at, "scenario-no-end")
	case t.c.Nodes[0].End():
		t.report(t.scenes[0].at, "scenario-first-end")
	}
}
