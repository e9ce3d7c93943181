package tui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// atPlace says how an editor is told where in a file to begin.
type atPlace func(file string, line, column int) []string

// The ways in use. Editors not in the table get the file alone: a word that an
// editor does not know may be taken for a file to create.
var (
	plusLine      = func(f string, l, _ int) []string { return []string{fmt.Sprintf("+%d", l), f} }
	plusComma     = func(f string, l, c int) []string { return []string{fmt.Sprintf("+%d,%d", l, c), f} }
	plusColon     = func(f string, l, c int) []string { return []string{fmt.Sprintf("+%d:%d", l, c), f} }
	plusNormal    = func(f string, l, c int) []string { return []string{fmt.Sprintf("+normal! %dG%d|", l, c), f} }
	colons        = func(f string, l, c int) []string { return []string{fmt.Sprintf("%s:%d:%d", f, l, c)} }
	gotoColons    = func(f string, l, c int) []string { return []string{"--goto", fmt.Sprintf("%s:%d:%d", f, l, c)} }
	lineAndColumn = func(f string, l, c int) []string {
		return []string{"--line", fmt.Sprint(l), "--column", fmt.Sprint(c), f}
	}
	editorsByPlace = map[string]atPlace{
		"vi": plusLine, "ex": plusLine, "nvi": plusLine, "joe": plusLine, "jed": plusLine, "mg": plusLine, "mcedit": plusLine,
		"vim": plusNormal, "nvim": plusNormal, "gvim": plusNormal, "mvim": plusNormal, "vimx": plusNormal,
		"nano": plusComma, "pico": plusLine, "ne": plusComma,
		"emacs": plusColon, "emacsclient": plusColon, "kak": plusColon, "micro": plusColon, "gedit": plusColon, "gnome-text-editor": plusColon,
		"hx": colons, "helix": colons, "subl": colons, "sublime_text": colons, "zed": colons,
		"code": gotoColons, "code-insiders": gotoColons, "codium": gotoColons, "vscodium": gotoColons, "cursor": gotoColons,
		"kate": lineAndColumn, "kwrite": lineAndColumn,
	}
)

// openAt is the command that opens a file at a place, lines and columns from 1,
// with an editor as its owner names it: a program, its own options after it.
func openAt(editor []string, file string, line, column int) []string {
	name := strings.ToLower(filepath.Base(strings.ReplaceAll(editor[0], `\`, "/")))
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".exe"), ".cmd")
	place, known := editorsByPlace[name]
	if !known {
		return append(slices.Clone(editor), file)
	}
	return append(slices.Clone(editor), place(file, max(line, 1), max(column, 1))...)
}
