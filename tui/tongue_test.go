package tui

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"cahier/tui/words"
)

var places = regexp.MustCompile(`%[+]?[ds]|%%`)

// tongues are the pieces of sentences that exist in one language only: between
// the places that are filled, four letters or more, in no sentence of the other.
func tongues() map[string][]string {
	all := map[string][]string{}
	for _, lang := range []string{"en", "fr"} {
		all[lang] = sentences(reflect.ValueOf(*words.In(lang)))
	}
	only := map[string][]string{}
	for lang, mine := range all {
		theirs := " " + strings.ToLower(strings.Join(all[words.Other(lang)], " | ")) + " "
		for _, s := range mine {
			for _, piece := range places.Split(s, -1) {
				piece = strings.Trim(flowing(piece), " .,:;·?!«»“”\"()")
				if len([]rune(piece)) >= 4 && !strings.Contains(theirs, strings.ToLower(piece)) {
					only[lang] = append(only[lang], piece)
				}
			}
		}
	}
	return only
}

func sentences(v reflect.Value) (all []string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			all = append(all, sentences(v.Field(i))...)
		}
	case reflect.String:
		all = append(all, v.String())
	case reflect.Map:
		for _, k := range v.MapKeys() {
			all = append(all, sentences(v.MapIndex(k))...)
		}
	}
	return all
}

// said are words of those who use the screens, in whatever language they are,
// and a command.
var said = strings.NewReplacer("What about", "", "Mine alone", "", "« colour »", "", "wrong1", "", "again.en.md", "", "again.fr.md", "", joinCard.Desk, "")

// TestOneLanguage reads every screen in either language, in three sizes: nothing
// of the other one's sentences is on it.
func TestOneLanguage(t *testing.T) {
	eachSight(t)
	t.Parallel()
	only := tongues()
	for _, s := range sights() {
		for _, lang := range []string{"en", "fr"} {
			for _, size := range sizes {
				text := ""
				bubble(t, func(t *testing.T) {
					e := s.open(t, glance{lang: lang, theme: "dark", width: size.width, height: size.height, people: 6})
					text = " " + said.Replace(flowing(e.frame())) + " "
				})
				for _, piece := range only[words.Other(lang)] {
					if at := wholeIn(text, piece); at >= 0 {
						t.Errorf("%s %d: %q is on a screen in %s: …%s…", s.name, size.width, piece, lang, text[max(0, at-30):min(len(text), at+len(piece)+30)])
					}
				}
			}
		}
	}
}

// wholeIn finds a piece that is no part of a longer word.
func wholeIn(text, piece string) int {
	from := 0
	for {
		at := strings.Index(text[from:], piece)
		if at < 0 {
			return -1
		}
		at += from
		before, after := text[:at], text[at+len(piece):]
		if !letterAt(before, true) && !letterAt(after, false) {
			return at
		}
		from = at + len(piece)
	}
}

var letter = regexp.MustCompile(`^\p{L}|\p{L}$`)

func letterAt(s string, last bool) bool {
	r := []rune(s)
	if len(r) == 0 {
		return false
	}
	c := r[0]
	if last {
		c = r[len(r)-1]
	}
	return letter.MatchString(string(c))
}
