package progress

import (
	"cmp"
	"slices"
)

// Note is one text of the learner: an answer to a reflect block, a field of a
// worksheet, or a free note on a page (Block is empty).
//
// Each version names the one that it was edited from. A version that another
// was made from is past; those that none was made from are current. So a note
// edited on one device has one current version, and one edited on two devices
// that had not yet met has two, neither of which is lost.
type Note struct {
	Course, Module, Page, Block, Field string

	Current  []Event // In order; empty when the note was removed.
	Versions []Event // All, in order, those with empty text included.
}

// Texts returns the texts of the current versions, in order.
func (n Note) Texts() []string {
	var texts []string
	for _, e := range n.Current {
		texts = append(texts, *e.Text)
	}
	return texts
}

// After returns the id for the After of the next version: that of the last
// current one, or of the last of all where the note was removed.
func (n Note) After() string {
	if len(n.Current) > 0 {
		return n.Current[len(n.Current)-1].ID
	}
	if len(n.Versions) > 0 {
		return n.Versions[len(n.Versions)-1].ID
	}
	return ""
}

// Note returns the note of a block and a field (empty for a reflect block).
func (s State) Note(course, module, block, field string) Note {
	return s.NoteUnder(course, []string{module}, []string{block}, field)
}

// NoteUnder is Note for a block that had several ids, in a module that had
// several: one note, the first ids being those of now.
func (s State) NoteUnder(course string, modules, blocks []string, field string) Note {
	var places []place
	for _, m := range modules {
		for _, b := range blocks {
			places = append(places, place{typ: Noted, course: course, module: m, block: b, part: field})
		}
	}
	return s.note(places...)
}

// PageNote returns the free note on a page.
func (s State) PageNote(course, module, page string) Note {
	return s.PageNoteUnder(course, []string{module}, []string{page})
}

// PageNoteUnder is PageNote for a page that had several ids, as NoteUnder is.
func (s State) PageNoteUnder(course string, modules, pages []string) Note {
	var places []place
	for _, m := range modules {
		for _, p := range pages {
			places = append(places, place{typ: Noted, course: course, module: m, page: p})
		}
	}
	return s.note(places...)
}

// Notes returns the notes that have a current version: by module in the order
// in which the modules were first met, then in the order of first writing.
func (s State) Notes() []Note {
	return slices.DeleteFunc(s.AllNotes(), func(n Note) bool { return len(n.Current) == 0 })
}

// AllNotes returns the notes as Notes does, removed ones included.
func (s State) AllNotes() []Note {
	firsts := s.firsts(firstOfNote)
	list := make([]Note, 0, len(firsts))
	for _, i := range firsts {
		list = append(list, s.note(placeOf(&s.events[i])))
	}
	rank := map[ModuleKey]int{}
	for i, m := range s.Modules() {
		rank[m] = i
	}
	slices.SortStableFunc(list, func(a, b Note) int {
		return cmp.Compare(rank[ModuleKey{a.Course, a.Module}], rank[ModuleKey{b.Course, b.Module}])
	})
	return list
}

// note is what stands at places that are names of one thing.
func (s State) note(places ...place) Note {
	p := places[0]
	n := Note{Course: p.course, Module: p.module, Page: p.page, Block: p.block, Field: p.part}
	for _, p := range places {
		n.Versions = append(n.Versions, s.at(p)...)
	}
	slices.SortStableFunc(n.Versions, Compare)
	// A version is only ever made from one that was read before it. Trusting
	// nothing else keeps a damaged or hostile After, which could make a circle,
	// from hiding the note.
	earlier, past := map[string]bool{}, map[string]bool{}
	for _, e := range n.Versions {
		if earlier[e.After] {
			past[e.After] = true
		}
		earlier[e.ID] = true
	}
	for _, e := range n.Versions {
		if e.Page != "" && n.Block != "" {
			n.Page = e.Page
		}
		if !past[e.ID] && *e.Text != "" {
			n.Current = append(n.Current, e)
		}
	}
	return n
}
