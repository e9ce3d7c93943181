package curriculum_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"cahier/curriculum"
	"cahier/curriculum/courses"
)

// A plan is what a module of the shipped course was designed with, as words.
type plan struct{ id, recalls, sheets, kit string }

// planned is the shipped course as it was designed: its modules in their order,
// the earlier questions that each asks again, its worksheets, and which of them
// make the kit.
var planned = []plan{
	{"n1-reverse-mentoring", "", "mentor-pitch", "mentor-pitch"},
	{"h1-before-the-web", "n1-reverse-mentoring/what-96-establishes", "timeline", ""},
	{"h2-networked-work", "h1-before-the-web/before-gdpr n1-reverse-mentoring/not-reverse-mentoring", "three-stories", ""},
	{"p1-usage-map", "h2-networked-work/zoom-300-million n1-reverse-mentoring/what-96-establishes h1-before-the-web/first-spreadsheet", "usage-map", "usage-map"},
	{"b1-need-before-tool", "p1-usage-map/under-25 h1-before-the-web/ask-reorganise n1-reverse-mentoring/best-rhythm", "need-card", ""},
	{"b2-work-together", "b1-need-before-tool/chatbot-request h2-networked-work/right-to-disconnect n1-reverse-mentoring/not-reverse-mentoring", "channel-agreement", ""},
	{"b3-generative-ai", "b2-work-together/higher-ssi p1-usage-map/why-a-log n1-reverse-mentoring/best-rhythm", "ai-use-sheet", ""},
	{"b4-trust", "b3-generative-ai/what-may-go-in b1-need-before-tool/nobody-at-the-table h1-before-the-web/before-gdpr", "four-light-check", ""},
	{"p2-what-you-miss", "b4-trust/known-number b2-work-together/neutral-dashboard h2-networked-work/which-is-saas", "missing-steps", ""},
	{"s1-session-design", "p2-what-you-miss/curse-of-knowledge b3-generative-ai/which-side-of-the-frontier p1-usage-map/what-pix-measures", "session-plan", "session-plan"},
	{"s2-listen-ask-feedback", "s1-session-design/before-showing b4-trust/sms-codes b1-need-before-tool/age-decides", "question-set", ""},
	{"s3-explain-convince", "s2-listen-ask-feedback/which-sbi p2-what-you-miss/generation-differences b2-work-together/truly-asynchronous", "one-minute-brief", ""},
	{"s4-difficult-moments", "s3-explain-convince/first-sentence s1-session-design/observable-objective b3-generative-ai/air-canada", "reply-cards", ""},
	{"n2-roles-contract", "s4-difficult-moments/illegal-acts s2-listen-ask-feedback/follow-up-liked b4-trust/largest-footprint", "manager-brief first-contract", "manager-brief first-contract"},
	{"n3-mentor-network", "n2-roles-contract/who-sets-the-agenda s3-explain-convince/strongest-evidence p2-what-you-miss/born-after-1984", "follow-up-log practice-card", "follow-up-log"},
	{"c1-capstone", "n3-mentor-network/behaviour-indicator s4-difficult-moments/no-answer s1-session-design/best-check", "five-sessions", "five-sessions"},
}

var languages = []string{"en", "fr"}

