package curriculum

import (
	"math"
	"strconv"
	"strings"
)

func alertOf(kind, md string) string {
	if md = strings.TrimSpace(md); md == "" {
		return ""
	}
	return prefixed("[!"+kind+"]\n"+md, "> ", "> ")
}

// item writes one item of a list: its text under the mark, its feedback as a
// quote indented below.
func item(mark, indent, text, feedback string) string {
	out := prefixed(strings.TrimSpace(text), mark, indent)
	if feedback = strings.TrimSpace(feedback); feedback != "" {
		out += "\n" + prefixed(feedback, indent+"> ", indent+"> ")
	}
	return out
}

func taskList(cs []Choice) string {
	var items []string
	for _, c := range cs {
		mark := "- [ ] "
		if c.Right {
			mark = "- [x] "
		}
		items = append(items, item(mark, "  ", kept(c), c.Feedback))
	}
	return strings.Join(items, "\n")
}

func kept(c Choice) string {
	if c.Keep {
		return strings.TrimSpace(c.Text) + " <!-- keep -->"
	}
	return c.Text
}

func stepList(cs []Choice) string {
	var items []string
	for i, c := range cs {
		mark := strconv.Itoa(i+1) + ". "
		items = append(items, item(mark, strings.Repeat(" ", len(mark)), kept(c), c.Feedback))
	}
	return strings.Join(items, "\n")
}

func pairTable(q *Question) string {
	cell := func(md string) string {
		if md = strings.NewReplacer("|", `\|`, "\n", " ").Replace(strings.TrimSpace(md)); md == "" {
			return " |"
		}
		return " " + md + " |"
	}
	row := func(left, right string) string { return "|" + cell(left) + cell(right) }
	lines := []string{row(q.Columns[0], q.Columns[1]), "| --- | --- |"}
	for _, r := range q.Rows {
		lines = append(lines, row(r.Left, r.Right))
	}
	return strings.Join(lines, "\n")
}

func wrongList(ws []WrongAnswer) string {
	var items []string
	for _, w := range ws {
		items = append(items, item("- !", "  ", escapeLine(strings.TrimSpace(w.Answer)), w.Feedback))
	}
	return strings.Join(items, "\n")
}

// numberText writes a number with its range in the shortest way that gives the
// same bounds again.
func numberText(n Number) string {
	unit := ""
	if n.Unit != "" {
		unit = " " + escapeLine(n.Unit)
	}
	value, low, high := Decimal(n.Value), Decimal(n.Low), Decimal(n.High)
	switch t := Tolerance(n); {
	case !n.HasValue:
		return "= " + low + ".." + high + unit
	case n.Low == n.Value && n.High == n.Value:
		return "= " + value + unit
	case t > 0:
		return "= " + value + " ± " + Decimal(t) + unit
	}
	return "= " + value + " (" + low + ".." + high + ")" + unit
}

// Decimal writes a number in full, without an exponent.
func Decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// Tolerance is the distance of both bounds from the value, 0 where they are not
// at one distance that can be written down.
func Tolerance(n Number) float64 {
	if !n.HasValue {
		return 0
	}
	for digits := 1; digits <= 17; digits++ {
		t, err := strconv.ParseFloat(strconv.FormatFloat(n.High-n.Value, 'g', digits, 64), 64)
		if err == nil && t > 0 && !math.IsInf(t, 0) && n.Value-t == n.Low && n.Value+t == n.High {
			return t
		}
	}
	return 0
}
