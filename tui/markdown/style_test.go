package markdown

import (
	"reflect"
	"testing"
)

// Text without a style comes out of glamour as plain makes it.
func TestPlainIsAsGlamourWouldHaveIt(t *testing.T) {
	pieces := []piece{
		{text: " Two  spaces, a\nline and a \\ backslash"},
		{text: "&amp; &#27; <b>* _", link: "https://example.org", role: roleLink},
		{text: ""},
		{text: "«\u202Fœuvre\u202F» 🥚 e\u0301", role: roleTerm, key: "work"},
		{text: "¹", role: roleFootnote, key: "a"},
		{text: "the same"},
		{text: " style "},
	}
	for _, theme := range []Theme{Dark, Light, Contrast, None} {
		for from := range pieces {
			s := newStylist(theme)
			got, want := s.plain(pieces[from:]), s.rendered(pieces[from:], false)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%v, from piece %d:\ngot  %+v\nwant %+v", theme, from, got, want)
			}
		}
	}
}
