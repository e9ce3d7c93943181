package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// No line begins with a mark that belongs to the word before it, nothing is lost,
// and each space is what it was.
func TestWrapped(t *testing.T) {
	text := "ouvrir la question «\u202fDe quoi les preuves sont-elles faites\u202f?\u202f»\u202f: 12\u00a0%, puis la page"
	for width := 8; width < 80; width++ {
		lines := wrapped(text, width)
		if got := strings.Join(strings.Fields(strings.NewReplacer("\u202f", "_", "\u00a0", "=", "-", "").Replace(strings.Join(lines, " "))), ""); got != strings.NewReplacer("\u202f", "_", "\u00a0", "=", "-", "", " ", "").Replace(text) {
			t.Errorf("in %d: %q", width, lines)
		}
		for _, l := range lines {
			if ansi.StringWidth(l) > width {
				t.Errorf("in %d: %q is wider", width, l)
			}
			if width > 14 && (strings.IndexAny(l, "?»:%") == 0 || strings.HasSuffix(l, "«")) {
				t.Errorf("in %d: %q", width, lines)
			}
		}
	}
}
