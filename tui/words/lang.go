package words

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Languages are those of the interface, the first by default.
var Languages = []string{"en", "fr"}

var matcher = language.NewMatcher([]language.Tag{language.English, language.French})

// In returns the words of a language, English for one that we do not speak.
func In(lang string) *Words {
	if lang == "fr" {
		return french()
	}
	return english()
}

// Match returns the language of ours that fits a locale such as "fr_CA.UTF-8"
// best; ok is false where none fits.
func Match(locale string) (lang string, ok bool) {
	for i, r := range locale {
		if r == '.' || r == '@' {
			locale = locale[:i]
			break
		}
	}
	tag, err := language.Parse(locale)
	if err != nil {
		return "", false
	}
	_, i, confidence := matcher.Match(tag)
	return Languages[i], confidence >= language.Low
}

// Other returns the language to switch to.
func Other(lang string) string {
	if lang == "fr" {
		return "en"
	}
	return "fr"
}

// Name returns the name of a language in this one.
func (w *Words) Name(lang string) string {
	if w.Lang == "fr" {
		return map[string]string{"en": "anglais", "fr": "français"}[lang]
	}
	return map[string]string{"en": "English", "fr": "French"}[lang]
}

// A Count is a sentence with a number in it, in its singular and its plural.
type Count struct{ One, Other string }

// N fills a sentence with a number by the plural rules of the language (CLDR,
// by way of x/text): zero is singular in French, plural in English.
func (w *Words) N(c Count, n int) string {
	form := plural.Cardinal.MatchPlural(language.Make(w.Lang), n, 0, 0, 0, 0)
	sentence := c.Other
	if form == plural.One {
		sentence = c.One
	}
	if !hasVerb(sentence) {
		return sentence
	}
	return fmt.Sprintf(sentence, n)
}

func hasVerb(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '%' && s[i+1] == 'd' {
			return true
		}
	}
	return false
}

// Alerts returns the labels of GitHub's alerts.
func (w *Words) Alerts() map[string]string {
	if w.Lang == "fr" {
		return map[string]string{
			"IMPORTANT": "À retenir", "WARNING": "Idée reçue", "NOTE": "Note", "TIP": "Conseil", "CAUTION": "Attention",
		}
	}
	return map[string]string{
		"IMPORTANT": "Key point", "WARNING": "Misconception", "NOTE": "Note", "TIP": "Tip", "CAUTION": "Caution",
	}
}

// Colon is what stands between a label and its text.
func (w *Words) Colon() string {
	if w.Lang == "fr" {
		return "\u202f: "
	}
	return ": "
}

var (
	innerFrench  = strings.NewReplacer("«\u202f", "“", "«\u00a0", "“", "« ", "“", "«", "“", "\u202f»", "”", "\u00a0»", "”", " »", "”", "»", "”")
	innerEnglish = strings.NewReplacer("“", "‘", "”", "’")
)

// Inner is a title with its own quotation marks as they are written within
// others.
func (w *Words) Inner(title string) string {
	if w.Lang == "fr" {
		return innerFrench.Replace(title)
	}
	return innerEnglish.Replace(title)
}

// VersionTitle tells one of several versions of a note from the others: its
// number, and when it was written, in the learner's own zone.
func (w *Words) VersionTitle(number int, at time.Time) string {
	return fmt.Sprintf(w.Write.Version, number, at.Format(w.Notebook.Written))
}
