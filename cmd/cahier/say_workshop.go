package main

// workshopSay are the sentences of a live room, at the facilitator's terminal
// and over SSH; those of its screens are in tui/words.
type workshopSay struct {
	Flag workshopFlagSay

	KeepHint, SimulateHint, CodeHint, AddrHint          string
	Fixed, FixedHint                                    string
	KeyHint, NoKey, ListenHint, InUseHint, NoListen     string
	NoRooms, NoRoom, NoRoomHint, NoModule, NoModuleHint string
	IsOpen, OpenHint, BadRoom, RoomHint                 string
	Removed, Unread, Later, Ended                       string
	KeyLine                                             string

	OnlyThese, NeedsTerminal, StageTerminal  string // over SSH
	AskResumeOrNew                           string
	AskCode, AskHostCode, AskResume, NotHost string
	Goodbye, GoodbyeOver, Fault              string
}

type workshopFlagSay struct{ Addr, Identity, Code, NoCode, Keep, Resume, Simulate string }

func workshopVerbEnglish() verbSay {
	return verbSay{
		Args:  "MODULE",
		Short: "lead a live room that others join with plain ssh",
		Long: `
Opens a live room on a module: the desk is here, participants join with the ssh
that is on their computer, a projector with “ssh -t … stage”. Nobody installs
anything or has an account, and the answers stay on this computer.

Without --addr only this computer can come in: “--addr :2222” lets in whoever
reaches it, and then asks a code unless --no-code. The room is kept for --keep
days; --resume goes on with it, with the same code, key and seats. With --plain
the desk reads and writes lines; “?” shows what it knows.`,
		Example: `
cahier workshop h1-before-the-web --addr :2222
cahier workshop h1-before-the-web --addr :2222 --addr :443 --identity anonymous
cahier workshop h1-before-the-web --simulate 30    a rehearsal
cahier workshop --resume                           after a break or a crash`,
	}
}

func workshopEnglish() workshopSay {
	return workshopSay{
		Flag: workshopFlagSay{
			Addr:     "listen on `HOST:PORT`; may be repeated (127.0.0.1:2222)",
			Identity: "what people are called: `KIND` anonymous, pseudonym or named",
			Code:     "ask `CODE` at the door, without one a random code",
			NoCode:   "ask no code at the door",
			Keep:     "keep the room’s folder for `DAYS`, 0 for ever",
			Resume:   "go on with `ROOM`, without one the last",
			Simulate: "fill the room with `N` simulated participants: a rehearsal",
		},
		KeepHint: "a number of days from 0 to 3650", SimulateHint: "a number from 0 to 300",
		CodeHint: "4 to 24 letters a-z and digits; --code and --no-code exclude each other",
		AddrHint: "HOST:PORT, :PORT for all addresses of this computer, or a HOST alone",
		Fixed:    "%s cannot be changed once a room was open", FixedHint: "leave it out with --resume, or open a new room",
		NoKey:    "the key of this host cannot be opened: %s (%s)",
		KeyHint:  "make the file readable for you alone; without it a new key is made, and everybody is warned that the host has changed",
		NoListen: "cannot listen on %s (%s)", ListenHint: "choose an address of this computer and a port above 1023: --addr :2222",
		InUseHint: "another program has that port, perhaps this workshop in another window: choose another one with --addr",
		NoRooms:   "no room has been opened on this computer yet", NoRoom: "there is no room %s on this computer",
		NoRoomHint: "a room is opened with: cahier workshop MODULE",
		NoModule:   "the room’s module %s is not in any course at hand", NoModuleHint: "name its course with --course DIR",
		IsOpen: "the room is open already in another program: %s", OpenHint: "leave that one first, or join it as a second desk with: ssh -t HOST desk",
		BadRoom: "the room cannot be opened: %s (%s)", RoomHint: "what stands in its folder is left as it is; the log is one JSON object a line",
		Removed: "removed, since their days are over: %s", Unread: "not a room, or not readable, and left as it is: %s",
		Later:   "The room is kept. To go on with it: %s",
		Ended:   "The workshop is over. The room is in %s",
		KeyLine: "Fingerprint of this host: %s",

		OnlyThese:     "This is a workshop: come without a command, or with stage, desk or record. Nothing else is done here.",
		NeedsTerminal: "A seat needs a window of 20 to 500 columns and 5 to 200 rows.",
		StageTerminal: "The stage needs a terminal: ssh -t HOST stage",
		AskCode:       "Code of the room: ", AskHostCode: "Host code: ", AskResume: "Resume code: ",
		AskResumeOrNew: "Your resume code, or enter for a new seat: ",
		NotHost:        "That is not the host code. The first desk shows it.",
		Goodbye:        "The room is closed for now. Your answers are kept: come back with the same command.",
		GoodbyeOver:    "The workshop is over, and the room is closed. Is your record not home yet? Ask the facilitator to open the room again: cahier workshop --resume",
		Fault:          "Something went wrong in the program. What you gave is kept: come back with the same command.",
	}
}

