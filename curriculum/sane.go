package curriculum

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
