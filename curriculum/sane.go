package curriculum

import "slices"

// sane reports what makes a question impossible to answer.
func (p *modules) sane(q *Question, b *Block, s *section) {
	at := s.comment.at
	if q.Form == Single && q.RightCount() > 1 && b.Keys["type"] == "" {
		q.Form = Multiple
	}
	if q.Stem == "" && b.Kind == Quiz {
		p.report(at, "quiz-no-stem")
	}
	lists := [][]Choice{q.Choices}
	if q.Form == Verdict {
		lists = append(lists, q.Reasons)
	}
	switch q.Form {
	case Single, Multiple, Verdict:
		for _, list := range lists {
			p.saneChoices(q, b, list, at)
		}
	case Order:
		if len(q.Steps) < 3 {
			p.report(at, "order-short")
		}
	case Match:
		if len(q.Lefts()) < 2 || len(q.Options()) < 2 {
			p.report(at, "match-short")
		}
	}
	p.saneWrong(q)
}

func (p *modules) saneChoices(q *Question, b *Block, list []Choice, at int) {
	right := countRight(list)
	opinion := b.Kind == Predict && q.Opinion()
	switch {
	case len(list) < 2:
		p.report(at, "quiz-one-choice")
	case right == 0 && !opinion:
		p.report(at, "quiz-no-answer")
	case q.Form != Multiple && right > 1:
		p.report(at, "quiz-one-right", string(q.Form), right)
	case q.Form == Multiple && right == len(list):
		p.report(at, "quiz-all-right")
	}
}

// saneWrong reports foreseen wrong answers that nobody can give, or that are
// right.
func (p *modules) saneWrong(q *Question) {
	var rights []string
	if q.Form == Match && len(q.Wrong) > 0 {
		for _, r := range q.Rows {
			rights = append(rights, Fold(r.Right))
		}
	}
	for i, w := range q.Wrong {
		possible := false
		switch q.Form {
		case Match:
			possible = slices.Contains(rights, Fold(w.Answer))
		case Gap:
			possible = true
			for g := range q.Gaps {
				possible = possible && !(len(q.Gaps) == 1 && q.GapRight(g, w.Answer))
			}
		case Numeric:
			x, err := ParseNumber(w.Answer)
			possible = err == nil && q.Number.credit(x) < 1
		}
		if !possible {
			p.report(p.wrongAt[i], "wrong-never", w.Answer)
		}
	}
}
