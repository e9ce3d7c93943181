package main

// newSay are the sentences of `cahier new`.
type newSay struct {
	Verb, Course, Module verbSay
	What                 string // the argument: course or module

	Title, Solo, Track        string // what is asked
	TitleFlag, TitleFlagFr    string
	TrackFlag, MinutesFlag    string
	Wrote, NextCourse, Next   string
	BadName, BadNameHint      string
	NoCourse, NoCourseHint    string
	BadTrack, BadMinutesHint  string
	NoTemplate, NoTemplateFix string
	IsHere, IsHereHint        string
}

func newEnglish() newSay {
	return newSay{
		Verb: verbSay{
			Args: "course|module NAME", Short: "begin a course or a module",
			Long: `
Writes the files to begin with, in both languages: what is still to be written
stands in double braces, and “cahier check” lists it.`,
			Example: `
cahier new course my-course
cahier new module spreadsheets --course my-course`,
		},
		Course: verbSay{
			Args: "DIR", Short: "begin a course in a new folder",
			Long: `
Makes the folder DIR with a course.md and a glossary in both languages. The
course’s id is made from the folder’s name. In a terminal it asks for the titles
that no option gives.`,
			Example: `
cahier new course my-course
cahier new course my-course --title "Our tools" --title-fr "Nos outils"`,
		},
		Module: verbSay{
			Args: "NAME [--course DIR]", Short: "begin a module, in each language of the course",
			Long: `
Writes NAME.en.md and NAME.fr.md into the course of --course DIR, else into the
one of this folder: a page of each kind of block that is often used, with ids and
with comments that explain it. Nothing that is there is ever replaced.`,
			Example: `
cahier new module spreadsheets --course my-course
cahier new module "The need before the tool" --track basics --minutes 25`,
		},
		What:  "course or module",
		Title: "Title in %s [%s]: ", Solo: "Minutes alone [%s]: ", Track: "Track, one of %s [%s]: ",
		TitleFlag: "the `TITLE` in English", TitleFlagFr: "the `TITLE` in French",
		TrackFlag: "the `ID` of a track of the course", MinutesFlag: "how many `MINUTES` it takes alone",
		Wrote:          "wrote %s",
		NextCourse:     "next: cahier new module NAME --course %s",
		Next:           "next: cahier preview %s",
		BadName:        "“%s” makes no name for a course or a module",
		BadNameHint:    "give it letters or digits",
		NoCourse:       "there is no course here to put a module into",
		NoCourseHint:   "name its folder with --course DIR, or begin one: cahier new course DIR",
		BadTrack:       "tracks of this course: %s",
		BadMinutesHint: "a whole number from 1 to 240",
		NoTemplate:     "there is no template in a language of this course: %s",
		NoTemplateFix:  "copy a module of the course instead",
		IsHere:         "the course has a module “%s” already",
		IsHereHint:     "take another name; nothing was written",
	}
}

func newFrench() newSay {
	return newSay{
		Verb: verbSay{
			Args: "course|module NOM", Short: "commencer un cours ou un module",
			Long: `
Écrit les fichiers de départ, dans les deux langues : ce qui reste à écrire y
figure entre doubles accolades, et « cahier check » en donne la liste.`,
			Example: `
cahier new course mon-cours
cahier new module tableurs --course mon-cours`,
		},
		Course: verbSay{
			Args: "DOSSIER", Short: "commencer un cours dans un nouveau dossier",
			Long: `
Crée le dossier DOSSIER avec un course.md et un glossaire dans les deux langues.
L’identifiant du cours vient du nom du dossier. Dans un terminal, les titres
qu’aucune option ne donne sont demandés.`,
			Example: `
cahier new course mon-cours
cahier new course mon-cours --title "Our tools" --title-fr "Nos outils"`,
		},
		Module: verbSay{
			Args: "NOM [--course DOSSIER]", Short: "commencer un module, dans chaque langue du cours",
			Long: `
Écrit NOM.en.md et NOM.fr.md dans le cours de --course DOSSIER, sinon dans celui
du dossier courant : une page pour chaque genre de bloc courant, avec ses
identifiants et des commentaires qui l’expliquent. Rien de ce qui existe n’est
jamais remplacé.`,
			Example: `
cahier new module tableurs --course mon-cours
cahier new module "Le besoin avant l’outil" --track basics --minutes 25`,
		},
		What:  "course ou module",
		Title: "Titre en %s [%s] : ", Solo: "Minutes, seul [%s] : ", Track: "Parcours, parmi %s [%s] : ",
		TitleFlag: "le `TITRE` en anglais", TitleFlagFr: "le `TITRE` en français",
		TrackFlag: "l’`ID` d’un parcours du cours", MinutesFlag: "sa durée en `MINUTES`, seul",
		Wrote:          "écrit : %s",
		NextCourse:     "ensuite : cahier new module NOM --course %s",
		Next:           "ensuite : cahier preview %s",
		BadName:        "« %s » ne fait pas un nom de cours ou de module",
		BadNameHint:    "il y faut des lettres ou des chiffres",
		NoCourse:       "il n’y a pas ici de cours où mettre un module",
		NoCourseHint:   "nommez son dossier avec --course DOSSIER, ou commencez-en un : cahier new course DOSSIER",
		BadTrack:       "parcours de ce cours : %s",
		BadMinutesHint: "un nombre entier de 1 à 240",
		NoTemplate:     "il n’y a pas de modèle dans une langue de ce cours : %s",
		NoTemplateFix:  "copiez plutôt un module du cours",
		IsHere:         "le cours a déjà un module « %s »",
		IsHereHint:     "prenez un autre nom ; rien n’a été écrit",
	}
}
