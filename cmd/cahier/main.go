// Cahier is a workbook in the terminal: modules to read, questions to answer,
// notes to keep, in English and in French.
//
//	cahier                             open the workbook where you left it
//	cahier learn h1-before-the-web     open a module
//	cahier notebook                    read all your notes
//	cahier progress --json             what is done, for a program
//	cahier export notebook -o me.md    your notes as a Markdown document
//	cahier merge phone.jsonl           take in the record of another device
//	cahier check my-course             look for mistakes in a course
//	cahier import q.gift --course c    take questions of Moodle into a course
//
// Nothing need be installed or configured: a course is inside the program, and
// --course DIR adds those of a folder. What a learner does is kept in the data
// folder of the system (--data DIR, CAHIER_DATA), and nowhere else.
//
// Where standard input or output is no terminal, where TERM is "dumb", and with
// --plain, the program writes lines and reads lines.
//
// The exit code is 0 when it is done, 1 when the answer is no, 2 for wrong
// usage, 3 when something could not be done. Errors go to standard error: what
// happened, then a hint what to do.
package main

import (
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func main() {
	// A start makes garbage that is better left: half as many collections show
	// the first screen a tenth sooner.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
	// A double click on Windows opens the workbook; cobra would refuse it.
	cobra.MousetrapHelpText = ""
	cobra.EnableCommandSorting = false // help has the order of a first day
	os.Exit(run(system()))
}
