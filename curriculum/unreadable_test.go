package curriculum

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Why a file cannot be read is told in the reader's language.
func TestUnreadableCause(t *testing.T) {
	ds := CheckFile(fstest.MapFS{}, "none.en.md").Diagnostics
	if len(ds) != 1 || !strings.HasSuffix(ds[0].Message("fr"), "il n’existe pas") || !strings.HasSuffix(ds[0].Message("en"), "it is not there") {
		t.Errorf("%v", ds)
	}
}
