package tui

import "slices"

// An underway player has been begun and has not come to its end.
type underway interface{ underway() bool }

// stand finds what lies behind the reader where the window stands at a line of
// the page's standing text. What is not standing has no lines of its own: all of
// a conversation is at the line below it, which would be to come back behind it.
// So what is half done there comes into the window, and is next.
func (r *reader) stand(line int) {
	for i := r.passed; i < len(r.parts); i++ {
		p := r.parts[i]
		if u, ok := p.player.(underway); ok && u.underway() && lineAt(r.sheet.rows, p.at+p.view.from) == line {
			r.passed = i
			r.show(i)
			return
		}
	}
	here := r.firstHere(r.sheet.top)
	if here < r.passed {
		here = r.firstBelow(r.sheet.top)
	}
	r.passed = here
}

// firstBelow is the first part on which keys act that begins at a row or below.
func (r *reader) firstBelow(row int) int {
	return r.first(func(p *part) bool { return p.at >= row })
}

// firstHere is the first of them that begins there, or that is still to be done
// and has not ended there: its title may be above the window.
func (r *reader) firstHere(row int) int {
	return r.first(func(p *part) bool {
		m, ok := p.player.(marked)
		return p.at >= row || ok && m.mark() == todoMark && p.at+p.view.to > row
	})
}

func (r *reader) first(is func(*part) bool) int {
	i := slices.IndexFunc(r.parts, func(p *part) bool { return p.active() && is(p) })
	if i < 0 {
		return len(r.parts)
	}
	return i
}
