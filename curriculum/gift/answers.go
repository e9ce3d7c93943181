package gift

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// answers reads what stands between the braces. The kind of the question is
// found in Moodle's order: the first test that holds decides.
func (p *parser) answers(s span) bool {
	q, all := p.question, p.at(s)
	verdict := all
	if i := strings.IndexByte(all, '#'); i > 0 {
		verdict = strings.Trim(all[:i], space)
	}
	switch {
	case all == "":
		q.Kind = Essay
		return true
	case all[0] == '#':
		q.Kind = Number
		return p.numbers(span{s.from + 1, s.to})
	case strings.Contains(all, "~"):
		return p.choices(s)
	case strings.Contains(all, "=") && strings.Contains(all, "->"):
		q.Kind = Pairs
		return p.pairs(s)
	case slices.Contains([]string{"T", "TRUE", "F", "FALSE"}, verdict):
		q.Kind = Verdict
		p.verdict(s, verdict[0] == 'T')
		return true
	}
	q.Kind = Short
	if up := strings.ToUpper(verdict); up == "T" || up == "F" || up == "TRUE" || up == "FALSE" {
		p.report(p.place(s.from), "gift-true", verdict)
	}
	return p.shorts(s)
}

// pieces parts a range at some signs. A piece begins with its sign, the first
// one may have none. White space around each is left out, the sign kept.
func (p *parser) pieces(s span, at string) []span {
	var all []span
	from := s.from
	for i := s.from; i < s.to; i++ {
		if strings.IndexByte(at, p.cooked[i]) >= 0 {
			all = append(all, span{from, i})
			from = i
		}
	}
	all = append(all, span{from, s.to})
	if first := p.trim(all[0]); first.from == first.to {
		all = all[1:]
	}
	for i := range all {
		all[i] = p.trim(all[i])
	}
	return all
}

var (
	weightMark = regexp.MustCompile(`^%-*[0-9]{1,2}\.?[0-9]*%`)
	almostMark = regexp.MustCompile(`^%[-+]?[^%\s]{0,12}%`)
)

// weight takes the weight that a piece may begin with.
func (p *parser) weight(s span, otherwise float64) (float64, span) {
	m := weightMark.FindString(p.at(s))
	if m == "" {
		p.almostWeight(s)
		return otherwise, s
	}
	number := strings.Trim(m, "%")
	sign := 1.0
	if strings.HasPrefix(number, "-") {
		sign = -1
	}
	w, err := strconv.ParseFloat(strings.TrimLeft(number, "-"), 64)
	if err != nil || w > 100 {
		p.report(p.place(s.from), "gift-weight", number)
	}
	return sign * w, span{s.from + len(m), s.to}
}

// almostWeight tells of what looks like a weight and is text to Moodle.
func (p *parser) almostWeight(s span) {
	if m := almostMark.FindString(p.at(s)); m != "" {
		p.report(p.place(s.from), "gift-as-text", m)
	}
}

// feedback parts a piece at the first "#".
func (p *parser) feedback(s span) (text span, feedback Text) {
	i := p.find(s, "#")
	if i < 0 {
		return p.trim(s), Text{}
	}
	return p.trim(span{s.from, i}), p.textAt(p.at(span{i + 1, s.to}), i+1, p.question.Text.Format)
}

func (p *parser) textOf(s span) Text { return p.textAt(p.at(s), s.from, p.question.Text.Format) }

// enough tells whether there are as many answers as a kind needs.
func (p *parser) enough(s span, n, least int) bool {
	if n < least {
		p.report(p.place(s.from), "gift-answers")
	}
	return n >= least
}

func (p *parser) choices(s span) bool {
	q := p.question
	q.Kind = Multiple
	if strings.Contains(p.at(s), "=") {
		q.Kind = Choice
	}
	pieces := p.pieces(s, "~=")
	if !p.enough(s, len(pieces), 2) {
		return false
	}
	ok := true
	for _, piece := range pieces {
		a := Answer{At: p.place(piece.from)}
		sign := p.cooked[piece.from]
		switch {
		case sign == '=':
			a.Weight = 100
			piece = p.trim(span{piece.from + 1, piece.to})
			p.almostWeight(piece)
		case sign == '~':
			a.Weight, piece = p.weight(p.trim(span{piece.from + 1, piece.to}), 0)
		default: // a text before the first sign is a wrong answer to Moodle
			p.report(a.At, "gift-first", uncook(p.at(piece)))
		}
		var text span
		text, a.Feedback = p.feedback(piece)
		a.Text = p.textOf(text)
		ok = p.hasText(a) && ok
		q.Answers = append(q.Answers, a)
	}
	return ok
}

func (p *parser) hasText(a Answer) bool {
	if a.Text.Body == "" {
		p.report(a.At, "gift-answer-empty")
	}
	return a.Text.Body != ""
}

