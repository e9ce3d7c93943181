package plain

import "cahier/tui/words"

func frenchKinds() kindSentences {
	const (
		can    = "Ce que vous pouvez taper ici :"
		onward = "Une ligne vide, next ou suite : continuer."
		before = "back ou retour : la page précédente."
		aside  = "w : une note sur cette page. s : sources. g : termes du glossaire. l : passer à l’anglais."
		leave  = "quit ou quitter : partir. Ce que vous avez fait est conservé."
	)
	return kindSentences{
		AfterBlock: "Ligne vide : continuer. encore : recommencer. ? : aide.",
		AfterTalk:  "Ligne vide : continuer. a : tout le bilan. encore : un autre chemin. ? : aide.",
		AfterSheet: "Ligne vide : continuer. Un numéro de 1 à %d : modifier ce champ. encore : tous les champs. ? : aide.",
		AfterTimer: "Ligne vide : continuer, quand vous avez terminé. ? : aide.",

		RateAll:     "Votre réponse : %d valeurs de %d à %d, dans cet ordre, séparées par des espaces. Un tiret en laisse une de côté.",
		RateOne:     "une valeur de %d à %d, ou un tiret pour la laisser de côté.",
		WantRatings: "Répondez par des nombres, ou par un tiret pour ce que vous laissez de côté. Tapez ? pour l’aide.",
		NotOnScale:  "Chaque valeur va de %d à %d.",

		FirstField: "Écrivez autant de lignes que vous voulez ; terminez par une ligne qui ne contient qu’un point.",
		NextField:  "Un point seul termine.",
		LeaveEmpty: "Ligne vide : laisser le champ vide.",
		KeepField:  "Ligne vide : le garder tel quel.",
		FieldKeys:  "suite : quitter la fiche. ? : aide.",
		Removed:    "Votre note est retirée.",
		NoteSaved:  "Votre note est enregistrée.",

		TurnNumber: words.Count{One: "tapez 1 pour continuer.", Other: "un numéro, de 1 à %d."},
		TalkGoesOn: "Vous étiez au milieu de cette conversation. Elle reprend là.",
		TurnKeys:   "retour : revenir sur votre dernier choix. ? : aide.",
		LeaveTalk:  "Choisissez un numéro. suite : quitter la conversation ; vous la reprendrez ici une autre fois.",
		Up:         "%s %d, en hausse de %d",
		Down:       "%s %d, en baisse de %d",

		TurnCard: "Ligne vide : retourner la carte. suite : quitter les cartes. ? : aide.",
		YesOrNo:  "o : oui. n : pas encore.",

		Minutes: words.Count{One: "%d minute", Other: "%d minutes"},
		Seconds: words.Count{One: "%d seconde", Other: "%d secondes"},

		HelpBlock: []string{can, onward, "again ou encore : recommencer du début.", before, aside, leave},
		HelpScale: []string{
			can,
			"Une valeur par affirmation, dans l’ordre de la liste, sur une ligne ou une par une.",
			"Un tiret à la place d’une valeur : laisser cette affirmation de côté.",
			"Une ligne vide, next ou suite : continuer sans répondre.",
			"back ou retour : reprendre la dernière valeur ; sinon, la page précédente.",
			aside,
			"quit ou quitter : partir. Vous retrouverez une autre fois les valeurs déjà données.",
		},
		HelpField: []string{
			can,
			"Votre texte, en une ou plusieurs lignes. Une ligne qui ne contient qu’un point le termine et l’enregistre.",
			"En première ligne seulement :",
			"Une ligne vide : le champ suivant ; ce qui est écrit reste.",
			"Un tiret seul : retirer ce qui est écrit.",
			"+ : s’il y a plusieurs versions, les garder toutes dans un seul texte.",
			"next ou suite : laisser les autres champs tels quels.",
			"back ou retour : le champ précédent ; depuis le premier, la page précédente.",
			"s : sources. g : termes du glossaire. l : passer à l’anglais, au même champ.",
			"quit ou quitter : partir. Ce que vous avez enregistré est conservé.",
			"Pour commencer un texte par l’un de ces mots seul sur sa ligne, tapez une espace devant.",
		},
		HelpSheet: []string{
			can, onward, "Un numéro : modifier le champ qui porte ce numéro.", "again ou encore : parcourir tous les champs.",
			"back ou retour : le dernier champ.", aside, leave,
		},
		HelpTalk: []string{
			can,
			"Le numéro de ce que vous dites ou faites.",
			"back ou retour : revenir sur votre dernier choix ; avant le premier, la page précédente.",
			"again ou encore : recommencer la conversation.",
			"next ou suite : quitter la conversation. Rien n’en est enregistré avant la fin.",
			aside,
			"quit ou quitter : partir. Vous reprendrez la conversation ici une autre fois.",
		},
		HelpAfterTalk: []string{
			can, onward, "a : comment cela s’est terminé, et le chemin que vous avez pris.",
			"again ou encore : rejouer et essayer un autre chemin.", before, aside, leave,
		},
		HelpCard: []string{
			can,
			"Une ligne vide : retourner la carte.",
			"Au verso, o ou oui : vous saviez. n ou non : pas encore.",
			"back ou retour : au verso, de nouveau le recto ; au recto, la page précédente.",
			"next ou suite : quitter les cartes.",
			aside,
			"quit ou quitter : partir. Ce que vous avez dit d’une carte est conservé.",
		},
		HelpTimer: []string{
			can, "Une ligne vide, next ou suite : continuer, quand vous voulez.", "again ou encore : l’entendre encore une fois.",
			before, aside, leave,
		},
		HelpPageNote: []string{
			can,
			"Votre note, en une ou plusieurs lignes. Une ligne qui ne contient qu’un point la termine et l’enregistre.",
			"En première ligne seulement :",
			"Une ligne vide, back ou retour : reprendre où vous étiez ; ce qui est écrit reste.",
			"Un tiret seul : retirer ce qui est écrit.",
			"+ : s’il y a plusieurs versions, les garder toutes dans un seul texte.",
			"s : sources. g : termes du glossaire. l : passer à l’anglais.",
			"quit ou quitter : partir.",
			"Pour commencer une note par l’un de ces mots seul sur sa ligne, tapez une espace devant.",
		},
	}
}
