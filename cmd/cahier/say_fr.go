package main

import (
	"cahier/progress"
	"cahier/tui/words"
)

func sayFrench() *say {
	return &say{
		Lang: "fr",
		Label: labelSay{
			Program: "cahier : ",
			Hint:    "conseil : ",
			Warning: "attention : ",
			File:    "FICHIER",
			None:    "aucun",
		},
		Help: helpSay{
			Usage:    "Utilisation :",
			Verbs:    "Verbes :",
			Examples: "Exemples :",
			Flags:    "Options :",
			Global:   "Options de tous les verbes :",
			More: `
Environnement : CAHIER_COURSE, CAHIER_DATA, CAHIER_LANG, CAHIER_PLAIN,
CAHIER_SEED, NO_COLOR. Codes de sortie : 0 c’est fait, 1 la réponse est non,
2 mauvaise utilisation, 3 impossible. « cahier VERBE --help » en dit plus,
« cahier man » dit tout.`,
			Environment: `
  CAHIER_COURSE  dossiers de cours, séparés comme dans PATH
  CAHIER_DATA    le dossier des données
  CAHIER_LANG    la langue, en ou fr
  CAHIER_PLAIN   1 écrit des lignes au lieu d’écrans
  CAHIER_SEED    l’ordre des choix pour les scripts : même mot, même ordre
  NO_COLOR       une valeur quelconque : pas de couleurs

La langue est celle de --lang, de CAHIER_LANG, de votre choix dans le programme, de LC_ALL, LC_MESSAGES ou LANG, à défaut l’anglais.

Données et réglages sont dans les dossiers du système ; XDG_DATA_HOME, XDG_STATE_HOME et XDG_CONFIG_HOME en désignent d’autres. Si le système n’a pas de dossier personnel, --data suffit : l’état et les réglages sont alors dans son dossier .state.`,
			Codes: `
  0  c’est fait, avertissements compris
  1  la réponse est non : check a trouvé des erreurs, merge des lignes illisibles
  2  mauvaise utilisation
  3  impossible : fichier, dossier ou terminal`,
		},
		Man: manSay{
			Book: "Manuel de cahier", Name: "NOM", Synopsis: "SYNOPSIS", Description: "DESCRIPTION", Options: "OPTIONS",
			Verbs: "VERBES", Examples: "EXEMPLES", Environment: "ENVIRONNEMENT", Codes: "CODES DE SORTIE",
		},
		Verb: verbsSay{
			Root: verbSay{
				Args:  "VERBE",
				Short: "un cahier d’exercices dans le terminal",
				Long: `
cahier est un cahier d’exercices dans le terminal : des modules à lire, des
questions, des notes à garder. Sans verbe, il s’ouvre là où vous l’aviez laissé.
Rien à installer ni à régler, et rien ne quitte cet ordinateur.`,
				Example: `
cahier                            ouvrir le cahier
cahier learn h1-before-the-web    ouvrir un module
cahier --lang en                  en anglais
cahier --plain                    en lignes, pour un lecteur d’écran`,
			},
			Learn: verbSay{
				Args:  "[MODULE]",
				Short: "ouvrir le cahier, ou l’un de ses modules",
				Long: `
Ouvre le cahier : les modules, leurs pages et leurs questions, vos notes. Il
reprend là où vous vous étiez arrêté. MODULE est l’identifiant d’un module, ou
COURS/MODULE.

Chaque réponse est sur le disque avant que vous sachiez si elle est juste. Sans
terminal, ou avec --plain, il écrit des lignes et lit une ligne par réponse.`,
				Example: `
cahier learn
cahier learn b1-need-before-tool
cahier learn reverse-mentoring/b1-need-before-tool --plain`,
			},
			Notebook: verbSay{
				Short: "relire toutes vos notes au même endroit",
				Long: `
Montre tout ce que vous avez écrit : réponses aux questions à méditer, notes sur
les pages. Pour en faire un fichier, voyez « cahier export notebook ».`,
				Example: `
cahier notebook
cahier notebook --plain | less`,
			},
			Progress: verbSay{
				Args:  "[--json]",
				Short: "ce qui est fait, ce qui reste",
				Long: `
Donne pour chaque module ce que vous avez lu, répondu et écrit, combien de fois
vous aviez raison selon votre assurance, et ce qui est illisible dans vos
données.`,
				Example: `
cahier progress
cahier progress --json`,
			},
			Export: verbSay{
				Args:  "FORMAT [MODULE] [-o FICHIER]",
				Short: "vos notes, kit et données, ou les questions d’un module, en fichier",
				Long: `
Écrit dans FICHIER, ou sur la sortie standard sans -o. FORMAT vaut :

  notebook  toutes vos notes, en un document (md, html)
  kit       ce que vous apportez à la première séance : les fiches prévues pour
            cela, avec vos textes et la place d’écrire le reste (md, html)
  record    chaque événement, un objet JSON par ligne (jsonl), pour « cahier merge »
  gift      les questions de MODULE, pour Moodle (gift) ; voyez « cahier import »`,
				Example: `
cahier export gift h1-before-the-web -o questions.gift
cahier export kit -o kit.html
cahier export notebook -o notes.md
cahier export record > copie.jsonl
cahier export record -o copie.jsonl --force`,
			},
			Merge: verbSay{
				Args:  "FICHIER…",
				Short: "reprendre les données d’autres appareils",
				Long: `
Ajoute à vos données ce qui leur manque : des exports, ou les fichiers d’un
autre appareil. Reprendre deux fois le même fichier ne change rien. Le fichier
« - » est l’entrée standard. Les lignes illisibles sont signalées, les autres
sont reprises, code de sortie 1.`,
				Example: `
cahier merge copie.jsonl
ssh portable cahier export record | cahier merge -
cahier merge ancien-nom.jsonl --as-mine`,
			},
			Check: verbSay{
				Args:  "[CHEMIN…] [--fix] [--json|--sarif]",
				Short: "chercher les fautes d’un cours",
				Long: `
Lit des cours et signale chaque faute à sa place. CHEMIN est le dossier d’un
cours, ou l’un de ses fichiers. Sans CHEMIN, il vérifie les dossiers de --course
et ceux du dossier des données, à défaut le cours contenu dans le programme, et
dit lequel de deux l’emporte. Le code de sortie 1 signale des erreurs ; avec de
simples avertissements, c’est 0.

--fix corrige d’abord ce qui ne demande aucun choix, dans toutes les langues d’un
module : identifiants manquants, retours qui restent à écrire, liens des mises en
situation, colonnes des tableaux. Il ne change aucun identifiant et ne déplace
rien. Code de sortie 1 : il reste des erreurs.`,
				Example: `
cahier check mon-cours
cahier check mon-cours/tableurs.fr.md
cahier check mon-cours --fix
cahier check mon-cours --json
cahier check mon-cours --sarif > check.sarif
cahier check --schema > cahier.schema.json`,
			},
			Preview: previewVerbFrench(), Workshop: workshopVerbFrench(), Join: joinVerbFrench(),
			Import: importVerbFrench(),
			Course: verbSay{
				Args:  "list",
				Short: "les cours disponibles",
				Long: `
Renseigne sur les cours que le programme a trouvés.`,
				Example: `
cahier course list`,
			},
			CourseList: verbSay{
				Args:  "[--json]",
				Short: "les cours trouvés, où, et lequel l’emporte",
				Long: `
Donne les cours par ordre de priorité : ceux de --course, ceux de CAHIER_COURSE,
les sous-dossiers de « courses » dans le dossier des données, celui du
programme. De deux cours de même identifiant, ou de deux modules d’un même cours,
le premier l’emporte. Un cours peut en rejoindre un autre : ses modules se rangent
alors dans les parcours de celui-ci.`,
				Example: `
cahier course list
cahier course list --course mon-cours
cahier course list --json`,
			},
			Completion: verbSay{
				Args:  "SHELL",
				Short: "faire compléter verbes, options et modules par le shell",
				Long: `
Écrit un script pour bash, zsh, fish ou powershell qui complète les verbes, les
options et les noms des modules.`,
				Example: `
source <(cahier completion bash)
cahier completion zsh > "${fpath[1]}/_cahier"
cahier completion fish > ~/.config/fish/completions/cahier.fish`,
			},
			Man: verbSay{
				Short: "écrire la page de manuel",
				Long: `
Écrit la page de manuel, dans la langue du programme.`,
				Example: `
cahier man | man -l -
cahier man > /usr/local/share/man/fr/man1/cahier.1`,
			},
			Help: verbSay{
				Args:  "[VERBE]",
				Short: "dire comment s’emploie un verbe",
				Long: `
Dit ce que fait un verbe et comment il s’écrit, comme « cahier VERBE --help ».`,
				Example: `
cahier help export`,
			},
		},
		Flag: flagSay{
			Course:     "aussi le cours du dossier `DOSSIER` ; répétable (CAHIER_COURSE)",
			NoEmbedded: "sans le cours contenu dans le programme",
			Data:       "garder les données dans `DOSSIER` (CAHIER_DATA)",
			Learner:    "le profil `NOM`, sur un ordinateur partagé : lettres, chiffres, - et _",
			Lang:       "la langue, en ou fr (CAHIER_LANG)",
			Plain:      "écrire des lignes au lieu d’écrans (CAHIER_PLAIN=1)",
			Theme:      "les couleurs : auto, dark, light ou contrast",
			Help:       "dire comment cela s’emploie",
			Version:    "écrire la version",
			JSON:       "écrire un objet JSON, pour les programmes",
			Output:     "écrire dans `FICHIER`",
			As:         "`TYPE` de fichier : md ou html pour notebook et kit, jsonl pour record, gift pour gift",
			Force:      "remplacer FICHIER s’il existe déjà",
			AsMine:     "reprendre comme vôtres les données d’une autre personne",
		},
		Fault: faultSay{
			UnknownVerb:    "il n’y a pas de verbe « %s »",
			Later:          "« %s » n’est pas dans cette version",
			UnknownFlag:    "il n’y a pas d’option %s ici",
			NoValue:        "il manque une valeur à l’option %s",
			BadValue:       "« %s » n’est pas une valeur de %s",
			Missing:        "il manque %s",
			TooMany:        "l’argument « %s » est de trop",
			DidYouMean:     "peut-être %s ?",
			LearnIt:        "pour ouvrir ce module : cahier learn %s",
			SeeHelp:        "tous les verbes : cahier --help",
			SeeVerb:        "comment l’employer : %s --help",
			SeeCourses:     "tous les modules : cahier course list",
			SayWhich:       "dites lequel : %s",
			BadLangHint:    "en ou fr",
			BadLearnerHint: "40 lettres, chiffres, - ou _ au plus, et aucun des noms que Windows se réserve",
			UnknownFormat:  "il n’y a pas de format « %s »",
			FormatsAre:     "formats : %s",
			UnknownShell:   "pas de complétion pour le shell « %s »",
			NoModule:       "il n’y a pas de module « %s »",
			Ambiguous:      "plusieurs cours ont un module « %s »",
			NoCourse:       "il n’y a aucun cours",
			NoCourseHint:   "désignez un dossier par --course DOSSIER, ou retirez --no-embedded",
			CourseEmpty:    "%s n’est pas un cours : il n’a pas de course.md",
			CourseFile:     "%s n’est pas un cours : c’est un fichier",
			CourseHint:     "désignez le dossier qui contient course.md par --course ou dans CAHIER_COURSE",
			CheckHint:      "désignez le dossier d’un cours, ou l’un de ses fichiers",
			PreviewHint:    "désignez le fichier d’un module, NOM.LANGUE.md, ou le dossier d’un cours",
			NotModule:      "%s n’est pas le fichier d’un module",
			CannotRead:     "impossible de lire %s : %s",
			CannotWrite:    "impossible d’écrire %s : %s",
			IsFolder:       "%s est un dossier",
			FileExists:     "%s existe déjà",
			FileHint:       "vérifiez le nom et que vous pouvez le lire",
			FolderHint:     "désignez les fichiers qu’il contient",
			ForceHint:      "--force le remplace ; sinon, prenez un autre nom",
			OutputHint:     "désignez par -o un fichier dans un dossier où vous pouvez écrire",
			NoOutput:       "impossible d’écrire sur la sortie standard : %s",
			NoOutputHint:   "faites de la place, ou envoyez-la ailleurs",
			NoInput:        "impossible de lire l’entrée standard : %s",
			NoInputHint:    "donnez-lui des lignes : du clavier, d’un fichier ou d’un tube",
			PlaceHint:      "faites de la place, ou désignez un dossier où vous pouvez écrire",
			RoomsHint:      "les salles y sont gardées : faites de la place, ou rendez le dossier accessible en écriture",
			NoHome:         "aucun dossier où garder vos données : ce système n’indique pas de dossier personnel",
			NoHomeHint:     "désignez-en un par --data DOSSIER ou CAHIER_DATA, ou définissez HOME ou XDG_DATA_HOME",
			Foreign:        "%s contient les données d’une autre personne",
			ForeignHint:    "si c’est vous aussi, sous un autre nom : --as-mine",
			Panic:          "un défaut du programme l’a arrêté : %s",
			NoteAside:      "votre note est mise de côté dans %s et reviendra au prochain lancement",
			NoteHere:       "le texte ci-dessus est votre note : copiez-le avant de fermer cette fenêtre",
			PanicHint:      "ce qui était confirmé est enregistré ; merci de signaler cette phrase et ce que vous faisiez",
		},
		Course: courseSay{
			Embedded: "(dans le programme)", Place: "emplacement : ", Version: "version : ", Modules: "modules : ", Languages: "langues : ",
			Hidden:       "caché par le cours de même identifiant dans %s",
			HidesWarning: "le cours « %s » dans %s est caché par celui dans %s",
			Joins:        "rejoint : ",
			Alone:        "rejoint : %s, qui n’est pas là ; ses modules restent à part sous cet identifiant",
			Chained:      "rejoint : %s, qui rejoint lui-même un autre cours ; on ne suit pas plus loin, ses modules restent à part sous cet identifiant",
			HiddenHere:   "le module « %s » est caché par celui de même identifiant dans %s",
			Problems:     "%s ; pour les voir : cahier check %s",
			AloneWarning: "le cours « %s » n’est pas là ; les modules de %s, qui le rejoignent, restent à part",
			ChainWarning: "le cours « %s » rejoint lui-même un autre cours ; les modules de %s, qui le rejoignent, restent à part",
			HiddenModule: "le module « %s » dans %s est caché par celui dans %s",
			FoundHint:    "mettez-y un course.md, ou retirez-le du dossier des données",
		},
		Progress: progressSay{
			Elsewhere: "Dans vos données, mais dans aucun cours disponible : %s",
			Time:      "Temps passé sur les pages et les questions : ",
			Minutes:   "%d min", Hours: "%d h %02d min", Percent: "%d %%",
			Problems: "Ce qui ne va pas dans vos données :",
			Kept:     "Rien n’a été supprimé, et le reste compte.",
		},
		Merge: mergeSay{
			Added:     words.Count{One: "%d événement ajouté", Other: "%d événements ajoutés"},
			Newer:     words.Count{One: "dont %d d’une version plus récente", Other: "dont %d d’une version plus récente"},
			Known:     words.Count{One: "%d déjà connu", Other: "%d déjà connus"},
			Erased:    words.Count{One: "%d effacé et non repris", Other: "%d effacés et non repris"},
			Conflicts: words.Count{One: "%d différent de celui d’ici : aucun des deux ne compte", Other: "%d différents de ceux d’ici : aucun des deux ne compte"},
			Bad:       words.Count{One: "%d ligne n’a pas pu être lue", Other: "%d lignes n’ont pas pu être lues"},
			BadHint:   "les autres lignes ont été reprises ; refaites l’export là d’où viennent ces données",
		},
		Preview:  previewFrench(),
		Workshop: workshopFrench(),
		Join:     joinFrench(),
		Present:  presentFrench(),
		Check: checkSay{
			Error: "erreur", Warning: "avertissement", Info: "info", In: " dans ",
			Errors:   words.Count{One: "%d erreur", Other: "%d erreurs"},
			Warnings: words.Count{One: "%d avertissement", Other: "%d avertissements"},
			Infos:    words.Count{One: "%d remarque", Other: "%d remarques"},
			Files:    words.Count{One: "%d fichier", Other: "%d fichiers"},
			Modules:  words.Count{One: "%d module", Other: "%d modules"},
		},
		New:    newFrench(),
		Import: importFrench(),
		Kit:    kitFrench(),
		Mend:   mendFrench(),
		Record: map[progress.Kind]recordSay{
			progress.ErrReadOnly:   {"impossible d’enregistrer : l’accès est refusé", "rendez le dossier accessible en écriture, ou désignez-en un autre par --data DOSSIER"},
			progress.ErrFull:       {"impossible d’enregistrer : le disque est plein", "faites de la place et recommencez"},
			progress.ErrBusy:       {"un autre programme occupe vos données", "attendez un instant et recommencez"},
			progress.ErrUnreadable: {"vos données existent et sont illisibles", "vérifiez le dossier et ses droits, ou désignez-en un autre par --data DOSSIER ; rien n’a été changé"},
			progress.ErrTooLong:    {"une ligne est trop longue", "raccourcissez-la : 64 Ko par ligne, 32 Ko par note"},
			progress.ErrInvalid:    {"cela ne peut pas être repris", "désignez un dossier de données par --data DOSSIER"},
			progress.ErrForeign:    {"ces événements sont d’une autre personne", "si c’est vous aussi : --as-mine"},
			progress.ErrErased:     {"cet événement a été effacé et ne peut pas revenir", "il n’y a rien à faire"},
			progress.ErrConflict:   {"un événement du même identifiant dit autre chose", "aucun des deux ne compte ; voyez : cahier progress"},
			progress.ErrIO:         {"vos données n’ont pas pu être utilisées", "vérifiez le dossier, ou désignez-en un autre par --data DOSSIER"},
		},
		Gone: recordSay{"vos données ne sont plus là où elles étaient", "remettez leur dossier à sa place et recommencez ; rien n’a été créé à sa place"},
		Problem: map[progress.ProblemKind]words.Count{
			progress.TornTail:   {One: "la dernière ligne n’est pas entière", Other: "la dernière ligne n’est pas entière"},
			progress.BadLine:    {One: "cette ligne n’est pas un événement", Other: "%d lignes ne sont pas des événements"},
			progress.LongLine:   {One: "cette ligne dépasse 64 Ko", Other: "%d lignes dépassent 64 Ko"},
			progress.Conflict:   {One: "un événement y est deux fois avec des contenus différents : aucun des deux ne compte", Other: "%d événements y sont deux fois avec des contenus différents : ils ne comptent pas"},
			progress.Unreadable: {One: "le fichier n’a pas pu être lu jusqu’au bout", Other: "%d fichiers n’ont pas pu être lus jusqu’au bout"},
			progress.NotAFile:   {One: "ce n’est pas un fichier", Other: "%d d’entre eux ne sont pas des fichiers"},
			progress.NotHere:    {One: "le fichier n’est que dans le nuage ; faites-le télécharger", Other: "%d fichiers ne sont que dans le nuage ; faites-les télécharger"},
			progress.Newer:      {One: "un événement vient d’une version plus récente : gardé, non compris", Other: "%d événements viennent d’une version plus récente : gardés, non compris"},
			progress.Leftover:   {One: "un contenu effacé est encore dans le fichier", Other: "%d contenus effacés sont encore dans le fichier"},
			progress.NoDevice:   {One: "le dossier d’état est inutilisable : rien ne peut être enregistré", Other: "le dossier d’état est inutilisable : rien ne peut être enregistré"},
			progress.NotMended:  {One: "la fin abîmée du fichier n’a pas pu être mise de côté", Other: "la fin abîmée du fichier n’a pas pu être mise de côté"},
		},
	}
}
