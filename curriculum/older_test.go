package curriculum

import (
	"strings"
	"testing"
)

func TestYearsIn(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "in 1951": "1951", "1951": "1951", "a1951b": "1951", "19515": "", "951": "", "3951": "",
		"1980-81 and 1980-1981": "1980 1981 1980 1981", "1980-811": "1980", "2026-11-20": "2026",
		"12345678 1999": "1999", "1951 1952 1953": "1951 1952 1953", "x 123456789 2001": "2001",
	} {
		for pad := range 5 { // wherever it stands
			if got := strings.Join(yearsIn(strings.Repeat("-", pad)+text+".", nil), " "); got != want {
				t.Errorf("%d %q: %q, want %q", pad, text, got, want)
			}
		}
	}
}
