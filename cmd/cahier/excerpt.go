package main

import (
	"io"
	"io/fs"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum/safe"
)

// margin stands before a line of source.
const margin = "    "

// maxSource is as much of a file as is looked through for a line to show: the
// size up to which a file of a course is read.
const maxSource = 5 << 20

// sourceLine returns a line of a file, counted from 1, and false where there is
// none or nothing in it.
func sourceLine(fsys fs.FS, name string, n int) (string, bool) {
	// To open a pipe is to wait for who writes into it.
	if info, err := fs.Stat(fsys, name); err != nil || !info.Mode().IsRegular() {
		return "", false
	}
	f, err := fsys.Open(name)
	if err != nil {
		return "", false
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, maxSource))
	if err != nil {
		return "", false
	}
	text := strings.TrimPrefix(string(raw), "\ufeff")
	for line := range strings.Lines(text) {
		if n--; n == 0 {
			line = strings.TrimRight(line, "\r\n")
			return line, strings.TrimSpace(line) != ""
		}
	}
	return "", false
}

// excerpt returns the part of a line around a column, counted from 1 in
// characters, in at most so many cells, and the cell of the column in it.
func excerpt(line string, column, cells int) (text string, caret int) {
	cells = max(cells, 20)
	runes := []rune(line)
	at := min(max(column-1, 0), len(runes))
	before, after := shown(string(runes[:at])), shown(string(runes[at:]))
	whole := ansi.StringWidth(before + after)
	if room := cells * 2 / 3; whole > cells && ansi.StringWidth(before) > room {
		before = ansi.TruncateLeft(before, ansi.StringWidth(before)-room+1, "…")
	}
	caret = ansi.StringWidth(before)
	return before + ansi.Truncate(after, max(cells-caret, 1), "…"), caret
}

// shown is a text as it stands in a terminal: a tab is four spaces, since where
// it would end depends on what stands before it.
func shown(s string) string { return safe.Line(strings.ReplaceAll(s, "\t", "    ")) }
