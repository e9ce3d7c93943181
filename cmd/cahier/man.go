package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) manVerb() *cobra.Command {
	c := a.verb("man", a.say.Verb.Man)
	c.RunE = func(c *cobra.Command, _ []string) error {
		a.printf("%s", a.manual(c.Root()))
		return nil
	}
	return c
}

// manual writes the manual page in roff. It says what help says, verb by verb.
func (a *app) manual(root *cobra.Command) string {
	var b strings.Builder
	w := a.say.Man
	section := func(title string) { fmt.Fprintf(&b, ".SH %s\n", roff(title)) }
	b.WriteString("'\\\" -*- coding: UTF-8 -*-\n")
	fmt.Fprintf(&b, ".TH CAHIER 1 \"\" \"cahier %s\" \"%s\"\n", roff(versionName()), roff(w.Book))
	section(w.Name)
	fmt.Fprintf(&b, "cahier \\- %s\n", roff(root.Short))
	section(w.Synopsis)
	for i, line := range usageLines(root) {
		if i > 0 {
			b.WriteString(".br\n")
		}
		fmt.Fprintf(&b, ".B %s\n", roff(line))
	}
	section(w.Description)
	paragraphs(&b, root.Long)
	section(w.Options)
	options(&b, root.PersistentFlags())
	options(&b, root.LocalNonPersistentFlags())
	section(w.Verbs)
	manVerbs(&b, root)
	section(w.Examples)
	example(&b, root.Example)
	section(w.Environment)
	paragraphs(&b, a.say.Help.Environment)
	section(w.Codes)
	paragraphs(&b, a.say.Help.Codes)
	return b.String()
}

func manVerbs(b *strings.Builder, c *cobra.Command) {
	for _, v := range verbsOf(c) {
		if v.HasSubCommands() {
			manVerbs(b, v)
			continue
		}
		fmt.Fprintf(b, ".SS %s\n", roff(v.UseLine()))
		paragraphs(b, v.Long)
		options(b, v.LocalNonPersistentFlags())
		example(b, v.Example)
	}
}

func options(b *strings.Builder, set *pflag.FlagSet) {
	set.SortFlags = false
	set.VisitAll(func(f *pflag.Flag) {
		name, use := flagLine(f)
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(name), roff(use))
	})
}

func example(b *strings.Builder, text string) {
	fmt.Fprintf(b, ".PP\n.nf\n.RS 4\n%s\n.RE\n.fi\n", roff(strings.TrimSpace(text)))
}

func paragraphs(b *strings.Builder, text string) {
	for _, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if strings.HasPrefix(p, "  ") { // a table of words: its lines stay
			example(b, p)
			continue
		}
		fmt.Fprintf(b, ".PP\n%s\n", roff(p))
	}
}

// roff escapes a text: a backslash, a hyphen that may be typed, and a point or
// an apostrophe at the start of a line, which would be commands.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
