package words

import (
	"errors"
	"strings"
	"testing"

	"cahier/progress"
)

// A hint reads well with the folder's name and without.
func TestFailureHints(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		for _, err := range []error{progress.ErrReadOnly, errors.New("odd")} {
			for _, data := range []string{"", "/data"} {
				_, hint := In(lang).Failure(err, data)
				if strings.Contains(hint, "  ") || !strings.Contains(hint, data) || strings.Contains(hint, "%") {
					t.Errorf("%s, %v in %q: %q", lang, err, data, hint)
				}
			}
		}
	}
}
