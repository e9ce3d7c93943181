package main

import "cahier/tui/words"

// importSay is what import and the export of questions say.
type importSay struct {
	As, DryRun, Force                           string // what the options are for
	Wrote, WouldWrite                           string
	Questions                                   words.Count
	Nothing, NothingHint, ExistsHint            string
	IDTaken, RenameHint                         string
	OneCourse, CourseHint, NewHint              string
	LockedHint                                  string
	WriteHint, NoModule, CheckHint, NoQuestions string
}

func importVerbEnglish() verbSay {
	return verbSay{
		Args:  "FILE --course DIR",
		Short: "take questions of Moodle (GIFT, Aiken) into a course",
		Long: `
Turns a file of questions into modules of the course in DIR: one for each
category, each page a question. The file “-” is standard input. Modules are in
the language of --lang, else in the course’s first.

What a module cannot say is told with its line. Where there is an error nothing
is written, exit code 1; a file of the course is replaced with --force only.
What is carried over and what is not: docs/authoring/import.md.`,
		Example: `
cahier import questions.gift --course my-course --dry-run
cahier import questions.gift --course my-course --lang fr
cahier import quiz.txt --as aiken --course my-course`,
	}
}

func importVerbFrench() verbSay {
	return verbSay{
		Args:  "FICHIER --course DOSSIER",
		Short: "reprendre dans un cours des questions de Moodle (GIFT, Aiken)",
		Long: `
Fait d’un fichier de questions des modules du cours dans DOSSIER : un par
catégorie, une question par page. Le fichier « - » est l’entrée standard. Les
modules sont dans la langue de --lang, à défaut dans la première du cours.

Ce qu’un module ne peut pas dire est signalé avec sa ligne. S’il y a une erreur,
rien n’est écrit, code de sortie 1 ; un fichier du cours n’est remplacé qu’avec
--force. Ce qui est repris et ce qui ne l’est pas : docs/authoring/import.md.`,
		Example: `
cahier import questions.gift --course mon-cours --dry-run
cahier import questions.gift --course mon-cours --lang fr
cahier import quiz.txt --as aiken --course mon-cours`,
	}
}

func importEnglish() importSay {
	return importSay{
		As:          "`KIND` of file: gift or aiken; without it, what it looks like",
		DryRun:      "say what would be written, and write nothing",
		Force:       "replace modules that are there already",
		Wrote:       "wrote %s (%s)",
		WouldWrite:  "would write %s (%s)",
		Questions:   words.Count{One: "%d question", Other: "%d questions"},
		Nothing:     "nothing was written",
		NothingHint: "mend what is named above and import again",
		ExistsHint:  "--force replaces what is there; or rename the category, or import into another course",
		IDTaken:     "the course has a module %s already, in %s",
		RenameHint:  "rename the category, or remove that module",
		OneCourse:   "questions go into one course",
		CourseHint:  "name the course’s folder with --course DIR",
		NewHint:     "name the folder that holds course.md, or make one: cahier new course NAME",
		WriteHint:   "check that you may write into the folder and that there is room; nothing was changed",
		LockedHint:  "the file is protected: allow writing to it, or give the category another name; nothing was changed",
		NoModule:    "%s cannot be read",
		CheckHint:   "mend it: cahier check says what is wrong",
		NoQuestions: "%s has no question that GIFT can say",
	}
}

func importFrench() importSay {
	return importSay{
		As:          "`TYPE` de fichier : gift ou aiken ; sinon, ce à quoi il ressemble",
		DryRun:      "dire ce qui serait écrit, sans rien écrire",
		Force:       "remplacer les modules qui existent déjà",
		Wrote:       "écrit : %s (%s)",
		WouldWrite:  "serait écrit : %s (%s)",
		Questions:   words.Count{One: "%d question", Other: "%d questions"},
		Nothing:     "rien n’a été écrit",
		NothingHint: "corrigez ce qui est signalé et importez de nouveau",
		ExistsHint:  "--force remplace ce qui existe ; sinon, renommez la catégorie ou choisissez un autre cours",
		IDTaken:     "le cours a déjà un module %s, dans %s",
		RenameHint:  "renommez la catégorie, ou retirez ce module",
		OneCourse:   "les questions vont dans un seul cours",
		CourseHint:  "désignez le dossier du cours par --course DOSSIER",
		NewHint:     "désignez le dossier qui contient course.md, ou créez-en un : cahier new course NOM",
		WriteHint:   "vérifiez que vous pouvez écrire dans le dossier et qu’il reste de la place ; rien n’a été changé",
		LockedHint:  "le fichier est protégé : autorisez-y l’écriture, ou donnez un autre nom à la catégorie ; rien n’a été changé",
		NoModule:    "%s est illisible",
		CheckHint:   "corrigez-le : cahier check dit ce qui ne va pas",
		NoQuestions: "%s n’a pas de question que GIFT sache dire",
	}
}
