// Command imports is a program that imports what cmd/cahier does, and does nothing: what
// the imports alone cost.
package main

import (
	_ "charm.land/bubbletea/v2"
	_ "charm.land/log/v2"
	_ "charm.land/ssh"
	_ "charm.land/wish/v2"
	_ "charm.land/wish/v2/bubbletea"
	_ "charm.land/wish/v2/recover"
	_ "github.com/adrg/xdg"
	_ "github.com/charmbracelet/x/ansi"
	_ "github.com/gofrs/flock"
	_ "github.com/spf13/cobra"
	_ "github.com/spf13/pflag"
	_ "golang.org/x/crypto/ssh"
	_ "golang.org/x/crypto/ssh/agent"
	_ "golang.org/x/crypto/ssh/knownhosts"
	_ "golang.org/x/term"
	_ "golang.org/x/text/unicode/norm"

	_ "cahier/curriculum"
	_ "cahier/curriculum/courses"
	_ "cahier/curriculum/gift"
	_ "cahier/curriculum/paper"
	_ "cahier/curriculum/safe"
	_ "cahier/curriculum/scaffold"
	_ "cahier/progress"
	_ "cahier/progress/room"
	_ "cahier/progress/study"
	_ "cahier/tui"
	_ "cahier/tui/plain"
	_ "cahier/tui/words"
)

func main() {}
