package curriculum

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cahier/curriculum/cause"
	"cahier/curriculum/safe"
)

// Severity is how bad a diagnostic is. Errors make `cahier check` say no.
type Severity string

// The severities.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// A Diagnostic is one thing that an author should know, with its place.
type Diagnostic struct {
	File   string
	Line   int // from 1, in the file as it stands
	Column int // from 1, in characters
	Rule   string
	Args   []any // what the rule's sentences speak of
}

// Severity returns how bad the rule's breach is.
func (d Diagnostic) Severity() Severity { return rules[d.Rule].severity }

// Message returns what is wrong, in lang.
func (d Diagnostic) Message(lang string) string {
	return fill(lang, rules[d.Rule].say(lang).message, d.Args)
}

// Hint returns what to do about it, in lang; it may be empty.
func (d Diagnostic) Hint(lang string) string {
	return fill(lang, rules[d.Rule].say(lang).hint, d.Args)
}

// fill puts the arguments in the places {1}, {2}, … of a sentence. Arguments
// come from files: they are cleaned and cut here, once for all sentences. One
// that is a diagnostic itself stands for its message, an error of the system for
// its cause.
func fill(lang, sentence string, args []any) string {
	pairs := make([]string, 0, 2*len(args))
	for i, a := range args {
		switch v := a.(type) {
		case Diagnostic:
			a = v.Message(lang)
		case error:
			a = cause.In(lang, v)
		}
		pairs = append(pairs, fmt.Sprintf("{%d}", i+1), safe.Cut(safe.Line(fmt.Sprint(a)), 60))
	}
	return strings.NewReplacer(pairs...).Replace(sentence)
}

// Sort orders diagnostics by file and place.
func Sort(ds []Diagnostic) {
	slices.SortStableFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule))
	})
}

// HasErrors tells whether one of them is an error.
func HasErrors(ds []Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Severity() == Error })
}

// Rules returns the names of all rules, sorted.
func Rules() []string {
	names := make([]string, 0, len(rules))
	for n := range rules {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// CheckRules returns the names of the rules that a check may name, sorted; those
// of an import are none of them.
func CheckRules() []string {
	return slices.DeleteFunc(Rules(), func(name string) bool { _, imports := importRules[name]; return imports })
}

// AboutRule returns how bad the breach of a rule is and what it says in lang,
// with "…" for what it speaks of.
func AboutRule(name, lang string) (Severity, string) {
	r := rules[name]
	return r.severity, argument.re().ReplaceAllString(r.say(lang).message, "…")
}

var argument = newPattern(`\{\d\}`)
