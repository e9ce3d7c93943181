package curriculum

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// A Report is what checking a folder or a file found.
type Report struct {
	Files       int
	Modules     int
	Diagnostics []Diagnostic
}

// Check reads all of a course and reports every problem in it.
func Check(fsys fs.FS, root string) Report {
	c, found, err := Load(fsys, root)
	if err != nil {
		return Report{Diagnostics: append(found, Diagnostic{"course.md", 1, 1, "course-missing", nil})}
	}
	k := &checker{course: c, report: Report{Files: 1}}
	// Heads are read again with their pages: keep what Load alone sees.
	for _, d := range found {
		if d.File == "course.md" || d.Rule == "file-name" || d.Rule == "module-repeated" || d.Rule == "file-unreadable" {
			k.add(d)
		}
	}
	for _, lang := range sortedKeys(c.glossaries) {
		_, ds := c.Glossary(lang)
		k.report.Files++
		k.add(ds...)
	}
	k.glossaries()
	k.order()
	for _, e := range c.Entries {
		k.entry(e)
	}
	k.recalls()
	Sort(k.report.Diagnostics)
	return k.report
}

// CheckFile reads one module or glossary file that stands alone.
func CheckFile(fsys fs.FS, name string) Report {
	raw, err := readFile(fsys, name)
	if err != nil {
		return Report{Files: 1, Diagnostics: []Diagnostic{{name, 1, 1, "file-unreadable", []any{reason(err)}}}}
	}
	stem, lang, ok := fileName(name)
	if stem == "glossary" {
		_, ds := ParseGlossary(name, raw)
		return Report{Files: 1, Diagnostics: ds}
	}
	m, ds := Parse(name, lang, raw)
	if !ok {
		ds = append(ds, Diagnostic{name, 1, 1, "file-name", []any{name, stem + ".en.md"}})
	}
	r := Report{Files: 1, Diagnostics: ds}
	if m != nil {
		r.Modules = 1
	}
	Sort(r.Diagnostics)
	return r
}

type checker struct {
	course  *Course
	report  Report
	modules []*Module
}

func (k *checker) add(ds ...Diagnostic) {
	k.report.Diagnostics = append(k.report.Diagnostics, ds...)
}

func (k *checker) at(file string, line int, rule string, args ...any) {
	k.add(Diagnostic{file, line, 1, rule, args})
}

func (k *checker) order() {
	for _, id := range k.course.order {
		if k.course.Entry(id) == nil {
			k.at("course.md", 1, "course-order", id)
		}
	}
}

// entry checks a module in all its languages.
func (k *checker) entry(e *Entry) {
	k.report.Modules++
	var read []*Module
	for _, lang := range e.Languages() {
		h := e.Heads[lang]
		k.report.Files++
		raw, err := readFile(k.course.fsys, h.File)
		if err != nil {
			continue // told by Load
		}
		m, ds := Parse(h.File, lang, raw)
		k.add(ds...)
		if m == nil {
			continue
		}
		m.ID = e.ID
		read = append(read, m)
		k.track(h)
		for _, need := range h.Needs {
			if k.course.Entry(need) == nil {
				k.at(h.File, 1, "module-needs", need)
			}
		}
	}
	k.modules = append(k.modules, read...)
	for i := 1; i < len(read); i++ {
		k.inStep(read[0], read[i])
	}
	if len(read) == 1 && len(k.course.Languages) > 1 {
		k.at(read[0].File, 1, "lang-missing", read[0].Lang)
	}
}

func (k *checker) track(h Head) {
	if h.Track == "" || slices.ContainsFunc(k.course.Tracks, func(t Track) bool { return t.ID == h.Track }) {
		return
	}
	ids := make([]string, len(k.course.Tracks))
	for i, t := range k.course.Tracks {
		ids[i] = t.ID
	}
	k.at(h.File, 1, "course-track", h.Track, strings.Join(ids, ", "))
}

// recalls checks that every recall asks a question that is there.
func (k *checker) recalls() {
	for _, m := range k.modules {
		for _, b := range m.Blocks() {
			if b.Kind != Recall || b.Of.Block == "" || k.question(b.Of) {
				continue
			}
			k.at(m.File, b.Line, "recall-target", b.Of.Module+"/"+b.Of.Block)
		}
	}
}

func (k *checker) question(of Ref) bool {
	for _, m := range k.modules {
		if m.ID == of.Module || slices.Contains(m.Was, of.Module) {
			if b, _ := m.Block(of.Block); b != nil && b.Kind == Quiz {
				return true
			}
		}
	}
	return false
}

// inStep compares a module in two languages: responses are recorded by
// position or id, so ids, kinds and numbers must agree (contract, section 4).
func (k *checker) inStep(a, b *Module) {
	k.sameSet(a.File, b.File, pageLines(a), pageLines(b))
	k.sameSet(a.File, b.File, blockLines(a), blockLines(b))
	for _, x := range a.Blocks() {
		y, page := b.Block(x.ID)
		if y == nil {
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
		lines[b.ID] = b.Line
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
			sets[i][t.ID] = t.Line
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
		if fa, fb := fmt.Sprint(a), fmt.Sprint(b); fa != fb {
			out = append(out, what+" "+fa+" / "+fb)
		}
	}
	differ("kind", x.Kind, y.Kind)
	differ("rev", x.Rev, y.Rev)
	differ("of", x.Of, y.Of)
	for _, key := range []string{"objective", "level", "type", "shuffle", "count", "confidence", "again", "into"} {
		differ(key, x.Keys[key], y.Keys[key])
	}
	p, q := x.Question, y.Question
	if p == nil || q == nil {
		return out
	}
	differ("type", p.Form, q.Form)
	differ("[x]", rightOnes(p.Choices), rightOnes(q.Choices))
	differ("[x]", rightOnes(p.Reasons), rightOnes(q.Reasons))
	differ("choices", len(p.Choices), len(q.Choices))
	differ("choices", len(p.Reasons), len(q.Reasons))
	differ("steps", len(p.Steps), len(q.Steps))
	differ("rows", len(p.Rows), len(q.Rows))
	differ("left cells", p.Lefts(), q.Lefts())
	differ("right cells", p.Options(), q.Options())
	differ("gaps", len(p.Gaps), len(q.Gaps))
	differ("=", []float64{p.Number.Value, p.Number.Low, p.Number.High}, []float64{q.Number.Value, q.Number.Low, q.Number.High})
	return out
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
