package curriculum

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// An edit puts a text in the place of a range of a file. What is not in the
// range of an edit stays as it is, byte for byte.
type edit struct {
	span        // in the text as it is parsed
	file int    // index of the file
	with string // with "\n" for a line's end, whatever the file has
	slot *slot  // that gets an id
	id   string
	what Mend // what people are told; one edit of a change says it
	args []any
}

// A change is edits that are made together or not at all: those of one id in
// all languages, or those of one table.
type change []edit

// editsOf returns the edits of one file in the order of their places.
func editsOf(changes []change, file int) []edit {
	var all []edit
	for _, c := range changes {
		for _, e := range c {
			if e.file == file {
				all = append(all, e)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b edit) int { return a.start - b.start })
	return all
}

// apply makes edits, in order and apart, in the bytes of a file that was
// parsed as text. Lines are those of the edits in what it returns, from 1.
func apply(text, raw []byte, edits []edit) (out []byte, lines []int) {
	at := make([]int, 0, 2*len(edits))
	for _, e := range edits {
		at = append(at, e.start, e.end)
	}
	at = inFile(text, raw, at)
	last, line, counted := 0, 1, 0
	for i, e := range edits {
		start, end := at[2*i], max(at[2*i], at[2*i+1])
		out = append(out, raw[last:max(last, start)]...)
		last = max(last, end)
		line += lineEnds(out[counted:])
		counted = len(out)
		begins := len(e.with) - len(strings.TrimLeft(e.with, "\n"))
		lines = append(lines, line+begins)
		out = append(out, strings.ReplaceAll(e.with, "\n", endOfLine(raw, start))...)
	}
	return append(out, raw[last:]...), lines
}

// inFile turns sorted offsets of a parsed text into those of the bytes it was
// made from: without a byte order mark, with one rune for each rune, and with
// one "\n" for any line's end.
func inFile(text, raw []byte, at []int) []int {
	out := make([]int, len(at))
	i, j := len(raw)-len(bytes.TrimPrefix(raw, []byte("\ufeff"))), 0
	for k, offset := range at {
		for j < offset && i < len(raw) {
			_, size := utf8.DecodeRune(text[j:])
			j += size
			if raw[i] == '\r' && i+1 < len(raw) && raw[i+1] == '\n' {
				i += 2
				continue
			}
			_, size = utf8.DecodeRune(raw[i:])
			i += size
		}
		out[k] = i
	}
	return out
}

// endOfLine is how the line of an offset ends or, where it is the last, the
// one before it.
func endOfLine(raw []byte, at int) string {
	i := bytes.IndexAny(raw[at:], "\r\n")
	if i >= 0 {
		i += at
	} else if i = bytes.LastIndexAny(raw[:at], "\r\n"); i < 0 {
		return "\n"
	} else if i > 0 && raw[i-1] == '\r' && raw[i] == '\n' {
		i--
	}
	if raw[i] == '\r' && i+1 < len(raw) && raw[i+1] == '\n' {
		return "\r\n"
	}
	return string(raw[i : i+1])
}

// lineEnds counts the ends of lines. No edit begins between "\r" and "\n".
func lineEnds(raw []byte) int {
	return bytes.Count(raw, []byte("\n")) + bytes.Count(raw, []byte("\r")) - bytes.Count(raw, []byte("\r\n"))
}
