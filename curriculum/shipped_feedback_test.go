package curriculum_test

import (
	"slices"
	"strings"
	"testing"

	"cahier/curriculum"
)

// conversations is how many scenarios a module was designed with, where any;
// more are welcome.
var conversations = map[string]int{
	"p1-usage-map":           1,
	"s2-listen-ask-feedback": 2,
	"s3-explain-convince":    2,
	"s4-difficult-moments":   2,
	"n2-roles-contract":      1,
	"c1-capstone":            2,
}

// terms is how many terms the glossary was designed with.
const terms = 62

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// Whoever answers is told why: each choice, each reason, each step and each
// option of a table has its own feedback, wrong numbers and words are foreseen,
// and each question explains itself. An opinion needs none.
func TestShippedFeedback(t *testing.T) {
	modules(t, shipped(t), func(name string, m *curriculum.Module) {
		for _, b := range m.Blocks() {
			if b.Scenario != nil {
				for _, n := range b.Scenario.Nodes {
					for _, o := range n.Options {
						if blank(o.Feedback) {
							t.Errorf("%s: %s: no feedback for %q", name, b.ID, o.Text)
						}
					}
				}
			}
			if b.Question == nil || b.Question.Opinion() {
				continue
			}
			for _, text := range unanswered(b.Question) {
				t.Errorf("%s: %s: no feedback for %q", name, b.ID, text)
			}
			if blank(b.Question.Explanation) {
				t.Errorf("%s: %s explains nothing", name, b.ID)
			}
		}
	})
}

// unanswered returns what a learner may pick without being told anything.
func unanswered(q *curriculum.Question) []string {
	var none []string
	for _, c := range slices.Concat(q.Choices, q.Reasons, q.Steps) {
		if blank(c.Feedback) {
			none = append(none, c.Text)
		}
	}
	switch q.Form {
	case curriculum.Gap, curriculum.Numeric:
		if len(q.Wrong) < 2 {
			none = append(none, "wrong answers")
		}
	case curriculum.Match:
		for _, at := range q.Options() {
			right := q.Rows[at-1].Right
			if !slices.ContainsFunc(q.Wrong, func(w curriculum.WrongAnswer) bool { return w.Answer == right && !blank(w.Feedback) }) {
				none = append(none, right)
			}
		}
	}
	return none
}

// Predictions are asked before anything is told; every module has key points,
// misconceptions, sources and a plan for who leads it in a group.
func TestShippedPages(t *testing.T) {
	modules(t, shipped(t), func(name string, m *curriculum.Module) {
		key, wrong, minutes, scenarios := 0, 0, 0, 0
		for i, p := range m.Pages {
			key += len(p.KeyPoints)
			for _, part := range p.Parts {
				b := part.Block
				switch {
				case b == nil:
					wrong += strings.Count(part.Prose, "[!WARNING]")
				case b.Kind == curriculum.Predict && i > 0:
					t.Errorf("%s: %s is asked after the introduction", name, b.ID)
				case b.Kind == curriculum.Facilitator && b.Keys["minutes"] != "":
					minutes++
				case b.Kind == curriculum.Scenario:
					scenarios++
				}
			}
		}
		for what, n := range map[string]int{"key points": key, "misconceptions": wrong, "facilitator's notes with minutes": minutes, "sources": len(m.Footnotes)} {
			if n < 2 {
				t.Errorf("%s: %d %s", name, n, what)
			}
		}
		if scenarios < conversations[m.ID] {
			t.Errorf("%s: %d scenarios, planned are %d", name, scenarios, conversations[m.ID])
		}
	})
}

func TestShippedTerms(t *testing.T) {
	c := shipped(t)
	for _, lang := range languages {
		if list, _ := c.Glossary(lang); len(list) != terms {
			t.Errorf("%s: %d terms, planned are %d", lang, len(list), terms)
		}
	}
}
