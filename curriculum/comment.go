package curriculum

import (
	"slices"
	"strconv"
	"strings"
)

// A comment is an HTML comment that speaks to us: "<!-- kind key=value … -->".
type comment struct {
	at    int // offset
	kind  string
	keys  map[string]string
	given []string // keys written, well or not
}

// keysOf says which keys each kind has, and what their values look like. The
// comments inside lists, "id=…", "keep", "set=…", are treated where lists are
// read.
var keysOf = map[string]map[string]*pattern{
	"page":        {"id": idForm, "was": idListForm},
	"quiz":        withCommon(questionKeys),
	"predict":     withCommon(questionKeys),
	"recall":      withCommon(map[string]*pattern{"of": refForm}),
	"scale":       withCommon(map[string]*pattern{"from": wholeForm, "to": wholeForm, "of": refForm}),
	"reflect":     withCommon(map[string]*pattern{"again": daysForm}),
	"worksheet":   withCommon(map[string]*pattern{"into": newPattern(`^kit$`)}),
	"scenario":    withCommon(map[string]*pattern{"meters": metersForm}),
	"timer":       withCommon(nil),
	"activity":    withCommon(map[string]*pattern{"form": newPattern(`^(solo|pairs|threes|groups|all)$`)}),
	"facilitator": withCommon(map[string]*pattern{"for": idForm}),
	"cards":       withCommon(nil),
	"glossary":    withCommon(nil),
	"node":        {"id": idForm, "set": setForm},
	"end":         {"id": idForm, "outcome": newPattern(`^(good|mixed|bad)$`)},
}

// kinds are the words that others are compared with. "note", a common first
// word of comments that people write to one another, is not meant for "node".
var kinds = slices.DeleteFunc(sortedKeys(keysOf), func(k string) bool { return k == "node" })

var (
	kindForm    = newPattern(`^[\pL-]+$`)
	ownKeys     = newPattern(`(^|\s)(id|of)=`)
	wholeForm   = newPattern(`^\d{1,4}$`)
	minutesForm = newPattern(`^\d{1,3}([.,]5)?$`)
	daysForm    = newPattern(`^\d{1,3}d$`)
	idListForm  = newPattern(`^[a-z0-9][a-z0-9-]{0,63}([ ,]+[a-z0-9][a-z0-9-]{0,63})*$`)
	refForm     = newPattern(`^[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}$`)
	yesNoForm   = newPattern(`^(yes|no)$`)
	levelForm   = newPattern(`^(remember|understand|apply|analyse|evaluate|create)$`)

	questionKeys = map[string]*pattern{
		"type":    newPattern(`^(single|multiple|verdict|order|match|gap|number)$`),
		"shuffle": yesNoForm, "count": yesNoForm, "confidence": yesNoForm,
	}
)

func withCommon(own map[string]*pattern) map[string]*pattern {
	all := map[string]*pattern{
		"id": idForm, "rev": wholeForm, "was": idListForm, "objective": idForm, "minutes": minutesForm,
		"level": levelForm,
	}
	for k, v := range own {
		all[k] = v
	}
	return all
}

// possible words a value's form for people.
func possible(form *pattern) string {
	switch form {
	case idForm:
		return "a-z 0-9 -"
	case idListForm:
		return "id,id"
	case wholeForm:
		return "0 … 9999"
	case minutesForm:
		return "0 … 999"
	case daysForm:
		return "21d"
	case refForm:
		return "MODULE/ID"
	case metersForm:
		return "trust:3 time:10"
	case setForm:
		return "trust+1 time-5"
	case creditForm:
		return "0 … 1"
	}
	return strings.NewReplacer("^", "", "$", "", "(", "", ")", "", "|", ", ").Replace(form.re().String())
}

// readComment reads the text between "<!--" and "-->" that stands at an
// offset. ours is false for comments of other tools, which are left alone. A
// comment is ours when its first word is a kind, when it is close to one, or
// when it has an id as ours do.
func (s *source) readComment(at int, inner string) (c comment, ours bool) {
	inner = strings.TrimSpace(inner)
	word := firstWord(inner)
	rest := strings.TrimSpace(inner[len(word):])
	c = comment{at: at, kind: word, keys: map[string]string{}}
	if word == "/" {
		if rest != "" {
			s.report(at, "comment-syntax", firstWord(rest))
		}
		return c, true
	}
	if closed, slash := strings.CutPrefix(word, "/"); slash && keysOf[closed] != nil {
		s.report(at, "comment-kind", word, "/")
		return c, false
	}
	if keysOf[word] == nil && !kindForm.re().MatchString(word) {
		return c, false
	}
	if _, known := keysOf[word]; !known {
		near := nearest(word, kinds)
		if near == "" && !ownKeys.re().MatchString(rest) {
			return c, false
		}
		if near == "" {
			near = "quiz"
		}
		s.report(at, "comment-kind", word, near)
		return c, false
	}
	for _, pair := range s.pairs(at, rest) {
		s.takeKey(&c, pair[0], pair[1])
	}
	return c, true
}

// takeKey checks a key and its value and keeps it.
func (s *source) takeKey(c *comment, key, value string) {
	form, known := keysOf[c.kind][key]
	twice := c.gives(key)
	c.given = append(c.given, key)
	switch {
	case !known:
		s.report(c.at, "comment-unknown-key", c.kind, key, strings.Join(sortedKeys(keysOf[c.kind]), ", "))
	case twice:
		s.report(c.at, "comment-repeated-key", key)
	case form == idForm && isID(value):
		c.keys[key] = value
	case key == "id":
		s.report(c.at, "id-form", value, slug(value))
		c.keys[key] = slug(value)
	case !form.re().MatchString(value):
		s.report(c.at, "comment-value", key, value, possible(form))
	default:
		c.keys[key] = value
	}
}

// pairs reads "key=value key="a value"".
func (s *source) pairs(at int, rest string) [][2]string {
	var out [][2]string
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		key, after, ok := strings.Cut(rest, "=")
		if !ok || key == "" || strings.ContainsAny(key, " \t\n\"") {
			s.report(at, "comment-syntax", firstWord(rest))
			return out
		}
		value := firstWord(after)
		if strings.HasPrefix(after, `"`) {
			inside, _, closed := strings.Cut(after[1:], `"`)
			if !closed {
				s.report(at, "comment-syntax", firstWord(rest))
				return out
			}
			value = inside
			rest = after[len(inside)+2:]
		} else {
			rest = after[len(value):]
		}
		out = append(out, [2]string{key, value})
	}
	return out
}

func firstWord(t string) string {
	if i := strings.IndexAny(t, " \t\n"); i >= 0 {
		return t[:i]
	}
	return t
}

// gives tells whether a key is written, well or not.
func (c comment) gives(key string) bool { return slices.Contains(c.given, key) }

func (c comment) ids(key string) []string {
	return strings.FieldsFunc(c.keys[key], func(r rune) bool { return r == ' ' || r == ',' })
}

func (c comment) int(key string) int {
	n, _ := strconv.Atoi(strings.TrimSuffix(c.keys[key], "d"))
	return n
}

// nearest returns the word of the list that differs from w by one typing slip
// (two for words of six letters and more), or "".
func nearest(w string, words []string) string {
	limit := 1
	if len(w) >= 6 {
		limit = 2
	}
	w = strings.ToLower(w)
	i := slices.IndexFunc(words, func(k string) bool {
		return len(k) > 3 && max(len(k)-len(w), len(w)-len(k)) <= limit && distance(w, k) <= limit
	})
	if i < 0 {
		return ""
	}
	return words[i]
}

// distance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours (Damerau 1964).
func distance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
