package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cahier/curriculum/safe"
	"cahier/tui/words"
)

// The exit codes.
const (
	codeNo    = 1 // the answer is no
	codeUsage = 2 // wrong usage
	codeNot   = 3 // could not
)

// An app is one run of the program.
type app struct {
	host
	out    *sticky
	say    *say
	words  *words.Words
	global global
}

// Global are the options that every verb takes.
type global struct {
	courses    []string
	noEmbedded bool
	data       string
	learner    string
	lang       string
	plain      bool
	theme      string
}

// run does what the arguments ask for and returns the exit code. It is the one
// place where a panic is caught: a learner is never shown a stack.
func run(h host) (code int) {
	a := &app{host: h, out: &sticky{w: h.stdout}}
	a.speak("") // whatever goes wrong before the language is known is told in English
	defer func() {
		if v := recover(); v != nil {
			a.complain(a.say.Fault.Panic, fmt.Sprint(v))
			a.advise(a.say.Fault.PanicHint)
			code = codeNot
		}
	}()
	a.speak(a.firstLang())
	root := a.root()
	root.SetArgs(h.args)
	err := root.Execute()
	if err == nil && a.out.err != nil {
		err = a.unwritten(a.out.err)
	}
	return a.report(err)
}

// speak chooses the language of every sentence from here on.
func (a *app) speak(lang string) {
	a.say, a.words = sayIn(lang), words.In(lang)
}

// A failure is an error as a person is told of it. One without a sentence only
// has a code: what there was to say was said.
type failure struct {
	code       int
	what, hint string
	err        error
}

func (f *failure) Error() string { return f.what }
func (f *failure) Unwrap() error { return f.err }

func usage(hint, what string, args ...any) error { return fail(codeUsage, hint, what, args...) }
func cannot(hint, what string, args ...any) error {
	return fail(codeNot, hint, what, args...)
}

// fail returns a failure. The sentence's arguments come from files and from
// the command line: they are made safe to show here, once for all sentences.
func fail(code int, hint, what string, args ...any) error {
	f := &failure{code: code, hint: hint}
	for i, arg := range args {
		switch v := arg.(type) {
		case error:
			f.err = v
			args[i] = safe.Line(v.Error())
		case string:
			args[i] = safe.Line(v)
		}
	}
	f.what = fmt.Sprintf(what, args...)
	return f
}

// report tells of an error and returns the exit code.
func (a *app) report(err error) int {
	if err == nil || gone(err) {
		return 0
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{code: codeNot, what: safe.Line(err.Error())}
	}
	if f.what != "" {
		a.complain("%s", f.what)
	}
	if f.hint != "" {
		a.advise("%s", f.hint)
	}
	return f.code
}

// complain and advise are the gate to standard error: whatever their arguments
// hold, they write one line of text.
func (a *app) complain(what string, args ...any) {
	fmt.Fprintln(a.stderr, safe.Line(fmt.Sprintf(a.say.Label.Program+what, args...)))
}

func (a *app) advise(hint string, args ...any) {
	fmt.Fprintln(a.stderr, safe.Line(fmt.Sprintf(a.say.Label.Hint+hint, args...)))
}

// warn tells of something that keeps nothing from going on.
func (a *app) warn(what string, args ...any) {
	a.complain(a.say.Label.Warning+what, args...)
}

// printf writes to standard output; run looks whether it arrived.
func (a *app) printf(format string, args ...any) { fmt.Fprintf(a.out, format, args...) }

// root returns the command with all its verbs.
func (a *app) root() *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:           "cahier " + a.say.Verb.Root.Args,
		Short:         a.say.Verb.Root.Short,
		Long:          a.say.Verb.Root.Long,
		Example:       a.say.Verb.Root.Example,
		Args:          a.noVerb,
		SilenceErrors: true,
		SilenceUsage:  true,

		DisableFlagsInUseLine: true,
		CompletionOptions:     cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE:     func(*cobra.Command, []string) error { return a.checkGlobal() },
		RunE: func(*cobra.Command, []string) error {
			if version {
				a.printf("cahier %s (%s, %s/%s)\n", versionName(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
				return nil
			}
			return a.learn(learnOptions{})
		},
	}
	f, s := root.PersistentFlags(), a.say.Flag
	f.StringArrayVar(&a.global.courses, "course", nil, s.Course)
	f.BoolVar(&a.global.noEmbedded, "no-embedded", false, s.NoEmbedded)
	f.StringVar(&a.global.data, "data", "", s.Data)
	f.StringVar(&a.global.learner, "learner", "", s.Learner)
	f.StringVar(&a.global.lang, "lang", "", s.Lang)
	f.BoolVar(&a.global.plain, "plain", false, s.Plain)
	f.StringVar(&a.global.theme, "theme", "auto", s.Theme)
	f.BoolP("help", "h", false, s.Help)
	f.SortFlags = false
	root.Flags().BoolVar(&version, "version", false, s.Version)
	fixed(root, "lang", words.Languages)
	fixed(root, "theme", themes)
	root.SetOut(a.out)
	root.SetErr(a.stderr)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { a.help(c) })
	root.SetUsageFunc(func(*cobra.Command) error { return nil })
	root.SetFlagErrorFunc(a.flagError)
	help := a.helpVerb()
	root.SetHelpCommand(help)
	root.AddCommand(a.learnVerb(), a.notebookVerb(), a.progressVerb(), a.exportVerb(), a.mergeVerb(),
		a.presentVerb(), a.workshopVerb(), a.joinVerb(), a.checkVerb(), a.previewVerb(), a.importVerb(), a.courseVerb(), a.newVerb(),
		a.completionVerb(), a.manVerb(), help)
	return root
}

