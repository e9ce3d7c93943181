package plain

import (
	"fmt"

	"cahier/progress"
)

// confide asks how sure the learner is. Without it the answer does not count.
func (q *asking) confide() (to move, stay bool, err error) {
	in, err := q.prompt(numbers, q.say.HelpSure, func() {
		ask := q.w.Ask
		q.out.para(fmt.Sprintf("%s 1%s%s, 2%s%s, 3%s%s.", ask.HowSure,
			q.w.Colon(), ask.Sure, q.w.Colon(), ask.Fairly, q.w.Colon(), ask.Guess))
	})
	if err != nil {
		return onward, false, err
	}
	how := map[int]string{1: progress.Sure, 2: progress.Fairly, 3: progress.Guess}
	n, _ := numeral(in.line)
	switch {
	case in.verb == back:
		q.a = q.a.Back()
		q.printChoices()
	case in.verb == empty, in.verb == next, in.verb == text && how[n] == "":
		q.out.para(q.say.SureFirst)
	case in.verb == text:
		q.a = q.a.Confide(how[n])
	default:
		return q.common(in)
	}
	return onward, true, nil
}

// save writes the answer and only then says what became of it.
func (q *asking) save() error {
	moved, err := q.retry(func() error {
		e := q.a.Event(q.ms)
		q.a = q.a.Sent(e)
		err := q.write(e)
		q.a = q.a.Saved(err)
		return err
	})
	saved := moved == empty
	if saved {
		delete(q.hints, q.key())
		q.past = append(q.past, q.a.Event(q.ms))
	}
	switch {
	case err != nil:
		return err
	case !saved:
		q.a = q.a.Back()
		q.printChoices()
		return nil
	}
	q.printOutcome()
	return nil
}

// after waits when the verdict is told; anew asks the question again.
func (q *asking) after() (to move, anew bool, err error) {
	for {
		in, err := q.prompt(numbers, q.say.HelpAfter, func() { q.out.para(q.afterLine()) })
		if err != nil {
			return onward, false, err
		}
		switch in.verb {
		case empty, next:
			return onward, false, nil
		case again:
			return onward, true, nil
		case back:
			return backward, false, nil
		case all:
			if q.verdict() == "" { // nothing of a prediction before its time
				q.out.para(q.say.NotUnderstood)
				continue
			}
			q.printAll()
		case language:
			if q.otherLang() {
				return switched, false, nil
			}
		default:
			q.out.para(q.say.NotUnderstood)
		}
	}
}
