package study

import (
	"cmp"
	"slices"

	"cahier/curriculum"
	"cahier/progress"
)

// A Chapter of the notebook holds the notes of a module.
type Chapter struct {
	Course, ID string             // as they are now or, where the module is gone, were
	Head       *curriculum.Head   // nil where the module is gone
	Module     *curriculum.Module // nil where it is gone or cannot be read
	Notes      []Kept

	seen map[[4]string]bool // names of the notes
}

// A Kept note is one with its place in the module, as far as there is one.
type Kept struct {
	progress.Note
	Block *curriculum.Block // nil for a note on a page, and where the block is gone
	At    int               // index of its page, -1 where that is gone
	Sheet *Filled           // of a worksheet: all its fields as one document
}

// Gone tells that what the note was written for is not in the module any more.
func (k Kept) Gone() bool { return k.At < 0 }

// Name is what the note's place was called when it was written.
func (k Kept) Name() string {
	switch {
	case k.Note.Block == "":
		return k.Page
	case k.Field != "":
		return k.Note.Block + "/" + k.Field
	}
	return k.Note.Block
}

// A Finder returns what is there now of a module, by ids of the record, as
// [curriculum.Library.Recorded] does.
type Finder func(course, module string) (*curriculum.Head, *curriculum.Module)

// Notebook returns all notes by module, in the order in which the modules were
// first met; in a module they stand in the order of its pages, those whose
// place is gone last. What was renamed has one chapter and one note, under
// whatever ids it was written. No note is ever left out because the course has
// changed.
func Notebook(s progress.State, find Finder) []*Chapter {
	var all []*Chapter
	byName := map[progress.ModuleKey]*Chapter{}
	for _, n := range s.Notes() {
		recorded := progress.ModuleKey{Course: n.Course, Module: n.Module}
		c := byName[recorded]
		if c == nil {
			c = &Chapter{Course: n.Course, ID: n.Module, seen: map[[4]string]bool{}}
			c.Head, c.Module = find(n.Course, n.Module)
			if c.Head != nil {
				c.ID = c.Head.ID
			}
			now := progress.ModuleKey{Course: c.Course, Module: c.ID}
			if known := byName[now]; known != nil {
				c = known
			} else {
				all = append(all, c)
			}
			byName[recorded], byName[now] = c, c
		}
		c.keep(s, n)
	}
	all = slices.DeleteFunc(all, func(c *Chapter) bool { return len(c.Notes) == 0 })
	for _, c := range all {
		slices.SortStableFunc(c.Notes, c.compare)
	}
	return all
}

// keep finds a note's place and adds it, once under all its names.
func (c *Chapter) keep(s progress.State, n progress.Note) {
	k := c.place(s, n)
	name := [4]string{k.Module, k.Page, k.Note.Block, k.Field}
	if k.Note.Block != "" {
		name[1] = "" // a block may move to another page
	}
	if k.Sheet != nil {
		name[3] = "" // its fields are one
	}
	if len(k.Current) > 0 && !c.seen[name] {
		c.seen[name] = true
		c.Notes = append(c.Notes, k)
	}
}

func (c *Chapter) place(s progress.State, n progress.Note) Kept {
	gone := Kept{Note: n, At: -1}
	m := c.Module
	if m == nil {
		return gone
	}
	if n.Block == "" {
		i := m.PageIndex(n.Page)
		if i < 0 {
			return gone
		}
		p := &m.Pages[i]
		return Kept{Note: s.PageNoteUnder(c.Course, names(m.ID, m.Was), names(p.ID, p.Was)), At: i}
	}
	b, i := m.Block(n.Block)
	if b == nil {
		return gone
	}
	k := Kept{Note: NoteIn(s, c.Course, m, b, n.Field), Block: b, At: i}
	if b.Worksheet == nil || n.Field == "" {
		return k
	}
	if _, at := b.Worksheet.Field(n.Field); at < 0 {
		return gone // the field is
	}
	filled := FilledSheet(s, c.Course, m, b)
	k.Sheet = &filled
	return k
}

func (c *Chapter) compare(a, b Kept) int {
	const last = 1 << 30
	page := func(k Kept) int {
		if k.Gone() {
			return last
		}
		return k.At
	}
	block := func(k Kept) int {
		if k.Block == nil {
			return last // a note on a page stands after those of its blocks
		}
		return slices.Index(c.Module.Pages[k.At].Blocks(), k.Block)
	}
	return cmp.Or(cmp.Compare(page(a), page(b)), cmp.Compare(block(a), block(b)))
}

// CountNotes counts notes, a worksheet as one however many fields it has.
func CountNotes(s progress.State) int {
	type sheet struct{ course, module, block string }
	seen := map[sheet]bool{}
	n := 0
	for _, note := range s.Notes() {
		k := sheet{note.Course, note.Module, note.Block}
		if note.Field == "" || !seen[k] {
			n++
		}
		seen[k] = note.Field != ""
	}
	return n
}
