package curriculum

import (
	"strings"
	"testing"
	"testing/fstest"
)

const courseStart = "---\nformat: 1\nid: \"c\"\ntitle: {en: \"C\"}\n"

func TestMeters(t *testing.T) {
	for _, c := range []struct{ name, keys, want, found string }{
		{"two", "meters: {trust: {en: \"Trust\", fr: \"Confiance\"}, time: {en: \"Time\"}}\n", "Trust Confiance Time Time", ""},
		{"French alone", "meters: {trust: {fr: \"Confiance\"}}\n", "Confiance Confiance", ""},
		{"none", "meters: {}\n", "", ""},
		{"a list", "meters: [trust]\n", "", "course.md:5:9 error [frontmatter-type]"},
		{"a text for texts", "meters: {trust: \"Trust\"}\n", "", "course.md:5:17 error [frontmatter-type]"},
		{"no name", "meters: {trust: {}}\n", "", "course.md:5:10 error [frontmatter-required]"},
		{"a name for no language", "meters: {trust: {english: \"Trust\"}}\n", "", "course.md:5:10 error [frontmatter-required]\ncourse.md:5:18 error [frontmatter-unknown-key]"},
		{"an id that is none", "meters: {Trust: {en: \"Trust\"}}\n", "Trust Trust", "course.md:5:10 error [id-form]"},
		{"one id twice", "meters: {trust: {en: \"A\"}, trust: {en: \"B\"}}\n", "A A", "course.md:5:28 error [frontmatter-repeated-key]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			course, ds, err := Load(fstest.MapFS(files("course.md", courseStart+c.keys+"---\n")), "")
			if err != nil {
				t.Fatal(err)
			}
			Sort(ds)
			if got := strings.TrimSpace(lines(ds)); got != c.found {
				t.Errorf("found:\n%s\nwant:\n%s", got, c.found)
			}
			var names []string
			for _, id := range []string{"trust", "time"} {
				if m, ok := course.Meters[id]; ok {
					names = append(names, m.In("en"), m.In("fr"))
				}
			}
			if got := strings.Join(names, " "); got != c.want {
				t.Errorf("named %q, want %q", got, c.want)
			}
		})
	}
}
