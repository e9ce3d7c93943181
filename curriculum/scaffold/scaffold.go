// Package scaffold makes the files that an author begins with: a course, and
// modules that hold an example of each common block with a comment that
// explains it. What is to be written stands in double braces; the checker lists
// it (rule placeholder). Nothing here touches a disk.
package scaffold

import (
	"embed"
	"strconv"
	"strings"

	"cahier/curriculum"
)

//go:embed templates
var templates embed.FS

// Languages are those that there are templates in.
var Languages = []string{"en", "fr"}

// A Course is what is asked of who begins one. Texts may hold anything.
type Course struct {
	ID        string
	Version   string
	Languages []string
	Title     curriculum.Text
}

// A Module is what is asked of who begins one. Texts may hold anything.
type Module struct {
	ID     string
	Track  string
	Title  curriculum.Text
	Solo   int    // minutes alone
	Group  int    // minutes in a workshop
	Review string // today, YYYY-MM-DD
}

// Files returns course.md and a glossary for each language, by name.
func (c Course) Files() map[string]string {
	files := map[string]string{"course.md": fill("course.md", map[string]string{
		"ID": c.ID, "VERSION": c.Version, "LANGUAGES": strings.Join(c.Languages, ", "),
		"TITLE.EN": c.Title.In("en"), "TITLE.FR": c.Title.In("fr"),
	})}
	for _, lang := range c.Languages {
		name := "glossary." + lang + ".md"
		files[name] = fill(name, nil)
	}
	return files
}

// Files returns the module in each of the languages, by name.
func (m Module) Files(languages []string) map[string]string {
	files := map[string]string{}
	for _, lang := range languages {
		files[m.ID+"."+lang+".md"] = fill("module."+lang+".md", map[string]string{
			"ID": m.ID, "TITLE": m.Title.In(lang), "TRACK": m.Track, "TODAY": m.Review,
			"SOLO": strconv.Itoa(m.Solo), "GROUP": strconv.Itoa(m.Group),
		})
	}
	return files
}

// fill puts values where @NAME@ stands. In the front matter they are inside
// double quotes, in which YAML reads a backslash and a quote as marks.
func fill(name string, values map[string]string) string {
	raw, err := templates.ReadFile("templates/" + name)
	if err != nil {
		panic(err) // a name in this package
	}
	text := string(raw)
	front, body := "", text
	if strings.HasPrefix(text, "---\n") {
		end := strings.Index(text[4:], "\n---\n") + 4
		front, body = text[:end], text[end:]
	}
	return replace(front, values, quoted) + replace(body, values, inline)
}

func replace(text string, values map[string]string, safe func(string) string) string {
	var pairs []string
	for name, value := range values {
		pairs = append(pairs, "@"+name+"@", safe(value))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

func quoted(s string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(s)
}

// inline makes a title stand as it is in Markdown.
func inline(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", `\<`, "#", `\#`, "\n", " ").Replace(s)
}
