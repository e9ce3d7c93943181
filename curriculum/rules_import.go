package curriculum

// importRules are about files of other programs that are imported, and about
// what they cannot take in an export. Those of GIFT begin with gift-, those of
// what it cannot say with gift-out-, those of Aiken with aiken-.
var importRules = map[string]rule{
	"gift-too-big": {
		Error,
		sentence{"the file is larger than 32 MB", "part it, for instance by category"},
		sentence{"le fichier dépasse 32 Mo", "découpez-le, par exemple par catégorie"},
	},
	"gift-nothing": {
		Error,
		sentence{"there is no question in this file", "check that it is GIFT or Aiken, and see docs/authoring/import.md"},
		sentence{"il n’y a pas de question dans ce fichier", "vérifiez que c’est du GIFT ou de l’Aiken, et voyez docs/authoring/import.md"},
	},
	"gift-braces": {
		Error,
		sentence{"a {1} stands here without the other brace", "part questions by empty lines, close the answers with }, write \\{ and \\} for braces that are text"},
		sentence{"il y a ici un {1} sans l’autre accolade", "séparez les questions par des lignes vides, fermez les réponses par }, écrivez \\{ et \\} pour des accolades qui sont du texte"},
	},
	"gift-category": {
		Error,
		sentence{"the lines below $CATEGORY: would become its name", "put an empty line after the category"},
		sentence{"les lignes sous $CATEGORY: deviendraient son nom", "mettez une ligne vide après la catégorie"},
	},
	"gift-category-name": {
		Error,
		sentence{"this category has no name, or one of more than 1,000 characters", "write $CATEGORY: and a name"},
		sentence{"cette catégorie n’a pas de nom, ou un nom de plus de 1 000 caractères", "écrivez $CATEGORY: et un nom"},
	},
	"gift-answers": {
		Error,
		sentence{"this question has too few answers", "write two at least for a choice or for pairs, one for the others"},
		sentence{"cette question a trop peu de réponses", "écrivez-en deux au moins pour un choix ou des paires, une pour les autres"},
	},
	"gift-answer-empty": {
		Error,
		sentence{"this answer has no text", "write it, or delete its mark; \\= and \\~ are signs that are text"},
		sentence{"cette réponse est vide", "écrivez-la, ou supprimez son signe ; \\= et \\~ sont des signes qui sont du texte"},
	},
	"gift-pair": {
		Error,
		sentence{"this pair has no ->", "write =left -> right"},
		sentence{"cette paire n’a pas de ->", "écrivez =gauche -> droite"},
	},
	"gift-number": {
		Error,
		sentence{"\"{1}\" is not a number", "write 3.14, 3.14:0.01 or 3..4, with a decimal point"},
		sentence{"« {1} » n’est pas un nombre", "écrivez 3.14, 3.14:0.01 ou 3..4, avec un point décimal"},
	},
	"gift-weight": {
		Error,
		sentence{"the weight {1} does not lie between -100 and 100", "write a share of the mark in per cent, such as %50%"},
		sentence{"le poids {1} n’est pas entre -100 et 100", "écrivez une part de la note en pour cent, comme %50%"},
	},
	"aiken-not-started": {
		Error,
		sentence{"there is no question above this line", "write the question on the line before its options"},
		sentence{"il n’y a pas de question avant cette ligne", "écrivez la question sur la ligne avant ses réponses"},
	},
	"aiken-not-finished": {
		Error,
		sentence{"the question above has no ANSWER: line", "put ANSWER: and a letter below its options; a question is one line"},
		sentence{"la question qui précède n’a pas de ligne ANSWER:", "mettez ANSWER: et une lettre sous ses réponses ; une question tient en une ligne"},
	},
	"aiken-few": {
		Error,
		sentence{"this question has too few options", "write two at least, A. and B."},
		sentence{"cette question a trop peu de réponses", "écrivez-en deux au moins, A. et B."},
	},
	"aiken-answer": {
		Error,
		sentence{"no option has the letter \"{1}\"", "write ANSWER: and the letter of an option"},
		sentence{"aucune réponse n’a la lettre « {1} »", "écrivez ANSWER: et la lettre d’une réponse"},
	},
	"aiken-letter": {
		Error,
		sentence{"the option {1} stands where {2} is expected", "letter the options A, B, C, … in this order"},
		sentence{"la réponse {1} est à la place de {2}", "désignez les réponses par A, B, C, … dans cet ordre"},
	},
	"gift-title": {
		Warning,
		sentence{"the title has no second :: and is no title", "write ::title::"},
		sentence{"le titre n’a pas de second :: et n’en est pas un", "écrivez ::titre::"},
	},
	"gift-as-text": {
		Warning,
		sentence{"\"{1}\" is taken as text, as Moodle does", "put a backslash before it if it is text, or mend it"},
		sentence{"« {1} » est pris comme du texte, comme dans Moodle", "mettez une barre oblique inverse devant si c’est du texte, ou corrigez-le"},
	},
	"gift-first": {
		Warning,
		sentence{"\"{1}\" has no sign before it: it is a wrong answer, as in Moodle", "write = or ~ before it"},
		sentence{"« {1} » n’a pas de signe : c’est une mauvaise réponse, comme dans Moodle", "mettez = ou ~ devant"},
	},
	"gift-true": {
		Warning,
		sentence{"\"{1}\" is a short answer that learners type, as in Moodle", "write T, TRUE, F or FALSE for true or false"},
		sentence{"« {1} » est une réponse courte à taper, comme dans Moodle", "écrivez T, TRUE, F ou FALSE pour vrai ou faux"},
	},
	"gift-tag": {
		Warning,
		sentence{"the tag \"{1}\" has more than 255 characters and is not taken over", "shorten it"},
		sentence{"l’étiquette « {1} » a plus de 255 caractères et n’est pas reprise", "raccourcissez-la"},
	},
	"gift-id": {
		Warning,
		sentence{"the id \"{1}\" becomes {2}", "ids are made of a-z, 0-9 and hyphens, each once in a module"},
		sentence{"l’identifiant « {1} » devient {2}", "un identifiant est fait de a-z, 0-9 et de tirets, et ne sert qu’une fois par module"},
	},
	"gift-module": {
		Warning,
		sentence{"the category \"{1}\" becomes the module {2}, since the other name is taken", "rename one of the categories if you want another name"},
		sentence{"la catégorie « {1} » devient le module {2}, car l’autre nom est pris", "renommez l’une des catégories pour un autre nom"},
	},
	"gift-category-empty": {
		Info,
		sentence{"no question stands in the category \"{1}\": it becomes no module", "nothing need be done if its questions are in other categories"},
		sentence{"aucune question dans la catégorie « {1} » : elle ne devient pas un module", "rien à faire si ses questions sont dans d’autres catégories"},
	},
	"gift-split": {
		Warning,
		sentence{"the module would be larger than 5 MB: what follows goes into {1}", "part the category if you want it parted elsewhere"},
		sentence{"le module dépasserait 5 Mo : la suite va dans {1}", "découpez la catégorie si vous voulez couper ailleurs"},
	},
	"gift-weights": {
		Warning,
		sentence{"the weights {1} are not taken over: here an answer is right or wrong, and a wrong pick takes a right one away", "look at the credit of this question"},
		sentence{"les poids {1} ne sont pas repris : ici, une réponse est juste ou fausse, et un mauvais choix en annule un bon", "regardez ce que vaut cette question"},
	},
	"gift-several-right": {
		Warning,
		sentence{"each of {1} answers is right by itself; here all of them must be chosen", "keep one right answer, or ask for all of them"},
		sentence{"chacune des {1} réponses suffit ; ici, il faut les choisir toutes", "n’en gardez qu’une, ou demandez-les toutes"},
	},
	"gift-partial": {
		Warning,
		sentence{"\"{1}\" is worth a part of the mark; here it is a wrong answer", "look at what this question should accept"},
		sentence{"« {1} » vaut une partie de la note ; ici, c’est une mauvaise réponse", "regardez ce que cette question doit accepter"},
	},
	"gift-wildcard": {
		Warning,
		sentence{"the pattern \"{1}\" is not taken over: * stands for nothing here", "list the answers that are meant"},
		sentence{"le motif « {1} » n’est pas repris : * ne remplace rien ici", "écrivez les réponses voulues"},
	},
	"gift-feedback": {
		Warning,
		sentence{"the feedback \"{1}\" is not taken over: it has no place here", "put it into the explanation (####) if all may read it"},
		sentence{"le retour « {1} » n’est pas repris : il n’a pas de place ici", "mettez-le dans l’explication (####) si tous peuvent le lire"},
	},
	"gift-alternative": {
		Warning,
		sentence{"the further number \"{1}\" is not taken over: a question has one number or range", "ask with one range that covers them"},
		sentence{"l’autre nombre « {1} » n’est pas repris : une question a un nombre ou un intervalle", "posez-la avec un intervalle qui les contient"},
	},
	"gift-html": {
		Warning,
		sentence{"<{1}> is not taken over; the text in it is", "put it into the module by hand"},
		sentence{"<{1}> n’est pas repris ; son texte l’est", "remettez-le à la main dans le module"},
	},
	"gift-comment": {
		Warning,
		sentence{"this comment of HTML is not taken over", "keep it elsewhere if it is needed"},
		sentence{"ce commentaire HTML n’est pas repris", "gardez-le ailleurs s’il est utile"},
	},
	"gift-markdown": {
		Warning,
		sentence{"this Markdown would mean something else in a question: it is taken as plain text", "look at it in the module"},
		sentence{"ce Markdown voudrait dire autre chose dans une question : il est pris comme du texte simple", "regardez-le dans le module"},
	},
	"gift-lines": {
		Warning,
		sentence{"the line breaks in \"{1}\" become spaces", "nothing need be done if it reads well"},
		sentence{"les fins de ligne dans « {1} » deviennent des espaces", "rien à faire si cela se lit bien"},
	},
	"gift-left-out": {
		Warning,
		sentence{"this question is not taken over: {1}", "mend it here and import again, or write it into the module"},
		sentence{"cette question n’est pas reprise : {1}", "corrigez-la ici et importez de nouveau, ou écrivez-la dans le module"},
	},
	"gift-unwritable": {
		Warning,
		sentence{"this question is not taken over: it would be read as something else", "write it into the module by hand"},
		sentence{"cette question n’est pas reprise : elle serait lue autrement", "écrivez-la à la main dans le module"},
	},
	"gift-out-kind": {
		Warning,
		sentence{"not exported: GIFT has no {1}", "ask it another way if Moodle must have it"},
		sentence{"non exporté : GIFT n’a pas de {1}", "posez-la autrement s’il la faut dans Moodle"},
	},
	"gift-out-part": {
		Warning,
		sentence{"exported without {1}: GIFT has no word for it", "add it in Moodle where it matters"},
		sentence{"exporté sans {1} : GIFT n’a rien pour le dire", "ajoutez-le dans Moodle si cela compte"},
	},
	"gift-out-text": {
		Warning,
		sentence{"\"{1}\" is exported as plain text: Moodle shows nothing else there", "nothing need be done if it reads well"},
		sentence{"« {1} » est exporté comme du texte simple : Moodle ne montre rien d’autre à cet endroit", "rien à faire si cela se lit bien"},
	},
	"gift-out-broken": {
		Warning,
		sentence{"not exported: this question cannot be read", "run cahier check and mend it"},
		sentence{"non exporté : cette question est illisible", "lancez cahier check et corrigez-la"},
	},
}
