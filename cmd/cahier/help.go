package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpVerb is `cahier help VERB`, another way to say `cahier VERB --help`.
func (a *app) helpVerb() *cobra.Command {
	c := a.verb("help", a.say.Verb.Help)
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(c *cobra.Command, args []string) error {
		of, rest, err := c.Root().Find(args)
		if err != nil || len(rest) > 0 {
			return a.noVerb(c.Root(), args)
		}
		a.help(of)
		return nil
	}
	return c
}

// help prints what a verb does and how it is written.
func (a *app) help(c *cobra.Command) {
	h := a.say.Help
	a.printf("%s\n\n%s\n", strings.TrimSpace(c.Long), h.Usage)
	for _, line := range usageLines(c) {
		a.printf("  %s\n", line)
	}
	if verbs := verbsOf(c); len(verbs) > 0 {
		a.printf("\n%s\n", h.Verbs)
		for _, v := range verbs {
			a.printf("  %-12s %s\n", v.Name(), v.Short)
		}
	}
	a.printf("\n%s\n%s\n", h.Examples, indent(c.Example))
	a.flags(h.Flags, c.LocalNonPersistentFlags())
	a.flags(h.Global, c.Root().PersistentFlags())
	if !c.HasParent() {
		a.printf("\n%s\n", strings.TrimSpace(h.More))
	}
}

// usageLines are the ways in which a verb is written.
func usageLines(c *cobra.Command) []string {
	if !c.HasParent() {
		return []string{c.Name(), c.UseLine()}
	}
	return []string{c.UseLine()}
}

// verbsOf returns the verbs under a command, in the order of the manual.
func verbsOf(c *cobra.Command) []*cobra.Command {
	var verbs []*cobra.Command
	for _, v := range c.Commands() {
		if v.IsAvailableCommand() {
			verbs = append(verbs, v)
		}
	}
	return verbs
}

// flags prints options in two columns.
func (a *app) flags(title string, set *pflag.FlagSet) {
	set.SortFlags = false
	var names, uses []string
	wide := 0
	set.VisitAll(func(f *pflag.Flag) {
		name, use := flagLine(f)
		names, uses = append(names, name), append(uses, use)
		wide = max(wide, ansi.StringWidth(name))
	})
	if len(names) == 0 {
		return
	}
	a.printf("\n%s\n", title)
	for i, name := range names {
		lines := wrap(uses[i], 80-wide-4)
		a.printf("  %s  %s\n", name+strings.Repeat(" ", wide-ansi.StringWidth(name)), lines[0])
		for _, line := range lines[1:] {
			a.printf("  %s  %s\n", strings.Repeat(" ", wide), line)
		}
	}
}

// wrap breaks a sentence at plain spaces, so that those of French, at which no
// line ends, hold.
func wrap(s string, cells int) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(s, " ") {
		switch {
		case line == "":
			line = word
		case ansi.StringWidth(line+" "+word) > cells:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// flagLine is how an option is written, and what it is for.
func flagLine(f *pflag.Flag) (name, use string) {
	value, use := pflag.UnquoteUsage(f)
	if use == f.Usage { // no word of it stands for the value
		value = strings.ToUpper(f.Name)
	}
	name = "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if f.Value.Type() != "bool" {
		name += " " + value
	}
	return name, use
}

func indent(s string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n  ")
}

// fill puts words into a sentence.
func (a *app) fill(sentence string, args ...any) string { return fmt.Sprintf(sentence, args...) }
