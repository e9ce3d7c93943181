package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cahier/curriculum"
)

var (
	lineComment = regexp.MustCompile(`(?m)^\s*//.*$`)
	placeholder = regexp.MustCompile(`\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\}|\$\d`)
)

// TestSnippets: each snippet for editors, with its placeholders as they are
// offered, is a block that can be played, and there is one for each kind and
// form in both languages.
func TestSnippets(t *testing.T) {
	raw, err := os.ReadFile(repo + "/docs/authoring/cahier.code-snippets")
	if err != nil {
		t.Fatal(err)
	}
	var snippets map[string]struct {
		Scope, Prefix, Description string
		Body                       []string
	}
	if err := json.Unmarshal(lineComment.ReplaceAll(raw, nil), &snippets); err != nil {
		t.Fatal(err)
	}
	kinds, forms := map[string]bool{}, map[string]bool{}
	for name, s := range snippets {
		if s.Prefix != name || s.Scope != "markdown" || s.Description == "" {
			t.Errorf("%s: prefix %q, scope %q, description %q", name, s.Prefix, s.Scope, s.Description)
		}
		lang := "en"
		if strings.HasSuffix(name, "-fr") {
			lang = "fr"
		}
		body := placeholder.ReplaceAllString(strings.Join(s.Body, "\n"), "$1$2")
		if strings.ContainsAny(body, "$\\") {
			t.Errorf("%s: VS Code reads a placeholder or an escape in\n%s", name, body)
		}
		module, found := expanded(strings.TrimSuffix(name, "-fr"), lang, body)
		for _, d := range found {
			if d.Severity() != curriculum.Info {
				t.Errorf("%s: line %d [%s] %s\n%s", name, d.Line, d.Rule, d.Message("en"), body)
			}
		}
		if module == nil {
			continue
		}
		for _, p := range module.Pages {
			for _, part := range p.Parts {
				b := part.Block
				if b == nil {
					continue
				}
				kinds[string(b.Kind)+" "+lang] = true
				if b.Question != nil {
					forms[string(b.Question.Form)+" "+lang] = true
				}
			}
		}
	}
	for _, lang := range []string{"en", "fr"} {
		for _, kind := range strings.Fields("quiz predict recall scale reflect worksheet scenario timer activity facilitator cards glossary") {
			if !kinds[kind+" "+lang] {
				t.Errorf("there is no snippet for %s in %s", kind, lang)
			}
		}
		for _, form := range strings.Fields("single multiple verdict order match gap number") {
			if !forms[form+" "+lang] {
				t.Errorf("there is no snippet for the form %s in %s", form, lang)
			}
		}
	}
}

// expanded reads a snippet as what it is: a course, a module, or a block of one.
func expanded(name, lang, body string) (*curriculum.Module, []curriculum.Diagnostic) {
	switch name {
	case "cahier-course":
		return nil, curriculum.CheckWith(fstest.MapFS{"course.md": {Data: []byte(body)}}, "", curriculum.Options{}).Diagnostics
	case "cahier-module":
	default:
		body = "---\nid: \"module\"\ntitle: \"Title\"\nobjectives:\n  - id: \"objective\"\n    text: \"Text\"\n---\n\n# Title\n\nText.\n\n" + body
	}
	m, found := curriculum.Parse("module."+lang+".md", lang, []byte(body))
	if m == nil && !slices.ContainsFunc(found, func(d curriculum.Diagnostic) bool { return d.Severity() == curriculum.Error }) {
		panic(fmt.Sprint(name, " is not read, and nothing is said"))
	}
	return m, found
}
