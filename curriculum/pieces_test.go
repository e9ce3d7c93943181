package curriculum

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
)

// bothWays parses a file in pieces of a size at least, and as a whole. It returns
// whether it was parsed in pieces at all.
func bothWays(t *testing.T, raw string, size int) bool {
	t.Helper()
	read := func(whole bool) (*Module, []Diagnostic, bool) {
		s, ok := newSource("m.en.md", []byte(raw))
		if !ok {
			return nil, nil, false
		}
		m := &Module{Lang: "en"}
		front, body := s.header()
		m.Head = s.head(front)
		var p *modules
		if !whole {
			if p = s.inPieces(m, body, size); p == nil {
				if len(m.Pages) > 0 || len(m.Footnotes) > 0 {
					t.Fatalf("%q: given up, and yet there are pages", raw)
				}
				return nil, nil, false
			}
		} else {
			tree, ok := s.parseTree(body)
			if !ok {
				return nil, s.found, true
			}
			p = newModules(tree, m)
			p.traps()
			p.footnotes()
			p.pages()
		}
		p.targets()
		Sort(s.found)
		return m, s.found, true
	}
	m, found, ok := read(false)
	if !ok {
		return false
	}
	want, wantFound, _ := read(true)
	if !reflect.DeepEqual(m, want) {
		t.Fatalf("%q in pieces:\n%+v\nas a whole:\n%+v", raw, m, want)
	}
	if !reflect.DeepEqual(found, wantFound) {
		t.Fatalf("%q in pieces:\n%v\nas a whole:\n%v", raw, found, wantFound)
	}
	return true
}

const twoPages = "---\nid: m\ntitle: M\n---\n\n# M\n\nText.\n\n## One\n<!-- page id=one -->\n\nA [^s].\n\n%s\n\n## Two\n<!-- page id=two -->\n\nB [^s].\n\n[^s]: Source.\n"

// What looks like the beginning of a page and may be none is left to the parse
// of the whole.
func TestPiecesInDoubt(t *testing.T) {
	for middle, want := range map[string]bool{
		"Text.":                           true,
		"- a\n- b":                        true,
		"> a\n> b":                        true,
		"```\n## Code\n```":               true,
		"```\n```":                        true,
		"~~~\ncode":                       true,
		"```":                             true,
		"```\n    ```":                    false, // That does not close it.
		"- ```\n  code":                   true,  // It ends with its list.
		"<div>\n## Raw":                   false,
		"<pre>\n\n## Raw":                 false,
		"<!-- a comment -->":              true,
		"<!-- a\n\n## comment\n-->":       true,
		"<!-- never closed":               true,
		"[a]: https://example.org":        false,
		"> [a]: https://example.org":      false, // It holds for the whole file.
		"- a\n\n  [a]: b":                 false,
		"[^t]: Another.\n\n    [a]: b":    false,
		"[^t]: Another.":                  true,
		"[^t]: Another.\n\n    ## In it.": true,
		"- [^t]: In a list.":              false,
		"Text\n[^t]: in a paragraph.":     true,
		"{{workshop.day}}":                false,
		"# Top\n<!-- quiz id=q -->\n\n- [x] Yes.":                      true,
		"### Q\n<!-- quiz id=q -->\n\nWhich?\n\n- [ ] No.\n- [x] Yes.": true,
		"Title\n---":          true,
		"a | b\n--|--\n1 | 2": true,
		"    code\n\n\n":      true,
		"[^s]: Twice.":        true,
		strings.Repeat("> ", maxNesting+1) + "deep": false,
	} {
		if got := bothWays(t, strings.Replace(twoPages, "%s", middle, 1), 1); got != want {
			t.Errorf("%q: in pieces %v, want %v", middle, got, want)
		}
	}
}

func TestPiecesOfTheShippedCourse(t *testing.T) {
	files, err := filepath.Glob("courses/*/*.md")
	if err != nil || len(files) < 30 {
		t.Fatal(len(files), err)
	}
	in := 0
	var long strings.Builder
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(file) != "course.md" && bothWays(t, string(raw), 1) {
			in++
			long.Write(raw[headEnd(raw):])
		}
	}
	if long.Len() < 10*pieceSize || !bothWays(t, "---\nid: m\n---\n"+long.String(), pieceSize) {
		t.Error("one file of all that was not read in pieces")
	}
	if in < 30 {
		t.Errorf("only %d of %d were read in pieces", in, len(files))
	}
}

// A footnote is kept until all pieces are read, and the tree of its piece is not.
func TestPiecesAreLetGo(t *testing.T) {
	s, _ := newSource("m.en.md", []byte(strings.Replace(twoPages, "%s", "> [^t]: in a quote\n\n[^t]: Note.", 1)))
	_, body := s.header()
	p := s.inPieces(&Module{}, body, 1)
	if p == nil || len(p.notes) != 3 {
		t.Fatal("not in pieces")
	}
	for _, note := range p.notes {
		for n := ast.Node(note); n != nil; n = n.Parent() {
			if n.Kind() == ast.KindDocument {
				t.Errorf("%s keeps the tree that it stood in", note.Ref)
			}
		}
	}
}

func FuzzPieces(f *testing.F) {
	for _, middle := range []string{"Text.", "```\n## x\n```", "<!-- x\n## y -->", "- a\n\n  ## b", "[^t]: a\n\n    b", "<div>\n## x", "### Q\n<!-- quiz id=q -->\n\n- [x] a\n\n<!-- / -->", "# T\n<!-- quiz id=q -->", "a | b\n--|--"} {
		f.Add(strings.Replace(twoPages, "%s", middle, 1))
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if len(raw) > 4<<10 {
			t.Skip("long")
		}
		bothWays(t, raw, 1)
		bothWays(t, raw, 100) // more than one page in most
	})
}
