package curriculum

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// teachItem looks at one question.
func (p *modules) teachItem(b linted) {
	q := b.Question
	if q == nil || q.Opinion() {
		return
	}
	switch q.Form {
	case Single, Multiple, Verdict:
	default:
		return
	}
	n := len(q.Choices)
	for i, list := range [][]Choice{q.Choices, q.Reasons} {
		at := b.choiceAt[min(i*n, len(b.choiceAt)):]
		if len(at) < len(list) {
			return // a question with an error, told elsewhere
		}
		p.teachFeedback(list, at)
		p.teachLengths(list, at)
	}
	if q.Form != Verdict {
		for _, n := range b.stem {
			p.teachNegative(n.Node)
		}
	}
}

// teachFeedback wants a reply to each wrong choice, and no choice that is
// about the others.
func (p *modules) teachFeedback(list []Choice, at []int) {
	for i, c := range list {
		if !c.Right && c.Feedback == "" {
			p.report(at[i], "feedback-missing", c.Text)
		}
		if len(c.Text) > 60 {
			continue
		}
		if !aboutOthers(c.Text) {
			continue
		}
		switch text := strings.ToLower(c.Text); {
		case allAbove.re().MatchString(text):
			p.report(at[i], "all-of-the-above", c.Text)
		case noneAbove.re().MatchString(text):
			p.report(at[i], "none-of-the-above", c.Text)
		}
	}
}

// aboutOthers is the quick way out for what most choices are.
func aboutOthers(text string) bool {
	return slices.ContainsFunc([]string{"all", "both", "tou", "none", "neither", "aucun"}, func(begin string) bool {
		return len(text) >= len(begin) && strings.EqualFold(text[:len(begin)], begin)
	})
}

var (
	allAbove = newPattern(`^(all|both) (of )?(the |these|them|those)(above|choices|answers|options)?\W*$|^all (three|four|five)( of (them|these))?\W*$|` +
		`^toutes (les réponses|ces réponses|celles)( qui précèdent| ci-dessus| précédentes| à la fois| sont justes)?\W*$|^tou(s|tes) (les (choix|trois|quatre|deux)|ces choix)( ci-dessus| précédents)?\W*$`)
	noneAbove = newPattern(`^none( of (the above|these|them|those))?\W*$|^neither( of (the|these|them).*)?\W*$|` +
		`^aucune?( de ces (réponses|choix)| des (réponses|choix|deux|trois|quatre).*)?\W*$`)
)

// A choice stands out when it is so many times as long as the others are on
// average, and by so many characters at least: "forty" beside "4" does not.
const (
	rightStandsOut = 2
	wrongStandsOut = 3
	standsOutBy    = 15
)

func (p *modules) teachLengths(list []Choice, at []int) {
	if len(list) < 3 {
		return // true and false
	}
	total := 0
	for _, c := range list {
		total += utf8.RuneCountInString(c.Text)
	}
	for i, c := range list {
		own := utf8.RuneCountInString(c.Text)
		others := (total - own) / (len(list) - 1)
		switch {
		case own-others < standsOutBy:
		case c.Right && own >= rightStandsOut*others:
			p.report(at[i], "choice-length", own, others)
		case !c.Right && own >= wrongStandsOut*others:
			p.report(at[i], "choice-length-wrong", own, others)
		}
	}
}

// teachKeys looks at where the right choices stand and how long they are, over
// all questions with one right choice in a list of three or more.
func (p *modules) teachKeys(blocks []linted) {
	places, items, longest, expected := map[int]int{}, 0, 0, 0.0
	first, place := -1, 0
	for _, b := range blocks {
		if b.Question == nil || b.Kind != Quiz {
			continue
		}
		list := b.Question.Choices
		if b.Question.Form == Verdict {
			list = b.Question.Reasons
		} else if b.Question.Form != Single {
			continue
		}
		right := rightOnes(list)
		if len(list) < 3 || len(right) != 1 {
			continue
		}
		if items++; first < 0 {
			first, place = b.at, right[0]
		}
		places[right[0]]++
		expected += 1 / float64(len(list))
		if isLongest(list, right[0]-1) {
			longest++
		}
	}
	if items < enoughItems {
		return
	}
	if len(places) == 1 {
		p.report(first, "key-place", place, items)
	}
	// Twice what chance gives, and more than half.
	if float64(longest) >= 2*expected && 2*longest > items {
		p.reportAt(1, 1, "key-longest", longest, items, int(expected+0.5))
	}
}

