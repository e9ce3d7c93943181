package curriculum

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestFrontMatterPlaces(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"TOML", "+++\nid = \"m\"\n+++\n", "1:1 error [frontmatter-missing]"},
		{"JSON", "{\n\"id\": \"m\"\n}\n", "1:1 error [frontmatter-missing]"},
		{"named YAML", "---yaml\nid: \"m\"\n---\n", "1:1 error [frontmatter-missing]\n1:1 warning [page-id-missing]"},
		{"not on line 1", "\n---\nid: \"m\"\n---\n", "1:1 error [frontmatter-missing]\n3:1 warning [page-id-missing]"},
		{"only an opening", "---", "1:1 error [frontmatter-unclosed]"},
		{"spaces after the marks", "--- \nid: \"m\"\ntitle: \"M\"\n---\t\n", ""},
		{"no line end at the end", "---\nid: \"m\"\ntitle: \"M\"\n---", ""},
		{"byte order mark", "\ufeff---\nid: \"m\"\ntitle: \"M\"\nx: 1\n---\n", "4:1 error [frontmatter-unknown-key]"},
		{"empty", "---\n---\n", "1:1 error [frontmatter-required]\n1:1 error [frontmatter-required]"},
		{"comments only", "---\n# none\n---\n", "1:1 error [frontmatter-required]\n1:1 error [frontmatter-required]"},
		{"a list", "---\n- id\n---\n", "1:1 error [frontmatter-required]\n1:1 error [frontmatter-required]\n2:1 error [frontmatter-type]"},
		{"French colon, first key", "---\ntitle: Mentor : guide\nid: \"m\"\n---\n", "2:15 error [frontmatter-syntax]"},
		{"French colon, last key", "---\nid: \"m\"\ntitle: L’été : guide\n---\n", "3:14 error [frontmatter-syntax]"},
		{"French colon, in a list", "---\nid: \"m\"\nobjectives:\n  - id: \"a\"\n    text: Dire : quoi\n---\n", "5:16 error [frontmatter-syntax]"},
		{"quote never closed", "---\nid: \"m\"\ntitle: \"M\n---\n", "3:1 error [frontmatter-syntax]"},
		{"a tab", "---\nid: \"m\"\n\ttitle: \"M\"\n---\n", "3:1 error [frontmatter-syntax]"},
		{"a second document", "---\nid: \"m\"\ntitle: \"M\"\n...\ntrack: \"t\"\n---\n", "4:1 error [frontmatter-syntax]"},
		{"a null id", "---\nid:\ntitle: \"M\"\n---\n", "1:1 error [frontmatter-required]"},
		{"numbers, truth values and dates for texts", "---\nid: 2026\ntitle: 2026-11-20\nobjectives: [{id: a, text: true}]\n---\n", "2:5 warning [frontmatter-plain]\n3:8 warning [frontmatter-plain]\n4:28 warning [frontmatter-plain]"},
		{"a text for a mapping", "---\nid: {a: b}\ntitle: [M]\n---\n", "1:1 error [frontmatter-required]\n1:1 error [frontmatter-required]\n2:5 error [frontmatter-type]\n3:8 error [frontmatter-type]"},
		{"an escape", "---\nid: \"m\"\ntitle: \"a\\e[2J\\nb\"\n---\n", "3:8 warning [control-character]"},
		{"anchor at the top", "---\n&a\nid: \"m\"\ntitle: \"M\"\n---\n", "2:1 error [frontmatter-alias]"},
		{"too big", "---\nid: \"m\"\n" + strings.Repeat("# filler\n", 2000) + "---\n", "1:1 error [frontmatter-big]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, ds := Parse("f", "en", []byte(c.raw))
			same(t, c.raw, strings.TrimSpace(strings.ReplaceAll("\n"+lines(ds), "\nf:", "\n")), c.want)
		})
	}
}

// Every line doubles ten times what the one before holds.
func TestBillionLaughs(t *testing.T) {
	raw := "---\nid: \"m\"\ntitle: \"M\"\nneeds:\n  - &a0 [x]\n"
	for i := range 9 {
		a := "*a" + string(rune('0'+i))
		raw += "  - &a" + string(rune('1'+i)) + " [" + strings.TrimSuffix(strings.Repeat(a+", ", 10), ", ") + "]\n"
	}
	m, ds := Parse("f", "en", []byte(raw+"---\n"))
	if !HasErrors(ds) || len(m.Needs) > 0 {
		t.Errorf("%v: %s", m.Needs, lines(ds))
	}
}

func TestHeadKeepsWhatTheAuthorWrote(t *testing.T) {
	h, ds, err := readHead("f", []byte("---\nid: 'm'\ntitle: \"Un : deux\"\ntrack: t\nminutes: {solo: 25, group: 45}\nneeds: [a, \"b\"]\nwas: [c]\nreviewed: 2026-11-20\nobjectives:\n  - id: \"o\"\n    text: \"O\"\n---\n"))
	if err != nil || len(ds) > 0 {
		t.Fatal(err, lines(ds))
	}
	same(t, "head", h, Head{"f", "m", "Un : deux", "t", Minutes{25, 45}, []Objective{{"o", "O"}}, []string{"a", "b"}, []string{"c"}, "2026-11-20"})
}

