package curriculum

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// ErrNoModule says that a course has no module of that name.
var ErrNoModule = errors.New("no such module")

// ErrNoCourse says that a folder holds no course.
var ErrNoCourse = errors.New("no course.md")

// Load reads a course: its course.md and the front matter of its modules, not
// their pages. It goes on over whatever is broken and reports it; the error is
// for a folder that holds no course at all. Root is how people know the place.
func Load(fsys fs.FS, root string) (*Course, []Diagnostic, error) {
	return load(fsys, root, nil)
}

// A First says what a first screen needs: modules in one language and, where
// one is named, that module alone.
type First struct{ Lang, Module string }

// LoadFirst is Load for a first screen. It reads each module in that language,
// where there is a file in it, and of a large course no more than the first
// modules in the suggested order; a module that is named is known by the name
// of its file. Where Whole says so, Load must follow before the course is used
// for anything else.
func LoadFirst(fsys fs.FS, root string, f First) (*Course, []Diagnostic, error) {
	return load(fsys, root, &f)
}

// firstModules is how many fill any first screen.
const firstModules = 48

// Whole tells whether all modules of the course are known.
func (c *Course) Whole() bool { return !c.cut }

// Reload is Load for a course that is there.
func (c *Course) Reload() (*Course, error) {
	if c.parts != nil {
		return c.reloadParts()
	}
	whole, _, err := Load(c.fsys, c.Root)
	return whole, err
}

func load(fsys fs.FS, root string, first *First) (*Course, []Diagnostic, error) {
	c := &Course{Root: root, fsys: fsys, glossaries: map[string]string{}, off: map[string]bool{}}
	raw, err := readFile(fsys, "course.md")
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil, fmt.Errorf("open course %s: %w", root, ErrNoCourse)
		}
		return nil, nil, fmt.Errorf("open course %s: %w", root, err)
	}
	found := c.readCourse(raw)
	files, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, found, fmt.Errorf("open course %s: %w", root, err)
	}
	if first != nil {
		all := len(files)
		files = c.first(files, *first)
		c.cut = len(files) < all
	}
	found = append(found, c.takeFiles(readFiles(fsys, files))...)
	c.arrange()
	if c.ID == "" {
		c.ID = "course"
	}
	return c, found, nil
}

// first returns the files that a first screen needs: a file mostly has the name
// of its module. Glossaries are among them.
func (c *Course) first(files []fs.DirEntry, f First) []fs.DirEntry {
	place, limit := map[string]int{}, firstModules
	for i, o := range c.order {
		place[o.id] = i - len(c.order)
	}
	names := map[string]bool{}
	for _, e := range files {
		names[e.Name()] = true
	}
	if names[f.Module+"."+f.Lang+".md"] {
		place[f.Module], limit = -len(c.order)-1, 1
	}
	var kept, modules []fs.DirEntry
	for _, e := range files {
		stem, lang, isModule := fileName(e.Name())
		switch {
		case !isModule || stem == "glossary":
			kept = append(kept, e)
		case lang == f.Lang || !names[stem+"."+f.Lang+".md"]:
			modules = append(modules, e)
		}
	}
	slices.SortStableFunc(modules, func(a, b fs.DirEntry) int {
		x, _, _ := fileName(a.Name())
		y, _, _ := fileName(b.Name())
		return cmp.Compare(place[x], place[y])
	})
	return append(kept, modules[:min(limit, len(modules))]...)
}

// fileName parts NAME.LANGUAGE.md; ok is false for anything else.
func fileName(name string) (stem, lang string, ok bool) {
	base, isMarkdown := strings.CutSuffix(name, ".md")
	i := strings.LastIndexByte(base, '.')
	if !isMarkdown || i <= 0 {
		return base, "", false
	}
	if !isLanguage(base[i+1:]) {
		return base, "", false
	}
	return base[:i], base[i+1:], true
}

// IsModuleFile tells whether a name has the form of a module's or glossary's
// file, NAME.LANGUAGE.md, so that a checker looks at it even without a course.
func IsModuleFile(name string) bool {
	_, _, ok := fileName(name)
	return ok && !strings.HasPrefix(name, ".")
}

// A headFile is a file of the folder as far as a shelf reads it.
type headFile struct {
	name, stem, lang string
	head             Head
	found            []Diagnostic
	isModule         bool
	isGlossary       bool
}

// readFiles reads the heads of all files of a folder, as many at a time as the
// machine has processors: most of it is waiting for YAML.
func readFiles(fsys fs.FS, entries []fs.DirEntry) []headFile {
	files := make([]headFile, len(entries))
	var group sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), max(1, len(entries)/32))
	for w := range workers {
		group.Go(func() {
			for i := w; i < len(entries); i += workers {
				files[i] = readFileHead(fsys, entries[i].Name())
			}
		})
	}
	group.Wait()
	return files
}

