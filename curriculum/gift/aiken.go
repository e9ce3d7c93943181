package gift

import (
	"regexp"
	"strings"

	"cahier/curriculum"
)

var aikenOption = regexp.MustCompile(`^([A-Z])[).][ \t]+(.*)$`)

const aikenAnswer = "ANSWER:"

// IsAiken tells whether a file looks like Aiken: it has lines of answers and
// lines of options, and no brace.
func IsAiken(raw []byte) bool {
	options, answers := false, false
	for line := range strings.Lines(strings.ReplaceAll(string(raw), "\r", "\n")) {
		line = strings.Trim(line, space)
		if strings.ContainsAny(line, "{}") {
			return false
		}
		options = options || aikenOption.MatchString(line)
		answers = answers || strings.HasPrefix(line, aikenAnswer)
	}
	return options && answers
}

// aiken is a file of Aiken while it is read, line by line.
type aiken struct {
	*source
	bank Bank
	open *Question // whose answer did not come yet
	bad  bool      // the open question has an error
}

// ParseAiken reads a file of Aiken: a question in one line, its options in
// lines that begin with A. or A), and a line ANSWER: with a letter.
func ParseAiken(file string, raw []byte) (Bank, []curriculum.Diagnostic) {
	s, ok := newSource(file, raw)
	if !ok {
		return Bank{}, s.found
	}
	p := &aiken{source: s}
	for i, from := range s.lines {
		to := len(s.text)
		if i+1 < len(s.lines) {
			to = s.lines[i+1]
		}
		line := strings.Trim(s.text[from:to], space)
		if line == "" {
			continue
		}
		at := s.place(from + strings.Index(s.text[from:to], line))
		switch m := aikenOption.FindStringSubmatch(line); {
		case m != nil:
			p.option(at, m[1], m[2])
		case strings.HasPrefix(line, aikenAnswer):
			p.answer(at, strings.Trim(line[len(aikenAnswer):], space))
		default:
			p.unfinished()
			p.open = &Question{At: at, Kind: Choice, Text: Text{Plain, line, at}}
		}
	}
	p.unfinished()
	if len(p.bank.Questions) == 0 && !curriculum.HasErrors(s.found) {
		s.report(Place{1, 1}, "gift-nothing")
	}
	curriculum.Sort(s.found)
	return p.bank, s.found
}

// unfinished drops the open question, which has no answer.
func (p *aiken) unfinished() {
	if p.open != nil {
		p.report(p.open.At, "aiken-not-finished")
	}
	p.open, p.bad = nil, false
}

func (p *aiken) option(at Place, letter, text string) {
	if p.open == nil {
		p.report(at, "aiken-not-started")
		return
	}
	if want := letterOf(len(p.open.Answers)); letter != want {
		p.report(at, "aiken-letter", letter, want)
		p.bad = true
	}
	text = strings.Trim(text, space)
	if text == "" {
		p.report(at, "gift-answer-empty")
		p.bad = true
	}
	p.open.Answers = append(p.open.Answers, Answer{At: at, Text: Text{Plain, text, at}})
}

func letterOf(i int) string { return string(rune('A' + min(i, 25))) }

func (p *aiken) answer(at Place, letter string) {
	q := p.open
	if q == nil {
		p.report(at, "aiken-not-started")
		return
	}
	p.open = nil
	right := -1
	if len(letter) == 1 {
		right = int(letter[0]) - 'A'
	}
	switch {
	case len(q.Answers) < 2:
		p.report(q.At, "aiken-few")
	case right < 0 || right >= len(q.Answers):
		p.report(at, "aiken-answer", letter)
	case !p.bad:
		q.Answers[right].Weight = 100
		p.bank.Questions = append(p.bank.Questions, *q)
	}
	p.bad = false
}
