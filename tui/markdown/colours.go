package markdown

import (
	"fmt"
	"strconv"
)

// Colours are those of a theme by what they mean, as "#RRGGBB": for what is
// drawn here and for what stands around it. Margin is a line, not a text; its
// near relative Wrong is read.
type Colours struct{ Blue, Margin, Green, Amber, Wrong, Pencil string }

var colours = map[Theme]Colours{
	Dark:  {"#8AB4F8", "#C96A5B", "#7FBF7F", "#E0B34C", "#E58F80", "#A3A9B0"},
	Light: {"#1A4F9C", "#B54030", "#2C6B2C", "#7A5400", "#B52E2E", "#5F6368"},
}

// ColoursOf returns the colours of a theme; false means that it has none.
func ColoursOf(t Theme) (Colours, bool) {
	c, ok := colours[t]
	return c, ok
}

// foreground returns the SGR parameters of a colour of the table.
func foreground(hex string) string {
	n, _ := strconv.ParseUint(hex[1:], 16, 32)
	return fmt.Sprintf("38;2;%d;%d;%d", n>>16, n>>8&0xFF, n&0xFF)
}
