package curriculum

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"cahier/curriculum/courses"

	"github.com/rogpeppe/go-internal/txtar"
)

// inTurn mints words that tell their order: q1x, q2x, …
func inTurn() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint(n, "x") }
}

// fixed mends a folder and returns it as it would be on the disk.
func fixed(folder fstest.MapFS, only string) (fstest.MapFS, Fixed) {
	r := Fix(folder, FixOptions{Only: only, Mint: inTurn()})
	after := fstest.MapFS{}
	for name, f := range folder {
		after[name] = f
	}
	for _, f := range r.Files {
		after[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	return after, r
}

func folderOf(files ...string) fstest.MapFS {
	folder := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		folder[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return folder
}

func told(list []Mended) string {
	var b strings.Builder
	for _, m := range list {
		fmt.Fprintln(&b, m.File, m.Line, m.What, m.Args)
	}
	return b.String()
}

// TestFix holds each archive of testdata/fix: files, and how they are mended.
func TestFix(t *testing.T) {
	names, err := fs.Glob(os.DirFS("testdata"), "fix/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			raw, err := fs.ReadFile(os.DirFS("testdata"), name)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(raw)
			folder, want := fstest.MapFS{}, map[string]string{}
			for _, f := range a.Files {
				if n, ok := strings.CutPrefix(f.Name, "want/"); ok {
					want[n] = string(f.Data)
					continue
				}
				folder[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			after, r := fixed(folder, strings.TrimSpace(string(a.Comment)))
			for n := range folder {
				w, changes := want[n]
				if *update {
					break
				}
				if !changes {
					w = string(folder[n].Data)
				}
				if got := string(after[n].Data); got != w {
					t.Errorf("%s is mended to:\n%s\nwant:\n%s", n, got, w)
				}
			}
			var done []Mended
			for _, f := range r.Files {
				done = append(done, f.Done...)
			}
			if *update {
				writeFix(t, name, a, folder, after, told(done)+told(r.Undone))
				return
			}
			if got := told(done) + told(r.Undone); got != want["said"] {
				t.Errorf("said:\n%s\nwant:\n%s", got, want["said"])
			}
			mendedWell(t, folder, after, strings.TrimSpace(string(a.Comment)))
		})
	}
}

// writeFix writes how the files of an archive are mended into it.
func writeFix(t *testing.T, name string, a *txtar.Archive, before, after fstest.MapFS, said string) {
	t.Helper()
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, "want/") })
	for _, n := range sortedKeys(after) {
		if !bytes.Equal(before[n].Data, after[n].Data) {
			a.Files = append(a.Files, txtar.File{Name: "want/" + n, Data: after[n].Data})
		}
	}
	a.Files = append(a.Files, txtar.File{Name: "want/said", Data: []byte(said)})
	if err := os.WriteFile("testdata/"+name, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// mendedWell holds what is true of every fix: done twice it changes nothing,
// ids and their order stay, and the languages are no further out of step.
func mendedWell(t *testing.T, before, after fstest.MapFS, only string) {
	t.Helper()
	if _, again := fixed(after, only); len(again.Files) > 0 {
		t.Errorf("the second run changes %s:\n%s%q\nfrom\n%q", again.Files[0].Name, told(again.Files[0].Done), again.Files[0].Content, after[again.Files[0].Name].Data)
	}
	for name := range before {
		if !strings.HasSuffix(name, ".md") || bytes.Equal(before[name].Data, after[name].Data) {
			continue
		}
		was, is := idsIn(before[name].Data), idsIn(after[name].Data)
		for _, id := range is {
			if len(was) > 0 && was[0] == id {
				was = was[1:]
			}
		}
		if len(was) > 0 {
			t.Errorf("%s: the id %s is not where it was in %v", name, was[0], is)
		}
		if bare(before[name].Data) != bare(after[name].Data) {
			t.Errorf("%s: more was changed than was added:\n%q\n%q", name, bare(before[name].Data), bare(after[name].Data))
		}
	}
	count := func(folder fstest.MapFS, rules ...string) (n int) {
		folder = maps.Clone(folder)
		if folder["course.md"] == nil {
			folder["course.md"] = &fstest.MapFile{Data: []byte(courseFile)}
		}
		for _, d := range Check(folder, "").Diagnostics {
			if slices.Contains(rules, d.Rule) {
				n++
			}
		}
		return n
	}
	for _, rule := range []string{"lang-block-missing", "lang-differs", "id-repeated", "was-taken"} {
		if b, a := count(before, rule), count(after, rule); a > b {
			t.Errorf("%s: %d before, %d after", rule, b, a)
		}
	}
}

var anID = newPattern(`\bid="?([a-z0-9-]+)`)

func idsIn(raw []byte) (ids []string) {
	for _, m := range anID.re().FindAllSubmatch(raw, -1) {
		ids = append(ids, string(m[1]))
	}
	return ids
}

// bare is a file without all that a fix may add or change: comments with ids,
// placeholders, anchors, and the spaces, bars and rules of tables.
func bare(raw []byte) string {
	s := string(raw)
	for _, p := range []string{`> \{\{(why this|pourquoi ce) choi[^}]*\}\}`, `<!-- page( id=[a-z0-9-]+)? -->`, `<!-- id=[a-z0-9-]+ -->`, `\bid=[a-z0-9-]+`, `\(<?#[^)\s]*`, `[ \t|]+`, `:?-+:?`, `[\r\n]+`} {
		s = newPattern(p).re().ReplaceAllString(s, "")
	}
	return s
}

// What is not touched stays byte for byte: the byte order mark, each line's own
// end, spaces at the end, controls, and a last line without an end.
func TestFixKeepsBytes(t *testing.T) {
	head := "\ufeff" + strings.ReplaceAll(frontMatter, "\n", "\r\n")
	before := head + "# M\r\n\r\n## Un\r\nTe\x07xte \u202f!  \r\n\r\n## Deux\nLe\x1bbas\n\n## Q\r<!-- quiz -->\r\rWhat?\r\r- [x] a\r- [ ] b"
	want := head + "# M\r\n\r\n## Un\r\n<!-- page id=p1x -->\r\nTe\x07xte \u202f!  \r\n\r\n## Deux\n<!-- page id=p2x -->\nLe\x1bbas\n\n## Q\r<!-- quiz id=q3x -->\r\rWhat?\r\r- [x] a\r- [ ] b\r  > {{why this choice tempts, and what is true}}"
	folder := folderOf("m.en.md", before)
	after, r := fixed(folder, "")
	if got := string(after["m.en.md"].Data); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := told(r.Files[0].Done); got != "m.en.md 9 id-minted [p1x]\nm.en.md 13 id-minted [p2x]\nm.en.md 17 id-minted [q3x]\nm.en.md 23 feedback-added []\n" {
		t.Error("the lines are", got)
	}
	mendedWell(t, folder, after, "")
}

// A word that is taken is asked for again, and one that makes no id is none.
func TestFixMintsAnew(t *testing.T) {
	folder := folderOf("m.en.md", frontMatter+"## One\n<!-- page id=px was=py -->\n\n## Two\n")
	words := []string{"x", "y", "É!", "z"}
	r := Fix(folder, FixOptions{Mint: func() string { w := words[0]; words = append(words[1:], w); return w }})
	if len(r.Files) != 1 || !strings.Contains(string(r.Files[0].Content), "## Two\n<!-- page id=pz -->\n") {
		t.Errorf("got %+v", r)
	}
	r = Fix(folder, FixOptions{Mint: func() string { return "x" }})
	if len(r.Files) != 0 {
		t.Errorf("an id was given twice: %+v", r)
	}
}

func TestGithubAnchor(t *testing.T) {
	for title, want := range map[string]string{
		"Her need":                   "her-need",
		"Que faire\u202f?":           "que-faire",
		"L’échange, en 30 minutes !": "léchange-en-30-minutes-",
		"a_b -- `c`":                 "a_b----c",
		"1 + 1":                      "1--1",
	} {
		if got := githubAnchor(strings.ReplaceAll(title, "`", "")); got != want {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
	o := (&fixFile{name: "m.en.md"}).layoutOf([]byte("## A\n\n## A\n\n> # a\n\n## A 1\n"))
	var got []string
	anchors := o.headingAnchors()
	for _, at := range slices.Sorted(maps.Keys(anchors)) {
		got = append(got, anchors[at])
	}
	same(t, "anchors", got, []string{"a", "a-1", "a-2", "a-1-1"})
}

// All that the corpus has, as modules of their own and as twins.
func TestFixCorpus(t *testing.T) {
	for _, s := range corpus(t) {
		for _, f := range s.archive.Files {
			if !strings.HasSuffix(f.Name, ".md") {
				continue
			}
			t.Run(s.rule+"/"+f.Name, func(t *testing.T) {
				for _, data := range [][]byte{f.Data, bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))} {
					alone := fstest.MapFS{"m.en.md": {Data: data}}
					after, _ := fixed(alone, "")
					mendedWell(t, alone, after, "")
					if bytes.Contains(data, []byte("\r\n")) && bytes.Contains(bytes.ReplaceAll(after["m.en.md"].Data, []byte("\r\n"), nil), []byte("\n")) {
						t.Error("a line ends otherwise than the others")
					}
				}
			})
		}
		for _, side := range []string{"bad/", "good/"} {
			folder := fstest.MapFS{}
			for _, f := range s.archive.Files {
				if name, ok := strings.CutPrefix(f.Name, side); ok {
					folder[name] = &fstest.MapFile{Data: f.Data}
				}
			}
			after, _ := fixed(folder, "")
			mendedWell(t, folder, after, "")
		}
	}
}

// The shipped course needs no ids, and what a fix does there changes no digest
// but where a table or a link stands.
func TestFixShippedCourse(t *testing.T) {
	folder := fstest.MapFS{}
	shipped := courses.ReverseMentoring()
	names, _ := fs.Glob(shipped, "*.md")
	for _, n := range names {
		raw, err := fs.ReadFile(shipped, n)
		if err != nil {
			t.Fatal(err)
		}
		folder[n] = &fstest.MapFile{Data: raw}
	}
	after, r := fixed(folder, "")
	mendedWell(t, folder, after, "")
	if len(r.Undone) > 0 {
		t.Errorf("left undone:\n%s", told(r.Undone))
	}
	for _, f := range r.Files {
		lang := f.Name[len(f.Name)-5 : len(f.Name)-3]
		was, _ := Parse(f.Name, lang, folder[f.Name].Data)
		is, _ := Parse(f.Name, lang, f.Content)
		if was == nil || is == nil {
			t.Fatalf("%s cannot be read any more", f.Name)
		}
		old := was.Blocks()
		for i, b := range is.Blocks() {
			touched := slices.ContainsFunc(f.Done, func(m Mended) bool {
				return m.Line >= b.Line && (i+1 == len(old) || m.Line < is.Blocks()[i+1].Line)
			})
			if !touched && b.Digest != old[i].Digest {
				t.Errorf("%s:%d: the digest of %s changed", f.Name, b.Line, b.ID)
			}
		}
		for _, m := range f.Done {
			if m.What == IDMinted || m.What == IDTaken {
				t.Errorf("%s:%d: %s %v", m.File, m.Line, m.What, m.Args)
			}
		}
	}
}

// FuzzFix mends any two files as the languages of one module.
func FuzzFix(f *testing.F) {
	for _, s := range corpus(f) {
		var texts []string
		for _, file := range s.archive.Files {
			if strings.HasSuffix(file.Name, ".md") && !strings.HasSuffix(file.Name, "course.md") {
				texts = append(texts, string(file.Data))
			}
		}
		for i := 1; i < len(texts); i++ {
			f.Add(texts[i-1], texts[i])
		}
	}
	f.Add(frontMatter+"## A\r\n\r\n> | a\t| b\r\n> |-|:-:|\r\n> | `x\\|y` | é\r\n", frontMatter+"A\n--\n")
	f.Fuzz(func(t *testing.T, en, fr string) {
		folder := folderOf("course.md", strings.Replace(courseFile, "1.10", "\"1\"", 1), "m.en.md", en, "m.fr.md", fr)
		start := time.Now()
		after, _ := fixed(folder, "")
		if d := time.Since(start); d > 4*time.Second {
			t.Errorf("%d bytes took %v", len(en)+len(fr), d)
		}
		mendedWell(t, folder, after, "")
	})
}

// A large module is mended in the time of a few readings.
func TestFixLarge(t *testing.T) {
	var b strings.Builder
	b.WriteString(frontMatter)
	for i := range 600 {
		fmt.Fprintf(&b, "## Page %d\n\n|a|b|\n|-|-|\n|%d|x|\n\n### Q\n<!-- quiz -->\n\nWhat?\n\n- [ ] a\n- [x] b\n\n", i, i)
	}
	start := time.Now()
	folder := folderOf("m.en.md", b.String(), "m.fr.md", b.String())
	_, r := fixed(folder, "")
	if n := len(r.Files[0].Done); n != 600*4 {
		t.Errorf("%d things were mended", n)
	}
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("it took %v", d)
	}
}

var idComment = newPattern(`<!--( page)? id=[a-z0-9-]+ -->`)

// withoutIDs takes the ids of pages, blocks and items out of a file.
func withoutIDs(raw []byte) []byte {
	front := headEnd(raw)
	body := idComment.re().ReplaceAll(raw[front:], nil)
	body = newPattern(`(<!-- [a-z]+) id=[a-z0-9-]+`).re().ReplaceAll(body, []byte("$1"))
	return append(slices.Clone(raw[:front]), body...)
}

// Without the ids of one language, the shipped modules get them back; without
// those of both, they get new ones and are in step.
func TestFixGivesIDsBack(t *testing.T) {
	shipped := courses.ReverseMentoring()
	names, _ := fs.Glob(shipped, "*.fr.md")
	for _, fr := range names {
		en := strings.TrimSuffix(fr, ".fr.md") + ".en.md"
		rawFr, errFr := fs.ReadFile(shipped, fr)
		rawEn, errEn := fs.ReadFile(shipped, en)
		if errFr != nil || errEn != nil {
			t.Fatal(errFr, errEn)
		}
		t.Run(fr, func(t *testing.T) {
			after, r := fixed(fstest.MapFS{en: {Data: rawEn}, fr: {Data: withoutIDs(rawFr)}}, "")
			if got, want := fmt.Sprint(idsIn(after[fr].Data)), fmt.Sprint(idsIn(rawFr)); got != want {
				t.Errorf("got  %s\nwant %s\n%s", got, want, told(r.Undone))
			}
			after, r = fixed(fstest.MapFS{en: {Data: withoutIDs(rawEn)}, fr: {Data: withoutIDs(rawFr)}}, "")
			if got, want := fmt.Sprint(idsIn(after[fr].Data)), fmt.Sprint(idsIn(after[en].Data)); got != want {
				t.Errorf("in French  %s\nin English %s", got, want)
			}
			if got, want := len(idsIn(after[fr].Data)), len(idsIn(rawFr)); got != want {
				t.Errorf("%d ids, of %d\n%s", got, want, told(r.Undone))
			}
		})
	}
}
