package plain

import (
	"slices"
	"strconv"
	"strings"

	"cahier/curriculum"
	"cahier/progress/study"
	"cahier/tui/words"
)

// This file is pure: what was typed becomes a response. Learners type the
// numbers that they see; a response has the positions in which the author wrote.

// trouble is why a line is no answer.
type trouble int

const (
	fine trouble = iota
	notNumbers
	outOfRange // limit tells the range
	tooMany
	onlyOne
	eachOnce
	notANumber
)

// limit is the range of one number, both ends included.
type limit struct{ low, high int }

// limits returns the range of each number that answers a question of which the
// numbers are given one after the other, and nil for the other forms.
func limits(a study.Attempt) []limit {
	switch a.Question.Form {
	case curriculum.Single:
		return []limit{{1, len(a.Choices)}}
	case curriculum.Verdict:
		return []limit{{1, len(a.Choices)}, {1, len(a.Reasons)}}
	case curriculum.Match:
		return slices.Repeat([]limit{{0, len(a.Options)}}, len(a.Question.Lefts()))
	}
	return nil
}

// takeNumbers adds the numbers of a line to those given before.
func takeNumbers(a study.Attempt, given []int, line string) ([]int, trouble) {
	ns, ok := parseNumbers(line)
	if !ok {
		return given, notNumbers
	}
	switch a.Question.Form {
	case curriculum.Multiple:
		slices.Sort(ns)
		ns = slices.Compact(ns)
		return ns, within(ns, limit{1, len(a.Choices)})
	case curriculum.Order:
		if t := within(ns, limit{1, len(a.Steps)}); t != fine {
			return nil, t
		}
		if len(ns) != len(a.Steps) || len(slices.Compact(slices.Sorted(slices.Values(ns)))) != len(ns) {
			return nil, eachOnce
		}
		return ns, fine
	}
	ls := limits(a)
	all := append(slices.Clone(given), ns...)
	if len(all) > len(ls) {
		if len(ls) == 1 {
			return given, onlyOne
		}
		return given, tooMany
	}
	for i, n := range all {
		if within([]int{n}, ls[i]) != fine {
			return given, outOfRange
		}
	}
	return all, fine
}

func within(ns []int, l limit) trouble {
	if slices.ContainsFunc(ns, func(n int) bool { return n < l.low || n > l.high }) {
		return outOfRange
	}
	return fine
}

// parseNumbers reads whole numbers separated by spaces or commas; "2." and
// "2)" are numbers too.
func parseNumbers(line string) ([]int, bool) {
	fields := fieldsOf(line)
	ns := make([]int, 0, len(fields))
	for _, f := range fields {
		n, err := numeral(f)
		if err != nil {
			return nil, false
		}
		ns = append(ns, n)
	}
	return ns, len(ns) > 0
}

// numeral reads a whole number, "2." and "2)" too, as a French keyboard types it
// with shift or without.
func numeral(s string) (int, error) {
	return strconv.Atoi(words.Digits(strings.Trim(strings.TrimSpace(s), ".)")))
}

// fieldsOf parts a line at spaces and commas.
func fieldsOf(line string) []string {
	return strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t,;\u00a0\u202f", r) })
}

// respond turns the numbers shown into a response; all of them are given.
func respond(a study.Attempt, ns []int) curriculum.Response {
	at := func(shown []int, ns []int) []int {
		out := make([]int, len(ns))
		for i, n := range ns {
			if n > 0 {
				out[i] = shown[n-1]
			}
		}
		return out
	}
	switch a.Question.Form {
	case curriculum.Verdict:
		return curriculum.Response{Picks: at(a.Choices, ns[:1]), Reasons: at(a.Reasons, ns[1:])}
	case curriculum.Order:
		return curriculum.Response{Picks: at(a.Steps, ns)}
	case curriculum.Match:
		return curriculum.Response{Picks: at(a.Options, ns)}
	}
	picks := at(a.Choices, ns)
	slices.Sort(picks)
	return curriculum.Response{Picks: picks}
}

// enough tells whether the numbers given answer the question.
func enough(a study.Attempt, ns []int) bool {
	if ls := limits(a); ls != nil {
		return len(ns) == len(ls)
	}
	return len(ns) > 0
}

// takeNumber reads the answer to a number question; its unit may follow.
func takeNumber(a study.Attempt, line string) (float64, trouble) {
	line = strings.TrimSpace(line)
	x, err := curriculum.ParseNumber(line)
	if err != nil {
		if unit := a.Question.Number.Unit; unit != "" {
			cut := len(line) - len(unit)
			if cut > 0 && strings.EqualFold(line[cut:], unit) {
				x, err = curriculum.ParseNumber(line[:cut])
			}
		}
	}
	if err != nil {
		return 0, notANumber
	}
	return x, fine
}

// letter names the left lines of a match question: a, b, …, z, aa.
func letter(i int) string {
	name := string(rune('a' + i%26))
	if i >= 26 {
		return letter(i/26-1) + name
	}
	return name
}
