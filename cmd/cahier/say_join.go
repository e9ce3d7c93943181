package main

import "cahier/tui/words"

// joinSay are the sentences of `cahier join` around the seat itself.
type joinSay struct {
	NameFlag, RecordFlag                  string
	BadHost, HostHint                     string
	NoTerminal, TerminalHint              string
	NoKey, NoDial, DialHint, Again        string
	FirstTime, Agree, NotAgreed           string
	Changed, ChangedHint, KnownHint       string
	Nothing, AllKnown, NotHome, LaterHint string
	Home                                  words.Count
}

func joinVerbEnglish() verbSay {
	return verbSay{
		Args:  "HOST",
		Short: "take a seat in a live room; its record comes home by itself",
		Long: `
Takes a seat in a workshop that somebody leads with “cahier workshop”. HOST is
HOST, HOST:PORT or NAME@HOST:PORT; the port is 2222 where none is given. It is
the same seat as with plain ssh. When you leave, what you answered and wrote
there is merged into your own record.`,
		Example: `
cahier join 192.168.1.20
cahier join Zoë@192.168.1.20:2222
cahier join 192.168.1.20 --record    only bring the record home`,
	}
}

func joinEnglish() joinSay {
	return joinSay{
		NameFlag:   "propose `NAME` at the door",
		RecordFlag: "only merge what the seat has recorded, and leave",
		BadHost:    "that is no host: %s", HostHint: "HOST, HOST:PORT or NAME@HOST:PORT",
		NoTerminal: "a seat needs a terminal", TerminalHint: "without one, --record still brings the record home",
		NoKey: "no key can be made to say who you are: %s (%s)", NoDial: "the workshop at %s cannot be reached (%s)",
		DialHint:  "compare host and port with the facilitator’s screen; a firewall may keep this network out",
		Again:     "the line was lost; trying again for two minutes (ctrl+c ends it). Your seat is kept.",
		FirstTime: "You come to %s for the first time.",
		Agree:     "Is that the fingerprint on the facilitator’s screen? yes or no: ", NotAgreed: "you did not agree: nothing was sent",
		Changed:     "%s has another key than the last time: %s",
		ChangedHint: "ask the facilitator for the fingerprint; if it is this one, remove the host’s line from %s",
		KnownHint:   "each line is a host and its key; remove the one that is damaged",
		Nothing:     "Nothing was recorded at this seat.", AllKnown: "Your record has all of it already.",
		NotHome: "the seat’s record did not come home (%s)", LaterHint: "it is kept at the host; fetch it later: %s",
		Home: words.Count{One: "One event of the workshop now stands in your record.", Other: "%d events of the workshop now stand in your record."},
	}
}

func joinVerbFrench() verbSay {
	return verbSay{
		Args:  "HÔTE",
		Short: "prendre place dans une salle ; son dossier rentre de lui-même",
		Long: `
Prend place dans un atelier que quelqu’un anime avec « cahier workshop ». HÔTE
est HÔTE, HÔTE:PORT ou NOM@HÔTE:PORT ; sans port, c’est 2222. C’est la même place
qu’avec ssh seul. Quand vous partez, ce que vous y avez répondu et écrit est
fusionné dans votre propre dossier.`,
		Example: `
cahier join 192.168.1.20
cahier join Zoé@192.168.1.20:2222
cahier join 192.168.1.20 --record    seulement rapporter le dossier`,
	}
}

func joinFrench() joinSay {
	return joinSay{
		NameFlag:   "proposer `NOM` à la porte",
		RecordFlag: "seulement fusionner ce que la place a enregistré, puis quitter",
		BadHost:    "ce n’est pas un hôte : %s", HostHint: "HÔTE, HÔTE:PORT ou NOM@HÔTE:PORT",
		NoTerminal: "une place demande un terminal", TerminalHint: "sans terminal, --record rapporte quand même le dossier",
		NoKey: "aucune clé ne peut être faite pour dire qui vous êtes : %s (%s)", NoDial: "l’atelier sur %s n’est pas joignable (%s)",
		DialHint:  "comparez l’hôte et le port avec l’écran de l’animateur ; un pare-feu bloque peut-être ce réseau",
		Again:     "la ligne est coupée ; nouvel essai pendant deux minutes (ctrl+c arrête). Votre place est gardée.",
		FirstTime: "Vous venez sur %s pour la première fois.",
		Agree:     "Est-ce l’empreinte à l’écran de l’animateur ? oui ou non : ", NotAgreed: "vous n’avez pas confirmé : rien n’a été envoyé",
		Changed:     "%s a une autre clé que la dernière fois : %s",
		ChangedHint: "demandez l’empreinte à l’animateur ; si c’est celle-ci, retirez la ligne de l’hôte de %s",
		KnownHint:   "chaque ligne est un hôte et sa clé ; retirez celle qui est abîmée",
		Nothing:     "Rien n’a été enregistré à cette place.", AllKnown: "Votre dossier contient déjà tout.",
		NotHome: "le dossier de la place n’est pas rentré (%s)", LaterHint: "il est gardé chez l’hôte ; rapportez-le plus tard : %s",
		Home: words.Count{One: "Un événement de l’atelier est maintenant dans votre dossier.", Other: "%d événements de l’atelier sont maintenant dans votre dossier."},
	}
}
