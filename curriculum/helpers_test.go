package curriculum

import "testing"

const frontMatter = "---\nid: \"m\"\ntitle: \"M\"\n---\n\n"

// read parses a lesson under a plain front matter.
func read(t *testing.T, body string) (*Module, []Diagnostic) {
	t.Helper()
	m, ds := Parse("m.en.md", "en", []byte(frontMatter+body))
	if m == nil {
		t.Fatalf("nothing could be read:\n%s", lines(ds))
	}
	return m, ds
}

// clean parses a lesson in which nothing may be found.
func clean(t *testing.T, body string) *Module {
	t.Helper()
	m, ds := read(t, body)
	if len(ds) > 0 {
		t.Errorf("found in a good lesson:\n%s", lines(ds))
	}
	return m
}

// ask parses one quiz, given without heading and comment, and its keys.
func ask(t *testing.T, keys, body string) *Question {
	t.Helper()
	m := clean(t, "### Q\n<!-- quiz id=q "+keys+" -->\n\n"+body)
	b, _ := m.Block("q")
	if b == nil || b.Question == nil {
		t.Fatalf("no question in:\n%s", body)
	}
	return b.Question
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := dump(got), dump(want); g != w {
		t.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}
