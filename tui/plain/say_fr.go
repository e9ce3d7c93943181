package plain

import "cahier/tui/words"

func french() *sentences {
	return &sentences{
		kindSentences: frenchKinds(),

		OpenNumber:     words.Count{One: "Tapez 1 pour ouvrir le module.", Other: "Tapez un numéro de 1 à %d pour ouvrir un module."},
		EmptyContinues: "Ligne vide : continuer.",
		HomeKeys:       "n : carnet. l : English. ? : aide. quit : quitter.",
		NoSuchNumber:   words.Count{One: "Ce n’est pas dans la liste : tapez 1, ou ? pour l’aide.", Other: "Ce n’est pas dans la liste : tapez un numéro de 1 à %d, ou ? pour l’aide."},
		NotUnderstood:  "Cela ne sert pas ici. Tapez ? pour savoir ce qui sert.",
		From:           "de « %s »",

		GoOn: "Ligne vide : continuer. w : une note sur cette page. ? : aide.",

		OneNumber:   "un numéro, de 1 à %d.",
		OneOrNone:   "un numéro, de 1 à %d, ou 0 pour aucun.",
		Several:     "Votre réponse : des numéros de 1 à %d, séparés par des espaces.",
		TwoNumbers:  "Votre réponse : deux numéros, d’abord l’affirmation, de 1 à %d, puis la raison, de 1 à %d.",
		AllInOrder:  "Votre réponse : tous les numéros de 1 à %d dans votre ordre, séparés par des espaces.",
		MatchAll:    "Votre réponse : pour chaque lettre de a à %s, dans l’ordre, un numéro de 1 à %d, ou 0 pour aucun. Sur une ligne ou un par un.",
		KeysHint:    "h : indice.",
		KeysHelp:    "Ligne vide : passer. ? : aide.",
		After:       "Ligne vide : continuer. a : tous les choix. encore : répondre à nouveau. ? : aide.",
		AfterPlain:  "Ligne vide : continuer. encore : répondre à nouveau. ? : aide.",
		SureFirst:   "Tapez 1, 2 ou 3 : votre réponse ne compte qu’ainsi. retour : changer de réponse.",
		Nothing:     "rien",
		WantNumbers: "Répondez par les numéros de la liste. Tapez ? pour l’aide.",
		OutOfRange:  "L’un de ces numéros n’est pas dans la liste.",
		TooMany:     "Il y a trop de numéros.",
		OnlyOne:     "Un seul numéro, s’il vous plaît.",
		EachOnce:    "Donnez les %d numéros, chacun une fois, sur une ligne.",
		Range:       "de %s à %s",

		WriteNote:   "Écrivez autant de lignes que vous voulez ; terminez par une ligne qui ne contient qu’un point. Ligne vide : continuer sans note. ? : aide.",
		RewriteNote: "Pour la réécrire, tapez-la maintenant et terminez par une ligne qui ne contient qu’un point. Ligne vide : la garder telle quelle. ? : aide.",
		NoteCut:     "Son début est conservé ; la suite ne l’est pas.",
		Version:     "Version %d",

		EndNumber: words.Count{One: "Tapez 1 pour aller à ce qui reste.", Other: "Tapez un numéro de 1 à %d pour aller à ce qui reste."},
		EndKeys:   "Ligne vide : retour à tous les modules. ? : aide.",

		Retry:      "Ligne vide : réenregistrer. retour : revenir sans enregistrer.",
		WhatToDo:   "Que faire",
		TriedAgain: "Il s’agit seulement de l’endroit où vous en êtes ; un nouvel essai suivra en chemin.",

		First: "1er", Semicolon: " ; ",
		Months: [12]string{
			"janvier", "février", "mars", "avril", "mai", "juin",
			"juillet", "août", "septembre", "octobre", "novembre", "décembre",
		},

		HelpHome: []string{
			"Ce que vous pouvez taper ici :",
			"Un numéro : ouvrir le module qui porte ce numéro.",
			"Une ligne vide ou c : continuer là où vous vous êtes arrêté.",
			"n, ou carnet : entendre toutes vos notes.",
			"l, ou langue : passer à l’anglais.",
			"quit, ou quitter : partir. Ce que vous avez fait est conservé.",
		},
		HelpPage: []string{
			"Ce que vous pouvez taper ici :",
			"Une ligne vide, next ou suite : continuer.",
			"back ou retour : la page précédente ; depuis la première, tous les modules.",
			"w : écrire une note sur cette page, ici et à chaque question.",
			"s : les sources de ce que vous avez lu sur cette page.",
			"g : les termes du glossaire qui s’y trouvent.",
			"l : passer à l’anglais, au même endroit.",
			"quit ou quitter : partir. Ce que vous avez fait est conservé.",
		},
		HelpAsk: []string{
			"Ce que vous pouvez taper ici :",
			"Votre réponse, comme la ligne ci-dessus la demande.",
			"h : un indice, puis le suivant. h 1 : de nouveau le premier. Un indice limite le crédit à 70 %.",
			"Une ligne vide, next ou suite : passer la question pour l’instant.",
			"back ou retour : reprendre la dernière partie d’une réponse ; sinon, la page précédente.",
			"w : une note sur cette page. s : sources. g : termes du glossaire. l : passer à l’anglais, à la même question.",
			"quit ou quitter : partir. Ce que vous avez confirmé est conservé.",
		},
		HelpGap: []string{
			"Ce que vous pouvez taper ici :",
			"Le ou les mots qui manquent, une ligne par trou. Un tiret seul laisse un trou vide.",
			"h : un indice, puis le suivant. Un indice limite le crédit à 70 %.",
			"Une ligne vide, next ou suite : passer la question pour l’instant.",
			"back ou retour : le trou précédent ; depuis le premier, la page précédente.",
			"quit ou quitter : partir. Ce que vous avez confirmé est conservé.",
			"Si votre réponse est l’un de ces mots, tapez une espace devant.",
		},
		HelpSure: []string{
			"Ce que vous pouvez taper ici :",
			"1 : vous êtes sûr. 2 : vous êtes plutôt sûr. 3 : vous répondez au hasard.",
			"Votre réponse compte, et le verdict vient, quand vous l’avez dit.",
			"back ou retour : changer de réponse. h : un indice. l : passer à l’anglais.",
			"quit ou quitter : partir. Cette réponse n’est alors pas conservée.",
		},
		HelpAfter: []string{
			"Ce que vous pouvez taper ici :",
			"Une ligne vide, next ou suite : continuer.",
			"a : après un verdict, tous les choix avec ce qu’il y a à en dire.",
			"again ou encore : répondre à nouveau.",
			"back ou retour : la page précédente.",
			"w : une note sur cette page. s : sources. g : termes du glossaire. l : passer à l’anglais.",
			"quit ou quitter : partir. Ce que vous avez fait est conservé.",
		},
		HelpNote: []string{
			"Ce que vous pouvez taper ici :",
			"Votre note, en une ou plusieurs lignes. Une ligne qui ne contient qu’un point la termine et l’enregistre.",
			"En première ligne seulement :",
			"Une ligne vide, next ou suite : continuer ; ce qui est écrit reste.",
			"a : là où une note est écrite, une réponse possible.",
			"Un tiret seul : retirer la note.",
			"back ou retour : la page précédente.",
			"s : sources. g : termes du glossaire. l : passer à l’anglais.",
			"quit ou quitter : partir.",
			"Pour commencer une note par l’un de ces mots seul sur sa ligne, tapez une espace devant.",
		},
		HelpEnd: []string{
			"Ce que vous pouvez taper ici :",
			"Un numéro : aller à ce qui reste à faire, s’il y a lieu.",
			"Une ligne vide, next ou suite : retour à tous les modules.",
			"back ou retour : la dernière page.",
			"s : sources. g : termes du glossaire. l : passer à l’anglais.",
			"quit ou quitter : partir. Ce que vous avez fait est conservé.",
		},
	}
}
