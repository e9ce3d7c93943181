package gift

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"cahier/curriculum"
)

// A section is a question on its way into a module.
type section struct {
	file, lang string
	flat       bool // texts are plain, whatever they are
	lost       []curriculum.Diagnostic
	foreseen   map[string]bool // wrong answers
}

func (s *section) lose(at Place, rule string, args ...any) {
	s.lost = append(s.lost, curriculum.Diagnostic{File: s.file, Line: at.Line, Column: at.Column, Rule: rule, Args: args})
}

// write returns the Markdown of a question.
func (s *section) write(q *Question, id string) (string, error) {
	stem := s.text(q.Text)
	title := q.Title
	if title == "" {
		title = firstWords(withoutMarks(curriculum.Plain(shown(stem))))
	}
	if title == "" {
		title = id
	}
	if q.Kind == Description && stem == "" {
		return "", &curriculum.UnwritableError{Why: curriculum.Diagnostic{Rule: "quiz-no-stem"}}
	}
	if q.Kind == Description {
		return curriculum.WritePage(id, title, shown(stem))
	}
	b := &curriculum.Block{Kind: curriculum.Quiz, ID: id, Title: title}
	if q.Kind == Essay {
		b.Kind = curriculum.Reflect
		b.Reflect = &curriculum.Prompt{Text: shown(stem), Model: s.text(q.Explanation)}
		return curriculum.WriteBlock(b, 2)
	}
	c := &curriculum.Question{Explanation: s.text(q.Explanation)}
	b.Question = c
	switch q.Kind {
	case Choice, Multiple:
		s.choices(q, c)
	case Verdict:
		s.verdict(q, c)
	case Pairs:
		s.pairs(q, c)
	case Short:
		s.shorts(q, c)
	case Number:
		s.numbers(q, c)
	}
	c.Stem = shown(stem)
	if c.Form == curriculum.Gap {
		c.Stem = gapIn(stem)
	}
	return curriculum.WriteBlock(b, 2)
}

// shown is a text with a line where a word is missing.
func shown(md string) string { return strings.ReplaceAll(md, blank, `\_\_\_\_\_`) }

// gapIn puts the gap where a word is missing, or below the text.
func gapIn(stem string) string {
	if strings.Contains(stem, blank) {
		return strings.Replace(stem, blank, "[[1]]", 1)
	}
	return strings.TrimSpace(stem + "\n\n[[1]]")
}

// firstWords makes a title of a text.
func firstWords(text string) string {
	title, room := "", 60
	words := strings.Fields(text)
	for i, w := range words {
		if i > 0 && utf8.RuneCountInString(title)+1+utf8.RuneCountInString(w) > room {
			return title + "…"
		}
		if i > 0 {
			title += " "
		}
		if r := []rune(w); len(r) > room {
			return title + string(r[:room]) + "…"
		}
		title += w
	}
	return title
}

// text returns the Markdown of a text and tells what of it is lost.
func (s *section) text(t Text) string {
	switch t.Format {
	case Plain, "":
		return curriculum.Escape(t.Body)
	case Markdown:
		if s.flat {
			return curriculum.Escape(t.Body)
		}
		return strings.TrimSpace(t.Body)
	}
	md, lost := fromHTML(t.Body, t.Format == Auto)
	for _, tag := range lost {
		if tag == comment {
			s.lose(t.At, "gift-comment")
			continue
		}
		s.lose(t.At, "gift-html", tag)
	}
	if s.flat {
		return curriculum.Escape(curriculum.Plain(md))
	}
	return md
}

func (s *section) choices(q *Question, c *curriculum.Question) {
	right := 0
	var weights []string
	for _, a := range q.Answers {
		is := a.Weight == 100 || q.Kind == Multiple && a.Weight > 0
		if is {
			right++
		}
		c.Choices = append(c.Choices, curriculum.Choice{Text: s.text(a.Text), Right: is, Feedback: s.text(a.Feedback)})
		weights = append(weights, percent(a.Weight))
	}
	c.Form = curriculum.Single
	if q.Kind == Multiple || right > 1 {
		c.Form = curriculum.Multiple
	}
	switch {
	case q.Kind == Choice && right > 1:
		s.lose(q.Answers[0].At, "gift-several-right", right)
	case right > 0 && !ourWeights(q, right):
		s.lose(q.Answers[0].At, "gift-weights", strings.Join(weights, " "))
	}
}

