package curriculum

// kindRules are about the kinds of block other than questions.
var kindRules = map[string]rule{
	"item-id-missing": {
		Error,
		sentence{"this item of a \"{1}\" block has no id", "write <!-- id=… --> at its end, in an empty cell alone, and never change it again"},
		sentence{"cet élément d’un bloc « {1} » n’a pas d’identifiant", "écrivez <!-- id=… --> à la fin, ou seul dans une case vide, et n’y touchez plus"},
	},
	"item-empty": {
		Error,
		sentence{"this item of a \"{1}\" block has no text", "write it, or delete the item"},
		sentence{"cet élément d’un bloc « {1} » est vide", "écrivez-le, ou supprimez-le"},
	},
	"scale-range": {
		Error,
		sentence{"a scale from {1} to {2} cannot be shown", "let from= be below to=, with {3} values at most"},
		sentence{"une échelle de {1} à {2} n’est pas possible", "from= doit être plus petit que to=, avec {3} valeurs au plus"},
	},
	"scale-no-statement": {
		Error,
		sentence{"there is nothing to rate", "add a list of statements, each ending with <!-- id=… -->, or of=MODULE/ID"},
		sentence{"il n’y a rien à évaluer", "ajoutez une liste d’énoncés, chacun terminé par <!-- id=… -->, ou of=MODULE/ID"},
	},
	"scale-target": {
		Error,
		sentence{"there is no scale {1} in this course", "write of=MODULE/ID of a scale that has statements of its own"},
		sentence{"il n’y a pas d’échelle {1} dans ce cours", "écrivez of=MODULE/ID d’une échelle qui a ses propres énoncés"},
	},
	"scale-target-range": {
		Error,
		sentence{"{1} goes from {2} to {3}, this one does not", "leave from= and to= out: they are those of the scale asked again"},
		sentence{"{1} va de {2} à {3}, pas celle-ci", "ôtez from= et to= : ce sont ceux de l’échelle reposée"},
	},
	"timer-minutes": {
		Error,
		sentence{"this timer has no time", "write minutes=5, or minutes=1.5"},
		sentence{"ce minuteur n’a pas de durée", "écrivez minutes=5, ou minutes=1.5"},
	},
	"timer-no-text": {
		Error,
		sentence{"nothing says what to do while this timer runs", "write it below the comment"},
		sentence{"rien ne dit que faire pendant ce temps", "écrivez-le sous le commentaire"},
	},
	"activity-no-text": {
		Error,
		sentence{"nothing says what the group does", "write it below the comment"},
		sentence{"rien ne dit ce que fait le groupe", "écrivez-le sous le commentaire"},
	},
	"activity-minutes": {
		Warning,
		sentence{"the phases take {1} minutes, and minutes={2}", "change one of the two"},
		sentence{"les phases durent {1} minutes, et minutes={2}", "changez l’un des deux"},
	},
	"cards-none": {
		Error,
		sentence{"there is no card here", "add a list: - **question** — answer <!-- id=… -->"},
		sentence{"il n’y a ici aucune carte", "ajoutez une liste : - **question** — réponse <!-- id=… -->"},
	},
	"card-form": {
		Error,
		sentence{"this is not a card", "write - **question** — answer <!-- id=… -->"},
		sentence{"ceci n’est pas une carte", "écrivez - **question** — réponse <!-- id=… -->"},
	},
	"glossary-none": {
		Error,
		sentence{"there is no term here", "add a list: - **term** (variant) — definition <!-- id=… -->"},
		sentence{"il n’y a ici aucun terme", "ajoutez une liste : - **terme** (variante) — définition <!-- id=… -->"},
	},
	"worksheet-no-field": {
		Error,
		sentence{"this worksheet has nothing to fill", "end it with a list - **Field** — prompt <!-- id=… -->, or a table with empty cells"},
		sentence{"cette fiche n’a rien à remplir", "terminez-la par une liste - **Champ** — consigne <!-- id=… -->, ou un tableau à cases vides"},
	},
	"field-form": {
		Error,
		sentence{"this is not a field", "write - **Field** — prompt <!-- id=… -->"},
		sentence{"ceci n’est pas un champ", "écrivez - **Champ** — consigne <!-- id=… -->"},
	},
	"field-not-empty": {
		Error,
		sentence{"this cell has an id and a text: it is no field", "leave the id alone in its cell, or take it out"},
		sentence{"cette case a un identifiant et un texte : ce n’est pas un champ", "laissez l’identifiant seul dans sa case, ou ôtez-le"},
	},
	"scenario-no-node": {
		Error,
		sentence{"this scenario has no node", "add headings one level below it, each with <!-- node id=… -->"},
		sentence{"ce scénario n’a pas de nœud", "ajoutez des titres un niveau plus bas, chacun avec <!-- node id=… -->"},
	},
	"scenario-no-end": {
		Error,
		sentence{"this scenario has no end", "add a heading with <!-- end id=… outcome=good -->"},
		sentence{"ce scénario n’a pas de fin", "ajoutez un titre avec <!-- end id=… outcome=good -->"},
	},
	"scenario-first-end": {
		Error,
		sentence{"this scenario begins with an end", "put the node with which it begins first"},
		sentence{"ce scénario commence par une fin", "placez d’abord le nœud par lequel il commence"},
	},
	"scenario-heading": {
		Error,
		sentence{"\"{1}\" is neither a node nor an end", "write <!-- node id=… --> below it, or make it a deeper heading"},
		sentence{"« {1} » n’est ni un nœud ni une fin", "écrivez <!-- node id=… --> dessous, ou descendez ce titre d’un niveau"},
	},
	"scenario-cycles": {
		Info,
		sentence{"nodes on a loop: {1} of {2}; a learner can come back to them", "nothing to do where that is meant"},
		sentence{"nœuds sur une boucle : {1} sur {2} ; on peut y revenir", "rien à faire si c’est voulu"},
	},
	"node-title-repeated": {
		Error,
		sentence{"links cannot tell \"{1}\" from the heading on line {2}", "let them differ in a letter or a digit"},
		sentence{"les liens ne distinguent pas « {1} » du titre de la ligne {2}", "faites-les différer d’une lettre ou d’un chiffre"},
	},
	"node-title-empty": {
		Error,
		sentence{"this heading has no letter or digit: no link can lead to it", "give it a title"},
		sentence{"ce titre n’a ni lettre ni chiffre : aucun lien ne peut y mener", "donnez-lui un titre"},
	},
	"node-no-text": {
		Warning,
		sentence{"nothing is said or told here", "write what happens, or at an end what was learnt"},
		sentence{"rien n’est dit ni raconté ici", "écrivez ce qui se passe, ou à une fin ce que l’on en retient"},
	},
	"node-dead-end": {
		Error,
		sentence{"\"{1}\" leads nowhere", "add a list of links - [choice](#heading), or make it an end"},
		sentence{"« {1} » ne mène nulle part", "ajoutez une liste de liens - [choix](#titre), ou faites-en une fin"},
	},
	"node-unreachable": {
		Error,
		sentence{"no choice leads to \"{1}\"", "link to it, or delete it"},
		sentence{"aucun choix ne mène à « {1} »", "ajoutez un lien qui y mène, ou supprimez-le"},
	},
	"node-trapped": {
		Error,
		sentence{"from \"{1}\" no end can be reached", "add a choice that leads out"},
		sentence{"de « {1} », on n’atteint aucune fin", "ajoutez un choix qui en sorte"},
	},
	"node-one-option": {
		Info,
		sentence{"\"{1}\" has only one choice", "nothing to do where it only goes on"},
		sentence{"« {1} » n’a qu’un choix", "rien à faire s’il ne s’agit que de continuer"},
	},
	"end-options": {
		Error,
		sentence{"an end has choices", "make it a node, or take the links out"},
		sentence{"une fin a des choix", "faites-en un nœud, ou ôtez les liens"},
	},
	"end-outcome": {
		Error,
		sentence{"this end has no outcome", "write outcome=good, mixed or bad"},
		sentence{"cette fin n’a pas d’issue", "écrivez outcome=good, mixed ou bad"},
	},
	"option-target": {
		Error,
		sentence{"no heading of this scenario is \"{1}\"", "link to one that has a node or end comment"},
		sentence{"aucun titre de ce scénario ne répond à « {1} »", "mettez un lien vers un titre qui a un commentaire node ou end"},
	},
	"option-no-link": {
		Error,
		sentence{"this item stands among choices and is none", "begin it with a link to a heading of the scenario, or move it out of the list"},
		sentence{"cet élément est parmi les choix sans en être un", "commencez-le par un lien vers un titre du scénario, ou sortez-le de la liste"},
	},
	"meter-unknown": {
		Error,
		sentence{"there is no meter \"{1}\"", "known here: {2}; add it to meters="},
		sentence{"il n’y a pas de jauge « {1} »", "connues ici : {2} ; ajoutez-la à meters="},
	},
}
