package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cahier/curriculum"
)

const intro = `# Map of the course “%s”

Objective → items → sources, made from the course's files: change those, then run
` + "`go run ./curriculum/coursemap > docs/course/map.md`" + `. A test holds the two together.

Ids are the same in both languages; texts are given in English, the module's titles in
both. An *item* is what is graded: a quiz or a scenario. Sources are cited by the item
itself; those in brackets are cited by the page that it stands on, for an item that cites
none. What is still uncertain in the facts stands in [uncertain.md](uncertain.md).

`

// mapOf writes the map of a course.
func mapOf(c *curriculum.Course) (string, error) {
	var head, body strings.Builder
	fmt.Fprintf(&head, intro, c.Title.In("en"))
	head.WriteString("| module | objectives | items | above `remember` | worksheets | sources |\n| --- | --: | --: | --: | --: | --: |\n")
	for _, e := range c.Entries {
		m, _, err := c.Module(e.ID, "en")
		if err != nil {
			return "", fmt.Errorf("module %s: %w", e.ID, err)
		}
		t := tallyOf(m)
		fmt.Fprintf(&head, "| [%s](#%s) | %d | %d | %d | %d | %d |\n", e.ID, e.ID, len(m.Objectives), t.items, t.above, t.sheets, len(m.Footnotes))
		writeModule(&body, e, m)
	}
	return head.String() + body.String(), nil
}

type tally struct{ items, above, sheets int }

func tallyOf(m *curriculum.Module) tally {
	var t tally
	for _, b := range m.Blocks() {
		switch {
		case graded(b):
			t.items++
			if b.Level != "" && b.Level != "remember" {
				t.above++
			}
		case b.Kind == curriculum.Worksheet:
			t.sheets++
		}
	}
	return t
}

func graded(b *curriculum.Block) bool {
	return b.Kind == curriculum.Quiz || b.Kind == curriculum.Scenario
}

func writeModule(w *strings.Builder, e *curriculum.Entry, m *curriculum.Module) {
	fmt.Fprintf(w, "\n## %s\n\n**%s**", e.ID, m.Title)
	if fr, ok := e.Heads["fr"]; ok {
		fmt.Fprintf(w, " · *%s*", fr.Title)
	}
	fmt.Fprintf(w, "\n\nTrack `%s`, %d minutes alone, %d in a group.", m.Track, m.Minutes.Solo, m.Minutes.Group)
	if len(m.Needs) > 0 {
		fmt.Fprintf(w, " Needs %s.", strings.Join(m.Needs, ", "))
	}
	w.WriteString("\n")
	for _, o := range m.Objectives {
		fmt.Fprintf(w, "\n### %s · %s\n\n", o.ID, o.Text)
		writeItems(w, m, func(b *curriculum.Block) bool { return b.Objective == o.ID })
	}
	if slices.ContainsFunc(m.Blocks(), func(b *curriculum.Block) bool { return b.Objective == "" && listed(b) }) {
		fmt.Fprintf(w, "\n### %s · without an objective of its own\n\n", e.ID)
		writeItems(w, m, func(b *curriculum.Block) bool { return b.Objective == "" && listed(b) })
	}
	if len(m.Footnotes) == 0 {
		return
	}
	fmt.Fprintf(w, "\n### %s · sources\n\n", e.ID)
	for _, f := range m.Footnotes {
		fmt.Fprintf(w, "- `%s` %s\n", f.Label, cell(f.Text))
	}
}

// listed leaves out what asks nothing.
func listed(b *curriculum.Block) bool {
	return b.Kind != curriculum.Timer && b.Kind != curriculum.Activity && b.Kind != curriculum.Glossary
}

func writeItems(w *strings.Builder, m *curriculum.Module, wanted func(*curriculum.Block) bool) {
	w.WriteString("| id | item | kind | level | sources |\n| --- | --- | --- | --- | --- |\n")
	for i := range m.Pages {
		page := &m.Pages[i]
		for _, b := range page.Blocks() {
			if wanted(b) {
				fmt.Fprintf(w, "| `%s` | %s | %s | %s | %s |\n", b.ID, cell(b.Title), kindOf(b), b.Level, sources(page, b))
			}
		}
	}
}

func kindOf(b *curriculum.Block) string {
	switch {
	case b.Question != nil:
		return fmt.Sprintf("%s, %s", b.Kind, b.Question.Form)
	case b.Kind == curriculum.Recall:
		return fmt.Sprintf("recall of `%s/%s`", b.Of.Module, b.Of.Block)
	}
	return string(b.Kind)
}

var citation = regexp.MustCompile(`\[\^([^\]\s]+)\]`)

// cited returns the labels in a text, each once, in order.
func cited(text string) []string {
	var all []string
	for _, m := range citation.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(all, m[1]) {
			all = append(all, m[1])
		}
	}
	return all
}

func sources(page *curriculum.Page, b *curriculum.Block) string {
	if own := cited(b.Source); len(own) > 0 || !graded(b) {
		return strings.Join(own, ", ")
	}
	var prose strings.Builder
	for _, part := range page.Parts {
		prose.WriteString(part.Prose + "\n")
	}
	if around := cited(prose.String()); len(around) > 0 {
		return "(" + strings.Join(around, ", ") + ")"
	}
	return "none"
}

// cell puts a text on one line of a table.
func cell(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "|", `\|`)
}
