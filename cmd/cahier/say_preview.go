package main

// previewSay are the sentences of the preview in lines.
type previewSay struct{ Watching, Clean, Changed, Broken, Gone string }

func previewVerbEnglish() verbSay {
	return verbSay{
		Args:  "PATH",
		Short: "see a module as learners do, while you write it",
		Long: `
Shows a module as learners see it, and what is wrong in its file beside it. Each
save is on screen at once, at the part that changed. PATH is the file of a
module, or the folder of a course to choose one. Nothing that you try is kept.
“?” shows all keys. With --plain it writes lines, and at each save what changed.`,
		Example: `
cahier preview my-course/spreadsheets.en.md
cahier preview my-course
cahier preview my-course/spreadsheets.en.md --plain`,
	}
}

func previewEnglish() previewSay {
	return previewSay{
		Watching: "Watching the file: what changes is written here. q and enter, or the end of input, leaves.",
		Clean:    "Nothing to mend.",
		Changed:  "%s: changed: %s",
		Broken:   "%s: %s cannot be shown as it stands",
		Gone:     "%s: %s is not there, or cannot be read; it comes back by itself",
	}
}

func previewVerbFrench() verbSay {
	return verbSay{
		Args:  "CHEMIN",
		Short: "voir un module comme ses lecteurs, pendant que vous l’écrivez",
		Long: `
Montre un module comme ses lecteurs le voient, avec à côté ce qui est à corriger
dans son fichier. Chaque enregistrement s’affiche aussitôt, à l’endroit modifié.
CHEMIN est le fichier d’un module, ou le dossier d’un cours pour en choisir un.
Rien de ce que vous essayez n’est conservé. « ? » donne toutes les touches. Avec
--plain il écrit des lignes et, à chaque enregistrement, ce qui a changé.`,
		Example: `
cahier preview mon-cours/tableurs.fr.md
cahier preview mon-cours
cahier preview mon-cours/tableurs.fr.md --plain`,
	}
}

func previewFrench() previewSay {
	return previewSay{
		Watching: "Le fichier est suivi : ce qui change s’écrit ici. q puis entrée, ou la fin de l’entrée, pour quitter.",
		Clean:    "Rien à corriger.",
		Changed:  "%s : modifié : %s",
		Broken:   "%s : %s ne peut pas être affiché en l’état",
		Gone:     "%s : %s n’est plus là, ou ne peut pas être lu ; il reviendra de lui-même",
	}
}