// verb returns a command with the sentences of its verb.
func (a *app) verb(name string, s verbSay) *cobra.Command {
	return &cobra.Command{
		Use:     strings.TrimSpace(name + " " + s.Args),
		Short:   s.Short,
		Long:    s.Long,
		Example: s.Example,
		Args:    a.atMost(0),

		DisableFlagsInUseLine: true,
	}
}

// fixed lets a shell complete the value of an option.
func fixed(c *cobra.Command, flag string, values []string) {
	// It fails for an unknown option only, and that is a word in this package.
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

var themes = []string{"auto", "dark", "light", "contrast"}

// checkGlobal looks at the values of the global options.
func (a *app) checkGlobal() error {
	if l := a.global.lang; l != "" && !slices.Contains(words.Languages, l) {
		return usage(a.say.Fault.BadLangHint, a.say.Fault.BadValue, l, "--lang")
	}
	if t := a.global.theme; !slices.Contains(themes, t) {
		return usage(strings.Join(themes, ", "), a.say.Fault.BadValue, t, "--theme")
	}
	if n := a.global.learner; a.given("learner") && !validLearner(n) {
		return usage(a.say.Fault.BadLearnerHint, a.say.Fault.BadValue, n, "--learner")
	}
	return nil
}

// given tells whether an option is on the command line, with whatever value.
func (a *app) given(flag string) bool {
	_, ok := peek(a.args, flag)
	return ok
}

// firstLang returns the language that the program speaks, before anything is
// parsed: what is wrong with the arguments is told in it.
func (a *app) firstLang() string {
	chosen, _ := peek(a.args, "lang")
	if lang, ok := words.Match(chosen); ok && chosen == lang {
		return lang
	}
	a.global.data, _ = peek(a.args, "data")
	a.global.learner, _ = peek(a.args, "learner")
	settings := ""
	if p, err := a.paths(); err == nil {
		settings = readSettings(p.settings).Lang
	}
	a.global = global{}
	for _, l := range []string{a.getenv("CAHIER_LANG"), settings, a.getenv("LC_ALL"), a.getenv("LC_MESSAGES"), a.getenv("LANG")} {
		if name, _, _ := strings.Cut(l, "."); name == "C" || name == "POSIX" {
			return "en"
		}
		if lang, ok := words.Match(l); l != "" && ok {
			return lang
		}
	}
	return words.Languages[0]
}

// peek returns the last value of an option in arguments that nobody parsed yet.
func peek(args []string, flag string) (value string, ok bool) {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if v, is := strings.CutPrefix(arg, "--"+flag+"="); is {
			value, ok = v, true
		} else if arg == "--"+flag && i+1 < len(args) {
			value, ok = args[i+1], true
		}
	}
	return value, ok
}

// plainFace tells whether the program writes lines instead of screens.
func (a *app) plainFace() bool {
	return a.global.plain || on(a.getenv("CAHIER_PLAIN")) || a.getenv("TERM") == "dumb" ||
		!a.isTerminal(a.stdin) || !a.isTerminal(a.stdout)
}

// unwritten says that standard output did not take what was written.
func (a *app) unwritten(err error) error {
	if gone(err) {
		return nil
	}
	return cannot(a.say.Fault.NoOutputHint, a.say.Fault.NoOutput, a.reason(err))
}

// versionName is the version of the module, as the build knows it.
func versionName() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "dev"
	}
	return strings.TrimPrefix(info.Main.Version, "v")
}

// absolute returns a path that means the same from anywhere, for sentences
// and for folders that must not move with the working folder.
func absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// exists tells whether something stands at path, be it unreadable.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
