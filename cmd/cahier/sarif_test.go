package main

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cahier/curriculum"
)

// TestSarif holds the output to what the schema of SARIF 2.1.0 requires of the
// objects that are used.
func TestSarif(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a course, é#1")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	text := "---\nid: \"m\"\ntitle: \"M\"\n---\n\n## One\n\n## Q\n<!-- quiz id=q -->\n\nWhat?\n\n- [ ] é\n- [x] b\n"
	if err := os.WriteFile(filepath.Join(folder, "m.en.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "fr"} {
		log := readSarif(t, lang, folder)
		run := log["runs"].([]any)[0].(map[string]any)
		driver := run["tool"].(map[string]any)["driver"].(map[string]any)
		if driver["name"] != "cahier" || driver["version"] == "" || run["columnKind"] != "unicodeCodePoints" || len(log["runs"].([]any)) != 1 {
			t.Errorf("the run is %v of %v", run["columnKind"], driver["name"])
		}
		names := sarifRules(t, driver["rules"].([]any))
		var rules []string
		for _, r := range run["results"].([]any) {
			rules = append(rules, sarifResultOf(t, r.(map[string]any), names))
		}
		for _, rule := range []string{"course-missing", "page-id-missing", "feedback-missing"} {
			if !slices.Contains(rules, rule) {
				t.Errorf("%s is not among %v", rule, rules)
			}
		}
	}
}

func readSarif(t *testing.T, lang, path string) map[string]any {
	t.Helper()
	h, out, errs := fake(t, "check", path, "--sarif", "--lang", lang)
	if code := run(h); code != codeNo {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	var log map[string]any
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if log["version"] != "2.1.0" || !strings.Contains(log["$schema"].(string), "sarif-2.1.0") {
		t.Fatalf("this is no SARIF 2.1.0: %v %v", log["version"], log["$schema"])
	}
	return log
}

func sarifRules(t *testing.T, rules []any) (names []string) {
	t.Helper()
	for _, r := range rules {
		r := r.(map[string]any)
		id := r["id"].(string)
		names = append(names, id)
		page := r["helpUri"].(string)
		if _, err := os.Stat(filepath.Join("..", "..", filepath.FromSlash(page))); err != nil {
			t.Errorf("%s has no page: %v", id, err)
		}
		if about := r["shortDescription"].(map[string]any)["text"].(string); about == "" || strings.ContainsAny(about, "{}") && id != "placeholder" {
			t.Errorf("%s is described as %q", id, about)
		}
		level(t, r["defaultConfiguration"].(map[string]any)["level"])
	}
	if !slices.Equal(names, curriculum.CheckRules()) {
		t.Error("not all rules are there, each once")
	}
	return names
}

func level(t *testing.T, v any) {
	t.Helper()
	if l, _ := v.(string); !slices.Contains([]string{"error", "warning", "note"}, l) {
		t.Errorf("%v is no level", v)
	}
}

var uriReference = regexp.MustCompile(`^[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+$`)

// sarifResultOf checks one result and returns its rule.
func sarifResultOf(t *testing.T, r map[string]any, names []string) string {
	t.Helper()
	id := r["ruleId"].(string)
	if i := int(r["ruleIndex"].(float64)); i < 0 || i >= len(names) || names[i] != id {
		t.Errorf("%s stands at %v", id, r["ruleIndex"])
	}
	level(t, r["level"])
	if text := r["message"].(map[string]any)["text"].(string); !strings.Contains(text, "\n") {
		t.Errorf("%s says no hint: %q", id, text)
	}
	place := r["locations"].([]any)[0].(map[string]any)["physicalLocation"].(map[string]any)
	uri := place["artifactLocation"].(map[string]any)["uri"].(string)
	if u, err := url.Parse(uri); err != nil || !uriReference.MatchString(uri) || u.Fragment != "" || !strings.HasPrefix(u.Path, "/") || u.Scheme != "file" {
		t.Errorf("%q is no address of an absolute path (%v)", uri, err)
	}
	region := place["region"].(map[string]any)
	for _, k := range []string{"startLine", "startColumn"} {
		if n := region[k].(float64); n < 1 {
			t.Errorf("%s: %s is %v", id, k, n)
		}
	}
	return id
}

func TestFileURI(t *testing.T) {
	for path, want := range map[string]string{
		"my course/m.en.md": "my%20course/m.en.md",
		"./é/m#1.en.md":     "%C3%A9/m%231.en.md",
		"a:b/m.en.md":       "./a:b/m.en.md",
		"50%/m.en.md":       "50%25/m.en.md",
	} {
		if got := fileURI(filepath.FromSlash(path)); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