// ourWeights tells whether the weights mean what a credit means here: right
// picks minus wrong ones, over the number that are right.
func ourWeights(q *Question, right int) bool {
	wrong := 0.0
	if q.Kind == Multiple {
		wrong = -100 / float64(right)
	}
	for _, a := range q.Answers {
		want := wrong
		if a.Weight > 0 && (q.Kind == Multiple || a.Weight == 100) {
			want = 100 / float64(right)
		}
		if math.Abs(a.Weight-want) > 0.01 {
			return false
		}
	}
	return true
}

func percent(w float64) string { return fmt.Sprintf("%s%%", curriculum.Decimal(w)) }

// verdicts are true and false by language.
var verdicts = map[string][2]string{"en": {"True", "False"}, "fr": {"Vrai", "Faux"}}

func (s *section) verdict(q *Question, c *curriculum.Question) {
	words, known := verdicts[s.lang]
	if !known {
		words = verdicts["en"]
	}
	c.Form, c.NoShuffle = curriculum.Single, true
	for i, a := range q.Answers {
		c.Choices = append(c.Choices, curriculum.Choice{Text: words[i], Right: a.Weight == 100, Feedback: s.text(a.Feedback)})
	}
}

func (s *section) pairs(q *Question, c *curriculum.Question) {
	c.Form = curriculum.Match
	for _, a := range q.Answers {
		left := s.text(a.Text)
		if strings.Contains(left, "\n") {
			s.lose(a.At, "gift-lines", a.Text.Body)
			left = strings.Join(strings.Fields(strings.ReplaceAll(left, "\\\n", " ")), " ")
		}
		c.Rows = append(c.Rows, curriculum.Row{Left: left, Right: curriculum.Escape(a.Right)})
	}
}

// shorts takes the answers of full weight as variants of a gap, and those of
// none as foreseen wrong answers.
func (s *section) shorts(q *Question, c *curriculum.Question) {
	c.Form = curriculum.Gap
	var variants []string
	for _, a := range q.Answers {
		text, pattern := literal(a.Text.Body)
		switch {
		case pattern:
			s.lose(a.At, "gift-wildcard", a.Text.Body)
			s.loseFeedback(a)
		case a.Weight >= 100:
			variants = append(variants, text)
			s.loseFeedback(a)
		default:
			s.wrong(a, text, c)
		}
	}
	c.Gaps = [][]string{variants}
}

// literal returns the text of a short answer, in which "\*" is a star, and
// whether it is a pattern, in which "*" is anything.
func literal(body string) (text string, pattern bool) {
	text = strings.ReplaceAll(body, `\*`, "\x1f")
	return strings.ReplaceAll(text, "\x1f", "*"), strings.Contains(text, "*")
}

func (s *section) loseFeedback(a Answer) {
	if a.Feedback.Body != "" {
		s.lose(a.Feedback.At, "gift-feedback", a.Feedback.Body)
	}
}

// wrong adds a foreseen wrong answer, once.
func (s *section) wrong(a Answer, text string, c *curriculum.Question) {
	if a.Weight != 0 {
		s.lose(a.At, "gift-partial", text)
	}
	if s.foreseen[text] {
		s.loseFeedback(a)
		return
	}
	s.foreseen[text] = true
	c.Wrong = append(c.Wrong, curriculum.WrongAnswer{Answer: text, Feedback: s.text(a.Feedback)})
}

// numbers takes the first number of full weight; a second one of half the mark
// that is what our half credit means is no loss.
func (s *section) numbers(q *Question, c *curriculum.Question) {
	c.Form = curriculum.Numeric
	found := false
	for _, a := range q.Answers {
		switch {
		case a.Other:
			if a.Weight != 0 {
				s.lose(a.At, "gift-alternative", "*")
			}
			s.loseFeedback(a)
		case a.Weight >= 100 && !found:
			found = true
			c.Number = curriculum.Number{Value: a.Range.Value, HasValue: a.Range.HasValue, Low: a.Range.Low, High: a.Range.High}
			s.loseFeedback(a)
		case found && a.Weight == 50 && a.Range == halfOf(c.Number):
			s.loseFeedback(a)
		case a.Weight == 0 && a.Range.HasValue && a.Range.Low == a.Range.High:
			s.wrong(a, curriculum.Decimal(a.Range.Value), c)
		default:
			s.lose(a.At, "gift-alternative", a.Text.Body)
			s.loseFeedback(a)
		}
	}
	if !found {
		c.Form = "" // nothing is right, and there is nothing to write
	}
}

// halfOf is the range in which a number gets half the credit, as it is written.
func halfOf(n curriculum.Number) Range {
	r, _ := readRange(halfText(n))
	return r
}
