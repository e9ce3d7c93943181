package curriculum

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"cahier/curriculum/courses"
)

// A schema is what an editor has: the JSON, read back.
type schema struct {
	root node
	used map[string]bool // the words of JSON Schema that were met
}

func schemaOf(t *testing.T, lang string) *schema {
	t.Helper()
	raw, err := json.Marshal(Schema(lang))
	if err != nil {
		t.Fatal(err)
	}
	s := &schema{used: map[string]bool{}}
	if err := json.Unmarshal(raw, &s.root); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *schema) follow(n node) node {
	if to, ok := n["$ref"].(string); ok {
		return s.root["definitions"].(node)[strings.TrimPrefix(to, "#/definitions/")].(node)
	}
	return n
}

// wrong says what of a value breaks a schema: as much of draft 07 as is used.
func (s *schema) wrong(n node, v any, at string) (all []string) {
	n = s.follow(n)
	say := func(format string, args ...any) { all = append(all, at+": "+fmt.Sprintf(format, args...)) }
	under := func(word string, v any, at string) {
		if sub, ok := n[word].(node); ok {
			all = append(all, s.wrong(sub, v, at)...)
		}
	}
	for word := range n {
		s.used[word] = true
	}
	if want := fmt.Sprint(n["type"]); n["type"] != nil && !slices.Contains(strings.Fields(strings.Trim(want, "[]")), typeOf(v)) {
		say("%s instead of %s", typeOf(v), want)
		return all
	}
	if list, ok := n["enum"].([]any); ok && !slices.ContainsFunc(list, func(e any) bool { return fmt.Sprint(e) == fmt.Sprint(v) }) {
		say("%v is none of the values", v)
	}
	if list, ok := n["allOf"].([]any); ok {
		for _, sub := range list {
			all = append(all, s.wrong(sub.(node), v, at)...)
		}
	}
	if list, ok := n["anyOf"].([]any); ok && !slices.ContainsFunc(list, func(sub any) bool { return len(s.wrong(sub.(node), v, at)) == 0 }) {
		say("fits nothing")
	}
	if cond, ok := n["if"].(node); ok {
		if len(s.wrong(cond, v, at)) == 0 {
			under("then", v, at)
		} else {
			under("else", v, at)
		}
	}
	switch v := v.(type) {
	case string:
		if p, ok := n["pattern"].(string); ok && !regexp.MustCompile(p).MatchString(v) {
			say("%q is not %s", v, p)
		}
		if least, ok := n["minLength"].(float64); ok && float64(len(v)) < least {
			say("empty")
		}
	case int:
		if least, ok := n["minimum"].(float64); ok && float64(v) < least {
			say("%d is too small", v)
		}
		if most, ok := n["maximum"].(float64); ok && float64(v) > most {
			say("%d is too large", v)
		}
	case []any:
		for i, e := range v {
			under("items", e, fmt.Sprint(at, "/", i))
		}
	case node:
		all = append(all, s.wrongObject(n, v, at)...)
	}
	return all
}

func (s *schema) wrongObject(n, v node, at string) (all []string) {
	properties, _ := n["properties"].(node)
	if list, ok := n["required"].([]any); ok {
		for _, key := range list {
			if _, there := v[key.(string)]; !there {
				all = append(all, fmt.Sprintf("%s: no %s", at, key))
			}
		}
	}
	if least, ok := n["minProperties"].(float64); ok && float64(len(v)) < least {
		all = append(all, at+": empty")
	}
	for key, value := range v {
		if names, ok := n["propertyNames"].(node); ok {
			all = append(all, s.wrong(names, key, at+"/"+key)...)
		}
		if sub, known := properties[key].(node); known {
			all = append(all, s.wrong(sub, value, at+"/"+key)...)
			continue
		}
		switch more := n["additionalProperties"].(type) {
		case bool:
			if !more {
				all = append(all, at+": unknown key "+key)
			}
		case node:
			all = append(all, s.wrong(more, value, at+"/"+key)...)
		}
	}
	return all
}

func typeOf(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case int:
		return "integer"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case node:
		return "object"
	}
	return fmt.Sprintf("%T", v)
}

// plain is a YAML tree as a JSON reader has it: a date is a text.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(n.Content[0])
	case yaml.MappingNode:
		m := node{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, plain(c))
		}
		return list
	}
	var v any
	if n.Tag == "!!timestamp" || n.Decode(&v) != nil {
		return n.Value
	}
	return v
}

func frontOf(t *testing.T, raw []byte) any {
	t.Helper()
	_, rest, ok := strings.Cut(string(raw), "---\n")
	front, _, closed := strings.Cut(rest, "\n---")
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(front), &doc); !ok || !closed || err != nil || len(doc.Content) == 0 {
		t.Fatalf("no front matter in %.80q: %v", raw, err)
	}
	return plain(&doc)
}

