package curriculum

// questionRules are about what stands inside a block.
var questionRules = map[string]rule{
	"quiz-no-form": {
		Error,
		sentence{"this question has no answers", "add a task list, a numbered list, a table of two columns, a gap [[…]] or a line = 5"},
		sentence{"cette question n’a pas de réponses", "ajoutez une liste à cocher, une liste numérotée, un tableau à deux colonnes, un trou [[…]] ou une ligne = 5"},
	},
	"quiz-two-forms": {
		Error,
		sentence{"two kinds of answers could be meant: {1} and {2}", "keep one, or force it with type="},
		sentence{"deux genres de réponse sont possibles : {1} et {2}", "n’en gardez qu’un, ou imposez-le par type="},
	},
	"quiz-type": {
		Error,
		sentence{"type={1} does not fit the answers written here", "change the type or the answers"},
		sentence{"type={1} ne convient pas aux réponses écrites ici", "changez le type ou les réponses"},
	},
	"quiz-no-stem": {
		Error,
		sentence{"nothing is asked: there is no text before the answers", "write the question above them"},
		sentence{"rien n’est demandé : aucun texte avant les réponses", "écrivez la question au-dessus"},
	},
	"quiz-no-answer": {
		Error,
		sentence{"no choice is right", "mark the right one with [x]"},
		sentence{"aucun choix n’est juste", "marquez le bon par [x]"},
	},
	"quiz-all-right": {
		Warning,
		sentence{"every choice is right", "add a wrong one that tempts"},
		sentence{"tous les choix sont justes", "ajoutez-en un faux, mais tentant"},
	},
	"quiz-one-choice": {
		Error,
		sentence{"there is only one choice", "offer two at least"},
		sentence{"il n’y a qu’un choix", "proposez-en deux au moins"},
	},
	"quiz-one-right": {
		Error,
		sentence{"type={1} wants exactly one right choice in a list, not {2}", "mark one with [x]"},
		sentence{"type={1} demande un seul choix juste par liste, pas {2}", "n’en marquez qu’un par [x]"},
	},
	"choice-empty": {
		Error,
		sentence{"this choice has no text", "write what the learner can choose"},
		sentence{"ce choix est vide", "écrivez ce que l’on peut choisir"},
	},
	"choice-repeated": {
		Error,
		sentence{"this choice stands twice", "change one of them"},
		sentence{"ce choix figure deux fois", "changez l’un des deux"},
	},
	"choice-no-box": {
		Error,
		sentence{"this item of a task list has no box", "begin it with [ ] or [x]"},
		sentence{"cet élément d’une liste à cocher n’a pas de case", "commencez-le par [ ] ou [x]"},
	},
	"order-short": {
		Error,
		sentence{"an order question needs three steps at least", "add steps, or ask it another way"},
		sentence{"une question d’ordre demande au moins trois étapes", "ajoutez des étapes, ou posez-la autrement"},
	},
	"match-short": {
		Error,
		sentence{"a match question needs two pairs at least", "add rows"},
		sentence{"une question d’association demande au moins deux paires", "ajoutez des lignes"},
	},
	"match-empty": {
		Error,
		sentence{"this row has nothing on the right", "write the cell that matches"},
		sentence{"cette ligne n’a rien à droite", "écrivez la case qui convient"},
	},
	"number-syntax": {
		Error,
		sentence{"\"{1}\" is not a number, a range or a value with its tolerance", "write = 600, = 500..600, = 600 ± 50 or = 5.6 (4.5..6.5) million"},
		sentence{"« {1} » n’est ni un nombre, ni un intervalle, ni une valeur avec sa tolérance", "écrivez = 600, = 500..600, = 600 ± 50 ou = 5.6 (4.5..6.5) millions"},
	},
	"number-range": {
		Error,
		sentence{"the range is the wrong way round or leaves its value out", "write the lower bound first"},
		sentence{"l’intervalle est à l’envers ou ne contient pas sa valeur", "écrivez d’abord la borne basse"},
	},
	"gap-unclosed": {
		Error,
		sentence{"this gap is never closed", "end it with ]]"},
		sentence{"ce trou n’est jamais fermé", "terminez-le par ]]"},
	},
	"gap-empty": {
		Error,
		sentence{"this gap has an empty answer", "write [[answer|variant]]"},
		sentence{"ce trou a une réponse vide", "écrivez [[réponse|variante]]"},
	},
	"gap-pipe": {
		Error,
		sentence{"in a table, the | of a gap ends the cell", "write \\| inside the gap"},
		sentence{"dans un tableau, le | d’un trou ferme la case", "écrivez \\| dans le trou"},
	},
	"wrong-repeated": {
		Warning,
		sentence{"feedback for \"{1}\" stands twice", "keep one"},
		sentence{"le retour pour « {1} » figure deux fois", "n’en gardez qu’un"},
	},
	"wrong-never": {
		Warning,
		sentence{"nobody can give the wrong answer \"{1}\": its feedback is never seen", "write the answer as it is offered or typed, after the \"!\""},
		sentence{"personne ne peut donner la mauvaise réponse « {1} » : son retour ne se verra jamais", "écrivez la réponse telle qu’elle est proposée ou tapée, après le « ! »"},
	},
	"list-blank-lines": {
		Error,
		sentence{"blank lines between only some of these items: two lists may have become one", "put a blank line between all of them or none; part two lists by a paragraph"},
		sentence{"des lignes vides entre certains éléments seulement : deux listes n’en font peut-être plus qu’une", "mettez-en partout ou nulle part ; séparez deux listes par un paragraphe"},
	},
	"quote-lazy": {
		Error,
		sentence{"this line of the quote does not begin with >", "write > before it, or a blank line"},
		sentence{"cette ligne de la citation ne commence pas par >", "mettez > devant, ou une ligne vide"},
	},
	"feedback-at-margin": {
		Error,
		sentence{"this quote stands at the margin: it ends the list and is nobody's feedback", "indent it below its choice: two spaces under \"- \", three under \"1. \""},
		sentence{"cette citation est à la marge : elle ferme la liste et n’appartient à aucun choix", "décalez-la sous son choix : deux espaces sous « - », trois sous « 1. »"},
	},
	"mark-at-margin": {
		Error,
		sentence{"a \"{1}\" comment stands at the margin: it ends the list and marks nothing", "put it at the end of its item's line"},
		sentence{"un commentaire « {1} » est à la marge : il ferme la liste et ne marque rien", "placez-le à la fin de la ligne de son élément"},
	},
	"number-glued": {
		Error,
		sentence{"\"{1}\" is glued to what stands above and is read as its text", "put a blank line before it"},
		sentence{"« {1} » colle à ce qui précède et en devient le texte", "mettez une ligne vide avant"},
	},
	"task-box": {
		Error,
		sentence{"\"{1}\" is not a box", "write [ ] or [x] with one character between the brackets, then a space"},
		sentence{"« {1} » n’est pas une case", "écrivez [ ] ou [x], un seul caractère entre les crochets, puis une espace"},
	},
	"alert-one-line": {
		Error,
		sentence{"the text after [!{1}] on the same line makes it an ordinary quote", "put [!{1}] alone on its line and the text on the next"},
		sentence{"le texte sur la ligne de [!{1}] en fait une citation ordinaire", "laissez [!{1}] seul sur sa ligne et le texte à la suivante"},
	},
	"alert-merged": {
		Error,
		sentence{"[!{1}] stands inside another quote", "put a blank line before it"},
		sentence{"[!{1}] se trouve dans une autre citation", "mettez une ligne vide avant"},
	},
	"alert-in-item": {
		Error,
		sentence{"[!{1}] is indented below an item: it is read as feedback", "put it at the margin, after a blank line"},
		sentence{"[!{1}] est décalé sous un élément : il est lu comme un retour", "mettez-le à la marge, après une ligne vide"},
	},
	"alert-unknown": {
		Warning,
		sentence{"[!{1}] is not an alert", "known: NOTE, TIP, IMPORTANT, WARNING, CAUTION"},
		sentence{"[!{1}] n’est pas une alerte", "connues : NOTE, TIP, IMPORTANT, WARNING, CAUTION"},
	},
	"alert-in-question": {
		Warning,
		sentence{"[!{1}] inside a question is shown with the explanation", "use TIP for a hint, NOTE for the explanation"},
		sentence{"[!{1}] dans une question est montré avec l’explication", "TIP donne un indice, NOTE l’explication"},
	},
	"recall-target": {
		Error,
		sentence{"there is no question {1} in this course", "write of=MODULE/ID of a quiz"},
		sentence{"il n’y a pas de question {1} dans ce cours", "écrivez of=MODULE/ID d’un quiz"},
	},
	"reflect-no-prompt": {
		Error,
		sentence{"nothing is asked here", "write the prompt below the comment"},
		sentence{"rien n’est demandé ici", "écrivez la consigne sous le commentaire"},
	},
	"facilitator-target": {
		Error,
		sentence{"for={1} names nothing in this module", "write the id of a page or block"},
		sentence{"for={1} ne désigne rien dans ce module", "écrivez l’identifiant d’une page ou d’un bloc"},
	},
	"footnote-undefined": {
		Error,
		sentence{"the source [^{1}] is cited but never given", "add a line [^{1}]: … at the end of the file"},
		sentence{"la source [^{1}] est citée mais n’est pas donnée", "ajoutez une ligne [^{1}]: … à la fin du fichier"},
	},
	"footnote-unused": {
		Warning,
		sentence{"the source [^{1}] is never cited", "cite it or delete it"},
		sentence{"la source [^{1}] n’est jamais citée", "citez-la ou supprimez-la"},
	},
	"footnote-repeated": {
		Error,
		sentence{"the source [^{1}] is given twice, first on line {2}", "keep one"},
		sentence{"la source [^{1}] est donnée deux fois, d’abord ligne {2}", "n’en gardez qu’une"},
	},
}
