package words

import "testing"

func TestDigits(t *testing.T) {
	for in, want := range map[string]string{
		"&": "1", "à&é\"'(-è_ç": "0123456789", "&(": "15", "12": "12", "é2": "é2", "déjà": "déjà", "": "", "-": "6", "-3": "-3",
	} {
		if got := Digits(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
