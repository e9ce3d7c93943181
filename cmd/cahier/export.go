package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress"
)

type exportOptions struct {
	format string
	module string // of a format that is made of one
	output string // "" and "-" are standard output
	as     string
	force  bool
}

// A format is what can be exported: the kinds of file it can be, the first by
// default.
type format struct {
	name  string
	kinds []string
	make  func(a *app, l curriculum.Library, r *progress.Record, kind string) ([]byte, error)
}

var formats = []format{
	{"notebook", []string{"md", "html"}, (*app).exportNotebook},
	{"kit", []string{"md", "html"}, (*app).exportKit},
	{"record", []string{"jsonl"}, (*app).exportRecord},
	{giftFormat, []string{"gift"}, nil}, // of a module: see exportGift
}

func (a *app) exportVerb() *cobra.Command {
	var o exportOptions
	c := a.verb("export", a.say.Verb.Export)
	c.Flags().StringVarP(&o.output, "output", "o", "", a.say.Flag.Output)
	c.Flags().StringVar(&o.as, "as", "", a.say.Flag.As)
	c.Flags().BoolVar(&o.force, "force", false, a.say.Flag.Force)
	c.Flags().SortFlags = false
	c.Args = a.formatAndModule
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		switch {
		case len(args) == 0:
			return formatNames(), cobra.ShellCompDirectiveNoFileComp
		case len(args) == 1 && args[0] == giftFormat:
			return a.moduleNames(), cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	fixed(c, "as", []string{"md", "html", "jsonl", "gift"})
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.format = args[0]
		if len(args) > 1 {
			o.module = args[1]
		}
		return a.export(o)
	}
	return c
}

const giftFormat = "gift"

// formatAndModule is the rule for the arguments of export: the questions are
// those of a module, all else is the learner's.
func (a *app) formatAndModule(c *cobra.Command, args []string) error {
	if len(args) == 0 || args[0] != giftFormat {
		return a.exactlyOne("FORMAT")(c, args)
	}
	if len(args) == 1 {
		return a.missing(c, "MODULE")
	}
	return a.atMost(2)(c, args)
}

func formatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

func (a *app) export(o exportOptions) error {
	f, kind, err := a.chooseFormat(o)
	if err != nil {
		return err
	}
	if o.output == "-" {
		o.output = ""
	}
	if err := a.mayWrite(o); err != nil {
		return err
	}
	if o.format == giftFormat {
		content, err := a.exportGift(o.module)
		if err != nil {
			return err
		}
		return a.writeExport(o, content)
	}
	l, err := a.library()
	if err != nil {
		return err
	}
	r, _, err := a.open()
	if err != nil {
		return err
	}
	content, err := f.make(a, l, r, kind)
	if err != nil {
		return err
	}
	for _, p := range r.Problems() {
		a.warn("%s", a.problem(p))
	}
	return a.writeExport(o, content)
}

// writeExport writes to the file that was named, else to standard output.
func (a *app) writeExport(o exportOptions, content []byte) error {
	if o.output == "" {
		if o.format == "record" && a.isTerminal(a.stdout) { // to be looked at, not kept
			content = []byte(safe.JSON(string(content)))
		}
		_, _ = a.out.Write(content) // run looks whether it arrived
		return nil
	}
	if err := writeFile(o.output, content); err != nil {
		return cannot(a.say.Fault.OutputHint, a.say.Fault.CannotWrite, o.output, a.reason(err))
	}
	return nil
}

// otherKinds are suffixes of documents that somebody may hope for.
var otherKinds = []string{"pdf", "doc", "docx", "odt", "rtf", "epub"}

// chooseFormat finds what is asked for, as the kind of file that --as names,
// else the suffix of the file, else the first kind of all.
func (a *app) chooseFormat(o exportOptions) (chosen format, kind string, err error) {
	f := a.say.Fault
	i := slices.IndexFunc(formats, func(f format) bool { return f.name == o.format })
	switch {
	case slices.Contains(laterFormats, o.format):
		return format{}, "", usage(a.fill(f.FormatsAre, strings.Join(formatNames(), ", ")), f.Later, "export "+o.format)
	case i < 0:
		hint := a.fill(f.FormatsAre, strings.Join(formatNames(), ", "))
		return format{}, "", usage(a.nearestHint(o.format, formatNames(), hint), f.UnknownFormat, o.format)
	}
	chosen = formats[i]
	suffix := strings.TrimPrefix(filepath.Ext(o.output), ".")
	switch {
	case o.as != "" && !slices.Contains(chosen.kinds, o.as):
		return format{}, "", usage("--as "+strings.Join(chosen.kinds, ", "), f.BadValue, o.as, "--as")
	case o.as != "":
		return chosen, o.as, nil
	case slices.Contains(chosen.kinds, suffix):
		return chosen, suffix, nil
	case slices.Contains(otherKinds, strings.ToLower(suffix)): // Text in such a file opens in no program.
		return format{}, "", usage("--as "+strings.Join(chosen.kinds, ", "), f.BadValue, o.output, "--output")
	}
	return chosen, chosen.kinds[0], nil
}

// mayWrite looks before the work whether the file may be written.
func (a *app) mayWrite(o exportOptions) error {
	if o.output == "" {
		return nil
	}
	info, err := os.Stat(o.output)
	switch {
	case err == nil && info.IsDir():
		return cannot(a.say.Fault.OutputHint, a.say.Fault.IsFolder, o.output)
	case err == nil && info.Mode().IsRegular() && !o.force:
		return usage(a.say.Fault.ForceHint, a.say.Fault.FileExists, o.output)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return cannot(a.say.Fault.OutputHint, a.say.Fault.CannotWrite, o.output, a.reason(err))
	}
	return nil
}

// exportRecord is the union of all events, as they were read.
func (a *app) exportRecord(_ curriculum.Library, r *progress.Record, _ string) ([]byte, error) {
	var b bytes.Buffer
	if err := progress.Export(&b, r.Events()); err != nil {
		return nil, a.recordFault(err)
	}
	return b.Bytes(), nil
}
