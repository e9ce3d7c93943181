// Imports is a program with all packages of the workbook that does nothing:
// what the imports alone cost.
package main

import (
	_ "github.com/spf13/cobra"

	_ "cahier/curriculum/courses"
	_ "cahier/tui"
	_ "cahier/tui/plain"
)

func main() {}
