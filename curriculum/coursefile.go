package curriculum

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// readCourse reads course.md.
func (c *Course) readCourse(raw []byte) []Diagnostic {
	s, ok := newSource("course.md", raw)
	if !ok {
		return s.found
	}
	n, end := s.header()
	if n == nil {
		return s.found
	}
	s.placeholders(0, end, nil)
	format := 0
	var joins placed
	s.fields(n, map[string]field{
		"format":    s.number("format", &format),
		"id":        s.id("id", &c.ID),
		"version":   s.str("version", &c.Version),
		"languages": s.languages("languages", &c.Languages),
		"title":     s.texts("title", &c.Title),
		"order": s.list("order", "[id, id]", func(v *yaml.Node) {
			var id string
			s.id("order", &id)(v)
			c.order = append(c.order, placed{id, v.Line, v.Column})
		}),
		"rules": s.switchedOff(c.off),
		"course": func(v *yaml.Node) {
			s.id("course", &c.Joins)(v)
			joins = placed{c.Joins, v.Line, v.Column}
		},
		"meters": s.meters(&c.Meters),
		"tracks": s.list("tracks", `[{id: …, title: {…}}]`, func(v *yaml.Node) {
			var t Track
			s.fields(v, map[string]field{"id": s.id("id", &t.ID), "title": s.texts("title", &t.Title)})
			s.require(v.Line, v.Column, "id", t.ID)
			if slices.ContainsFunc(c.Tracks, func(o Track) bool { return o.ID == t.ID && t.ID != "" }) {
				s.reportAt(v.Line, v.Column, "frontmatter-repeated-key", t.ID)
				return
			}
			c.Tracks = append(c.Tracks, t)
		}),
	})
	if c.Joins != "" && c.Joins == c.ID {
		s.reportAt(joins.line, joins.column, "course-itself", c.ID)
		c.Joins = ""
	}
	if format > 1 {
		s.reportAt(1, 1, "frontmatter-type", "format", "1")
	}
	c.joinsAt = joins
	s.require(1, 1, "id", c.ID)
	s.require(1, 1, "title", c.Title.In("en"))
	return s.found
}

// meters reads the names of what scenarios count, {meter: {language: name}}.
func (s *source) meters(into *map[string]Text) field {
	return func(n *yaml.Node) {
		if !s.is(n, yaml.MappingNode, "meters", `{id: {en: "…", fr: "…"}}`) {
			return
		}
		*into = map[string]Text{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			var id string
			var name Text
			s.id("meters", &id)(k)
			if _, twice := (*into)[id]; twice {
				s.reportAt(k.Line, k.Column, "frontmatter-repeated-key", id)
				continue
			}
			s.texts(k.Value, &name)(v)
			if v.Kind == yaml.MappingNode {
				s.require(k.Line, k.Column, id, name.In("en"))
			}
			if id != "" && name.In("en") != "" {
				(*into)[id] = name
			}
		}
	}
}

// switchedOff reads the rules that the course does without, each with a reason.
func (s *source) switchedOff(off map[string]bool) field {
	return func(n *yaml.Node) {
		if !s.is(n, yaml.MappingNode, "rules", `{rule: "reason"}`) {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			reason := ""
			s.str("rules", &reason)(v)
			if _, known := rules[k.Value]; !known {
				s.reportAt(k.Line, k.Column, "rule-unknown", k.Value)
				continue
			}
			s.require(k.Line, k.Column, k.Value, reason)
			off[k.Value] = reason != ""
		}
	}
}