// Every key that the decoder knows is in the schema, and no other.
func TestSchemaKnowsTheDecodersKeys(t *testing.T) {
	s := schemaOf(t, "en")
	definition := func(path ...string) node {
		n := s.root["definitions"].(node)
		for _, p := range path {
			n = s.follow(n[p].(node))
			if list, ok := n["allOf"].([]any); ok {
				n = s.follow(list[0].(node))
			}
		}
		return n
	}
	const module, course = "---\nid: \"m\"\ntitle: \"M\"\n", "---\nid: \"c\"\ntitle:\n  en: \"C\"\n"
	minutes := definition("module", "properties", "minutes")["anyOf"].([]any)[1].(node)
	for name, c := range map[string]struct {
		front  string
		course bool
		schema node
	}{
		"module":     {module + "zz: 1\n", false, definition("module")},
		"minutes":    {module + "minutes: {zz: 1}\n", false, minutes},
		"objectives": {module + "objectives:\n  - {id: \"o\", zz: 1}\n", false, definition("objectives", "items")},
		"course":     {course + "zz: 1\n", true, definition("course")},
		"tracks":     {course + "tracks:\n  - {id: \"t\", zz: 1}\n", true, definition("course", "properties", "tracks", "items")},
	} {
		var found []Diagnostic
		if raw := []byte(c.front + "---\n"); c.course {
			found = (&Course{off: map[string]bool{}}).readCourse(raw)
		} else {
			_, found = Parse("m.en.md", "en", raw)
		}
		i := slices.IndexFunc(found, func(d Diagnostic) bool { return d.Rule == "frontmatter-unknown-key" })
		if i < 0 {
			t.Errorf("%s: the decoder takes an unknown key", name)
			continue
		}
		known := strings.Split(found[i].Args[1].(string), ", ")
		if keys := sortedKeys(c.schema["properties"].(node)); !slices.Equal(keys, known) {
			t.Errorf("%s: the schema has %v, the decoder %v", name, keys, known)
		}
		if c.schema["additionalProperties"] != false {
			t.Errorf("%s: the schema takes unknown keys", name)
		}
	}
}

// The shipped files are right by the schema, and it is read by who knows no
// more of JSON Schema than this test.
func TestSchemaTakesWhatShips(t *testing.T) {
	shipped := courses.ReverseMentoring()
	names, err := fs.Glob(shipped, "*.md")
	if err != nil || len(names) < 3 {
		t.Fatal("nothing ships", names, err)
	}
	for _, lang := range []string{"en", "fr"} {
		s := schemaOf(t, lang)
		for _, name := range names {
			if strings.HasPrefix(name, "glossary.") {
				continue
			}
			raw, err := fs.ReadFile(shipped, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range s.wrong(s.root, frontOf(t, raw), name) {
				t.Error(w)
			}
		}
		full := "---\nformat: 1\nid: \"c\"\nversion: \"1\"\nlanguages: [en, fr]\ntitle: {en: \"C\", fr: \"C\"}\ncourse: \"d\"\n" +
			"meters:\n  trust: {en: \"Trust\"}\nrules:\n  key-place: \"pictures\"\n---\n"
		for _, w := range s.wrong(s.root, frontOf(t, []byte(full)), "full") {
			t.Error(w)
		}
		for _, w := range s.wrong(s.root, frontOf(t, []byte("---\nid: \"m\"\ntitle: \"M\"\nreviewed:\n---\n")), "no review yet") {
			t.Error(w)
		}
		for word := range s.used {
			if !slices.Contains(strings.Fields("$schema $ref title type if then else definitions properties required pattern description "+
				"minLength minimum maximum enum items additionalProperties propertyNames minProperties allOf anyOf patternErrorMessage"), word) {
				t.Errorf("this test does not know %q", word)
			}
		}
	}
}

// What the decoder refuses, the schema refuses.
func TestSchemaRefuses(t *testing.T) {
	s := schemaOf(t, "en")
	for _, front := range []string{
		"id: \"m\"\n", "title: \"M\"\n", "id: \"M!\"\ntitle: \"M\"\n", "id: \"m\"\ntitle: \"M\"\ntrak: \"t\"\n",
		"id: \"m\"\ntitle: \"M\"\nminutes: \"ten\"\n", "id: \"m\"\ntitle: \"M\"\nminutes: {solo: -1}\n",
		"id: \"m\"\ntitle: \"M\"\nneeds: \"n\"\n", "id: \"m\"\ntitle: \"M\"\nreviewed: \"soon\"\n",
		"id: \"m\"\ntitle: \"M\"\nobjectives: [{text: \"t\"}]\n", "id: \"c\"\ntitle: {en: \"C\"}\nformat: 2\n",
		"id: \"c\"\ntitle: {english: \"C\"}\n", "id: \"c\"\ntitle: {en: \"C\"}\nrules: {no-such-rule: \"x\"}\n",
		"id: \"c\"\ntitle: {en: \"C\"}\ntracks: [{title: {en: \"T\"}}]\n", "id: \"c\"\ntitle: {en: \"C\"}\nmeters: {trust: \"Trust\"}\n",
	} {
		raw := []byte("---\n" + front + "---\n")
		_, found := Parse("m.en.md", "en", raw)
		if strings.Contains(front, "title: {") {
			found = (&Course{off: map[string]bool{}}).readCourse(raw)
		}
		if !HasErrors(found) {
			t.Errorf("the decoder takes\n%s", front)
		}
		if len(s.wrong(s.root, frontOf(t, raw), "")) == 0 {
			t.Errorf("the schema takes\n%s", front)
		}
	}
}

func TestSchemaSays(t *testing.T) {
	for _, say := range []schemaSay{schemaEnglish(), schemaFrench()} {
		v := reflect.ValueOf(say)
		for i := range v.NumField() {
			if v.Field(i).String() == "" {
				t.Errorf("%s is empty", v.Type().Field(i).Name)
			}
		}
	}
}
