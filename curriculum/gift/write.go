package gift

import (
	"strconv"
	"strings"

	"cahier/curriculum"
)

// Write returns a Bank as a GIFT file.
func Write(b Bank) []byte {
	var out strings.Builder
	last := Category{}
	for i, q := range b.Questions {
		if key := (Category{Path: q.Category.Path, ID: q.Category.ID}); key != last && key.Path != "" {
			last = key
			out.WriteString(tokens(key.ID, nil) + "$CATEGORY: " + escaped(key.Path) + "\n\n")
		}
		out.WriteString(tokens(q.ID, q.Tags))
		writeQuestion(&out, q)
		if i+1 < len(b.Questions) {
			out.WriteByte('\n')
		}
	}
	return []byte(out.String())
}

// tokens is the comment that holds an id and tags. One that ends with a
// backslash ends its line: the bracket after it would look escaped.
func tokens(id string, tags []string) string {
	var b strings.Builder
	line := ""
	add := func(key, value string) {
		line += " [" + key + ":" + strings.ReplaceAll(value, "]", `\]`) + "]"
		if strings.HasSuffix(value, `\`) {
			b.WriteString("//" + line + "\n")
			line = ""
		}
	}
	if id != "" {
		add("id", id)
	}
	for _, t := range tags {
		add("tag", t)
	}
	if line != "" {
		b.WriteString("//" + line + "\n")
	}
	return b.String()
}

var escapes = strings.NewReplacer(`\`, `\\`, "#", `\#`, "=", `\=`, "~", `\~`, "{", `\{`, "}", `\}`, ":", `\:`, "\n", `\n`)

func escaped(t string) string { return escapes.Replace(t) }

// textIn writes a text that inherits a format: a mark says where it is another
// one, and keeps a text from being taken for a mark or a weight.
func textIn(t Text, inherited Format) string {
	if t.Body == "" {
		return ""
	}
	mark := ""
	if t.Format != inherited || strings.HasPrefix(t.Body, "[") || strings.HasPrefix(t.Body, "%") {
		mark = "[" + string(t.Format) + "]"
	}
	return mark + escaped(t.Body)
}

func feedbackIn(t Text, inherited Format) string {
	if t.Body == "" {
		return ""
	}
	return "#" + textIn(t, inherited)
}

func writeQuestion(out *strings.Builder, q Question) {
	if q.Title != "" {
		out.WriteString("::" + escaped(q.Title) + "::")
	}
	before, after, missing := strings.Cut(textIn(q.Text, Auto), blank)
	out.WriteString(before)
	if q.Kind == Description {
		out.WriteString("\n")
		return
	}
	lines := answerLines(q)
	explanation := ""
	if q.Explanation.Body != "" {
		explanation = "####" + textIn(q.Explanation, q.Text.Format)
	}
	switch {
	case q.Kind == Essay || q.Kind == Verdict:
		out.WriteString("{" + strings.Join(lines, "") + explanation + "}")
	default:
		out.WriteString("{" + head(q) + "\n\t" + strings.Join(lines, "\n\t") + "\n")
		if explanation != "" {
			out.WriteString("\t" + explanation + "\n")
		}
		out.WriteString("}")
	}
	if missing {
		out.WriteString(after)
	}
	out.WriteByte('\n')
}

func head(q Question) string {
	if q.Kind == Number {
		return "#"
	}
	return ""
}

func answerLines(q Question) []string {
	var lines []string
	f := q.Text.Format
	if q.Kind == Verdict {
		return verdictLines(q)
	}
	for _, a := range q.Answers {
		line := ""
		switch q.Kind {
		case Choice, Multiple:
			line = choiceSign(q, a) + textIn(a.Text, f)
		case Pairs:
			line = "=" + textIn(a.Text, f) + " -> " + escaped(a.Right)
		case Short:
			line = answerSign(a) + escaped(a.Text.Body)
		case Number:
			line = answerSign(a) + a.Text.Body
			if a.Other && a.Weight == 0 {
				line = "~"
			}
		}
		lines = append(lines, line+feedbackIn(a.Feedback, f))
	}
	return lines
}

func choiceSign(q Question, a Answer) string {
	switch {
	case q.Kind == Choice && a.Weight == 100:
		return "="
	case a.Weight == 0:
		return "~"
	}
	return "~" + weightText(a.Weight)
}

// answerSign is what stands before an answer to be typed: the weight where it
// is not full, or where the answer begins as a weight does.
func answerSign(a Answer) string {
	if a.Weight == 100 && !strings.HasPrefix(a.Text.Body, "%") {
		return "="
	}
	return "=" + weightText(a.Weight)
}

// weightText is a weight with five decimals at most, as Moodle knows them.
func weightText(w float64) string {
	t := strconv.FormatFloat(w, 'f', 5, 64)
	return "%" + strings.TrimSuffix(strings.TrimRight(t, "0"), ".") + "%"
}

// verdictLines writes TRUE or FALSE, the feedback for who is wrong and the one
// for who is right.
func verdictLines(q Question) []string {
	word, right, wrong := "TRUE", q.Answers[0], q.Answers[1]
	if right.Weight != 100 {
		word, right, wrong = "FALSE", wrong, right
	}
	f := q.Text.Format
	line := word
	if right.Feedback.Body != "" || wrong.Feedback.Body != "" {
		line += "#"
		if wrong.Feedback.Body != "" {
			line += textIn(wrong.Feedback, f)
		}
	}
	return []string{line + feedbackIn(right.Feedback, f)}
}

// numberText writes the range of full credit.
func numberText(n curriculum.Number) string {
	value := curriculum.Decimal(n.Value)
	switch t := curriculum.Tolerance(n); {
	case n.HasValue && n.Low == n.High:
		return value + ":0"
	case t > 0:
		return value + ":" + curriculum.Decimal(t)
	}
	return curriculum.Decimal(n.Low) + ".." + curriculum.Decimal(n.High)
}

// halfText writes the range of half the credit: both distances doubled.
func halfText(n curriculum.Number) string {
	if t := curriculum.Tolerance(n); t > 0 {
		return curriculum.Decimal(n.Value) + ":" + curriculum.Decimal(2*t)
	}
	mid := n.Middle()
	return round(mid-2*(mid-n.Low)) + ".." + round(mid+2*(n.High-mid))
}

func round(x float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 12, 64), 64)
	if err != nil {
		short = x
	}
	return curriculum.Decimal(short)
}
