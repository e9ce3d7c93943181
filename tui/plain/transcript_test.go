package plain

import (
	"os"
	"strings"
	"testing"

	"cahier/curriculum"
)

// TestPage: an author reads what the face says to who passes every question by,
// in both languages, with nothing of an answer in it.
func TestPage(t *testing.T) {
	c, _, err := curriculum.Load(os.DirFS("../testdata/course"), "course")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "fr"} {
		for _, e := range c.Entries {
			m, _, err := c.Module(e.ID, lang)
			if err != nil {
				t.Fatal(err)
			}
			for i := range m.Pages {
				text := Page(c, m, i, lang, 60)
				for _, part := range m.Pages[i].Parts {
					if part.Block == nil || part.Block.Kind == curriculum.Facilitator || part.Block.Kind == curriculum.Recall {
						continue
					}
					if !strings.Contains(text, part.Block.Title) {
						t.Errorf("%s %s, page %d: no %q in\n%s", e.ID, lang, i+1, part.Block.Title, text)
					}
					if q := part.Block.Question; q != nil && q.Explanation != "" && strings.Contains(text, q.Explanation) {
						t.Errorf("%s %s, page %d: tells %q", e.ID, lang, i+1, q.Explanation)
					}
				}
				if strings.Contains(text, "Secret words") || strings.Contains(text, "Mots secrets") || strings.Contains(text, "\x1b") {
					t.Errorf("%s %s, page %d: what learners are not to see\n%s", e.ID, lang, i+1, text)
				}
			}
		}
	}
}
