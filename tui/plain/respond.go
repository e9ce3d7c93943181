package plain

import (
	"strings"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/study"
)

// Respond reads one line as the whole answer to a question: the numbers that
// are shown, a number, or the texts of gaps with semicolons between them. False
// where it is no answer.
func Respond(a study.Attempt, line string) (curriculum.Response, bool) {
	switch a.Question.Form {
	case curriculum.Gap:
		var texts []string
		for t := range strings.SplitSeq(line, ";") {
			if t = strings.TrimSpace(safe.Line(t)); t != "" {
				texts = append(texts, t)
			}
		}
		return curriculum.Response{Texts: texts}, len(texts) == len(a.Question.Gaps)
	case curriculum.Numeric:
		x, problem := takeNumber(a, line)
		return curriculum.Response{Number: x}, problem == fine
	}
	given, problem := takeNumbers(a, nil, line)
	if problem != fine || !enough(a, given) {
		return curriculum.Response{}, false
	}
	return respond(a, given), true
}
