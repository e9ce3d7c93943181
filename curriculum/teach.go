package curriculum

import (
	"strings"
	"time"
)

// teachObjectives compares what the module promises with what it asks, and how
// much of that is more than remembering.
func (p *modules) teachObjectives(blocks []linted) {
	asked := map[string]bool{}
	for _, b := range blocks {
		switch b.Kind {
		case Quiz, Scenario, Worksheet, Reflect:
			asked[b.Objective] = true
		}
		if b.Kind == Quiz && b.Objective == "" && len(p.module.Objectives) > 0 {
			p.report(b.at, "question-no-objective", objectiveIDs(p.module.Objectives))
		}
	}
	line := p.headLine(1, "objectives:")
	for _, o := range p.module.Objectives {
		if o.ID != "" && !asked[o.ID] {
			p.reportAt(p.headLine(line, "id: \""+o.ID+"\"", "id: "+o.ID), 1, "objective-untested", o.ID)
		}
	}
	p.teachLevels(blocks)
}

// enoughItems is how many questions a rule about all of them needs: of two or
// three, half is chance.
const enoughItems = 4

func (p *modules) teachLevels(blocks []linted) {
	items, above := 0, 0
	for _, b := range blocks {
		if b.Kind != Quiz {
			continue
		}
		items++
		if b.Level != "" && b.Level != "remember" {
			above++
		}
	}
	if items >= enoughItems && 2*above < items {
		p.reportAt(1, 1, "level-low", above, items, (items+1)/2)
	}
}

// teachReviewed asks for another look after a year.
func (p *modules) teachReviewed(today string) {
	now, err := time.Parse(time.DateOnly, today)
	if err != nil || p.module.Reviewed == "" {
		return
	}
	if p.module.Reviewed < now.AddDate(-1, 0, 0).Format(time.DateOnly) {
		p.reportAt(p.headLine(1, "reviewed:"), 1, "reviewed-old", p.module.Reviewed, today)
	}
}

// Reading and answering, in seconds. Adults read 238 words of English
// non-fiction a minute in silence (Brysbaert 2019, a meta-analysis of 190
// studies); the same paper finds that other languages take the time that the
// same message takes in English, so a language with more words is read faster.
// French needs a few per cent more words: one figure serves both. The times
// for answering are our own: what a trial by hand took, confidence included.
const wordsPerMinute = 238

var answerSeconds = map[Form]int{
	Single: 30, Multiple: 45, Verdict: 40, Order: 60, Match: 60, Gap: 30, Numeric: 30,
}

var kindSeconds = map[Kind]int{
	Recall: 30, Scale: 60, Reflect: 120, Worksheet: 240, Scenario: 180, Cards: 60,
}

// farFactor and farMinutes say when declared minutes are far from computed
// ones: both must be exceeded. Readers differ by a quarter either way.
const (
	farFactor  = 1.5
	farMinutes = 5
)

// teachTime compares the minutes that are declared for one alone with those of
// reading and answering.
func (p *modules) teachTime(blocks []linted) {
	declared := p.module.Minutes.Solo
	if declared == 0 {
		return
	}
	words, seconds, tasks := 0, 0, 0
	for i := range p.module.Pages {
		for _, part := range p.module.Pages[i].Parts {
			if part.Block == nil {
				words += countWords(part.Prose)
				continue
			}
			w, s := workOf(part.Block)
			words, seconds = words+w, seconds+s
			if s > 0 {
				tasks++
			}
		}
	}
	minutes := max(1, (words*60/wordsPerMinute+seconds+30)/60)
	least, most := min(minutes, declared), max(minutes, declared)
	if most-least >= farMinutes && float64(most) > farFactor*float64(least) {
		p.reportAt(p.headLine(1, "minutes:"), 1, "minutes-far", declared, words, tasks, minutes)
	}
}

// workOf returns the words that a learner alone reads in a block and the
// seconds that answering takes. Of the feedbacks one is read; hints are not.
func workOf(b *Block) (words, seconds int) {
	q := b.Question
	switch {
	case b.Kind == Facilitator:
		return 0, 0
	case q == nil && (b.Kind == Timer || b.Kind == Activity):
		if b.Kind == Activity && b.Keys["form"] != "solo" {
			return 0, 0 // for a group
		}
		return countWords(b.Source), minutesOf(b)
	case q == nil:
		seconds = kindSeconds[b.Kind]
		if stated := minutesOf(b); stated > 0 {
			seconds = stated
		}
		return countWords(b.Source), seconds
	}
	words = countWords(q.Stem) + countWords(q.Between) + countWords(q.Explanation)
	for _, cs := range [][]Choice{q.Choices, q.Reasons, q.Steps} {
		all := 0
		for _, c := range cs {
			words += countWords(c.Text)
			all += countWords(c.Feedback)
		}
		words += all / max(1, len(cs))
	}
	for _, r := range q.Rows {
		words += countWords(r.Left) + countWords(r.Right)
	}
	if seconds = minutesOf(b); seconds == 0 {
		seconds = answerSeconds[q.Form]
	}
	return words, seconds
}

// minutesOf returns the seconds that the author states.
func minutesOf(b *Block) int {
	whole, half, _ := strings.Cut(strings.Replace(b.Keys["minutes"], ",", ".", 1), ".")
	n := 0
	for _, d := range whole {
		n = 10*n + int(d-'0')
	}
	n *= 60
	if half != "" {
		n += 30
	}
	return n
}

// countWords counts what has a letter or a digit between spaces. Of a letter
// beyond ASCII its first byte tells: 0xC2 begins signs and the no-break space,
// 0xE2 punctuation and the narrow one.
func countWords(md string) int {
	n, in := 0, uint8(0) // 1 inside a word
	for i := 0; i < len(md); i++ {
		class := byteClass[md[i]]
		if class == signByte {
			if strings.HasPrefix(md[i:], "\u00a0") || strings.HasPrefix(md[i:], "\u202f") {
				in = 0
			}
			continue
		}
		// Without a branch: letters and spaces come as they please, and a processor
		// that guesses wrong at each word pays more than for all the rest.
		now := (in | class) & letterByte &^ (class >> 1)
		n += int(now &^ in)
		in = now
	}
	return n
}

const (
	otherByte  = 0
	letterByte = 1
	spaceByte  = 2
	signByte   = 4 // of a character that may be a space
)

var byteClass = func() (class [256]uint8) {
	for c := range 256 {
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			class[c] = spaceByte
		case c == 0xC2 || c == 0xE2:
			class[c] = signByte
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= 0xC3:
			class[c] = letterByte
		}
	}
	return class
}()