func shipped(t *testing.T) *curriculum.Course {
	t.Helper()
	c, _, err := curriculum.Load(courses.ReverseMentoring(), "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// modules calls f for each module of the course that is there, in each language.
func modules(t *testing.T, c *curriculum.Course, f func(name string, m *curriculum.Module)) {
	t.Helper()
	for _, e := range c.Entries {
		for _, lang := range e.Languages() {
			m, _, err := c.Module(e.ID, lang)
			if err != nil {
				t.Errorf("%s.%s: %v", e.ID, lang, err)
				continue
			}
			f(e.ID+"."+lang, m)
		}
	}
}

// An item is graded.
func isItem(b *curriculum.Block) bool {
	return b.Kind == curriculum.Quiz || b.Kind == curriculum.Scenario
}

// All modules are there, in both languages and in their order, and no others;
// each track has some.
func TestShippedModules(t *testing.T) {
	c := shipped(t)
	var want, got []string
	for _, p := range planned {
		want = append(want, p.id)
		e := c.Entry(p.id)
		if e == nil {
			t.Errorf("module %s is missing", p.id)
			continue
		}
		if !slices.Equal(e.Languages(), languages) {
			t.Errorf("module %s is there in %v", p.id, e.Languages())
		}
	}
	for _, e := range c.Entries {
		got = append(got, e.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the modules are\n%s, planned are\n%s", strings.Join(got, " "), strings.Join(want, " "))
	}
	for _, track := range c.Tracks {
		if len(c.InTrack(track.ID)) == 0 {
			t.Errorf("track %s has no module", track.ID)
		}
		for _, lang := range languages {
			if track.Title[lang] == "" {
				t.Errorf("track %s has no title in %s", track.ID, lang)
			}
		}
	}
	if stray := c.InTrack(""); len(stray) > 0 {
		t.Errorf("%d modules stand in no track", len(stray))
	}
}

// Every objective has two items at least, and half of a module's items or more
// ask for more than to remember.
func TestShippedObjectives(t *testing.T) {
	modules(t, shipped(t), func(name string, m *curriculum.Module) {
		served := map[string]int{}
		items, above := 0, 0
		for _, b := range m.Blocks() {
			if !isItem(b) {
				continue
			}
			items++
			served[b.Objective]++
			if b.Level == "" {
				t.Errorf("%s: %s has no level", name, b.ID)
			} else if b.Level != "remember" {
				above++
			}
		}
		if len(m.Objectives) < 3 {
			t.Errorf("%s: %d objectives", name, len(m.Objectives))
		}
		for _, o := range m.Objectives {
			if served[o.ID] < 2 {
				t.Errorf("%s: objective %s has %d items", name, o.ID, served[o.ID])
			}
		}
		if n := served[""]; n > 0 {
			t.Errorf("%s: %d items serve no objective", name, n)
		}
		if 2*above < items {
			t.Errorf("%s: %d of %d items are above remember", name, above, items)
		}
	})
}

// Every module has what the course plans for it.
func TestShippedParts(t *testing.T) {
	modules(t, shipped(t), func(name string, m *curriculum.Module) {
		i := slices.IndexFunc(planned, func(p plan) bool { return p.id == m.ID })
		if i < 0 {
			return // told by TestShippedModules
		}
		plan := planned[i]
		count := map[curriculum.Kind]int{}
		var recalls, sheets, kit []string
		for _, b := range m.Blocks() {
			count[b.Kind]++
			switch {
			case b.Kind == curriculum.Recall:
				recalls = append(recalls, b.Of.Module+"/"+b.Of.Block)
			case b.Worksheet != nil:
				sheets = append(sheets, b.ID)
				if b.Worksheet.Kit {
					kit = append(kit, b.ID)
				}
			}
		}
		if n := count[curriculum.Predict]; n != 2 {
			t.Errorf("%s: %d predictions", name, n)
		}
		if n := count[curriculum.Reflect]; n < 2 || n > 3 {
			t.Errorf("%s: %d reflections", name, n)
		}
		if got := strings.Join(recalls, " "); got != plan.recalls {
			t.Errorf("%s: asks again\n%s, planned is\n%s", name, got, plan.recalls)
		}
		for _, id := range strings.Fields(plan.sheets) {
			if !slices.Contains(sheets, id) {
				t.Errorf("%s: no worksheet %s", name, id)
			}
		}
		if got := strings.Join(kit, " "); got != plan.kit {
			t.Errorf("%s: into the kit go %q, planned are %q", name, got, plan.kit)
		}
	})
}

// evenly is how far the places of right choices may be from an even spread:
// the sum of (counted-expected)²/expected over the places. Where places are
// drawn by lot, of up to four each, it stays below 7.8 nineteen times of
// twenty. Lists of three and of four choices count together: a list of n adds
// 1/n to what is expected at each of its places.
const evenly = 7.8

// A learner who always takes the same place, or the longest choice, must not
// do better than by lot. Choices are shuffled; but not in print, and not for
// who reads the file.
func TestShippedKeys(t *testing.T) {
	counted, expected := map[string][]float64{}, map[string][]float64{}
	modules(t, shipped(t), func(name string, m *curriculum.Module) {
		lists, longest := 0, 0
		for _, b := range m.Blocks() {
			if b.Kind != curriculum.Quiz || b.Question == nil || b.Question.Form != curriculum.Single {
				continue
			}
			cs := b.Question.Choices
			lists++
			if longestIsRight(cs) {
				longest++
			}
			for i, c := range cs {
				for len(counted[m.Lang]) <= i {
					counted[m.Lang], expected[m.Lang] = append(counted[m.Lang], 0), append(expected[m.Lang], 0)
				}
				expected[m.Lang][i] += 1 / float64(len(cs))
				if c.Right {
					counted[m.Lang][i]++
				}
			}
		}
		if lists > 0 && 3*longest >= lists {
			t.Errorf("%s: the right choice is the longest in %d of %d lists", name, longest, lists)
		}
	})
	for lang, c := range counted {
		off := 0.0
		for i, e := range expected[lang] {
			off += (c[i] - e) * (c[i] - e) / e
		}
		t.Logf("%s: right choices by place %v, expected %.1f, off by %.2f", lang, c, expected[lang], off)
		if off > evenly {
			t.Errorf("%s: the places of right choices are uneven: %v, expected are %.1f (%.1f, at most %.1f)", lang, c, expected[lang], off, evenly)
		}
	}
}

func longestIsRight(cs []curriculum.Choice) bool {
	right, wrong := 0, 0
	for _, c := range cs {
		n := utf8.RuneCountInString(c.Text)
		if c.Right {
			right = n
		} else {
			wrong = max(wrong, n)
		}
	}
	return right > wrong
}

// Every term is there in both languages under one id, and stands in the text
// of a module of each.
func TestShippedGlossary(t *testing.T) {
	c := shipped(t)
	text := map[string]string{}
	modules(t, c, func(_ string, m *curriculum.Module) {
		_, raw, err := c.Source(m.ID, m.Lang)
		if err != nil {
			t.Fatal(err)
		}
		text[m.Lang] += spaced(string(raw))
	})
	ids := map[string][]string{}
	for _, lang := range languages {
		terms, _ := c.Glossary(lang)
		if len(terms) == 0 {
			t.Errorf("no terms in %s", lang)
		}
		for _, term := range terms {
			ids[lang] = append(ids[lang], term.ID)
			if !slices.ContainsFunc(term.Forms(), func(f string) bool { return strings.Contains(text[lang], spaced(f)) }) {
				t.Errorf("%s: no module uses the term %q (%s)", lang, term.Name, term.ID)
			}
		}
		slices.Sort(ids[lang])
	}
	if !slices.Equal(ids["en"], ids["fr"]) {
		t.Errorf("terms differ:\nen %v\nfr %v", ids["en"], ids["fr"])
	}
}

// spaced is a text as words with one space around each, without case.
func spaced(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}
