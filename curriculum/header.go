package curriculum

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"cahier/curriculum/safe"
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
	if err != nil || len(body) == len(s.text) {
		s.reportAt(1, 1, "frontmatter-unclosed")
		return nil, len(s.text)
	}
	start := len(s.text) - len(body)
	if len(raw) > maxHeader {
		s.reportAt(1, 1, "frontmatter-big")
		return nil, start
	}
	return s.yamlTree(raw), start
}

// yamlTree reads the front matter's YAML, nil where it cannot be read.
func (s *source) yamlTree(raw []byte) *yaml.Node {
	// An empty first line stands for the "---", so that YAML counts as the file does.
	decoder := yaml.NewDecoder(bytes.NewReader(append([]byte("\n"), raw...)))
	var doc, more yaml.Node
	if err := decoder.Decode(&doc); err != nil && !errors.Is(err, io.EOF) {
		s.yamlError(err)
		return nil
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind == yaml.ScalarNode && doc.Content[0].Tag == "!!null" {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	}
	// What follows a line "..." would go unread.
	if err := decoder.Decode(&more); err == nil {
		s.reportAt(max(more.Line, 2), 1, "frontmatter-syntax", "...")
	} else if !errors.Is(err, io.EOF) {
		s.yamlError(err)
	}
	if !s.plainTree(doc.Content[0]) {
		return nil
	}
	return doc.Content[0]
}

var yamlPlace = newPattern(`line (\d+)(?:, column (\d+))?: (.*)`)

func (s *source) yamlError(err error) {
	line, column, what := 2, 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlPlace.re().FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		if m[2] != "" {
			column, _ = strconv.Atoi(m[2])
		}
		what = m[3]
	}
	if strings.Contains(what, "mapping values") {
		line, column = s.colonError(line)
	}
	s.reportAt(min(max(line, 2), len(s.lines)), max(column, 1), "frontmatter-syntax", what)
}

// colonError returns the place of the colon that YAML stumbled over, at the
// line it names or the one before: French puts a space before a colon, and a
// plain value must not hold one.
func (s *source) colonError(line int) (int, int) {
	for _, n := range []int{line, line - 1} {
		if m := secondColon.re().FindStringSubmatchIndex(s.line(n)); m != nil {
			return n, utf8.RuneCountInString(s.line(n)[:m[2]]) + 1
		}
	}
	return line, 1
}

var secondColon = newPattern(`^[^:"']*: [^"'].*?(:)(?: |$)`)

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

// plainTree refuses what YAML can do beyond values: anchors, aliases, tags.
// Aliases are not followed, so that none can multiply.
func (s *source) plainTree(n *yaml.Node) bool {
	ok := true
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || n.Tag == "!!merge" {
		s.reportAt(n.Line, n.Column, "frontmatter-alias")
		ok = false
	}
	for _, c := range n.Content {
		ok = s.plainTree(c) && ok
	}
	return ok
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
		switch {
		case v.Tag == "!!null" && !quoted:
			*into = "" // "title:" and "title: ~" give nothing
			return
		case !quoted && (v.Tag != "!!str" || yesNo.re().MatchString(v.Value)):
			s.reportAt(v.Line, v.Column, "frontmatter-plain", v.Value)
		}
		// "\e[2J" in double quotes is an escape only now: this is a gate.
		text := safe.Line(v.Value)
		if strings.ContainsRune(text, utf8.RuneError) && !strings.ContainsRune(v.Value, utf8.RuneError) {
			s.reportAt(v.Line, v.Column, "control-character")
		}
		*into = strings.TrimSpace(text)
	}
}

// yesNo are texts to the YAML read here, and truth values to others.
var yesNo = newPattern(`^(?i:yes|no|on|off)$`)

func (s *source) texts(key string, into *Text) field {
	return func(v *yaml.Node) {
		if !s.is(v, yaml.MappingNode, key, `{en: "…", fr: "…"}`) {
			return
		}
		*into = Text{}
		for i := 0; i+1 < len(v.Content); i += 2 {
			k := v.Content[i]
			if !isLanguage(k.Value) {
				s.reportAt(k.Line, k.Column, "frontmatter-unknown-key", k.Value, "en, fr, …")
				continue
			}
			if _, twice := (*into)[k.Value]; twice {
				s.reportAt(k.Line, k.Column, "frontmatter-repeated-key", k.Value)
				continue
			}
			var t string
			s.str(k.Value, &t)(v.Content[i+1])
			(*into)[k.Value] = t
		}
	}
}

var idForm = newPattern(`^[a-z0-9][a-z0-9-]{0,63}$`)

// isID is idForm at the cost of a glance: ids are most of what is read.
func isID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == 0) {
			return false
		}
	}
	return len(s) > 0 && len(s) <= 64
}

func (s *source) id(key string, into *string) field {
	return func(v *yaml.Node) {
		s.str(key, into)(v)
		if *into != "" && !idForm.re().MatchString(*into) {
			s.reportAt(v.Line, v.Column, "id-form", *into, slug(*into))
			*into = slug(*into)
		}
	}
}

func (s *source) list(key, form string, item func(v *yaml.Node)) field {
	return func(v *yaml.Node) {
		if !s.is(v, yaml.SequenceNode, key, form) {
			return
		}
		for _, c := range v.Content {
			item(c)
		}
	}
}

// isLanguage tells whether a text is a language tag in its usual spelling.
func isLanguage(tag string) bool {
	t, err := language.Parse(tag)
	return err == nil && t.String() == tag
}

// languages reads a list of language tags.
func (s *source) languages(key string, into *[]string) field {
	return s.list(key, "[en, fr]", func(v *yaml.Node) {
		if v.Kind != yaml.ScalarNode || !isLanguage(v.Value) {
			s.reportAt(v.Line, v.Column, "frontmatter-type", key, "[en, fr]")
			return
		}
		*into = append(*into, v.Value)
	})
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
	s.require(1, 1, "id", h.ID)
	s.require(1, 1, "title", h.Title)
	return h
}

func (s *source) require(line, column int, key, value string) {
	if value == "" {
		s.reportAt(line, column, "frontmatter-required", key)
	}
}

func (s *source) date(key string, into *string) field {
	return func(v *yaml.Node) {
		if v.Tag == "!!null" {
			return
		}
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
		s.require(v.Line, v.Column, "id", o.ID)
		if o.ID != "" && slices.ContainsFunc(*into, func(p Objective) bool { return p.ID == o.ID }) {
			s.reportAt(v.Line, v.Column, "frontmatter-repeated-key", o.ID)
			return
		}
		*into = append(*into, o)
	})
}

var hyphens = newPattern(`-+`)

// MakeID returns an id for a text, such as a title: what an author would write
// by hand. Another text may give the same one.
func MakeID(text string) string { return slug(text) }

var parting = strings.NewReplacer(" ", "\x00", "-", "\x00", "_", "\x00")

// slug proposes an id for a text that is none.
func slug(t string) string {
	var b strings.Builder
	for _, r := range Fold(parting.Replace(t)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte('-')
		}
	}
	out := strings.Trim(hyphens.re().ReplaceAllString(b.String(), "-"), "-")
	if out == "" {
		return "an-id"
	}
	return strings.TrimRight(out[:min(len(out), 64)], "-")
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
