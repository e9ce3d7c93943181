package gift

import (
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"cahier/curriculum"
)

// Options say how a Bank becomes modules.
type Options struct {
	File string // the name that diagnostics carry
	Name string // the module of questions without a category
	Lang string
	Room int // bytes that a module may have, 0 for as many as are read
}

// A File is a module made of questions.
type File struct {
	ID        string
	Title     string
	Questions int
	Content   []byte
	At        Place // the category, or the first question
}

// Name is the name of the file in a course.
func (f File) Name(lang string) string { return f.ID + "." + lang + ".md" }

// Modules turns a Bank into modules, one for each category, each page a
// question. What a module cannot say is told at its place.
func Modules(b Bank, o Options) ([]File, []curriculum.Diagnostic) {
	if o.Room == 0 {
		o.Room = 5 << 20
	}
	t := &taker{Options: o, modules: map[Category]*module{}, taken: names{}}
	for _, name := range reserved {
		t.taken.take(name)
	}
	for i := range b.Questions {
		t.question(&b.Questions[i])
	}
	var files []File
	for _, m := range t.inOrder {
		if m.Questions > 0 {
			m.Content = []byte(m.text.String())
			files = append(files, m.File)
		}
	}
	curriculum.Sort(t.found)
	return files, t.found
}

// reserved are names of files that mean something else in a course, or that
// Windows keeps for itself.
var reserved = []string{"glossary", "readme", "con", "prn", "aux", "nul"}

var device = regexp.MustCompile(`^(?:com|lpt)[0-9]$`)

type taker struct {
	Options
	found   []curriculum.Diagnostic
	modules map[Category]*module // the last part of each category, by path and id
	inOrder []*module
	taken   names // ids of modules
}

// A module is one while it is written.
type module struct {
	File
	path string
	part int
	text strings.Builder
	ids  names
}

// question adds a question to the module of its category.
func (t *taker) question(q *Question) {
	key := Category{Path: q.Category.Path, ID: q.Category.ID}
	m := t.modules[key]
	if m == nil {
		m = t.newModule(q.Category, q.At, 1)
		t.modules[key] = m
	}
	id, fresh := m.idFor(q)
	md, lost := t.write(q, id)
	if md != "" && m.Questions > 0 && m.text.Len()+len(md)+1 > t.Room {
		m = t.newModule(q.Category, q.At, m.part+1)
		t.modules[key] = m
		t.report(q.At, "gift-split", m.ID)
		id, fresh = m.idFor(q)
		md, lost = t.write(q, id)
	}
	t.found = append(t.found, lost...)
	if md == "" {
		return
	}
	if !fresh {
		t.report(q.At, "gift-id", q.ID, id)
	}
	m.ids.take(id)
	m.Questions++
	m.text.WriteString("\n" + md)
}

func (t *taker) report(at Place, rule string, args ...any) {
	t.found = append(t.found, curriculum.Diagnostic{File: t.File, Line: at.Line, Column: at.Column, Rule: rule, Args: args})
}

// slash parts a path of categories; two of them are one that is text.
var slash = regexp.MustCompile(`/+`)

// lastPart is the name of the innermost category.
func lastPart(path string) string {
	from := 0
	for _, m := range slash.FindAllStringIndex(path, -1) {
		if m[1]-m[0] == 1 && m[1] < len(path) {
			from = m[1]
		}
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(path[from:], "//", "/")), " ")
}

