package safe

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestJSON(t *testing.T) {
	for in, want := range map[string]string{
		"{\"a\": \"é\u202f!\"}\r\n":                         "{\"a\": \"é\u202f!\"}\r\n",
		"[\"\u009b31m\u202eb\u2066\u200b\ufeff\x7f\"]":      `["\u009b31m\u202eb\u2066\u200b\ufeff\u007f"]`,
		"[\"\U000E0041\"]":                                  `["\udb40\udc41"]`,
		"[\"\U0001F469\u200d\U0001F680 \u0645\u200c\\\"\"]": "[\"\U0001F469\u200d\U0001F680 \u0645\u200c\\\"\"]",
	} {
		got := JSON(in)
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
		var a, b any
		if json.Unmarshal([]byte(in), &a) != nil || json.Unmarshal([]byte(got), &b) != nil {
			t.Fatalf("%q and %q are not both JSON", in, got)
		}
		if x, y := mustJSON(t, a), mustJSON(t, b); x != y {
			t.Errorf("%s and %s", x, y)
		}
		if strings.ContainsAny(got, "\u009b\u202e\u2066\u200b\ufeff\x7f") {
			t.Errorf("%q", got)
		}
	}
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
