package tui

import (
	"strings"

	"cahier/curriculum"
)

// A Change says what differs between two readings of a module: the page, the
// part of it, and the text of that part as far as it stayed the same.
type Change struct {
	Page  int // index in the new reading, -1 where no page differs
	Part  int // index into the page's parts, -1 for its title
	Same  string
	Title string // of the block or the page
	Block *curriculum.Block
}

// Changed finds what an author has just written. Of several pages that differ
// the one that is shown counts, else the first: where the eye is, it stays.
func Changed(old, now *curriculum.Module, shown string) Change {
	found := Change{Page: -1}
	for i := range now.Pages {
		p := &now.Pages[i]
		var before *curriculum.Page
		if at := old.PageIndex(p.ID); at >= 0 {
			before = &old.Pages[at]
		}
		if before != nil && before.Digest == p.Digest && before.Title == p.Title {
			continue
		}
		if found.Page < 0 || p.ID == shown {
			found = changeOn(before, p)
			found.Page = i
		}
		if p.ID == shown {
			break
		}
	}
	if found.Page < 0 && len(now.Pages) < len(old.Pages) {
		return nearGone(old, now)
	}
	return found
}

// nearGone is the page before one that was taken out.
func nearGone(old, now *curriculum.Module) Change {
	for i := range old.Pages {
		if now.PageIndex(old.Pages[i].ID) < 0 {
			at := min(max(0, i-1), len(now.Pages)-1)
			return Change{Page: at, Title: now.Pages[max(at, 0)].Title}
		}
	}
	return Change{Page: -1}
}

// changeOn finds the first part of a page that is not as it was.
func changeOn(before, p *curriculum.Page) Change {
	c := Change{Title: p.Title}
	if before == nil || len(p.Parts) == 0 {
		return c
	}
	for c.Part < len(p.Parts) && c.Part < len(before.Parts) && sameParts(before.Parts[c.Part], p.Parts[c.Part]) {
		c.Part++
	}
	if c.Part == len(p.Parts) {
		if len(before.Parts) == c.Part { // its title alone
			c.Part = -1
			return c
		}
		c.Part-- // what stood last is gone
	}
	part := p.Parts[c.Part]
	if c.Block = part.Block; c.Block != nil {
		c.Title = part.Block.Title
		return c
	}
	if c.Part < len(before.Parts) {
		c.Same = commonStart(before.Parts[c.Part].Prose, part.Prose)
	}
	return c
}

func sameParts(a, b curriculum.Part) bool {
	if a.Block == nil || b.Block == nil {
		return a.Block == nil && b.Block == nil && a.Prose == b.Prose
	}
	return a.Block.Kind == b.Block.Kind && a.Block.ID == b.Block.ID && a.Block.Digest == b.Block.Digest && a.Block.Title == b.Block.Title
}

// commonStart is the whole paragraphs that two texts begin with.
func commonStart(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return b[:max(0, strings.LastIndex(b[:n], "\n\n"))]
}
