package curriculum

// teachingRules are about what a module teaches and how it asks. They rest on
// the item-writing rules of Haladyna, Downing and Rodriguez (2002).
var teachingRules = map[string]rule{
	"feedback-missing": {
		Warning,
		sentence{"the wrong choice \"{1}\" has no feedback", "write below it, indented: > why it tempts, and what is true"},
		sentence{"le choix faux « {1} » n’a pas de retour", "écrivez dessous, en retrait : > pourquoi il tente, et ce qui est vrai"},
	},
	"choice-length": {
		Warning,
		sentence{"the right choice stands out: {1} characters, the others {2} on average", "move the detail into its feedback, or lengthen the others"},
		sentence{"le bon choix se remarque : {1} caractères, contre {2} en moyenne pour les autres", "portez le détail dans son retour, ou étoffez les autres"},
	},
	"choice-length-wrong": {
		Info,
		sentence{"this wrong choice stands out: {1} characters, the others {2} on average", "bring it near the length of the others"},
		sentence{"ce choix faux se remarque : {1} caractères, contre {2} en moyenne pour les autres", "rapprochez-le de la longueur des autres"},
	},
	"key-longest": {
		Warning,
		sentence{"the right choice is the longest in {1} of {2} questions: to guess, one need not know", "shorten some right choices or lengthen wrong ones, until it is about {3}"},
		sentence{"le bon choix est le plus long dans {1} questions sur {2} : on le devine sans savoir", "abrégez de bons choix ou étoffez des faux, jusqu’à {3} environ"},
	},
	"key-place": {
		Warning,
		sentence{"the right choice stands at place {1} in all {2} questions of this module", "put it elsewhere in some: not every reader shuffles"},
		sentence{"le bon choix est à la place {1} dans les {2} questions de ce module", "placez-le ailleurs dans certaines : tous les lecteurs ne mélangent pas"},
	},
	"all-of-the-above": {
		Warning,
		sentence{"\"{1}\" is right as soon as two others are", "use several [x] instead, or drop this choice"},
		sentence{"« {1} » est juste dès que deux autres le sont", "cochez plutôt plusieurs [x], ou ôtez ce choix"},
	},
	"none-of-the-above": {
		Info,
		sentence{"\"{1}\" shows that one knows what is wrong, not what is right", "offer a wrong choice that tempts instead"},
		sentence{"« {1} » montre qu’on sait ce qui est faux, non ce qui est juste", "proposez à la place un choix faux, mais tentant"},
	},
	"negative-plain": {
		Warning,
		sentence{"\"{1}\" turns the question round and is easily overlooked", "ask the other way round, or write it in capitals or in bold: **{2}**"},
		sentence{"« {1} » renverse la question et passe inaperçu", "posez-la à l’endroit, ou mettez-le en capitales ou en gras : **{2}**"},
	},
	"objective-untested": {
		Warning,
		sentence{"nothing is asked about the objective \"{1}\"", "write objective={1} in the comment of a quiz, or take it out"},
		sentence{"rien n’est demandé sur l’objectif « {1} »", "écrivez objective={1} dans le commentaire d’un quiz, ou retirez-le"},
	},
	"question-no-objective": {
		Warning,
		sentence{"this question names none of the module's objectives", "add objective= and one of: {1}"},
		sentence{"cette question ne cite aucun objectif du module", "ajoutez objective= et l’un de : {1}"},
	},
	"level-low": {
		Warning,
		sentence{"{1} of {2} questions are said to ask for more than remembering; it should be {3} at least", "put new situations into some of them, and write level=understand, apply, analyse, evaluate or create"},
		sentence{"{1} questions sur {2} disent demander plus que se souvenir ; il en faudrait au moins {3}", "mettez-y des situations nouvelles, et écrivez level=understand, apply, analyse, evaluate ou create"},
	},
	"minutes-far": {
		Warning,
		sentence{"{1} minutes are declared; {2} words to read and {3} tasks take about {4}", "write solo: {4}, or change the length"},
		sentence{"{1} minutes annoncées ; {2} mots à lire et {3} tâches en prennent environ {4}", "écrivez solo: {4}, ou changez la longueur"},
	},
	"claim-no-source": {
		Warning,
		sentence{"\"{1}\" is a claim without a source", "cite one, [^a1], and give it at the end of the file; say \"example\" where it is invented"},
		sentence{"« {1} » est une affirmation sans source", "citez-en une, [^a1], et donnez-la en fin de fichier ; dites « exemple » si c’est inventé"},
	},
	"reviewed-old": {
		Warning,
		sentence{"this module was last reviewed on {1}, more than a year ago", "check facts, links and prices, then write reviewed: {2}"},
		sentence{"ce module a été relu pour la dernière fois le {1}, il y a plus d’un an", "vérifiez faits, liens et prix, puis écrivez reviewed: {2}"},
	},
}
