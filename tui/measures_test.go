package tui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum"
	"cahier/tui/words"
)

// cahier check tells authors what a small terminal cuts. Its numbers are those
// of the screen.
func TestCheckMeasuresWhatIsDrawn(t *testing.T) {
	l := fit(60, 18)
	same := func(what string, check, drawn int) {
		if check != drawn {
			t.Errorf("%s: check has %d, the screen %d", what, check, drawn)
		}
	}
	same("the narrowest window", curriculum.SureColumns, minWidth)
	same("text", curriculum.TextColumns, l.text)
	same("rows for choices", curriculum.ChoiceRows, l.body-2) // the instruction and a blank line
	for _, lang := range []string{"en", "fr"} {
		minutes := fmt.Sprintf(words.In(lang).Home.Minutes, 25)
		same("a title in "+lang, curriculum.TitleColumns, l.text-ansi.StringWidth(minutes)-2)
	}
	frame, err := os.ReadFile("testdata/frames/multiple.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, choice, found := strings.Cut(string(frame), "│ ")
	for found && !strings.Contains(strings.SplitN(choice, "\n", 2)[0], "[ ]  ") {
		_, choice, found = strings.Cut(choice, "│ ")
	}
	before, _, _ := strings.Cut(choice, "[ ]  ")
	same("before a choice", curriculum.ChoiceIndent, ansi.StringWidth(before)+len("[ ]  "))
}
