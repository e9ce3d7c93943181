package curriculum

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
)

// A Mend is one kind of thing that Fix did, or found and could not do.
type Mend string

// What Fix does.
const (
	IDMinted      Mend = "id-minted"      // the new id
	IDTaken       Mend = "id-taken"       // the id, and the file that had it
	FeedbackAdded Mend = "feedback-added" // a placeholder
	AnchorWritten Mend = "anchor-written" // the anchor
	TableAligned  Mend = "table-aligned"
)

// What it leaves to the author.
const (
	Unpaired     Mend = "unpaired"     // the file in which the twin is not found
	Alphabetical Mend = "alphabetical" // the file whose terms are in another order
	NoTwin       Mend = "no-twin"      // the file in another language that cannot be read
	Refused      Mend = "refused"      // it would change what the text means
)

// A Mended is one thing done to a file or left undone, with its line in the
// file as it is then.
type Mended struct {
	File string
	Line int
	What Mend
	Args []any
}

// A FixedFile is a file that Fix changed.
type FixedFile struct {
	Name    string
	Content []byte
	Done    []Mended
	Was     []byte // what was read: who writes looks whether it still stands there
}

// A Fixed is what Fix makes of a folder; it writes nothing itself.
type Fixed struct {
	Files  []FixedFile // those that changed
	Undone []Mended
}

// FixOptions are what a fix depends on beside the files.
type FixOptions struct {
	// Only names one file. Those of its module in other languages get ids too,
	// which must be the same, but nothing else.
	Only string
	// Mint returns a short random word of a-z and 0-9, another one each time.
	Mint func() string
}

// Fix mends what needs no judgement: ids that are missing are minted, the same
// in all languages of a module; wrong choices without feedback get a
// placeholder; links of scenarios are written as GitHub computes anchors; the
// columns of tables are aligned. It never changes an id and never reorders, and
// to fix what it fixed changes nothing. Each file is read again as it would be
// written: a change after which it means anything else is not made.
//
// What a course switches off in its course.md is not mended either.
func Fix(fsys fs.FS, o FixOptions) Fixed {
	var all Fixed
	off := switchedOffBeside(fsys)
	for _, group := range fileGroups(fsys, o.Only) {
		f := &fixing{mint: o.Mint, off: off}
		for _, name := range group {
			f.read(fsys, name, o.Only == "" || o.Only == name)
		}
		f.fix()
		for _, file := range f.files {
			if !bytes.Equal(file.raw, file.written) {
				all.Files = append(all.Files, FixedFile{file.name, file.written, file.done, file.raw})
			}
		}
		all.Undone = append(all.Undone, f.undone...)
	}
	return all
}

// fileGroups returns the files of each module in all its languages, and those
// of the glossary; with a name, the group of that file alone.
func fileGroups(fsys fs.FS, only string) [][]string {
	c, _, err := Load(fsys, "")
	if err != nil { // no course; its files are modules all the same
		c = &Course{glossaries: map[string]string{}}
		if entries, err := fs.ReadDir(fsys, "."); err == nil {
			c.takeFiles(readFiles(fsys, entries))
		}
	}
	var groups [][]string
	for _, e := range c.Entries {
		var files []string
		for _, lang := range e.Languages() {
			files = append(files, e.Heads[lang].File)
		}
		groups = append(groups, files)
	}
	var glossary []string
	for _, lang := range sortedKeys(c.glossaries) {
		glossary = append(glossary, c.glossaries[lang])
	}
	if len(glossary) > 0 {
		groups = append(groups, glossary)
	}
	if only == "" {
		return groups
	}
	for _, g := range groups {
		if slices.Contains(g, only) {
			return [][]string{g}
		}
	}
	return [][]string{{only}}
}

// A fixing is the files of a module while they are mended.
type fixing struct {
	mint   func() string
	off    map[string]bool
	files  []*fixFile
	lost   []string // files that cannot be read
	tries  int
	undone []Mended
}

// A fixFile is one of them.
type fixFile struct {
	name, lang string
	glossary   bool
	whole      bool   // all of it is mended, not only ids
	raw        []byte // as it was
	written    []byte // as it is to be
	layout     *layout
	done       []Mended
}

// layoutOf parses what a file is to be; nil where it cannot be read.
func (f *fixFile) layoutOf(raw []byte) *layout {
	lint := &linter{layout: &layout{}}
	if f.glossary {
		parseGlossary(f.name, raw, lint)
	} else if m, _ := parse(f.name, f.lang, raw, lint); m == nil {
		return nil
	}
	if lint.layout.modules == nil {
		return nil
	}
	return lint.layout
}

func (x *fixing) read(fsys fs.FS, name string, whole bool) {
	stem, lang, _ := fileName(name)
	f := &fixFile{name: name, lang: lang, glossary: stem == "glossary", whole: whole}
	raw, err := readFile(fsys, name)
	if err == nil {
		f.raw, f.written = raw, raw
		f.layout = f.layoutOf(raw)
	}
	if f.layout == nil {
		x.lost = append(x.lost, name)
		return
	}
	x.files = append(x.files, f)
}

