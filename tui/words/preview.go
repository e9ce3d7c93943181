package words

// PreviewWords are sentences. The author's view of a module.
type PreviewWords struct {
	Title, Diagnostics, None, Error, Warning, Remark string
	Errors, Warnings, Remarks                        Count
	Changed, Reloaded, Same                          string
	Gone, Unreadable, Broken, Nothing                string
	Width, NoColor, Answers, Facilitator             string
	PlainText, TheAnswer, Hint, NoTwin, ForDesk      string
	EditorFailed                                     string

	List, LastChanged, NoModules string // The list of modules.

	KeyWidth, KeyColor, KeyPlain, KeyFacilitator, KeyAnswers string // What keys do.
	KeyEdit, KeyEditHere, KeyDiagnostics, KeyToggle, KeyPage string
}

func previewEnglish() PreviewWords {
	return PreviewWords{
		Title: "Preview", Diagnostics: "Diagnostics", None: "nothing to mend",
		Error: "error", Warning: "warning", Remark: "remark",
		Errors: Count{"%d error", "%d errors"}, Warnings: Count{"%d warning", "%d warnings"}, Remarks: Count{"%d remark", "%d remarks"},
		Changed: "changed", Reloaded: "reloaded %s", Same: "as on the disk",
		Gone:       "%s is not there. This is how it was; it comes back by itself.",
		Unreadable: "%s cannot be read. This is how it was.",
		Broken:     "%s cannot be shown as it stands. This is how it was; the diagnostics say why.",
		Nothing:    "There is nothing to show yet. Mend the file, and its first page comes here.",
		Width:      "%d columns", NoColor: "no colour", Answers: "answers", Facilitator: "facilitator",
		PlainText: "plain text", TheAnswer: "The answer", ForDesk: "Facilitator", Hint: "hint",
		NoTwin:       "%s is not there: the module has no other language yet.",
		EditorFailed: "The editor ended with an error.",
		List:         "Choose a module to preview.", LastChanged: "changed last", NoModules: "There is no module in this folder yet.",
		KeyWidth: "width", KeyColor: "colour", KeyPlain: "plain text", KeyFacilitator: "facilitator", KeyAnswers: "answers",
		KeyEdit: "edit", KeyEditHere: "edit there", KeyDiagnostics: "diagnostics", KeyToggle: "hide, show diagnostics", KeyPage: "page",
	}
}

func previewFrench() PreviewWords {
	return PreviewWords{
		Title: "Aperçu", Diagnostics: "Diagnostics", None: "rien à corriger",
		Error: "erreur", Warning: "avertissement", Remark: "remarque",
		Errors: Count{"%d erreur", "%d erreurs"}, Warnings: Count{"%d avertissement", "%d avertissements"}, Remarks: Count{"%d remarque", "%d remarques"},
		Changed: "modifié", Reloaded: "rechargé à %s", Same: "conforme au disque",
		Gone:       "%s n’est plus là. La page reste comme elle était ; le fichier reviendra de lui-même.",
		Unreadable: "%s ne peut pas être lu. La page reste comme elle était.",
		Broken:     "%s ne peut pas être affiché en l’état. La page reste comme elle était ; les diagnostics disent pourquoi.",
		Nothing:    "Il n’y a encore rien à montrer. Corrigez le fichier, et sa première page s’affichera ici.",
		Width:      "%d colonnes", NoColor: "sans couleur", Answers: "réponses", Facilitator: "animateur",
		PlainText: "texte seul", TheAnswer: "La réponse", ForDesk: "Animateur", Hint: "conseil",
		NoTwin:       "%s n’existe pas : le module n’a pas encore d’autre langue.",
		EditorFailed: "L’éditeur s’est terminé sur une erreur.",
		List:         "Choisissez le module à afficher.", LastChanged: "modifié en dernier", NoModules: "Ce dossier ne contient encore aucun module.",
		KeyWidth: "largeur", KeyColor: "couleur", KeyPlain: "texte seul", KeyFacilitator: "animateur", KeyAnswers: "réponses",
		KeyEdit: "modifier", KeyEditHere: "y aller", KeyDiagnostics: "diagnostics", KeyToggle: "cacher, montrer les diagnostics", KeyPage: "page",
	}
}
