package tui

// kindStates are the screens of the blocks other than questions.
var kindStates = func() []state {
	const scenario, practise = "right right v ", "right right right v "
	all := []state{
		{name: "worksheet", keys: "right v"},
		{name: "worksheet-writing", keys: "right v enter type:A_number_for_Thursday"},
		{name: "worksheet-next-field", keys: "right v enter type:A_number tab type:She_opens_it"},
		{name: "worksheet-filled", keys: "right v enter type:One tab type:Two tab type:Three esc"},
		{name: "worksheet-table", keys: "right v v enter type:calm tab type:losing_face esc"},
		{name: "scenario-opening", keys: "right right v"},
		{name: "scenario-begun", keys: scenario + "enter"},
		{name: "scenario-second", keys: scenario + "enter enter"},
		{name: "scenario-again-there", keys: scenario + "enter c enter"},
		{name: "scenario-good", keys: scenario + "enter enter enter"},
		{name: "scenario-good-way", keys: scenario + "enter enter enter end"},
		{name: "scenario-mixed", keys: scenario + "enter enter b enter"},
		{name: "scenario-bad", keys: scenario + "enter b enter"},
		{name: "timer", keys: practise},
		{name: "timer-running", keys: practise + "hold space"},
		{name: "timer-extended", keys: practise + "+"},
		{name: "timer-over", keys: practise + "space hold"},
		{name: "timer-off", keys: practise + "x"},
		{name: "activity", keys: practise + "pgdown"},
		{name: "card-front", keys: practise + "v"},
		{name: "card-turned", keys: practise + "v space"},
		{name: "card-not-yet", keys: practise + "v space n"},
		{name: "cards-over", keys: practise + "v space n space y space n"},
		{name: "glossary-block", keys: practise + "end"},
		{name: "glossary-term", keys: "g"},
		{name: "scale-first-time", keys: "right right right right v right right down 4"},
		{name: "scale-given", keys: "right right right right v 4 down 4 down 2 enter"},
		{name: "page-note", keys: "w type:Ask_Marc"},
		{name: "page-noted", keys: "w type:Ask_Marc esc"},
		{name: "worksheet-not-saved", keys: "right v enter type:One full type:! tab esc"},
		{name: "scenario-not-saved", keys: scenario + "enter b full enter"},
		{name: "kinds-end", keys: "right right right right right"},
		{name: "kinds-notebook", keys: "right v enter type:One tab type:Two esc n"},
	}
	for i := range all {
		all[i].course, all[i].start = "kinds", "everything"
	}
	return append(all,
		state{name: "scale", course: "kinds", start: "before", keys: "v"},
		state{name: "scale-rated", course: "kinds", start: "before", keys: "v right right down 5 down left left enter"},
	)
}()
