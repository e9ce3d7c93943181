package plain

import "cahier/tui/words"

func englishKinds() kindSentences {
	const (
		can    = "What you can type here:"
		onward = "An empty line or next: go on."
		before = "back: to the page before."
		aside  = "w: a note on this page. s: sources. g: glossary terms. l: change to French."
		leave  = "quit: leave. What you did is kept."
	)
	return kindSentences{
		AfterBlock: "Empty line: go on. again: once more. ?: help.",
		AfterTalk:  "Empty line: go on. a: all that came of it. again: another way. ?: help.",
		AfterSheet: "Empty line: go on. A number from 1 to %d: change that field. again: all fields. ?: help.",
		AfterTimer: "Empty line: go on, when you are done. ?: help.",

		RateAll:     "Your answer: %d numbers from %d to %d, in this order, with spaces between them. A hyphen leaves one out.",
		RateOne:     "one number, %d to %d, or a hyphen to leave it out.",
		WantRatings: "Answer with numbers, or with a hyphen for what you leave out. Type ? for help.",
		NotOnScale:  "Each number is one from %d to %d.",

		FirstField: "Write as many lines as you like; end with a line that holds only a full stop.",
		NextField:  "A full stop alone ends it.",
		LeaveEmpty: "Empty line: leave the field empty.",
		KeepField:  "Empty line: keep it as it is.",
		FieldKeys:  "next: leave the worksheet. ?: help.",
		Removed:    "What was written is removed.",
		NoteSaved:  "Your note is saved.",

		TurnNumber: words.Count{One: "type 1 to go on.", Other: "one number, 1 to %d."},
		TalkGoesOn: "You were in the middle of this conversation. It goes on from there.",
		TurnKeys:   "back: take back your last choice. ?: help.",
		LeaveTalk:  "Choose a number. next: leave the conversation; another time it goes on from here.",
		Up:         "%s %d, up %d",
		Down:       "%s %d, down %d",

		TurnCard: "Empty line: turn the card. next: leave the cards. ?: help.",
		YesOrNo:  "y: yes. n: not yet.",

		Minutes: words.Count{One: "%d minute", Other: "%d minutes"},
		Seconds: words.Count{One: "%d second", Other: "%d seconds"},

		HelpBlock: []string{can, onward, "again: once more from the beginning.", before, aside, leave},
		HelpScale: []string{
			can,
			"A number for each statement, in the order of the list, on one line or one by one.",
			"A hyphen in place of a number: leave this statement out.",
			"An empty line or next: go on without an answer.",
			"back: take back the last number; else to the page before.",
			aside,
			"quit: leave. The numbers that you gave are there again another time.",
		},
		HelpField: []string{
			can,
			"Your text, in one or more lines. A line that holds only a full stop ends it and saves it.",
			"As the first line only:",
			"An empty line: to the next field; what is written stays.",
			"A hyphen alone: remove what is written.",
			"+: where there are several versions, keep them all in one text.",
			"next: leave the other fields as they are.",
			"back: to the field before; from the first, to the page before.",
			"s: sources. g: glossary terms. l: change to French, at the same field.",
			"quit: leave. What you saved is kept.",
			"To begin a text with one of these words alone on its line, type a space before it.",
		},
		HelpSheet: []string{
			can, onward, "A number: change the field with this number.", "again: go through all fields.",
			"back: to the last field.", aside, leave,
		},
		HelpTalk: []string{
			can,
			"The number of what you say or do.",
			"back: take back your last choice; before the first one, to the page before.",
			"again: begin the conversation anew.",
			"next: leave the conversation. Nothing of it is recorded before its end.",
			aside,
			"quit: leave. Another time the conversation goes on from here.",
		},
		HelpAfterTalk: []string{
			can, onward, "a: how it ended, and the way you took.", "again: play it again and try another way.", before, aside, leave,
		},
		HelpCard: []string{
			can,
			"An empty line: turn the card.",
			"On its back, y or yes: you knew it. n or no: not yet.",
			"back: on its back, the front again; on its front, to the page before.",
			"next: leave the cards.",
			aside,
			"quit: leave. What you said of a card is kept.",
		},
		HelpTimer: []string{can, "An empty line or next: go on, whenever you like.", "again: hear it once more.", before, aside, leave},
		HelpPageNote: []string{
			can,
			"Your note, in one or more lines. A line that holds only a full stop ends it and saves it.",
			"As the first line only:",
			"An empty line or back: go on where you were; what is written stays.",
			"A hyphen alone: remove what is written.",
			"+: where there are several versions, keep them all in one text.",
			"s: sources. g: glossary terms. l: change to French.",
			"quit: leave.",
			"To begin a note with one of these words alone on its line, type a space before it.",
		},
	}
}
