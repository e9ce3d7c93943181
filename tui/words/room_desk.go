package words

// DeskWords are sentences. How people come in, and the desk in lines.
type DeskWords struct {
	Or                                             string // before another command that leads here
	Cahier, Stage, Record                          string // how to come in, in lines
	NoName, OwnName, RealName, HostCode            string
	Help, HelpHands, HelpNotes, Unknown, Done      string
	Page, Question, Go, AtEnd, TimeLeft            string
	Everybody, NoVotes, Ended, QuitHost, QuitStage string
}

func deskEnglish() DeskWords {
	return DeskWords{
		Or:     "Or",
		Cahier: "With this program: %s", Stage: "Projector: %s", Record: "Afterwards, to take one’s own record home: %s",
		NoName: "Names: none is asked or kept.", OwnName: "Names: each chooses one.", RealName: "Names: real ones, seen by the facilitator.",
		HostCode: "A second desk: %s, with the host code %s",
		Help: "Type: go (what comes next), n next page, b page before, pages, page NUMBER, read (what all can see), o open the question (o ID: that one), l lock, d discuss, r reveal, votes, u undo, " +
			"timer or timer SECONDS (0 stops it), + thirty seconds more, activity or activity NUMBER, pairs, different (pairs with different first answers), " +
			"who, people, remove NUMBER, ban NUMBER (for good), questions, done NUMBER, texts, release NUMBER, hold NUMBER, notes, join, desk, end, q leave. " +
			"An empty line says again where the room is.",
		HelpHands: "Type: go (what comes next), n next page, b page before, pages, page NUMBER, o open the question (o ID: that one), hands 4 12 3 (the hands raised for each choice), " +
			"l lock, d discuss, r reveal, u undo, timer or timer SECONDS (0 stops it), + thirty seconds more, activity or activity NUMBER, end, q leave. " +
			"An empty line says again where the room is.",
		HelpNotes: "These are the notes: they follow the stage. Type: notes, pages, q leave. An empty line says again where the room is.",
		Unknown:   "That is not known here. ? shows what is.", Done: "Done.",
		Page: "Page %d of %d: %s", Question: "Question %s: %s", Go: "go: %s", AtEnd: "end the workshop, with: end",
		TimeLeft:  "Time left: %s",
		Ended:     "The workshop has ended. People fetch their records from here: let the program run until they have. q leaves.",
		QuitHost:  "Leave the desk? That closes the room for now: cahier workshop --resume opens it again.",
		QuitStage: "Leave? All is kept.",
		Everybody: "Everybody has answered.", NoVotes: "Nothing to show: no question has been locked.",
	}
}

func deskFrench() DeskWords {
	return DeskWords{
		Or:     "Ou",
		Cahier: "Avec ce programme : %s", Stage: "Projecteur : %s", Record: "Ensuite, pour emporter son propre dossier : %s",
		NoName: "Noms : aucun n’est demandé ni gardé.", OwnName: "Noms : chacun choisit le sien.", RealName: "Noms : les vrais, vus par l’animateur.",
		HostCode: "Un second pupitre : %s, avec le code d’animation %s",
		Help: "Tapez : suite (ce qui vient ensuite), n page suivante, b page d’avant, pages, page NUMÉRO, lire (ce que tous voient), o ouvrir la question (o ID : celle-là), l clore, d discuter, r révéler, votes, u annuler, " +
			"minuteur ou minuteur SECONDES (0 l’arrête), + trente secondes de plus, activité ou activité NUMÉRO, paires, différentes (paires aux premières réponses différentes), " +
			"qui, participants, retirer NUMÉRO, exclure NUMÉRO (définitivement), questions, traitée NUMÉRO, textes, publier NUMÉRO, retenir NUMÉRO, notes, entrer, pupitre, terminer, q quitter. " +
			"Une ligne vide redit où en est la salle.",
		HelpHands: "Tapez : suite (ce qui vient ensuite), n page suivante, b page d’avant, pages, page NUMÉRO, o ouvrir la question (o ID : celle-là), mains 4 12 3 (les mains levées pour chaque choix), " +
			"l clore, d discuter, r révéler, u annuler, minuteur ou minuteur SECONDES (0 l’arrête), + trente secondes de plus, activité ou activité NUMÉRO, terminer, q quitter. " +
			"Une ligne vide redit où en est la salle.",
		HelpNotes: "Voici les notes : elles suivent la scène. Tapez : notes, pages, q quitter. Une ligne vide redit où en est la salle.",
		Unknown:   "Cela n’est pas connu ici : « ? » montre ce qui l’est.", Done: "C’est fait.",
		Page: "Page %d sur %d : %s", Question: "Question %s : %s", Go: "suite : %s", AtEnd: "terminer l’atelier, avec : terminer",
		TimeLeft:  "Temps restant : %s",
		Ended:     "L’atelier est terminé. Chacun vient chercher son dossier ici : laissez tourner le programme jusque-là. q pour quitter.",
		QuitHost:  "Quitter le pupitre ? La salle ferme pour l’instant : cahier workshop --resume la rouvre.",
		QuitStage: "Quitter ? Tout est gardé.",
		Everybody: "Tout le monde a répondu.", NoVotes: "Rien à montrer : aucune question n’a été close.",
	}
}
