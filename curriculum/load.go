package curriculum

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// ErrNoModule says that a course has no module of that name.
var ErrNoModule = errors.New("no such module")

// ErrNoCourse says that a folder holds no course.
var ErrNoCourse = errors.New("no course.md")

// Load reads a course: its course.md and the front matter of its modules, not
// their pages. It goes on over whatever is broken and reports it; the error is
// for a folder that holds no course at all. Root is how people know the place.
func Load(fsys fs.FS, root string) (*Course, []Diagnostic, error) {
	c := &Course{Root: root, fsys: fsys, glossaries: map[string]string{}, off: map[string]bool{}}
	raw, err := readFile(fsys, "course.md")
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil, fmt.Errorf("open course %s: %w", root, ErrNoCourse)
		}
		return nil, nil, fmt.Errorf("open course %s: %w", root, err)
	}
	found := c.readCourse(raw)
	files, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, found, fmt.Errorf("open course %s: %w", root, err)
	}
	for _, f := range files {
		found = append(found, c.takeFile(f.Name())...)
	}
	c.arrange()
	if c.ID == "" {
		c.ID = "course"
	}
	return c, found, nil
}

// readCourse reads course.md.
func (c *Course) readCourse(raw []byte) []Diagnostic {
	s, ok := newSource("course.md", raw)
	if !ok {
		return s.found
	}
	n, _ := s.header()
	if n == nil {
		return s.found
	}
	format := 0
	ignore := func(*yaml.Node) {} // keys that a later version of the program reads
	s.fields(n, map[string]field{
		"format":    s.number("format", &format),
		"id":        s.id("id", &c.ID),
		"version":   s.str("version", &c.Version),
		"languages": s.languages("languages", &c.Languages),
		"title":     s.texts("title", &c.Title),
		"order": s.list("order", "[id, id]", func(v *yaml.Node) {
			var id string
			s.id("order", &id)(v)
			c.order = append(c.order, placed{id, v.Line, v.Column})
		}),
		"rules":  s.switchedOff(c.off),
		"course": ignore, "meters": ignore,
		"tracks": s.list("tracks", `[{id: …, title: {…}}]`, func(v *yaml.Node) {
			var t Track
			s.fields(v, map[string]field{"id": s.id("id", &t.ID), "title": s.texts("title", &t.Title)})
			s.require(v.Line, v.Column, "id", t.ID)
			if slices.ContainsFunc(c.Tracks, func(o Track) bool { return o.ID == t.ID && t.ID != "" }) {
				s.reportAt(v.Line, v.Column, "frontmatter-repeated-key", t.ID)
				return
			}
			c.Tracks = append(c.Tracks, t)
		}),
	})
	if format > 1 {
		s.reportAt(1, 1, "frontmatter-type", "format", "1")
	}
	s.require(1, 1, "id", c.ID)
	s.require(1, 1, "title", c.Title.In("en"))
	return s.found
}

// switchedOff reads the rules that the course does without, each with a reason.
func (s *source) switchedOff(off map[string]bool) field {
	return func(n *yaml.Node) {
		if !s.is(n, yaml.MappingNode, "rules", `{rule: "reason"}`) {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			reason := ""
			s.str("rules", &reason)(v)
			if _, known := rules[k.Value]; !known {
				s.reportAt(k.Line, k.Column, "rule-unknown", k.Value)
				continue
			}
			s.require(k.Line, k.Column, k.Value, reason)
			off[k.Value] = reason != ""
		}
	}
}

// fileName parts NAME.LANGUAGE.md; ok is false for anything else.
func fileName(name string) (stem, lang string, ok bool) {
	base, isMarkdown := strings.CutSuffix(name, ".md")
	i := strings.LastIndexByte(base, '.')
	if !isMarkdown || i <= 0 {
		return base, "", false
	}
	if !isLanguage(base[i+1:]) {
		return base, "", false
	}
	return base[:i], base[i+1:], true
}

// takeFile adds a file of the folder to the course.
func (c *Course) takeFile(name string) []Diagnostic {
	stem, lang, ok := fileName(name)
	if !strings.HasSuffix(name, ".md") || name == "course.md" || strings.HasPrefix(name, ".") || strings.EqualFold(stem, "README") {
		return nil
	}
	if !ok {
		return []Diagnostic{{name, 1, 1, "file-name", []any{name, stem + ".en.md"}}}
	}
	if stem == "glossary" {
		c.glossaries[lang] = name
		return nil
	}
	start, err := readStart(c.fsys, name)
	if err != nil {
		return []Diagnostic{{name, 1, 1, "file-unreadable", []any{reason(err)}}}
	}
	h, found, err := readHead(name, start)
	if h.ID == "" {
		h.ID = slug(stem) // a file without a name of its own is known by its file's
	}
	if err != nil && h.Title == "" {
		h.Title = stem
	}
	if e := c.entryExact(h.ID); e != nil {
		if first, taken := e.Heads[lang]; taken {
			return append(found, Diagnostic{name, 1, 1, "module-repeated", []any{h.ID, first.File}})
		}
		e.Heads[lang] = h
		return found
	}
	c.Entries = append(c.Entries, &Entry{ID: h.ID, Heads: map[string]Head{lang: h}})
	return found
}

