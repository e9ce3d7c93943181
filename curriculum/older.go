package curriculum

import (
	"fmt"
	"slices"
	"strings"
)

// together reports where one language of a module was changed without the
// other. Files hold no history; but what does not depend on a language changes
// in all of them or in none: the sources cited, the years told, the hints, the
// feedbacks and the explanation of a question. The file with the earlier
// review is taken for the older one.
func (k *checker) together(a, b *Module) {
	newer, older := a, b
	if a.Reviewed > b.Reviewed && b.Reviewed != "" || a.Reviewed == b.Reviewed {
		newer, older = a, b
	} else if b.Reviewed > a.Reviewed && a.Reviewed != "" {
		newer, older = b, a
	}
	if newer.Reviewed != older.Reviewed && older.Reviewed != "" {
		k.at(older.File, 1, "lang-reviewed", newer.File, newer.Reviewed, older.Reviewed)
	}
	for i := range newer.Pages {
		x := &newer.Pages[i]
		j := slices.IndexFunc(older.Pages, func(y Page) bool { return y.ID == x.ID })
		if j < 0 {
			continue
		}
		y := &older.Pages[j]
		if d := unshared(proseOf(x), proseOf(y)); d != nil {
			k.at(older.File, y.Line, "lang-older", x.ID, newer.File, strings.Join(d, "; "))
		}
	}
	blocks := map[string]*Block{}
	for _, y := range older.Blocks() {
		blocks[y.ID] = y
	}
	for _, x := range newer.Blocks() {
		y := blocks[x.ID]
		if y == nil || x.Kind != y.Kind {
			continue
		}
		d := append(unshared([]string{x.Source}, []string{y.Source}), repliesApart(x.Question, y.Question)...)
		if len(d) > 0 {
			k.at(older.File, y.Line, "lang-older", x.ID, newer.File, strings.Join(d, "; "))
		}
	}
}

func proseOf(p *Page) []string {
	var all []string
	for _, part := range p.Parts {
		all = append(all, part.Prose)
	}
	return all
}

// unshared says which sources and years two texts do not share.
func unshared(a, b []string) (out []string) {
	for _, find := range []func(string, []string) []string{sourcesIn, yearsIn} {
		x, y := all(find, a), all(find, b)
		if slices.Equal(x, y) {
			continue // in the same order even
		}
		if x, y = set(x), set(y); !slices.Equal(x, y) {
			out = append(out, only(x, y)+" / "+only(y, x))
		}
	}
	return out
}

func all(find func(string, []string) []string, texts []string) (found []string) {
	for _, t := range texts {
		found = find(t, found)
	}
	return found
}

func set(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

// only lists what stands in x and not in y, "…" for nothing.
func only(x, y []string) string {
	var out []string
	for _, s := range x {
		if !slices.Contains(y, s) {
			out = append(out, s)
		}
	}
	if out == nil {
		return "…"
	}
	return strings.Join(out, " ")
}

func sourcesIn(s string, all []string) []string {
	for {
		i := strings.Index(s, "[^")
		if i < 0 {
			break
		}
		s = s[i:]
		end := strings.IndexByte(s, ']')
		if end < 0 {
			break
		}
		all = append(all, s[:end+1])
		s = s[end:]
	}
	return all
}

// yearsIn returns the numbers of four digits from 1000 to 2999: all languages
// write a year alike, but that one writes 1980-81 and another 1980-1981.
// Four digits in a row lie across every fourth byte, so no more are looked at.
func yearsIn(s string, all []string) []string {
	for at := 3; at < len(s); at += 4 {
		if !isDigit(s[at]) {
			continue
		}
		start, end := at, at+1
		for start > 0 && isDigit(s[start-1]) {
			start--
		}
		for end < len(s) && isDigit(s[end]) {
			end++
		}
		if end-start == 4 && (s[start] == '1' || s[start] == '2') {
			all = append(all, s[start:end])
			rest, dash := strings.CutPrefix(s[end:], "-")
			if dash && len(rest) >= 2 && isDigit(rest[0]) && isDigit(rest[1]) && rest[:2] > s[start+2:end] && (len(rest) == 2 || !isDigit(rest[2])) {
				all = append(all, s[start:start+2]+rest[:2])
			}
		}
		at += (end - 1 - at) / 4 * 4 // on behind the run
	}
	return all
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// repliesApart says which help and replies of a question are not as many.
func repliesApart(p, q *Question) (out []string) {
	if p == nil || q == nil {
		return nil
	}
	count := func(what string, a, b int) {
		if a != b {
			out = append(out, fmt.Sprintf("%s %d / %d", what, a, b))
		}
	}
	count("TIP", len(p.Hints), len(q.Hints))
	count("NOTE", min(1, len(p.Explanation)), min(1, len(q.Explanation)))
	count(">", replies(p), replies(q))
	return out
}

func replies(q *Question) int {
	n := 0
	for _, cs := range [][]Choice{q.Choices, q.Reasons, q.Steps} {
		for _, c := range cs {
			n += min(1, len(c.Feedback))
		}
	}
	return n
}