const courseFile = "---\nformat: 1\nid: \"c\"\nversion: 1.10\nlanguages: [en, fr]\ntitle:\n  en: \"C\"\n  fr: \"Ç\"\ntracks:\n  - id: \"t\"\n    title: {en: \"T\"}\n  - id: \"u\"\n    title: {en: \"U\"}\norder: [z]\n---\n"

func files(pairs ...string) fstest.MapFS {
	fs := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fs[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fs
}

func lesson(id, keys string) string {
	return "---\nid: \"" + id + "\"\ntitle: \"M\"\n" + keys + "---\n\nText.\n"
}

func TestLoad(t *testing.T) {
	fs := files("course.md", courseFile,
		"a.en.md", lesson("a", "track: u\n"), "b.en.md", lesson("b", "track: t\nwas: [old]\n"), "b.fr.md", lesson("b", "track: t\n"),
		"z.fr.md", lesson("z", ""), "broken.en.md", "No front matter.\n", "README.md", "x", ".hidden.en.md", "x", "picture.png", "x",
		"glossary.en.md", "- **mentor** (mentors) — Who *helps*. <!-- id=mentor -->\n- **a\n  b** - B. <!-- id=ab -->\n")
	c, ds, err := Load(fs, "place")
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, e := range c.Entries {
		order = append(order, e.ID)
	}
	same(t, "order", order, []string{"z", "b", "a", "broken"})
	same(t, "diagnostics", lines(ds), "course.md:4:10 warning [frontmatter-plain]\nbroken.en.md:1:1 error [frontmatter-missing]\n")
	same(t, "course", []string{c.ID, c.Version, c.Root, c.Title.In("fr"), c.Title.In("de")}, []string{"c", "1.10", "place", "Ç", "C"})
	if len(c.InTrack("t")) != 1 || len(c.InTrack("")) != 2 || c.Entry("old") == nil || c.Entry("x") != nil {
		t.Error("tracks or former ids")
	}
	m, _, err := c.Module("z", "en")
	if err != nil || m.Lang != "fr" {
		t.Errorf("a module in one language is shown in it: %v", err)
	}
	terms, ds := c.Glossary("en")
	if len(ds) > 0 {
		t.Error(lines(ds))
	}
	same(t, "terms", terms, []Term{{"mentor", "mentor", []string{"mentors"}, "Who *helps*.", 1}, {"ab", "a b", nil, "B.", 2}})
	if terms, ds := c.Glossary("fr"); terms != nil || ds != nil {
		t.Error("a glossary from nowhere")
	}
	if _, _, err := Load(files("a.en.md", "x"), ""); err == nil {
		t.Error("a folder without course.md is no course")
	}
	if c, ds, err := Load(files("course.md", "---\nid: [\n---\n"), ""); err != nil || c.ID == "" || !HasErrors(ds) {
		t.Error("a broken course.md is a course with errors")
	}
}

func TestLibraryFind(t *testing.T) {
	one, _, _ := Load(files("course.md", courseFile, "a.en.md", lesson("a", ""), "b.en.md", lesson("b", "was: [old]\n")), "")
	two, _, _ := Load(files("course.md", strings.Replace(courseFile, "\"c\"", "\"d\"", 1), "a.en.md", lesson("a", "")), "")
	l := Library{one, two}
	for name, want := range map[string]string{
		"b": "c/b", "old": "c/b", "c/a": "c/a", "d/a": "d/a",
		"a": ErrAmbiguous.Error(), "x": ErrNoModule.Error(), "d/b": ErrNoModule.Error(), "e/a": ErrNoModule.Error(), "c/": ErrNoModule.Error(), "": ErrNoModule.Error(),
	} {
		c, e, err := l.Find(name)
		switch {
		case err != nil && !strings.Contains(err.Error(), want):
			t.Errorf("%q: %v, want %s", name, err, want)
		case err == nil && c.ID+"/"+e.ID != want:
			t.Errorf("%q: %s/%s, want %s", name, c.ID, e.ID, want)
		}
	}
	if l.Course("d") != two || l.Course("x") != nil {
		t.Error("Course")
	}
}

func TestCheckFile(t *testing.T) {
	fs := files("m.en.md", lesson("m", ""), "x.md", lesson("x", ""), "glossary.fr.md", "Text\n")
	fs["dir.en.md/x"] = &fstest.MapFile{}
	for name, want := range map[string]string{
		"m.en.md": "", "x.md": "x.md:1:1 warning [file-name]\n", "glossary.fr.md": "glossary.fr.md:1:1 warning [glossary-stray]\n",
		"none.en.md": "none.en.md:1:1 error [file-unreadable]\n", "dir.en.md": "dir.en.md:1:1 error [file-unreadable]\n",
	} {
		same(t, name, lines(CheckFile(fs, name).Diagnostics), want)
	}
}

func TestIsID(t *testing.T) {
	for _, s := range []string{"", "a", "a-b", "-a", "a-", "0", "A", "é", "a b", strings.Repeat("a", 64), strings.Repeat("a", 65), "a\n"} {
		if got := isID(s); got != idForm.re().MatchString(s) {
			t.Errorf("%q: %v", s, got)
		}
	}
}
