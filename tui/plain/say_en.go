package plain

import "cahier/tui/words"

func english() *sentences {
	return &sentences{
		kindSentences: englishKinds(),

		OpenNumber:     words.Count{One: "Type 1 to open the module.", Other: "Type a number from 1 to %d to open a module."},
		EmptyContinues: "Empty line: continue.",
		HomeKeys:       "n: notebook. l: français. ?: help. quit: leave.",
		NoSuchNumber:   words.Count{One: "That is not on the list: type 1, or ? for help.", Other: "That is not on the list: type a number from 1 to %d, or ? for help."},
		NotUnderstood:  "That cannot be used here. Type ? to hear what can.",
		From:           "from \"%s\"",

		GoOn: "Empty line: go on. w: a note on this page. ?: help.",

		OneNumber:   "one number, 1 to %d.",
		OneOrNone:   "one number, 1 to %d, or 0 for none.",
		Several:     "Your answer: numbers from 1 to %d, with spaces between them.",
		TwoNumbers:  "Your answer: two numbers, first the statement, 1 to %d, then the reason, 1 to %d.",
		AllInOrder:  "Your answer: all numbers from 1 to %d in your order, with spaces between them.",
		MatchAll:    "Your answer: for each letter from a to %s, in turn, a number from 1 to %d, or 0 for none. On one line or one by one.",
		KeysHint:    "h: hint.",
		KeysHelp:    "Empty line: skip. ?: help.",
		After:       "Empty line: go on. a: all choices. again: answer again. ?: help.",
		AfterPlain:  "Empty line: go on. again: answer again. ?: help.",
		SureFirst:   "Type 1, 2 or 3: your answer counts only with it. back: change your answer.",
		Nothing:     "nothing",
		WantNumbers: "Answer with the numbers of the list. Type ? for help.",
		OutOfRange:  "One of these numbers is not on the list.",
		TooMany:     "These are too many numbers.",
		OnlyOne:     "One number only, please.",
		EachOnce:    "Give all %d numbers, each once, on one line.",
		Range:       "from %s to %s",

		WriteNote:   "Write as many lines as you like; end with a line that holds only a full stop. Empty line: go on without a note. ?: help.",
		RewriteNote: "To write it anew, type it now and end with a line that holds only a full stop. Empty line: keep it as it is. ?: help.",
		NoteCut:     "Its beginning is kept; what came after is not.",
		Version:     "Version %d",

		EndNumber: words.Count{One: "Type 1 to go to what is open.", Other: "Type a number from 1 to %d to go to what is open."},
		EndKeys:   "Empty line: back to all modules. ?: help.",

		Retry:      "Empty line: save again. back: go back without saving it.",
		WhatToDo:   "What to do",
		TriedAgain: "This is only where you are in the workbook; it is tried again as you go on.",

		First: "1", Semicolon: "; ",
		Months: [12]string{
			"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December",
		},

		HelpHome: []string{
			"What you can type here:",
			"A number: open the module with this number.",
			"An empty line or c: continue where you stopped.",
			"n: hear all your notes.",
			"l: change to French.",
			"quit: leave. What you did is kept.",
		},
		HelpPage: []string{
			"What you can type here:",
			"An empty line or next: go on.",
			"back: to the page before; from the first page, to all modules.",
			"w: write a note on this page, here and at every question.",
			"s: the sources of what you have read on this page.",
			"g: the glossary terms in it.",
			"l: change to French, at the same place.",
			"quit: leave. What you did is kept.",
		},
		HelpAsk: []string{
			"What you can type here:",
			"Your answer, as the line above asks for it.",
			"h: a hint, then the next one. h 1: the first one again. A hint caps the credit at 70 %.",
			"An empty line or next: skip the question for now.",
			"back: take back the last part of an answer; else to the page before.",
			"w: a note on this page. s: sources. g: glossary terms. l: change to French, at the same question.",
			"quit: leave. What you confirmed is kept.",
		},
		HelpGap: []string{
			"What you can type here:",
			"The missing word or words, one line for each gap. A hyphen alone leaves a gap empty.",
			"h: a hint, then the next one. A hint caps the credit at 70 %.",
			"An empty line or next: skip the question for now.",
			"back: to the gap before; from the first, to the page before.",
			"quit: leave. What you confirmed is kept.",
			"If your answer is one of these words, type a space before it.",
		},
		HelpSure: []string{
			"What you can type here:",
			"1: you are sure. 2: you are fairly sure. 3: you guess.",
			"Your answer counts, and you hear the verdict, once you have said it.",
			"back: change your answer. h: a hint. l: change to French.",
			"quit: leave. This answer is then not kept.",
		},
		HelpAfter: []string{
			"What you can type here:",
			"An empty line or next: go on.",
			"a: after a verdict, all choices with what there is to say about them.",
			"again: answer the question again.",
			"back: to the page before.",
			"w: a note on this page. s: sources. g: glossary terms. l: change to French.",
			"quit: leave. What you did is kept.",
		},
		HelpNote: []string{
			"What you can type here:",
			"Your note, in one or more lines. A line that holds only a full stop ends it and saves it.",
			"As the first line only:",
			"An empty line or next: go on; what is written stays.",
			"a: where a note is written, one possible answer.",
			"A hyphen alone: remove the note.",
			"back: to the page before.",
			"s: sources. g: glossary terms. l: change to French.",
			"quit: leave.",
			"To begin a note with one of these words alone on its line, type a space before it.",
		},
		HelpEnd: []string{
			"What you can type here:",
			"A number: go to what is still open, where there is something.",
			"An empty line or next: back to all modules.",
			"back: to the last page.",
			"s: sources. g: glossary terms. l: change to French.",
			"quit: leave. What you did is kept.",
		},
	}
}
