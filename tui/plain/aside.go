package plain

import (
	"fmt"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/tui/markdown"
)

// marks returns what can be opened in all that was shown on the page, each once.
func (v *visit) marks(kind markdown.Kind, terms []markdown.Term) []markedIn {
	var out []markedIn
	seen := map[markedIn]bool{}
	for _, c := range v.shown {
		o := v.options(c.m)
		o.Width, o.Theme, o.Terms = 80, markdown.None, terms
		for _, m := range markdown.Render(c.source, o).Marks {
			in := markedIn{c.m, m.Key}
			if kind == markdown.TermMark {
				in.m = nil // a term is the course's, whichever module shows it
			}
			if m.Kind == kind && !seen[in] {
				seen[in] = true
				out = append(out, in)
			}
		}
	}
	return out
}

type markedIn struct {
	m   *curriculum.Module
	key string
}

// printSources lists what is cited in all that was shown on the page so far.
func (v *visit) printSources() {
	v.out.gap()
	none := true
	for _, in := range v.marks(markdown.FootnoteMark, nil) {
		f, ok := in.m.Footnote(in.key)
		if !ok {
			continue
		}
		none = false
		text := markdown.Plain(f.Text, v.options(in.m))
		if in.m.ID != v.m.ID { // a recall: its sources have their own numbers
			text = v.label(safe.Line(in.m.Title), text)
		}
		v.raw(v.label(fmt.Sprintf("%s %d", v.w.Read.Source, f.Number), text))
	}
	if none {
		v.out.line(v.w.Read.NoSources)
	}
}

// printTerms lists the glossary terms in all that was shown on the page so far.
func (v *visit) printTerms() {
	v.out.gap()
	terms, byKey := v.terms()
	found := v.marks(markdown.TermMark, terms)
	for _, in := range found {
		t := byKey[in.key]
		v.printTerm(t, markdown.Plain(t.Definition, v.options(v.m)))
	}
	if len(found) == 0 {
		v.out.line(v.w.Read.NoTerms)
	}
}
