package tui

import (
	"fmt"
	"strings"
	"time"

	"cahier/curriculum"
	"cahier/curriculum/safe"
	"cahier/progress/room"
	"cahier/tui/markdown"
	"cahier/tui/words"
)

// Report is what a room leaves behind, as Markdown: for each question that was
// asked the counts by round and the share of right answers with how many gave
// one, the questions from the floor that are still open, and the time. No name
// stands in it, and no result of fewer than five.
func (w *Workshop) Report(events []room.Event, lang string) string {
	s := room.Fold(events)
	say := words.In(lang)
	r := &report{w: w, say: say, state: s, module: w.module(lang)}
	t := say.Room.Report
	r.line("# " + fmt.Sprintf(t.Title, escapeMarkdown(safe.Line(r.module.Title))))
	r.line("")
	facts := []string{fmt.Sprintf(t.When, s.Began.Format(say.Notebook.Written))}
	if n := len(s.Seats); n > 0 {
		facts = append(facts, say.N(t.People, n))
	}
	if !w.o.Hands {
		rule := map[string]string{room.Anonymous: say.Room.RuleAnonymous, room.Pseudonym: say.Room.RulePseudonym, room.Person: say.Room.RulePerson}[s.Head.Identity]
		facts = append(facts, rule)
	}
	r.line(strings.Join(facts, " · "))
	r.line("")
	r.line(t.Caution)
	r.line("")
	r.questions()
	r.parked()
	r.times(events)
	return r.b.String()
}

type report struct {
	w      *Workshop
	say    *words.Words
	state  room.State
	module *curriculum.Module
	b      strings.Builder
}

func (r *report) line(s string) { r.b.WriteString(s + "\n") }

// questions are all that were asked, in the order of the module.
func (r *report) questions() {
	t := r.say.Room.Report
	r.line("## " + t.Questions)
	r.line("")
	asked := false
	for _, b := range r.module.Blocks() {
		if !isAsked(b) || r.state.Rounds(b.ID) == 0 {
			continue
		}
		a, ok := r.w.ask(r.say.Lang, b.ID, r.state.Head.Room)
		if !ok {
			continue
		}
		asked = true
		r.question(a)
	}
	if !asked {
		r.line(t.NotAsked)
		r.line("")
	}
}

func (r *report) question(a asking) {
	t := r.say.Room.Report
	q := a.of.Question
	r.line("### " + escapeMarkdown(safe.Line(a.at.Title)))
	r.line("")
	rounds := r.state.Rounds(a.at.ID)
	var tallies []room.Tally
	for n := 1; n <= rounds; n++ {
		tallies = append(tallies, r.state.Tally(q, a.at.ID, n))
	}
	r.table(a, tallies)
	for i, tally := range tallies {
		head := t.Round
		if tally.Hands {
			head = t.RoundHands
		}
		line := fmt.Sprintf(head, i+1, tally.Answers) + r.say.Colon()
		switch {
		case !tally.Enough():
			line = fmt.Sprintf(t.Round, i+1, tally.Answers) + r.say.Colon() + t.TooFew
		case a.graded():
			line += fmt.Sprintf(t.Right, tally.Right, tally.Answers, hundredths(tally.Right, tally.Answers))
			if tally.Sure[1] > 0 {
				line += " " + fmt.Sprintf(t.Sure, tally.Sure[1], tally.Sure[0])
			}
		default:
			line = strings.TrimSuffix(line, r.say.Colon()) + "."
		}
		r.line("- " + line)
	}
	if rounds >= 2 && a.graded() {
		if f := r.state.Flow(a.at.ID, 1, rounds); f.Both >= room.Few {
			r.line("- " + fmt.Sprintf(t.Flow, f.Both, f.Gained, f.LostIt, f.Kept, f.Never))
		}
	}
	r.line("")
}

// table is the distribution by round; a round of fewer than five stays empty.
func (r *report) table(a asking, tallies []room.Tally) {
	t := r.say.Room.Report
	offers := a.offers()
	if len(offers) == 0 {
		if s := a.rightAnswer(r.say); s != "" && a.graded() {
			r.line(fmt.Sprintf(r.say.Room.RightAnswer, escapeMarkdown(safe.Line(s))))
			r.line("")
		}
		return
	}
	head, rule := "| "+t.Answer, "| ---"
	for i := range tallies {
		head += fmt.Sprintf(" | %d", i+1)
		rule += " | ---:"
	}
	r.line(head + " |")
	r.line(rule + " |")
	for _, o := range offers {
		text := strings.ReplaceAll(safe.Line(markdown.Plain(o.text, markdown.Options{Width: 1000})), "|", "\\|")
		if o.right && a.graded() {
			text += " ✓"
		}
		for _, tally := range tallies {
			cell := "–"
			if tally.Enough() && o.at < len(tally.Counts) {
				cell = fmt.Sprint(tally.Counts[o.at])
			}
			text += " | " + cell
		}
		r.line("| " + text + " |")
	}
	r.line("")
}

func (r *report) parked() {
	t := r.say.Room.Report
	r.line("## " + t.Parked)
	r.line("")
	all := waiting(r.state)
	for _, f := range all {
		r.line("- " + escapeMarkdown(safe.Line(f.Text)) + " (" + fmt.Sprintf(t.Votes, len(f.Votes)) + ")")
	}
	if len(all) == 0 {
		r.line(t.NoParked)
	}
	r.line("")
}

func (r *report) times(events []room.Event) {
	t := r.say.Room.Report
	last := time.Time{}
	if len(events) > 0 {
		last = events[len(events)-1].At
	}
	spent := room.Spent(events, last)
	r.line("## " + t.Times)
	r.line("")
	r.line("| " + t.Page + " | " + t.Spent + " | " + t.Planned + " |")
	r.line("| --- | ---: | ---: |")
	for i := range r.module.Pages {
		p := &r.module.Pages[i]
		if spent[p.ID] == 0 {
			continue
		}
		planned := ""
		if n := room.Planned(p); n > 0 {
			planned = r.say.Duration(n)
		}
		r.line("| " + strings.ReplaceAll(safe.Line(p.Title), "|", "\\|") + " | " + r.say.Duration(spent[p.ID].Round(time.Second).Minutes()) + " | " + planned + " |")
	}
}