func workshopVerbFrench() verbSay {
	return verbSay{
		Args:  "MODULE",
		Short: "animer une salle en direct, que l’on rejoint par simple ssh",
		Long: `
Ouvre une salle en direct sur un module : le pupitre est ici, les participants
la rejoignent avec le ssh de leur ordinateur, un projecteur avec « ssh -t …
stage ». Personne n’installe rien ni n’a de compte, et les réponses restent sur
cet ordinateur.

Sans --addr, seul cet ordinateur peut entrer : « --addr :2222 » ouvre à qui peut
le joindre, et demande alors un code, sauf avec --no-code. La salle est gardée
--keep jours ; --resume la reprend, avec le même code, la même clé et les mêmes
places. Avec --plain le pupitre lit et écrit des lignes ; « ? » dit ce qu’il
connaît.`,
		Example: `
cahier workshop h1-before-the-web --addr :2222
cahier workshop h1-before-the-web --addr :2222 --addr :443 --identity anonymous
cahier workshop h1-before-the-web --simulate 30    une répétition
cahier workshop --resume                           après une pause ou une panne`,
	}
}

func workshopFrench() workshopSay {
	return workshopSay{
		Flag: workshopFlagSay{
			Addr:     "écouter sur `HÔTE:PORT` ; peut être répété (127.0.0.1:2222)",
			Identity: "comment on s’appelle : `GENRE` anonymous, pseudonym ou named",
			Code:     "demander `CODE` à la porte, à défaut un code tiré au sort",
			NoCode:   "ne demander aucun code à la porte",
			Keep:     "garder le dossier de la salle `JOURS` jours, 0 pour toujours",
			Resume:   "reprendre `SALLE`, à défaut la dernière",
			Simulate: "remplir la salle de `N` participants simulés : une répétition",
		},
		KeepHint: "un nombre de jours de 0 à 3650", SimulateHint: "un nombre de 0 à 300",
		CodeHint: "4 à 24 lettres a-z et chiffres ; --code et --no-code s’excluent",
		AddrHint: "HÔTE:PORT, :PORT pour toutes les adresses de cet ordinateur, ou un HÔTE seul",
		Fixed:    "%s ne peut plus changer une fois la salle ouverte", FixedHint: "ne le donnez pas avec --resume, ou ouvrez une nouvelle salle",
		NoKey:    "la clé de cet hôte ne s’ouvre pas : %s (%s)",
		KeyHint:  "rendez le fichier lisible pour vous seul ; sans lui une nouvelle clé est faite, et chacun est averti que l’hôte a changé",
		NoListen: "impossible d’écouter sur %s (%s)", ListenHint: "choisissez une adresse de cet ordinateur et un port au-dessus de 1023 : --addr :2222",
		InUseHint: "un autre programme a ce port, peut-être cet atelier dans une autre fenêtre : choisissez-en un autre avec --addr",
		NoRooms:   "aucune salle n’a encore été ouverte sur cet ordinateur", NoRoom: "il n’y a pas de salle %s sur cet ordinateur",
		NoRoomHint: "une salle s’ouvre avec : cahier workshop MODULE",
		NoModule:   "le module %s de la salle n’est dans aucun des cours présents", NoModuleHint: "nommez son cours avec --course DOSSIER",
		IsOpen: "la salle est déjà ouverte dans un autre programme : %s", OpenHint: "quittez d’abord celui-là, ou rejoignez-le comme second pupitre : ssh -t HÔTE desk",
		BadRoom: "la salle ne s’ouvre pas : %s (%s)", RoomHint: "ce qui est dans son dossier est laissé tel quel ; le journal est un objet JSON par ligne",
		Removed: "effacées, leurs jours étant passés : %s", Unread: "pas une salle, ou illisible, et laissé tel quel : %s",
		Later:   "La salle est gardée. Pour la reprendre : %s",
		Ended:   "L’atelier est terminé. La salle est dans %s",
		KeyLine: "Empreinte de cet hôte : %s",

		OnlyThese:     "Ceci est un atelier : venez sans commande, ou avec stage, desk ou record. Rien d’autre ne se fait ici.",
		NeedsTerminal: "Une place demande une fenêtre de 20 à 500 colonnes et de 5 à 200 lignes.",
		StageTerminal: "La scène demande un terminal : ssh -t HÔTE stage",
		AskCode:       "Code de la salle : ", AskHostCode: "Code d’animation : ", AskResume: "Code de reprise : ",
		AskResumeOrNew: "Votre code de reprise, ou entrée pour une nouvelle place : ",
		NotHost:        "Ce n’est pas le code d’animation. Le premier pupitre le montre.",
		Goodbye:        "La salle est fermée pour l’instant. Vos réponses sont gardées : revenez avec la même commande.",
		GoodbyeOver:    "L’atelier est terminé et la salle est fermée. Votre dossier n’est pas encore chez vous ? Demandez à l’animateur de rouvrir la salle : cahier workshop --resume",
		Fault:          "Quelque chose n’a pas marché dans le programme. Ce que vous avez donné est gardé : revenez avec la même commande.",
	}
}
