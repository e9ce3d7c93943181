package words

import "strings"

// azerty is the row of digits of a French keyboard as it types without shift,
// from 0.
const azerty = "à&é\"'(-è_ç"

// Digits returns the digits that were meant by what a French keyboard types in
// their place, and every other text as it is.
func Digits(s string) string {
	var b strings.Builder
	for _, r := range s {
		at := 0
		for _, typed := range azerty {
			if typed == r {
				break
			}
			at++
		}
		if at > 9 {
			return s
		}
		b.WriteByte('0' + byte(at))
	}
	return b.String()
}
