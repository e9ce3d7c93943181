package curriculum

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// inStep compares a module in two languages: responses are recorded by
// position or id, so ids, kinds and numbers must agree (contract, section 4).
func (k *checker) inStep(a, b *Module) {
	k.sameSet(a.File, b.File, pageLines(a), pageLines(b))
	k.sameSet(a.File, b.File, blockLines(a), blockLines(b))
	k.sameSet(a.File, b.File, termLines(a), termLines(b))
	for _, x := range a.Blocks() {
		y, page := b.Block(x.ID)
		if y == nil || x.ID == "" { // a glossary, which its terms stand for
			continue
		}
		_, pageA := a.Block(x.ID)
		if pa, pb := a.Pages[pageA].ID, b.Pages[page].ID; pa != pb {
			k.at(b.File, y.Line, "lang-differs", x.ID, a.File, fmt.Sprintf("page %s / %s", pa, pb))
		}
		for _, d := range differences(x, y) {
			k.at(b.File, y.Line, "lang-differs", x.ID, a.File, d)
		}
	}
	if d := slices.Compare(objectives(a), objectives(b)); d != 0 {
		k.at(b.File, 1, "lang-differs", "objectives", a.File, strings.Join(objectives(a), ", ")+" / "+strings.Join(objectives(b), ", "))
	}
	if a.Track != b.Track {
		k.at(b.File, 1, "lang-differs", "track", a.File, a.Track+" / "+b.Track)
	}
	if a.Minutes != b.Minutes {
		k.at(b.File, 1, "lang-differs", "minutes", a.File, fmt.Sprintf("%d, %d / %d, %d", a.Minutes.Solo, a.Minutes.Group, b.Minutes.Solo, b.Minutes.Group))
	}
}

func objectives(m *Module) []string {
	var ids []string
	for _, o := range m.Objectives {
		ids = append(ids, o.ID)
	}
	return ids
}

func pageLines(m *Module) map[string]int {
	lines := map[string]int{}
	for _, p := range m.Pages {
		lines[p.ID] = p.Line
	}
	return lines
}

func blockLines(m *Module) map[string]int {
	lines := map[string]int{}
	for _, b := range m.Blocks() {
		if b.ID != "" {
			lines[b.ID] = b.Line
		}
	}
	return lines
}

func (k *checker) sameSet(fileA, fileB string, a, b map[string]int) {
	for _, id := range sortedKeys(a) {
		if _, ok := b[id]; !ok {
			k.at(fileB, 1, "lang-block-missing", id, fileA)
		}
	}
	for _, id := range sortedKeys(b) {
		if _, ok := a[id]; !ok {
			k.at(fileA, 1, "lang-block-missing", id, fileB)
		}
	}
}

// glossaries compares the terms of all languages with those of the first.
func (k *checker) glossaries() {
	langs := sortedKeys(k.course.glossaries)
	sets := make([]map[string]int, len(langs))
	for i, l := range langs {
		terms, _ := k.course.Glossary(l)
		sets[i] = map[string]int{}
		for _, t := range terms {
			if t.ID != "" {
				sets[i][t.ID] = t.Line
			}
		}
		if i > 0 {
			k.sameSet(k.course.glossaries[langs[0]], k.course.glossaries[l], sets[0], sets[i])
		}
	}
}

// differences says in which ways two languages of a block do not mean the
// same, in the words of the format.
func differences(x, y *Block) []string {
	var out []string
	differ := func(what string, a, b any) {
		switch v := a.(type) { // the usual case, without printing
		case int:
			if v == b {
				return
			}
		case []int:
			if w, ok := b.([]int); ok && slices.Equal(v, w) {
				return
			}
		}
		if fa, fb := fmt.Sprint(a), fmt.Sprint(b); fa != fb {
			out = append(out, what+" "+fa+" / "+fb)
		}
	}
	if x.Kind != y.Kind || !maps.Equal(x.Keys, y.Keys) {
		differ("kind", x.Kind, y.Kind)
		differ("rev", x.Rev, y.Rev)
		differ("of", x.Of, y.Of)
		for _, key := range sortedKeys(keysOf[string(x.Kind)]) {
			if key != "id" && key != "was" && key != "rev" && key != "of" {
				differ(key, plainKey(x, key), plainKey(y, key))
			}
		}
	}
	apart(x, y, differ)
	p, q := x.Question, y.Question
	if p == nil || q == nil {
		return out
	}
	if p.Form != q.Form {
		differ("type", p.Form, q.Form)
	}
	differ("[x]", rightOnes(p.Choices), rightOnes(q.Choices))
	differ("[x]", rightOnes(p.Reasons), rightOnes(q.Reasons))
	differ("choices", len(p.Choices), len(q.Choices))
	differ("choices", len(p.Reasons), len(q.Reasons))
	differ("steps", len(p.Steps), len(q.Steps))
	differ("rows", len(p.Rows), len(q.Rows))
	differ("left cells", p.Lefts(), q.Lefts())
	differ("right cells", p.Options(), q.Options())
	differ("gaps", len(p.Gaps), len(q.Gaps))
	if p.Number == q.Number {
		return out
	}
	differ("=", []any{p.Number.HasValue, p.Number.Value, p.Number.Low, p.Number.High}, []any{q.Number.HasValue, q.Number.Value, q.Number.Low, q.Number.High})
	return out
}

// plainKey is the value of a key in one spelling; those that a kind's own
// values say better are left to them.
func plainKey(b *Block, key string) string {
	switch {
	case key == "meters", b.Kind == Scale && (key == "from" || key == "to"):
		return ""
	case key == "minutes":
		return strings.Replace(b.Keys[key], ",", ".", 1)
	}
	return b.Keys[key]
}

func rightOnes(cs []Choice) []int {
	var at []int
	for i, c := range cs {
		if c.Right {
			at = append(at, i+1)
		}
	}
	return at
}
