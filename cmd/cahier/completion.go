package main

import (
	"strings"

	"github.com/spf13/cobra"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionVerb() *cobra.Command {
	c := a.verb("completion", a.say.Verb.Completion)
	c.Args = a.exactlyOne("SHELL")
	c.ValidArgs = shells
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.completion(c.Root(), args[0])
	}
	return c
}

// completion prints what a shell must know to complete verbs, options and
// names of modules.
func (a *app) completion(root *cobra.Command, shell string) error {
	var err error
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(a.out, true)
	case "zsh":
		err = root.GenZshCompletion(a.out)
	case "fish":
		err = root.GenFishCompletion(a.out, true)
	case "powershell":
		err = root.GenPowerShellCompletionWithDesc(a.out)
	default:
		return usage(strings.Join(shells, ", "), a.say.Fault.UnknownShell, shell)
	}
	if err != nil {
		return a.unwritten(err)
	}
	return nil
}
