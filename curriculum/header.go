package curriculum

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"
)

// header finds the front matter of a file and returns its YAML tree, whose
// lines count from the file's first, and the offset at which the body begins.
// The tree is nil when there is none or it could not be read.
func (s *source) header() (*yaml.Node, int) {
	if first := strings.TrimRight(s.line(1), " \t"); first != "---" {
		s.reportAt(1, 1, "frontmatter-missing")
		return nil, 0
	}
	// The library takes a missing end for "no front matter" and says nothing.
	var raw []byte
	format := frontmatter.NewFormat("---", "---", func(data []byte, _ any) error {
		raw = bytes.Clone(data)
		return nil
	})
	body, err := frontmatter.Parse(bytes.NewReader(s.text), &struct{}{}, format)
	if err != nil || len(body) == len(s.text) && raw == nil {
		s.reportAt(1, 1, "frontmatter-unclosed")
		return nil, len(s.text)
	}
	start := len(s.text) - len(body)
	if len(raw) > maxHeader {
		s.reportAt(1, 1, "frontmatter-big")
		return nil, start
	}
	// An empty first line stands for the "---", so that YAML counts as the file does.
	var doc yaml.Node
	if err := yaml.Unmarshal(append([]byte("\n"), raw...), &doc); err != nil {
		s.yamlError(err)
		return nil, start
	}
	if len(doc.Content) == 0 {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}, start
	}
	return doc.Content[0], start
}

var yamlPlace = regexp.MustCompile(`line (\d+)(?:, column (\d+))?: (.*)`)

func (s *source) yamlError(err error) {
	line, column, what := 2, 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlPlace.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		if m[2] != "" {
			column, _ = strconv.Atoi(m[2])
		}
		what = m[3]
	}
	s.reportAt(min(max(line, 2), len(s.lines)), max(column, 1), "frontmatter-syntax", what)
}

// A field reads the value of one key.
type field func(v *yaml.Node)

// fields reads a mapping strictly: unknown and repeated keys, anchors, aliases
// and tags are reported with their places, and every known key is read.
func (s *source) fields(n *yaml.Node, known map[string]field) {
	if !s.is(n, yaml.MappingNode, "", "key: value") {
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		read, ok := known[k.Value]
		switch {
		case !s.plainNode(k) || !s.plainNode(v):
		case !ok:
			s.reportAt(k.Line, k.Column, "frontmatter-unknown-key", k.Value, strings.Join(sortedKeys(known), ", "))
		case seen[k.Value]:
			s.reportAt(k.Line, k.Column, "frontmatter-repeated-key", k.Value)
		default:
			seen[k.Value] = true
			read(v)
		}
	}
}

// plainNode refuses what YAML can do beyond values: anchors, aliases, tags.
func (s *source) plainNode(n *yaml.Node) bool {
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || n.Tag == "!!merge" {
		s.reportAt(n.Line, n.Column, "frontmatter-alias")
		return false
	}
	return true
}

func (s *source) is(n *yaml.Node, kind yaml.Kind, key, form string) bool {
	if n.Kind != kind {
		s.reportAt(n.Line, n.Column, "frontmatter-type", key, form)
		return false
	}
	return true
}

// str reads a text. A plain value that YAML took for something else keeps the
// author's characters, and is told.
func (s *source) str(key string, into *string) field {
	return func(v *yaml.Node) {
		if !s.is(v, yaml.ScalarNode, key, `"…"`) {
			return
		}
		quoted := v.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if v.Tag != "!!str" && !quoted {
			s.reportAt(v.Line, v.Column, "frontmatter-plain", v.Value)
		}
		*into = strings.TrimSpace(v.Value)
	}
}

func (s *source) texts(key string, into *Text) field {
	return func(v *yaml.Node) {
		if !s.is(v, yaml.MappingNode, key, `{en: "…", fr: "…"}`) {
			return
		}
		*into = Text{}
		for i := 0; i+1 < len(v.Content); i += 2 {
			k := v.Content[i]
			if _, twice := (*into)[k.Value]; twice {
				s.reportAt(k.Line, k.Column, "frontmatter-repeated-key", k.Value)
				continue
			}
			if !s.plainNode(k) || !s.plainNode(v.Content[i+1]) {
				continue
			}
			var t string
			s.str(k.Value, &t)(v.Content[i+1])
			(*into)[k.Value] = t
		}
	}
}

var idForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

func (s *source) id(key string, into *string) field {
	return func(v *yaml.Node) {
		s.str(key, into)(v)
		if *into != "" && !idForm.MatchString(*into) {
			s.reportAt(v.Line, v.Column, "id-form", *into, slug(*into))
		}
	}
}

func (s *source) list(key, form string, item func(v *yaml.Node)) field {
	return func(v *yaml.Node) {
		if !s.is(v, yaml.SequenceNode, key, form) {
			return
		}
		for _, c := range v.Content {
			if s.plainNode(c) {
				item(c)
			}
		}
	}
}

func (s *source) ids(key string, into *[]string) field {
	return s.list(key, "[id, id]", func(v *yaml.Node) {
		var id string
		s.id(key, &id)(v)
		*into = append(*into, id)
	})
}

func (s *source) number(key string, into *int) field {
	return func(v *yaml.Node) {
		n, err := strconv.Atoi(v.Value)
		if v.Kind != yaml.ScalarNode || err != nil || n < 0 || n > 100000 {
			s.reportAt(v.Line, v.Column, "frontmatter-type", key, "25")
			return
		}
		*into = n
	}
}

// head reads the front matter of a module.
func (s *source) head(n *yaml.Node) Head {
	h := Head{File: s.file}
	if n == nil {
		return h
	}
	s.fields(n, map[string]field{
		"id":         s.id("id", &h.ID),
		"title":      s.str("title", &h.Title),
		"track":      s.id("track", &h.Track),
		"needs":      s.ids("needs", &h.Needs),
		"was":        s.ids("was", &h.Was),
		"reviewed":   s.date("reviewed", &h.Reviewed),
		"minutes":    s.minutes(&h.Minutes),
		"objectives": s.objectives(&h.Objectives),
	})
	s.require(n, "id", h.ID)
	s.require(n, "title", h.Title)
	return h
}

func (s *source) require(n *yaml.Node, key, value string) {
	if value == "" {
		s.reportAt(1, 1, "frontmatter-required", key)
	}
}

func (s *source) date(key string, into *string) field {
	return func(v *yaml.Node) {
		if _, err := time.Parse(time.DateOnly, v.Value); v.Kind != yaml.ScalarNode || err != nil {
			s.reportAt(v.Line, v.Column, "frontmatter-type", key, "2026-11-20")
			return
		}
		*into = v.Value
	}
}

func (s *source) minutes(into *Minutes) field {
	return func(v *yaml.Node) {
		if v.Kind == yaml.ScalarNode {
			s.number("minutes", &into.Solo)(v)
			return
		}
		s.fields(v, map[string]field{"solo": s.number("solo", &into.Solo), "group": s.number("group", &into.Group)})
	}
}

func (s *source) objectives(into *[]Objective) field {
	return s.list("objectives", `[{id: …, text: "…"}]`, func(v *yaml.Node) {
		var o Objective
		s.fields(v, map[string]field{"id": s.id("id", &o.ID), "text": s.str("text", &o.Text)})
		if slices.ContainsFunc(*into, func(p Objective) bool { return p.ID == o.ID }) {
			s.reportAt(v.Line, v.Column, "frontmatter-repeated-key", o.ID)
			return
		}
		*into = append(*into, o)
	})
}

// slug proposes an id for a text that is none.
func slug(t string) string {
	var b strings.Builder
	for _, r := range Fold(strings.ReplaceAll(t, " ", "\x00")) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte('-')
		}
	}
	out := strings.Trim(regexp.MustCompile(`-+`).ReplaceAllString(b.String(), "-"), "-")
	if out == "" {
		return "an-id"
	}
	return out[:min(len(out), 64)]
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

var errNoFrontMatter = errors.New("no front matter")

// readHead reads the front matter alone of the first bytes of a module file:
// what a shelf needs, at a cost that does not grow with the lesson.
func readHead(file string, start []byte) (Head, []Diagnostic, error) {
	s, ok := newSource(file, start)
	if !ok {
		return Head{File: file}, s.found, fmt.Errorf("read %s: %w", file, errNoFrontMatter)
	}
	n, _ := s.header()
	h := s.head(n)
	if n == nil || h.ID == "" {
		return h, s.found, fmt.Errorf("read %s: %w", file, errNoFrontMatter)
	}
	return h, s.found, nil
}