// fix mends the texts and then, since ids widen cells, the tables.
func (x *fixing) fix() {
	if len(x.files) == 0 {
		return
	}
	all, left := x.ids()
	for i, f := range x.files {
		if !f.whole {
			continue
		}
		if !x.off["feedback-missing"] {
			all = append(all, f.layout.feedbacks(i, f.lang)...)
		}
		all = append(all, f.layout.anchors(i)...)
	}
	x.keep(all, left)
	all = nil
	for i, f := range x.files {
		if f.whole {
			all = append(all, f.layout.tables(i)...)
		}
	}
	x.keep(all, nil)
	for _, f := range x.files {
		slices.SortStableFunc(f.done, func(a, b Mended) int { return a.Line - b.Line })
	}
}

// maxTries bounds how often the files are read again to find the changes that
// cannot be made: what is left then is not made.
const maxTries = 300

// keep makes the changes after which the files mean what they meant, and says
// which it does not make, beside those that were left before.
func (x *fixing) keep(all, left []change) {
	var kept []change
	var add func(part []change)
	add = func(part []change) {
		if len(part) == 0 {
			return
		}
		with := slices.Concat(kept, part)
		x.tries++
		switch {
		case x.tries <= maxTries && x.holds(with):
			kept = with
		case len(part) == 1 || x.tries > maxTries:
			for _, c := range part {
				e := c[0]
				left = append(left, change{{span: span{e.start, e.start}, file: e.file, what: Refused}})
			}
		default:
			add(part[:len(part)/2])
			add(part[len(part)/2:])
		}
	}
	add(all)
	for i, f := range x.files {
		edits := editsOf(slices.Concat(left, kept), i)
		if len(edits) == 0 {
			continue
		}
		var lines []int
		f.written, lines = apply(f.layout.text, f.written, edits)
		for j, e := range edits {
			m := Mended{f.name, lines[j], e.what, e.args}
			switch e.what {
			case "":
			case Unpaired, Alphabetical, NoTwin, Refused:
				x.undone = append(x.undone, m)
			default:
				f.done = append(f.done, m)
			}
		}
		f.layout = f.layoutOf(f.written)
	}
}

// holds tells whether all files mean what they meant, after some changes.
func (x *fixing) holds(changes []change) bool {
	for i, f := range x.files {
		edits := editsOf(changes, i)
		if len(edits) == 0 {
			continue
		}
		ids := map[*slot]string{}
		for _, e := range edits {
			if e.slot != nil {
				ids[e.slot] = e.id
			}
		}
		out, _ := apply(f.layout.text, f.written, edits)
		after := f.layoutOf(out)
		if after == nil || meansOther(f.layout, after, ids) {
			return false
		}
	}
	return true
}

// ids returns a change for each id that is missing, and what is said where
// none can be given.
func (x *fixing) ids() (all, left []change) {
	say := func(file int, s *slot, what Mend, args ...any) {
		if !x.off[s.rule] {
			left = append(left, change{{span: span{s.place, s.place}, file: file, what: what, args: args}})
		}
	}
	if len(x.lost) > 0 {
		for i, f := range x.files {
			if s := firstMissing(f.layout.root.below); s != nil {
				say(i, s, NoTwin, x.lost[0])
			}
		}
		return nil, left
	}
	roots, names := make([]*slot, len(x.files)), make([]string, len(x.files))
	for i, f := range x.files {
		roots[i], names[i] = &f.layout.root, f.name
	}
	p := pairAll(roots, names)
	used := x.usedIDs()
	for _, t := range p.all {
		if c := x.idOf(t, used); len(c) > 0 {
			all = append(all, c)
		}
	}
	for _, u := range p.apart {
		what := Unpaired
		if u.sorted {
			what = Alphabetical
		}
		say(u.file, u.first, what, names[u.other])
	}
	return all, left
}

// usedIDs are all ids of the module, former ones too: none is given twice.
func (x *fixing) usedIDs() map[string]bool {
	used := map[string]bool{"start": true}
	for _, f := range x.files {
		for id := range f.layout.ids {
			used[id] = true
		}
		for _, page := range f.layout.module.Pages {
			for _, id := range page.Was {
				used[id] = true
			}
			for _, part := range page.Parts {
				if part.Block != nil {
					for _, id := range part.Block.Was {
						used[id] = true
					}
				}
			}
		}
	}
	return used
}

// idOf gives a place the id that it has in another language, or a new one
// where it has none in any.
func (x *fixing) idOf(t twins, used map[string]bool) (c change) {
	id, from, everywhere := "", "", true
	for i, s := range t {
		switch {
		case s == nil || s.id == "" && s.at < 0 || s.bound:
			everywhere = false
		case s.id != "" && id != "" && s.id != id:
			return nil
		case s.id != "" && id == "":
			id, from = s.id, x.files[i].name
		}
	}
	if id == "" && everywhere {
		id = x.minted(t[0].kind, used)
	}
	if id == "" {
		return nil
	}
	for i, s := range t {
		if s == nil || s.id != "" || s.at < 0 || s.bound || x.off[s.rule] {
			continue
		}
		if _, taken := x.files[i].layout.ids[id]; taken {
			return nil
		}
		e := edit{span: span{s.at, s.at}, file: i, with: s.lead + "id=" + id + s.tail, slot: s, id: id, what: IDMinted, args: []any{id}}
		if from != "" {
			e.what, e.args = IDTaken, []any{id, from}
		}
		c = append(c, e)
	}
	return c
}

// minted returns an id that nothing in the module has: the first letter of
// what gets it and a word; "" where none can be had.
func (x *fixing) minted(kind string, used map[string]bool) string {
	for range 100 {
		id := strings.ToLower(kind[:1]) + x.mint()
		if isID(id) && !used[id] {
			used[id] = true
			return id
		}
	}
	return ""
}
