package main

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cahier/progress"
)

// sentences returns every string of a value by its place in it.
func sentences(v reflect.Value, at string, all map[string]string) {
	switch v.Kind() {
	case reflect.Pointer:
		sentences(v.Elem(), at, all)
	case reflect.Struct:
		for i := range v.NumField() {
			sentences(v.Field(i), at+"."+v.Type().Field(i).Name, all)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			sentences(v.MapIndex(k), at+"."+k.String(), all)
		}
	case reflect.String:
		all[at] = v.String()
	}
}

var verbs = regexp.MustCompile(`%[0-9]*[a-z%]`)

func TestSentences(t *testing.T) {
	en, fr := map[string]string{}, map[string]string{}
	sentences(reflect.ValueOf(sayEnglish()), "", en)
	sentences(reflect.ValueOf(sayFrench()), "", fr)
	if len(en) != len(fr) {
		t.Errorf("%d English sentences, %d French ones", len(en), len(fr))
	}
	for at, s := range en {
		other, ok := fr[at]
		if !ok {
			t.Errorf("%s: no French", at)
			continue
		}
		if strings.HasSuffix(at, ".Args") && strings.HasPrefix(at, ".Verb.") {
			continue // a verb without arguments
		}
		if s == "" || other == "" {
			t.Errorf("%s is empty", at)
		}
		if strings.HasSuffix(at, ".One") {
			continue // "one event" has no number where a plural has
		}
		if x, y := verbs.FindAllString(s, -1), verbs.FindAllString(other, -1); !slices.Equal(x, y) {
			t.Errorf("%s: %v in English, %v in French", at, x, y)
		}
	}
}

// The quotation marks and the apostrophe are those of print, as on both faces.
// What is to be typed as it stands is in examples.
func TestPrintedMarks(t *testing.T) {
	straight := regexp.MustCompile(`"|\pL'\pL`)
	for _, say := range []*say{sayEnglish(), sayFrench()} {
		all := map[string]string{}
		sentences(reflect.ValueOf(say), "", all)
		for at, s := range all {
			if m := straight.FindString(s); m != "" && !strings.HasSuffix(at, ".Example") {
				t.Errorf("%s: %q in %q", at, m, s)
			}
		}
	}
}

// French sets its punctuation apart by a space that no line ends at.
func TestFrenchTypography(t *testing.T) {
	all := map[string]string{}
	sentences(reflect.ValueOf(sayFrench()), "", all)
	wrong := regexp.MustCompile(`[ \x{a0}][;:!?»](\s|$)|« |\pL[;!?»]|\pL:\s|\pL'\pL`)
	for at, s := range all {
		if strings.HasSuffix(at, ".Example") {
			continue // commands
		}
		if m := wrong.FindString(s); m != "" {
			t.Errorf("%s: %q in %q", at, m, s)
		}
	}
}

// Every failure and every damage that the record knows has its sentence: the
// names are read from its source, so that a new one is missed here.
func TestRecordSentences(t *testing.T) {
	source := ""
	files, err := os.ReadDir("../../progress")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name(), ".go") && !strings.HasSuffix(f.Name(), "_test.go") {
			raw, err := os.ReadFile("../../progress/" + f.Name())
			if err != nil {
				t.Fatal(err)
			}
			source += string(raw)
		}
	}
	kinds := regexp.MustCompile(`(?m)^\t\w+ +(Kind|ProblemKind) += "([a-z-]+)"`).FindAllStringSubmatch(source, -1)
	if len(kinds) < 20 {
		t.Fatalf("only %d kinds found in package progress", len(kinds))
	}
	for _, s := range []*say{sayEnglish(), sayFrench()} {
		for _, k := range kinds {
			if k[1] == "Kind" && s.Record[progress.Kind(k[2])].What == "" {
				t.Errorf("%s: no sentence for the failure %q", s.Lang, k[2])
			}
			if k[1] == "ProblemKind" && s.Problem[progress.ProblemKind(k[2])].Other == "" {
				t.Errorf("%s: no sentence for the damage %q", s.Lang, k[2])
			}
		}
	}
}

// The help of export names every kind of file that it writes.
func TestHelpNamesKinds(t *testing.T) {
	for _, say := range []*say{sayEnglish(), sayFrench()} {
		for _, f := range formats {
			for _, word := range append(slices.Clone(f.kinds), f.name) {
				if !slices.Contains(strings.FieldsFunc(say.Flag.As, func(r rune) bool { return r == ' ' || r == ',' || r == ':' }), word) {
					t.Errorf("%s: no %s in %q", say.Lang, word, say.Flag.As)
				}
			}
		}
	}
}
