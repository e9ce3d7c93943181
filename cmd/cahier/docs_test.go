package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// The documentation, seen from here.
const (
	repo    = "../.."
	samples = repo + "/docs/authoring/samples"
)

// A page is one file of the documentation.
type page struct {
	path string
	raw  []byte
	tree ast.Node
}

var gfm = goldmark.New(goldmark.WithExtensions(extension.GFM))

// pages are all that a reader of the repository may be led to.
func pages(t *testing.T) map[string]page {
	t.Helper()
	paths, err := filepath.Glob(repo + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(repo+"/docs", func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".md") {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]page{}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Clean(path)] = page{path, raw, gfm.Parser().Parse(text.NewReader(raw))}
	}
	return all
}

// TestDocsLinks: every link within the repository leads to a file, and every
// anchor to a heading.
func TestDocsLinks(t *testing.T) {
	all := pages(t)
	anchors := map[string]map[string]bool{}
	for path, p := range all {
		anchors[path] = p.anchors()
	}
	links := 0
	for path, p := range all {
		for _, to := range p.links() {
			if strings.Contains(to, "://") || strings.HasPrefix(to, "mailto:") || strings.HasPrefix(path, filepath.Clean(samples)) && strings.HasPrefix(to, "#") {
				continue // a scenario's choice is the business of check
			}
			links++
			file, anchor, hasAnchor := strings.Cut(to, "#")
			target := path
			if file != "" {
				target = filepath.Join(filepath.Dir(path), file)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: %s leads nowhere", path, to)
			} else if hasAnchor && !anchors[target][anchor] {
				t.Errorf("%s: there is no heading for %s", path, to)
			}
		}
	}
	if links < 100 {
		t.Errorf("only %d links were found", links)
	}
}

var htmlAnchor = regexp.MustCompile(`<a (?:id|name)="([^"]+)"`)

// anchors are those that GitHub gives to headings, and those that stand there
// by hand.
func (p page) anchors() map[string]bool {
	all := map[string]bool{}
	for _, m := range htmlAnchor.FindAllSubmatch(p.raw, -1) {
		all[string(m[1])] = true
	}
	_ = ast.Walk(p.tree, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && in {
			anchor := slug(p.words(h))
			for i := 1; all[anchor]; i++ { // a second heading of one name
				anchor = fmt.Sprintf("%s-%d", slug(p.words(h)), i)
			}
			all[anchor] = true
		}
		return ast.WalkContinue, nil
	})
	return all
}

// slug is the anchor of a heading as GitHub computes it.
func slug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// words is the text below a node.
func (p page) words(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && in {
			b.Write(t.Value(p.raw))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

func (p page) links() []string {
	var all []string
	_ = ast.Walk(p.tree, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		if l, ok := n.(*ast.Link); ok && in {
			all = append(all, string(l.Destination))
		}
		if i, ok := n.(*ast.Image); ok && in {
			all = append(all, string(i.Destination))
		}
		return ast.WalkContinue, nil
	})
	return all
}
