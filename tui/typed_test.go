package tui

import (
	"slices"
	"strings"
	"testing"
)

// A line is whole or it is told; what comes after one that is too long is read,
// a last line without an end, too.
func TestTypedLines(t *testing.T) {
	full := strings.Repeat("x", MaxTyped)
	long := typedLine{tooLong: true}
	for _, c := range []struct {
		in   string
		want []typedLine
	}{
		{"", nil},
		{"a\r\n\n  b", []typedLine{{text: "a"}, {}, {text: "  b"}}},
		{full + "\na\n", []typedLine{{text: full}, {text: "a"}}},
		{full + "x\na\n", []typedLine{long, {text: "a"}}},
		{full + full + full, []typedLine{long}},
		{"\x1b[31mred\n", []typedLine{{text: "\ufffd[31mred"}}},
	} {
		var got []typedLine
		for l := range typedLines(t.Context(), strings.NewReader(c.in)) {
			got = append(got, l)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%.20q of %d: %d lines, want %d", c.in, len(c.in), len(got), len(c.want))
		}
	}
}
