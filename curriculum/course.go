package curriculum

import (
	"io/fs"
	"slices"
)

// Text is one text in several languages: language tag to text.
type Text map[string]string

// In returns the text in lang, else in English, else in the first language by
// name, so that a course written in one language is never shown empty.
func (t Text) In(lang string) string {
	if s, ok := t[lang]; ok {
		return s
	}
	if s, ok := t["en"]; ok {
		return s
	}
	first := ""
	for l := range t {
		if first == "" || l < first {
			first = l
		}
	}
	return t[first]
}

// A Track is a group of modules with a title of its own.
type Track struct {
	ID    string
	Title Text
}

// A Course is a folder of modules that belong together. It knows the heads of
// its modules; a module's pages are read when they are asked for, so that the
// cost of a start does not grow with the course.
type Course struct {
	ID        string
	Version   string
	Languages []string
	Title     Text
	Tracks    []Track
	Root      string // where the course was found, for people: a folder, or "" for the embedded one
	Entries   []*Entry
	Meters    map[string]Text // what the meters of scenarios are called

	Joins string // id of the course that the modules join and are recorded under, "" for none

	cut        bool      // not all modules were read
	parts      []*Course // of a course that others joined: all of them as they were read
	host       int       // which of the parts is the course itself
	fsys       fs.FS
	glossaries map[string]string // language to file
	order      []placed          // as course.md has it
	joinsAt    placed            // where course.md says so
	off        map[string]bool   // rules that the course switched off
}

// A placed is an id and where it is written.
type placed struct {
	id           string
	line, column int
}

// An Entry is what a course knows of a module without reading its pages.
type Entry struct {
	ID    string
	Heads map[string]Head // by language
	From  *Course         // the joined course that the module comes from; nil for the course's own
}

// Head returns the entry's head in lang and the language it is in: a module
// that exists in one language only is shown in that one.
func (e *Entry) Head(lang string) (Head, string) {
	if h, ok := e.Heads[lang]; ok {
		return h, lang
	}
	if h, ok := e.Heads["en"]; ok {
		return h, "en"
	}
	langs := e.Languages()
	if len(langs) == 0 {
		return Head{}, lang
	}
	return e.Heads[langs[0]], langs[0]
}

// Languages returns the languages in which the module exists, sorted.
func (e *Entry) Languages() []string {
	langs := make([]string, 0, len(e.Heads))
	for l := range e.Heads {
		langs = append(langs, l)
	}
	slices.Sort(langs)
	return langs
}

// Track returns the id of the track that the module stands in.
func (e *Entry) Track() string {
	h, _ := e.Head("en")
	return h.Track
}

// Entry returns the module with this id or with this former id, or nil.
func (c *Course) Entry(id string) *Entry {
	for _, e := range c.Entries {
		if e.ID == id {
			return e
		}
	}
	for _, e := range c.Entries {
		for _, h := range e.Heads {
			if slices.Contains(h.Was, id) {
				return e
			}
		}
	}
	return nil
}

// InTrack returns the modules of a track in the suggested order; the track ""
// holds those whose track the course does not name.
func (c *Course) InTrack(track string) []*Entry {
	var in []*Entry
	for _, e := range c.Entries {
		t := e.Track()
		if !slices.ContainsFunc(c.Tracks, func(k Track) bool { return k.ID == t }) {
			t = ""
		}
		if t == track {
			in = append(in, e)
		}
	}
	return in
}
