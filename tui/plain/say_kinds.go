package plain

import "cahier/tui/words"

// kindSentences are those of the kinds of block other than questions, and of
// the learner's own texts.
type kindSentences struct {
	// When a block is through.
	AfterBlock, AfterTalk, AfterSheet, AfterTimer string
	// A scale.
	RateAll, RateOne, WantRatings, NotOnScale string
	// A worksheet and other texts.
	FirstField, NextField, LeaveEmpty, KeepField, FieldKeys, Removed, NoteSaved string
	// A scenario.
	TalkGoesOn          string
	TurnNumber          words.Count
	TurnKeys, LeaveTalk string
	Up, Down            string
	// Cards.
	TurnCard, YesOrNo string
	// A time.
	Minutes, Seconds words.Count
	// What can be typed, by place.
	HelpBlock, HelpScale, HelpField, HelpSheet, HelpTalk []string
	HelpAfterTalk, HelpCard, HelpTimer, HelpPageNote     []string
}
