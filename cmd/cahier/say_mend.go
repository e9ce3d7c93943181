package main

import (
	"cahier/curriculum"
	"cahier/tui/words"
)

// mendSay are the sentences of `check --fix` and of its other outputs. {1} and
// {2} are what a mend speaks of.
type mendSay struct {
	FixFlag, SarifFlag, SchemaFlag string

	What map[curriculum.Mend]string
	Hint map[curriculum.Mend]string // for what was left undone
	Left string                     // stands before what was left undone
	Done words.Count

	Path                     string // the argument
	OneOutput, OneOutputHint string
	Embedded, EmbeddedHint   string
	Linked, LinkedHint       string
	WriteHint, LockedHint    string
	Changed, ChangedHint     string
}

func mendEnglish() mendSay {
	return mendSay{
		FixFlag:    "first mend what needs no judgement: ids, links, tables",
		SarifFlag:  "print the problems as SARIF 2.1.0, for code scanners",
		SchemaFlag: "print a JSON Schema of the front matter, for editors",
		What: map[curriculum.Mend]string{
			curriculum.IDMinted:      "new id “{1}”",
			curriculum.IDTaken:       "id “{1}”, as in {2}",
			curriculum.FeedbackAdded: "a place for the feedback of this wrong choice",
			curriculum.AnchorWritten: "link written as GitHub does: {1}",
			curriculum.TableAligned:  "columns of the table aligned",
			curriculum.Unpaired:      "no id here: {1} has no place that is surely the same",
			curriculum.Alphabetical:  "no id here: these terms and those of {1} are in alphabetical order, which pairs none",
			curriculum.NoTwin:        "no id here: {1} is the same module and cannot be read",
			curriculum.Refused:       "left as it is: the text would mean something else",
		},
		Hint: map[curriculum.Mend]string{
			curriculum.Unpaired:     "give both files the same pages, blocks and items in the same order, then run --fix again",
			curriculum.Alphabetical: "write one id for each term in all languages: <!-- id=… -->",
			curriculum.NoTwin:       "mend that file first: cahier check says what is wrong",
			curriculum.Refused:      "mend it by hand",
		},
		Left:          "not mended: ",
		Done:          words.Count{One: "%d change in the files.", Other: "%d changes in the files."},
		Path:          "PATH",
		OneOutput:     "%s and %s do not go together",
		OneOutputHint: "ask for one at a time",
		Embedded:      "the course inside the program cannot be mended",
		EmbeddedHint:  "name the folder of a course, or one of its files: cahier check PATH --fix",
		Linked:        "%s is a link and was left alone",
		LinkedHint:    "name the file that it leads to; nothing was changed in this folder",
		WriteHint:     "check that you may write into the folder and that there is room; nothing was changed in it",
		Changed:       "%s was changed while it was mended",
		ChangedHint:   "run it again; nothing was changed in this folder",
		LockedHint:    "the file is protected: allow writing to it, or name the other files one by one; nothing was changed in this folder",
	}
}

func mendFrench() mendSay {
	return mendSay{
		FixFlag:    "corriger d’abord ce qui ne demande aucun choix : identifiants, liens, tableaux",
		SarifFlag:  "écrire les problèmes en SARIF 2.1.0, pour les outils d’analyse",
		SchemaFlag: "écrire un schéma JSON de l’en-tête, pour les éditeurs",
		What: map[curriculum.Mend]string{
			curriculum.IDMinted:      "nouvel identifiant « {1} »",
			curriculum.IDTaken:       "identifiant « {1} », comme dans {2}",
			curriculum.FeedbackAdded: "une place pour le retour de ce choix faux",
			curriculum.AnchorWritten: "lien écrit à la manière de GitHub : {1}",
			curriculum.TableAligned:  "colonnes du tableau alignées",
			curriculum.Unpaired:      "pas d’identifiant ici : aucun endroit de {1} n’y correspond à coup sûr",
			curriculum.Alphabetical:  "pas d’identifiant ici : ces termes et ceux de {1} sont en ordre alphabétique, qui n’en rapproche aucun",
			curriculum.NoTwin:        "pas d’identifiant ici : {1}, qui est le même module, est illisible",
			curriculum.Refused:       "laissé tel quel : le texte prendrait un autre sens",
		},
		Hint: map[curriculum.Mend]string{
			curriculum.Unpaired:     "donnez aux deux fichiers les mêmes pages, blocs et éléments dans le même ordre, puis relancez --fix",
			curriculum.Alphabetical: "écrivez pour chaque terme un identifiant commun à toutes les langues : <!-- id=… -->",
			curriculum.NoTwin:       "corrigez d’abord ce fichier : cahier check dit ce qui ne va pas",
			curriculum.Refused:      "corrigez-le à la main",
		},
		Left:          "non corrigé : ",
		Done:          words.Count{One: "%d changement dans les fichiers.", Other: "%d changements dans les fichiers."},
		Path:          "CHEMIN",
		OneOutput:     "%s et %s ne vont pas ensemble",
		OneOutputHint: "demandez l’un après l’autre",
		Embedded:      "le cours contenu dans le programme ne peut pas être corrigé",
		EmbeddedHint:  "désignez le dossier d’un cours, ou l’un de ses fichiers : cahier check CHEMIN --fix",
		Linked:        "%s est un lien et n’a pas été touché",
		LinkedHint:    "désignez le fichier auquel il mène ; rien n’a été changé dans ce dossier",
		WriteHint:     "vérifiez que vous pouvez écrire dans le dossier et qu’il reste de la place ; rien n’y a été changé",
		Changed:       "%s a changé pendant la correction",
		ChangedHint:   "relancez la commande ; rien n’a été changé dans ce dossier",
		LockedHint:    "le fichier est protégé : autorisez-y l’écriture, ou désignez les autres un par un ; rien n’a été changé dans ce dossier",
	}
}