func (c *Course) entryExact(id string) *Entry {
	i := slices.IndexFunc(c.Entries, func(e *Entry) bool { return e.ID == id })
	if i < 0 {
		return nil
	}
	return c.Entries[i]
}

// arrange puts the modules in the suggested order, the others after them by
// track and id.
func (c *Course) arrange() {
	order := make([]string, len(c.order))
	for i, o := range c.order {
		order[i] = o.id
	}
	place := func(ids []string, id string) int {
		if i := slices.Index(ids, id); i >= 0 {
			return i
		}
		return len(ids)
	}
	tracks := make([]string, len(c.Tracks))
	for i, t := range c.Tracks {
		tracks[i] = t.ID
	}
	slices.SortStableFunc(c.Entries, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(place(order, a.ID), place(order, b.ID)),
			cmp.Compare(place(tracks, a.Track()), place(tracks, b.Track())), cmp.Compare(a.ID, b.ID))
	})
}

// Module reads a module's pages in lang, or in the language that it exists in.
func (c *Course) Module(id, lang string) (*Module, []Diagnostic, error) {
	e := c.Entry(id)
	if e == nil {
		return nil, nil, fmt.Errorf("%s: %w", id, ErrNoModule)
	}
	h, lang := e.Head(lang)
	raw, err := readFile(c.fsys, h.File)
	if err != nil {
		return nil, nil, fmt.Errorf("read module %s: %w", id, err)
	}
	m, found := Parse(h.File, lang, raw)
	if m == nil {
		return nil, found, fmt.Errorf("read module %s: %w", id, ErrUnreadable)
	}
	m.ID = e.ID
	if m.Title == "" {
		m.Title = h.Title
	}
	return m, found, nil
}

// ErrUnreadable says that a module file is there but nothing of it can be
// shown; the diagnostics beside it say why.
var ErrUnreadable = errors.New("the file cannot be shown")

// Glossary reads the terms of the course in lang, none where there are none.
func (c *Course) Glossary(lang string) ([]Term, []Diagnostic) {
	name, ok := c.glossaries[lang]
	if !ok {
		return nil, nil
	}
	raw, err := readFile(c.fsys, name)
	if err != nil {
		return nil, []Diagnostic{{name, 1, 1, "file-unreadable", []any{reason(err)}}}
	}
	return ParseGlossary(name, raw)
}

// readFile reads a file, but never more than one byte over the limit: what is
// larger is told by newSource.
func readFile(fsys fs.FS, name string) ([]byte, error) { return readUpTo(fsys, name, maxFile+1) }

// readStart reads a file as far as its front matter goes: a lesson of any
// length costs its first lines.
func readStart(fsys fs.FS, name string) ([]byte, error) {
	f, err := openFile(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var raw []byte
	for len(raw) <= maxHeader {
		piece := make([]byte, 2<<10)
		n, err := io.ReadFull(f, piece)
		raw = append(raw, piece[:n]...)
		if end := headEnd(raw); end > 0 {
			return raw[:end], nil
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return raw, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return raw[:bytes.LastIndexByte(raw, '\n')+1], nil // no letter is cut in two
}

// headEnd returns where the line that closes the front matter ends, where that
// of a file without any begins to be a lesson, or 0 when more must be read.
func headEnd(raw []byte) int {
	at := 0
	for line := range bytes.Lines(bytes.TrimPrefix(raw, []byte("\ufeff"))) {
		fence := string(bytes.TrimSpace(line)) == "---"
		whole := line[len(line)-1] == '\n'
		at += len(line)
		if whole && (fence && at > len(line) || !fence && at == len(line)) {
			return at + len(raw) - len(bytes.TrimPrefix(raw, []byte("\ufeff")))
		}
	}
	return 0
}

func openFile(fsys fs.FS, name string) (fs.File, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		f.Close()
		return nil, errors.New("not a file")
	}
	return f, nil
}

func readUpTo(fsys fs.FS, name string, limit int64) ([]byte, error) {
	f, err := openFile(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}

// reason is an error of the file system without the path, which the
// diagnostic names already.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return err.Error()
}