func readFileHead(fsys fs.FS, name string) headFile {
	f := headFile{name: name}
	var ok bool
	f.stem, f.lang, ok = fileName(name)
	if !strings.HasSuffix(name, ".md") || name == "course.md" || strings.HasPrefix(name, ".") || strings.EqualFold(f.stem, "README") {
		return f
	}
	if !ok {
		f.found = []Diagnostic{{name, 1, 1, "file-name", []any{name, f.stem + ".en.md"}}}
		return f
	}
	if f.isGlossary = f.stem == "glossary"; f.isGlossary {
		return f
	}
	start, err := readStart(fsys, name)
	if err != nil {
		f.found = []Diagnostic{{name, 1, 1, "file-unreadable", []any{err}}}
		return f
	}
	f.isModule = true
	f.head, f.found, err = readHead(name, start)
	if f.head.ID == "" {
		f.head.ID = slug(f.stem) // a file without a name of its own is known by its file's
	}
	if err != nil && f.head.Title == "" {
		f.head.Title = f.stem
	}
	return f
}

// takeFiles adds the files of the folder to the course.
func (c *Course) takeFiles(files []headFile) []Diagnostic {
	var found []Diagnostic
	known := map[string]*Entry{}
	for _, f := range files {
		found = append(found, f.found...)
		if f.isGlossary {
			c.glossaries[f.lang] = f.name
		}
		if !f.isModule {
			continue
		}
		e := known[f.head.ID]
		if e == nil {
			e = &Entry{ID: f.head.ID, Heads: map[string]Head{}}
			known[e.ID] = e
			c.Entries = append(c.Entries, e)
		}
		if first, taken := e.Heads[f.lang]; taken {
			found = append(found, Diagnostic{f.name, 1, 1, "module-repeated", []any{e.ID, first.File}})
			continue
		}
		e.Heads[f.lang] = f.head
	}
	return found
}

// arrange puts the modules in the suggested order, the others after them by
// track and id.
func (c *Course) arrange() {
	order, tracks := map[string]int{}, map[string]int{}
	for i, o := range c.order {
		order[o.id] = i + 1
	}
	for i, t := range c.Tracks {
		tracks[t.ID] = i + 1
	}
	last := func(place int) int { // what is not named comes after what is
		if place == 0 {
			return len(c.order) + len(c.Tracks) + 1
		}
		return place
	}
	slices.SortStableFunc(c.Entries, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(last(order[a.ID]), last(order[b.ID])),
			cmp.Compare(last(tracks[a.Track()]), last(tracks[b.Track()])), cmp.Compare(a.ID, b.ID))
	})
}

// Source reads a module's file in lang, or in the language that it exists in.
func (c *Course) Source(id, lang string) (file string, raw []byte, err error) {
	e := c.Entry(id)
	if e == nil {
		return "", nil, fmt.Errorf("%s: %w", id, ErrNoModule)
	}
	h, _ := e.Head(lang)
	raw, err = readFile(c.folderOf(e).fsys, h.File)
	if err != nil {
		return h.File, nil, fmt.Errorf("read module %s: %w", id, err)
	}
	return h.File, raw, nil
}

// Module reads a module's pages in lang, or in the language that it exists in.
func (c *Course) Module(id, lang string) (*Module, []Diagnostic, error) {
	e := c.Entry(id)
	if e == nil && c.cut { // it may be among those that were not read
		if whole, err := c.Reload(); err == nil {
			return whole.Module(id, lang)
		}
	}
	if e == nil {
		return nil, nil, fmt.Errorf("%s: %w", id, ErrNoModule)
	}
	h, in := e.Head(lang)
	_, raw, err := c.Source(id, lang)
	if err != nil {
		return nil, nil, err
	}
	m, found := Parse(h.File, in, raw)
	if m == nil {
		return nil, found, fmt.Errorf("read module %s: %w", id, ErrUnreadable)
	}
	m.ID = e.ID
	m.named(h)
	return m, found, nil
}

// named gives a module without a title the one that it is known by.
func (m *Module) named(h Head) {
	if m.Title != "" {
		return
	}
	m.Title = h.Title
	if len(m.Pages) > 0 && m.Pages[0].Title == "" {
		m.Pages[0].Title = h.Title
	}
}

// ErrUnreadable says that a module file is there but nothing of it can be
// shown; the diagnostics beside it say why.
var ErrUnreadable = errors.New("the file cannot be shown")

// Glossary reads the terms of the course in lang, none where there are none.
func (c *Course) Glossary(lang string) ([]Term, []Diagnostic) {
	if c.parts != nil {
		return c.partGlossaries(lang)
	}
	name, ok := c.glossaries[lang]
	if !ok {
		return nil, nil
	}
	raw, err := readFile(c.fsys, name)
	if err != nil {
		return nil, []Diagnostic{{name, 1, 1, "file-unreadable", []any{err}}}
	}
	return ParseGlossary(name, raw)
}
