package main

// presentSay are the sentences of the stage without a network.
type presentSay struct {
	Verb                         verbSay
	NotesFlag, ResumeFlag        string
	NoRoom, NoRoomHint, ReportAt string
	Busy, BusyHint, GoOn         string
}

func presentEnglish() presentSay {
	return presentSay{
		Verb: verbSay{
			Args:  "MODULE",
			Short: "show a module on a projector, without any network",
			Long: `
Shows a module on the projector, page by page, with questions, timers and votes
by show of hands: “c” types the counts. Enter does the next sensible thing, “u”
takes the last one back, “?” shows all keys. In a second terminal --notes shows
the facilitator’s notes and the plan, and follows the stage. At the end the
report is printed, and kept in the room’s folder. With --plain, or without a
terminal, both read and write lines; “?” shows what they know.`,
			Example: `
cahier present h1-before-the-web
cahier present h1-before-the-web --notes
cahier present h1-before-the-web --resume`,
		},
		NotesFlag: "show the facilitator’s notes here and follow the stage", ResumeFlag: "go on with the room that was opened last",
		NoRoom: "no room of this module is open", NoRoomHint: "leave out --resume to open one",
		ReportAt: "the report is in %s", Busy: "this room is open in another terminal", BusyHint: "end it there, or leave out --resume",
		GoOn: "the room has not ended: cahier present %s --resume goes on",
	}
}

func presentFrench() presentSay {
	return presentSay{
		Verb: verbSay{
			Args:  "MODULE",
			Short: "montrer un module au projecteur, sans aucun réseau",
			Long: `
Montre un module au projecteur, page par page, avec questions, minuteurs et votes
à main levée : « c » saisit les nombres. Entrée fait ce qui vient ensuite, « u »
annule la dernière action, « ? » donne toutes les touches. Dans un second
terminal, --notes montre les notes de l’animateur et le déroulé, et suit la
scène. À la fin, le compte rendu s’affiche ; il reste dans le dossier de la salle.
Avec --plain, ou sans terminal, les deux lisent et écrivent des lignes ; « ? » dit
ce qu’ils connaissent.`,
			Example: `
cahier present h1-before-the-web
cahier present h1-before-the-web --notes
cahier present h1-before-the-web --resume`,
		},
		NotesFlag: "montrer ici les notes de l’animateur et suivre la scène", ResumeFlag: "reprendre la dernière salle ouverte",
		NoRoom: "aucune salle de ce module n’est ouverte", NoRoomHint: "retirez --resume pour en ouvrir une",
		ReportAt: "le compte rendu est dans %s", Busy: "cette salle est ouverte dans un autre terminal", BusyHint: "terminez-la là-bas, ou retirez --resume",
		GoOn: "la salle n’est pas terminée : cahier present %s --resume la reprend",
	}
}
