package curriculum

import (
	"maps"
	"slices"
)

// A Standing says how a course stands among those it was found with.
type Standing struct {
	Course   *Course // as it was read
	HiddenBy *Course // an earlier one with the same id: this one is not in the library
	Host     *Course // the one that its modules stand in, as it was read
	// Alone tells that the course to join is not there: the modules stand under
	// its id without it, so that what is recorded stays where it belongs.
	Alone bool
	// Chained tells why: it is there, but joins another course itself. Joins are
	// not followed further than one step.
	Chained bool
	Hidden  []Hidden // modules that an earlier folder has too
}

// Hidden is a module that another folder of the same course, an earlier one,
// has under the same id.
type Hidden struct {
	Module string
	By     *Course
}

// Join makes a library of courses in the order in which they win. A course
// whose course.md names another one gives its modules to that; under which
// course a module is recorded depends on that name alone, never on what else
// was found. The standings are those of the courses given, in their order.
func Join(found []*Course) (Library, []Standing) {
	standings := make([]Standing, len(found))
	byID := map[string]*Course{}
	groups := map[string][]*Course{} // by the id they are recorded under
	for i, c := range found {
		standings[i].Course = c
		if first := byID[c.ID]; first != nil {
			standings[i].HiddenBy = first
			continue
		}
		byID[c.ID] = c
		groups[c.recorded()] = append(groups[c.recorded()], c)
	}
	var l Library
	for i, c := range found {
		s, id := &standings[i], c.recorded()
		if s.HiddenBy != nil {
			continue
		}
		parts := groups[id]
		host := max(0, slices.IndexFunc(parts, func(p *Course) bool { return p.Joins == "" }))
		if parts[host].Joins != "" {
			s.Alone, s.Chained = true, byID[id] != nil
		}
		s.Hidden = hidden(parts, c)
		if parts[host] == c {
			l = append(l, joined(id, parts, host))
			continue
		}
		s.Host = parts[host]
	}
	return l, standings
}

// recorded is the id of the course that the modules are recorded under.
func (c *Course) recorded() string {
	if c.Joins != "" {
		return c.Joins
	}
	return c.ID
}

// An owned module is one with the part whose module it is.
type owned struct {
	part  *Course
	entry *Entry
}

// owners finds for each module the first of the parts that has it.
func owners(parts []*Course) map[string]owned {
	owner := map[string]owned{}
	for _, p := range parts {
		for _, e := range p.Entries {
			if _, taken := owner[e.ID]; !taken {
				owner[e.ID] = owned{p, e}
			}
		}
	}
	return owner
}

func hidden(parts []*Course, of *Course) []Hidden {
	if len(parts) == 1 {
		return nil
	}
	owner := owners(parts)
	var list []Hidden
	for _, e := range of.Entries {
		if by := owner[e.ID].part; by != of {
			list = append(list, Hidden{e.ID, by})
		}
	}
	return list
}

// joined is the course that parts make together, under an id: the host with
// what the others add. The host's modules come first, those of the others
// after them, each in its own order. A module that an earlier part has instead
// of the host stands in the host's place.
func joined(id string, parts []*Course, host int) *Course {
	h := parts[host]
	if len(parts) == 1 && h.ID == id {
		return h
	}
	j := *h
	j.ID, j.Joins, j.parts, j.host = id, "", parts, host
	j.Entries, j.Tracks, j.Meters = nil, slices.Clone(h.Tracks), maps.Clone(h.Meters)
	owner, placed := owners(parts), map[string]bool{}
	for _, p := range hostFirst(parts, host) {
		j.cut = j.cut || p.cut
		for _, e := range p.Entries {
			if !placed[e.ID] {
				placed[e.ID] = true
				j.Entries = append(j.Entries, owner[e.ID].in(h))
			}
		}
		j.addNames(p)
	}
	return &j
}

// addNames adds the tracks and meters of a part that are not known yet.
func (c *Course) addNames(p *Course) {
	for _, t := range p.Tracks {
		if !slices.ContainsFunc(c.Tracks, func(k Track) bool { return k.ID == t.ID }) {
			c.Tracks = append(c.Tracks, t)
		}
	}
	for meter, name := range p.Meters {
		if c.Meters == nil {
			c.Meters = map[string]Text{}
		}
		if _, known := c.Meters[meter]; !known {
			c.Meters[meter] = name
		}
	}
}

func hostFirst(parts []*Course, host int) []*Course {
	return slices.Concat(parts[host:host+1], parts[:host], parts[host+1:])
}

// in is the module as the host's course knows it.
func (o owned) in(host *Course) *Entry {
	if o.part == host {
		return o.entry
	}
	e := *o.entry
	e.From = o.part
	return &e
}

// folderOf is the course in whose folder a module's files stand.
func (c *Course) folderOf(e *Entry) *Course {
	if e.From != nil {
		return e.From
	}
	return c
}

// reloadParts reads all folders of a joined course again. One that cannot be
// read any more stays as it was known; without the host there is no course.
func (c *Course) reloadParts() (*Course, error) {
	whole := slices.Clone(c.parts)
	for i, p := range c.parts {
		r, err := p.Reload()
		switch {
		case err == nil:
			whole[i] = r
		case i == c.host:
			return nil, err
		}
	}
	return joined(c.ID, whole, c.host), nil
}

// partGlossaries puts the terms of all folders of a joined course together. A
// term that the host has, by id or by name, stays as the host has it.
func (c *Course) partGlossaries(lang string) ([]Term, []Diagnostic) {
	var terms []Term
	var found []Diagnostic
	known := map[string]bool{}
	for _, p := range hostFirst(c.parts, c.host) {
		more, ds := p.Glossary(lang)
		found = append(found, ds...)
		for _, t := range more {
			name, id := Fold(t.Name), "id="+t.ID
			if known[name] || t.ID != "" && known[id] {
				continue
			}
			known[name], known[id] = true, true
			terms = append(terms, t)
		}
	}
	return terms, found
}
