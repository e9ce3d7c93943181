package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Later are the verbs and formats of later versions: who asks for one
// is told so, and not that there is no such thing.
var (
	laterVerbs = []string{
		"review", "data", "doctor", "report",
	}
	laterFormats = []string{"sessions", "answers", "xapi"}
)

// noVerb is the rule for the arguments of the command itself: it has none, so
// what stands there was meant as a verb.
func (a *app) noVerb(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	f, word := a.say.Fault, args[0]
	if slices.Contains(laterVerbs, word) {
		return usage(f.SeeHelp, f.Later, "cahier "+word)
	}
	if l, err := a.quietLibrary(); err == nil {
		if _, _, err := l.Find(word); err == nil {
			return usage(a.fill(f.LearnIt, word), f.UnknownVerb, word)
		}
	}
	return usage(a.nearestHint(word, verbNames(c), f.SeeHelp), f.UnknownVerb, word)
}

func verbNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return names
}

// flagError says in our words what the parser found.
func (a *app) flagError(c *cobra.Command, err error) error {
	f := a.say.Fault
	if before := c.Flags().Args(); !c.HasParent() && len(before) > 0 {
		return a.noVerb(c, before)
	}
	see := a.fill(f.SeeVerb, c.CommandPath())
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return usage(see, f.UnknownFlag, "-"+name)
		}
		var flags []string
		c.Flags().VisitAll(func(g *pflag.Flag) { flags = append(flags, "--"+g.Name) })
		return usage(a.nearestHint("--"+name, flags, see), f.UnknownFlag, "--"+name)
	case errors.As(err, &empty):
		name := "--" + empty.GetSpecifiedName()
		if empty.GetSpecifiedShortnames() != "" {
			name = "-" + empty.GetSpecifiedName()
		}
		return usage(see, f.NoValue, name)
	case errors.As(err, &bad):
		return usage(see, f.BadValue, bad.GetValue(), "--"+bad.GetFlag().Name)
	case errors.As(err, &syntax):
		return usage(see, f.UnknownFlag, syntax.GetSpecifiedFlag())
	}
	return usage(see, "%s", err.Error())
}

// atMost is the rule for a verb that takes no more than n arguments.
func (a *app) atMost(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > n {
			return usage(a.fill(a.say.Fault.SeeVerb, c.CommandPath()), a.say.Fault.TooMany, args[n])
		}
		return nil
	}
}

// exactlyOne is the rule for a verb that needs the named argument.
func (a *app) exactlyOne(name string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.missing(c, name)
		}
		return a.atMost(1)(c, args)
	}
}

func (a *app) missing(c *cobra.Command, name string) error {
	return usage(a.fill(a.say.Fault.SeeVerb, c.CommandPath()), a.say.Fault.Missing, name)
}

// nearestHint proposes the names that look like the word, or says otherwise.
func (a *app) nearestHint(word string, names []string, otherwise string) string {
	near := nearest(word, names)
	if len(near) == 0 {
		return otherwise
	}
	return a.fill(a.say.Fault.DidYouMean, strings.Join(near, ", "))
}

// nearest returns up to three names that look like the word, the best first.
func nearest(word string, names []string) []string {
	word = strings.ToLower(word)
	away := map[string]int{}
	var near []string
	for _, n := range names {
		low := strings.ToLower(n)
		d := distance(word, low)
		if len(word) > 1 && strings.Contains(low, word) {
			d = min(d, 1)
		}
		if d <= 1+len(word)/3 {
			away[n] = d
			near = append(near, n)
		}
	}
	slices.SortStableFunc(near, func(x, y string) int { return away[x] - away[y] })
	return near[:min(3, len(near))]
}

// distance is how many letters must change to make one word of the other.
func distance(s, t string) int {
	x, y := []rune(s), []rune(t)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(y)]
}