// newModule begins the module of a category, or a further part of it.
func (t *taker) newModule(c Category, at Place, part int) *module {
	path, title := c.Path, lastPart(c.Path)
	if path == "" {
		title = t.Name
	} else {
		at = c.At
	}
	if part > 1 {
		more := fmt.Sprintf(" (%d)", part)
		title += more
		if path != "" {
			path += more
		}
	}
	if title == "" { // a path of slashes
		title = path
	}
	wanted := curriculum.Slug(title)
	if strings.Trim(title, "/") == "" {
		wanted = curriculum.Slug(t.Name)
	}
	if c.ID != "" && part == 1 {
		wanted = curriculum.Slug(c.ID)
	}
	id := t.taken.unused(wanted)
	if id != wanted {
		t.report(at, "gift-module", path, id)
	}
	t.taken.take(id)
	m := &module{File: File{ID: id, Title: title, At: at}, path: path, part: part, ids: names{"start": 1}}
	m.text.WriteString(curriculum.WriteHead(curriculum.Head{ID: id, Title: title}))
	if path != "" && path != title {
		m.text.WriteString("\n" + note("category", path))
	}
	t.inOrder = append(t.inOrder, m)
	return m
}

// note is a comment of ours that says nothing to the format.
func note(key, value string) string {
	if value == "" {
		return "<!-- gift:" + key + " -->\n"
	}
	return "<!-- gift:" + key + " " + html.EscapeString(value) + " -->\n"
}

// names are ids that are taken, each with the number that was last put behind
// it, so that a thousand questions of one name do not try a thousand each.
type names map[string]int

// unused returns the id, or the id with the first number that makes it new.
func (n names) unused(id string) string {
	if n[id] == 0 && !device.MatchString(id) {
		return id
	}
	for number := max(n[id], 1) + 1; ; number++ {
		more := fmt.Sprintf("-%d", number)
		candidate := strings.TrimRight(id[:min(len(id), 64-len(more))], "-") + more
		if n[candidate] == 0 {
			n[id] = number
			return candidate
		}
	}
}

// take marks an id as taken.
func (n names) take(id string) { n[id] = max(n[id], 1) }

// idFor returns an id for a question, and whether it is the one that it had, if
// any. One without an id gets one from what it is, so that importing the same
// file again gives the same ids and learners' records go on meaning the same.
func (m *module) idFor(q *Question) (id string, same bool) {
	slug := curriculum.Slug(q.ID)
	if q.ID == "" || slug == curriculum.Slug("") && slug != q.ID {
		sum := sha256.Sum256([]byte(q.Title + "\x00" + q.Text.Body))
		id = "q-" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
		return m.ids.unused(id), q.ID == ""
	}
	id = m.ids.unused(slug)
	return id, id == q.ID
}

// write returns the section of a question, "" where there can be none, and what
// of it is lost. What cannot stand as Markdown is tried again as plain text.
func (t *taker) write(q *Question, id string) (string, []curriculum.Diagnostic) {
	var lost []curriculum.Diagnostic
	var err error
	for _, flat := range []bool{false, true} {
		s := &section{file: t.File, lang: t.Lang, flat: flat, foreseen: map[string]bool{}}
		var md string
		if md, err = s.write(q, id); err == nil {
			if flat {
				s.lose(q.Text.At, "gift-markdown")
			}
			return addNotes(md, q), s.lost
		}
		lost = s.lost
	}
	left := curriculum.Diagnostic{File: t.File, Line: q.At.Line, Column: q.At.Column, Rule: "gift-unwritable"}
	if no := (*curriculum.UnwritableError)(nil); errors.As(err, &no) && no.Why.Rule != "" {
		left.Rule, left.Args = "gift-left-out", []any{no.Why}
	}
	return "", append(slices.DeleteFunc(lost, func(d curriculum.Diagnostic) bool { return d.Rule != "gift-wildcard" }), left)
}

// addNotes puts our comments below the comment of a block or page.
func addNotes(md string, q *Question) string {
	var notes strings.Builder
	for _, tag := range q.Tags {
		notes.WriteString(note("tag", tag))
	}
	if q.Kind == Description {
		notes.WriteString(note("description", ""))
	}
	heading, rest, _ := strings.Cut(md, "\n")
	comment, rest, _ := strings.Cut(rest, "\n")
	return heading + "\n" + comment + "\n" + notes.String() + rest
}