// isLongest tells whether a choice is clearly the longest: by a tenth.
func isLongest(list []Choice, at int) bool {
	own := utf8.RuneCountInString(list[at].Text)
	for i, c := range list {
		if i != at && 10*own < 11*utf8.RuneCountInString(c.Text) {
			return false
		}
	}
	return true
}

// The words that turn a question round. French "ne" alone does not.
var negatives = map[string]*pattern{
	"en": newPattern(`(?i)(?:^|[^\pL*])(not|never|except|cannot|(?:is|are|was|were|do|does|did|has|have|had|would|should|could|ca|wo)n['’]t)(?:[^\pL*]|$)`),
	"fr": newPattern(`(?i)(?:^|[^\pL*])(sauf|excepté|hormis|pas|jamais|aucune?)(?:[^\pL*]|$)`),
}

// negativeParts stand in every text in which there is one of them.
var negativeParts = map[string][]string{
	"en": {"not", "Not", "ever", "xcept", "n't", "n’t"},
	"fr": {"pas", "Pas", "amais", "ucun", "auf", "xcept", "ormis"},
}

// harmless are uses of those words that ask nothing the other way round.
var harmless = map[string]*pattern{
	"en": newPattern(`(?i)\b(not only|why not|or not|if not|not yet|not just|not to mention)\b|^\W*(and |but )?why\b|,\s*(is|are|does|do|did|was|has)n['’]t (it|they|he|she|you|that)\W*$`),
	"fr": newPattern(`(?i)pas (seulement|encore|à pas|forcément)|pourquoi|n['’]est-ce pas|ou pas|ou non|sinon`),
}

// exceptions turn a French question round without "ne".
var exceptions = map[string]bool{"sauf": true, "excepté": true, "hormis": true}

var frenchNe = newPattern(`(?i)(?:^|[^\pL])(?:ne[\s\x{a0}]|n['’])`)

// teachNegative finds a negative in what is asked, outside quotation marks and
// not yet in capitals or bold.
func (p *modules) teachNegative(n ast.Node) {
	par, ok := n.(*ast.Paragraph)
	if !ok || par.Lines().Len() == 0 || negatives[p.module.Lang] == nil {
		return
	}
	if !slices.ContainsFunc(negativeParts[p.module.Lang], func(part string) bool { return p.holds(par, part) }) {
		return
	}
	start, end := par.Lines().At(0).Start, par.Lines().At(par.Lines().Len()-1).Stop
	text := unquoted(p.text[start:end])
	for _, s := range asking(text) {
		sentence := text[s.start:s.end]
		if harmless[p.module.Lang].re().Match(sentence) {
			continue
		}
		m := negatives[p.module.Lang].re().FindSubmatchIndex(sentence)
		if m == nil {
			continue
		}
		word := string(sentence[m[2]:m[3]])
		loud := word == strings.ToUpper(word) || bytes.Count(sentence[:m[2]], []byte("**"))%2 == 1
		exception := exceptions[strings.ToLower(word)]
		if loud || p.module.Lang == "fr" && !exception && !frenchNe.re().Match(sentence[:m[2]]) {
			continue
		}
		p.report(start+s.start+m[2], "negative-plain", word, strings.ToUpper(word))
	}
}

// shortQuestion is how many words a question has that leans on the sentence
// before it: "All are gestures, except one. Which one?"
const shortQuestion = 2

// asking returns the sentences that end in a question mark, or else the last.
func asking(text []byte) []span {
	var all, questions []span
	from := 0
	for i, c := range text {
		if i+1 < len(text) && c != '?' && !(strings.IndexByte(".!:", c) >= 0 && (text[i+1] == ' ' || text[i+1] == '\n')) {
			continue
		}
		s := span{from, i + 1}
		if words := len(bytes.Fields(text[s.start:s.end])); words > 0 {
			if c == '?' && words <= shortQuestion && len(all) > 0 {
				s.start = all[len(all)-1].start
			}
			all = append(all, s)
			if c == '?' {
				questions = append(questions, s)
			}
		}
		from = i + 1
	}
	if len(questions) == 0 && len(all) > 0 {
		return all[len(all)-1:]
	}
	return questions
}

// unquoted blanks what stands between quotation marks: others say it.
func unquoted(text []byte) []byte {
	out := bytes.Clone(text)
	depth, straight := 0, false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		inside := depth > 0 || straight
		switch r {
		case '“', '«':
			depth++
		case '”', '»':
			depth = max(0, depth-1)
		case '"':
			straight = !straight
		}
		if inside && (depth > 0 || straight) {
			for j := i; j < i+size; j++ {
				out[j] = ' '
			}
		}
		i += size
	}
	return out
}