func (p *parser) shorts(s span) bool {
	pieces := p.pieces(s, "=")
	if !p.enough(s, len(pieces), 1) {
		return false
	}
	ok := true
	for _, piece := range pieces {
		a := Answer{At: p.place(piece.from)}
		if p.cooked[piece.from] == '=' {
			piece = p.trim(span{piece.from + 1, piece.to})
		}
		a.Weight, piece = p.weight(piece, 100)
		var text span
		text, a.Feedback = p.feedback(piece)
		a.Text = p.textOf(text)
		a.Text.Body = p.oneLine(a.Text)
		ok = p.hasText(a) && ok
		p.question.Answers = append(p.question.Answers, a)
	}
	return ok
}

// oneLine is the text of what is typed or shown in one line.
func (p *parser) oneLine(t Text) string {
	if strings.Contains(t.Body, "\n") {
		p.report(t.At, "gift-lines", t.Body)
	}
	return strings.Join(strings.Fields(t.Body), " ")
}

func (p *parser) pairs(s span) bool {
	pieces := p.pieces(s, "=")
	if !p.enough(s, len(pieces), 2) {
		return false
	}
	ok := true
	for _, piece := range pieces {
		a := Answer{At: p.place(piece.from), Weight: 100}
		if p.cooked[piece.from] == '=' {
			piece.from++
		}
		arrow := p.find(piece, "->")
		if arrow < 0 {
			p.report(a.At, "gift-pair")
			ok = false
			continue
		}
		if i := p.find(piece, "#"); i >= 0 {
			p.report(p.place(i), "gift-as-text", uncook(p.at(span{i, piece.to})))
		}
		a.Text = p.textOf(span{piece.from, arrow})
		right := p.trim(span{arrow + 2, piece.to})
		a.Right = p.oneLine(Text{Body: uncook(p.at(right)), At: p.place(right.from)})
		if a.Right == "" {
			p.report(a.At, "gift-answer-empty")
			ok = false
		}
		p.question.Answers = append(p.question.Answers, a)
	}
	return ok
}

// verdict reads what may follow T or F: the feedback for who is wrong, then for
// who is right.
func (p *parser) verdict(s span, isTrue bool) {
	right, wrong := Answer{At: p.place(s.from), Weight: 100}, Answer{At: p.place(s.from)}
	if i := p.find(s, "#"); i >= 0 {
		rest := span{i + 1, s.to}
		if j := p.find(rest, "#"); j >= 0 {
			right.Feedback = p.textOf(span{j + 1, rest.to})
			rest.to = j
		}
		wrong.Feedback = p.textOf(rest)
	}
	if isTrue {
		p.question.Answers = []Answer{right, wrong}
		return
	}
	p.question.Answers = []Answer{wrong, right}
}

func (p *parser) numbers(s span) bool {
	q := p.question
	other := span{s.to, s.to}
	if i := p.find(s, "~"); i >= 0 {
		other, s = span{i, s.to}, span{s.from, i}
	}
	s = p.trim(s)
	var pieces []span
	if s.from < s.to {
		pieces = p.pieces(s, "=")
	}
	if !p.enough(s, len(pieces), 1) {
		return false
	}
	ok := true
	for _, piece := range pieces {
		a := Answer{At: p.place(piece.from)}
		if p.cooked[piece.from] == '=' {
			piece = p.trim(span{piece.from + 1, piece.to})
		}
		a.Weight, piece = p.weight(piece, 100)
		var text span
		text, a.Feedback = p.feedback(piece)
		a.Text = p.textOf(text)
		if a.Other = a.Text.Body == "*"; !a.Other {
			var fits bool
			if a.Range, fits = readRange(a.Text.Body); !fits {
				p.report(p.place(text.from), "gift-number", a.Text.Body)
				ok = false
			}
		}
		q.Answers = append(q.Answers, a)
	}
	if other.from < other.to {
		a := Answer{At: p.place(other.from), Other: true}
		_, a.Feedback = p.feedback(other)
		q.Answers = append(q.Answers, a)
	}
	return ok
}

var plainNumber = regexp.MustCompile(`^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?$`)

func readNumber(t string) (float64, bool) {
	t = strings.Trim(t, space)
	if !plainNumber.MatchString(t) {
		return 0, false
	}
	x, err := strconv.ParseFloat(t, 64)
	return x, err == nil && !math.IsInf(x, 0)
}

// readRange reads "3..4", "3.5:0.5" or "3.5".
func readRange(t string) (Range, bool) {
	if low, high, is := strings.Cut(t, ".."); is && low != "" {
		l, okLow := readNumber(low)
		h, okHigh := readNumber(high)
		return Range{Low: l, High: h}, okLow && okHigh && l <= h
	}
	value, tolerance, is := strings.Cut(t, ":")
	v, ok := readNumber(value)
	if !is || !ok {
		return Range{Value: v, HasValue: true, Low: v, High: v}, ok
	}
	d, okTolerance := readNumber(tolerance)
	d = math.Abs(d)
	return Range{Value: v, HasValue: true, Low: v - d, High: v + d}, okTolerance && !math.IsInf(v+d, 0) && !math.IsInf(v-d, 0)
}
