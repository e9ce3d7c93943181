package words

import (
	"reflect"
	"regexp"
	"slices"
	"testing"
)

// straight are marks as keyboards have them.
var straight = regexp.MustCompile(`"|\pL'\pL`)

var verb = regexp.MustCompile(`%[+]?[ds]`)

// TestBothLanguages holds that no sentence is missing in a language, that both
// fill the same places, and that both have the marks of print.
func TestBothLanguages(t *testing.T) {
	var walk func(path string, en, fr reflect.Value)
	walk = func(path string, en, fr reflect.Value) {
		if c, ok := en.Interface().(Count); ok { // "one" may do without its number
			walk(path+" (plural)", reflect.ValueOf(c.Other), reflect.ValueOf(fr.Interface().(Count).Other))
			return
		}
		switch en.Kind() {
		case reflect.Struct:
			for i := range en.NumField() {
				walk(path+"."+en.Type().Field(i).Name, en.Field(i), fr.Field(i))
			}
		case reflect.String:
			if en.String() == "" || fr.String() == "" {
				t.Errorf("%s is empty: %q, %q", path, en, fr)
			}
			for _, s := range []string{en.String(), fr.String()} {
				if typed := straight.FindString(s); typed != "" {
					t.Errorf("%s: %q in %q; sentences have the quotation marks and the apostrophe of print", path, typed, s)
				}
			}
			if a, b := verb.FindAllString(en.String(), -1), verb.FindAllString(fr.String(), -1); !slices.Equal(a, b) {
				t.Errorf("%s fills %v in English and %v in French", path, a, b)
			}
		}
	}
	walk("Words", reflect.ValueOf(*english()), reflect.ValueOf(*french()))
}

func TestDuration(t *testing.T) {
	for minutes, want := range map[float64]string{0.5: "30 s", 2.5: "2 min 30 s", 90: "90 min", 1: "1 min", 0: "0 s"} {
		if got := english().Duration(minutes); got != want {
			t.Errorf("%v: %q, want %q", minutes, got, want)
		}
	}
	if got := french().Duration(1.5); got != "1\u202fmin 30\u202fs" {
		t.Errorf("%q", got)
	}
}

func TestInner(t *testing.T) {
	for _, c := range [][3]string{
		{"fr", "«\u202fIls ont tout lancé\u202f»", "“Ils ont tout lancé”"},
		{"fr", "Dire « oui »", "Dire “oui”"},
		{"en", "“They started it”, he said", "‘They started it’, he said"},
		{"en", "Plain", "Plain"},
	} {
		if got := In(c[0]).Inner(c[1]); got != c[2] {
			t.Errorf("%s: %q, want %q", c[0], got, c[2])
		}
	}
}
