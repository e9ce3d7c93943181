package curriculum

import "maps"

// A rule is one thing that cahier check looks at: its severity, and what it
// says in each language. {1}, {2}, … are filled with what was found.
type rule struct {
	severity Severity
	en, fr   sentence
}

type sentence struct{ message, hint string }

func (r rule) say(lang string) sentence {
	if lang == "fr" {
		return r.fr
	}
	return r.en
}

// rules holds every rule by its name.
var rules = func() map[string]rule {
	all := maps.Clone(fileRules)
	maps.Copy(all, questionRules)
	maps.Copy(all, kindRules)
	maps.Copy(all, joinRules)
	maps.Copy(all, fitRules)
	maps.Copy(all, teachingRules)
	maps.Copy(all, importRules)
	return all
}()

// fileRules are about files, front matter, comments and courses.
var fileRules = map[string]rule{
	"file-unreadable": {
		Error,
		sentence{"the file cannot be read: {1}", "check that it is there and that you may read it"},
		sentence{"le fichier est illisible : {1}", "vérifiez qu’il existe et que vous pouvez le lire"},
	},
	"file-too-big": {
		Error,
		sentence{"the file is larger than 5 MB", "split the module, or move pictures and data out of it"},
		sentence{"le fichier dépasse 5 Mo", "découpez le module, ou sortez-en images et données"},
	},
	"file-empty": {
		Error,
		sentence{"the file is empty", "start from the example in docs/authoring.md"},
		sentence{"le fichier est vide", "partez de l’exemple de docs/authoring.md"},
	},
	"file-encoding": {
		Error,
		sentence{"the text is not UTF-8", "save it again as UTF-8 (in most editors: \"Save with encoding\")"},
		sentence{"le texte n’est pas en UTF-8", "enregistrez-le de nouveau en UTF-8 (« Enregistrer avec l’encodage »)"},
	},
	"file-nesting": {
		Error,
		sentence{"lists and quotes are nested deeper than 20", "flatten them: nobody can read that on a screen"},
		sentence{"listes et citations sont imbriquées sur plus de 20 niveaux", "aplatissez-les : personne ne peut lire cela à l’écran"},
	},
	"paragraph-long": {
		Error,
		sentence{"this paragraph or line is longer than 16 KB or holds more than 100 links", "part it; keep pictures and data in files of their own"},
		sentence{"ce paragraphe ou cette ligne dépasse 16 Ko ou contient plus de 100 liens", "découpez ; gardez images et données dans des fichiers à part"},
	},
	"table-columns": {
		Error,
		sentence{"this table has far more columns than its rows fill", "shorten the line below its header"},
		sentence{"ce tableau a bien plus de colonnes que ses lignes n’en remplissent", "raccourcissez la ligne sous son en-tête"},
	},
	"file-name": {
		Warning,
		sentence{"{1} is not shown: a module's file is named NAME.LANGUAGE.md", "rename it, for instance to {2}"},
		sentence{"{1} n’est pas affiché : le fichier d’un module se nomme NOM.LANGUE.md", "renommez-le, par exemple en {2}"},
	},
	"control-character": {
		Warning,
		sentence{"a control character stands here; it is shown as �", "delete it"},
		sentence{"un caractère de commande se trouve ici ; il est affiché �", "supprimez-le"},
	},
	"frontmatter-missing": {
		Error,
		sentence{"the file does not begin with front matter", "write --- on line 1, then id: and title:, then ---"},
		sentence{"le fichier ne commence pas par un en-tête", "écrivez --- à la ligne 1, puis id: et title:, puis ---"},
	},
	"frontmatter-unclosed": {
		Error,
		sentence{"the front matter is never closed", "write --- alone on the line after its last key"},
		sentence{"l’en-tête n’est jamais fermé", "écrivez --- seul sur la ligne qui suit sa dernière clé"},
	},
	"frontmatter-big": {
		Error,
		sentence{"the front matter is larger than 16 KB", "keep texts for the lesson"},
		sentence{"l’en-tête dépasse 16 Ko", "gardez les textes pour la leçon"},
	},
	"frontmatter-syntax": {
		Error,
		sentence{"the front matter is not valid YAML: {1}", "put texts in double quotes, one a line: title: \"A text: with a colon\""},
		sentence{"l’en-tête n’est pas du YAML valable : {1}", "mettez les textes entre guillemets droits, un par ligne, ainsi title: \"Un texte : avec deux-points\""},
	},
	"frontmatter-alias": {
		Error,
		sentence{"anchors, aliases and tags are not allowed here", "write the value itself"},
		sentence{"ancres, alias et étiquettes YAML ne sont pas admis ici", "écrivez la valeur elle-même"},
	},
	"frontmatter-unknown-key": {
		Error,
		sentence{"unknown key \"{1}\"", "known here: {2}"},
		sentence{"clé inconnue : « {1} »", "clés connues ici : {2}"},
	},
	"frontmatter-repeated-key": {
		Error,
		sentence{"the key \"{1}\" stands twice", "keep one of them"},
		sentence{"la clé « {1} » figure deux fois", "n’en gardez qu’une"},
	},
	"frontmatter-required": {
		Error,
		sentence{"the key \"{1}\" is missing", "add it to the front matter"},
		sentence{"la clé « {1} » manque", "ajoutez-la à l’en-tête"},
	},
	"frontmatter-type": {
		Error,
		sentence{"\"{1}\" must be {2}", "see docs/authoring.md"},
		sentence{"« {1} » doit être de la forme : {2}", "voir docs/authoring.md"},
	},
	"frontmatter-plain": {
		Warning,
		sentence{"YAML reads the plain value {1} as something else than a text", "put it in double quotes: \"{1}\""},
		sentence{"YAML ne lit pas la valeur nue {1} comme un texte", "mettez-la entre guillemets droits, ainsi \"{1}\""},
	},
	"id-form": {
		Error,
		sentence{"\"{1}\" is not an id: use lower-case letters, digits and hyphens, at most 64", "write for instance {2}"},
		sentence{"« {1} » n’est pas un identifiant : minuscules sans accent, chiffres et traits d’union, 64 au plus", "écrivez par exemple {2}"},
	},
	"comment-unclosed": {
		Error,
		sentence{"this comment is never closed: all that follows is hidden", "end it with -->"},
		sentence{"ce commentaire n’est jamais fermé : tout ce qui suit est caché", "terminez-le par -->"},
	},
	"html-unclosed": {
		Error,
		sentence{"{1} is never closed: all that follows is taken for HTML", "end it with {2}"},
		sentence{"{1} n’est jamais fermé : tout ce qui suit passe pour du HTML", "terminez-le par {2}"},
	},
	"comment-misplaced": {
		Error,
		sentence{"a \"{1}\" comment must stand alone, first after a heading", "move it to the line below a heading of level 2 or deeper"},
		sentence{"un commentaire « {1} » doit être seul, juste après un titre", "placez-le sous un titre de niveau 2 ou plus"},
	},
	"comment-level": {
		Error,
		sentence{"a \"{1}\" comment has no place below this heading", "blocks stand below ## or deeper, page below ##, node and end one level below their scenario"},
		sentence{"un commentaire « {1} » n’a pas sa place sous ce titre", "les blocs vont sous ## ou plus bas, page sous ##, node et end un niveau sous leur scénario"},
	},
	"comment-kind": {
		Error,
		sentence{"unknown kind \"{1}\"", "did you mean \"{2}\"?"},
		sentence{"genre inconnu : « {1} »", "vouliez-vous dire « {2} » ?"},
	},
	"comment-syntax": {
		Error,
		sentence{"this comment cannot be read near \"{1}\"", "write key=value, values bare or in double quotes"},
		sentence{"ce commentaire est illisible vers « {1} »", "écrivez clé=valeur, la valeur nue ou entre guillemets droits"},
	},
	"comment-unknown-key": {
		Error,
		sentence{"\"{1}\" has no key \"{2}\"", "known: {3}"},
		sentence{"« {1} » n’a pas de clé « {2} »", "clés connues : {3}"},
	},
	"comment-repeated-key": {
		Error,
		sentence{"the key \"{1}\" stands twice in this comment", "keep one of them"},
		sentence{"la clé « {1} » figure deux fois dans ce commentaire", "n’en gardez qu’une"},
	},
	"comment-value": {
		Error,
		sentence{"{1}={2} is not possible", "possible: {3}"},
		sentence{"{1}={2} n’est pas possible", "possible : {3}"},
	},
	"comment-nested": {
		Error,
		sentence{"a block cannot stand inside another one", "close the one above with <!-- / -->, or use a heading of its level"},
		sentence{"un bloc ne peut pas se trouver dans un autre", "fermez celui d’au-dessus par <!-- / -->, ou prenez un titre du même niveau"},
	},
	"comment-nothing-to-close": {
		Error,
		sentence{"there is no open block to close here", "delete this comment"},
		sentence{"il n’y a ici aucun bloc à fermer", "supprimez ce commentaire"},
	},
	"comment-second": {
		Error,
		sentence{"a second comment for the same heading", "give each block its own heading"},
		sentence{"un second commentaire pour le même titre", "donnez à chaque bloc son titre"},
	},
	"block-id-missing": {
		Error,
		sentence{"this {1} has no id", "write id=… in its comment and never change it again"},
		sentence{"ce bloc {1} n’a pas d’identifiant", "écrivez id=… dans son commentaire et n’y touchez plus"},
	},
	"page-id-missing": {
		Warning,
		sentence{"this page has no id: progress on it is lost when pages move", "write <!-- page id=… --> below the heading"},
		sentence{"cette page n’a pas d’identifiant : la progression se perd si les pages bougent", "écrivez <!-- page id=… --> sous le titre"},
	},
	"id-repeated": {
		Error,
		sentence{"the id \"{1}\" is taken, on line {2}", "give this one an id of its own"},
		sentence{"l’identifiant « {1} » est déjà pris, ligne {2}", "donnez-en un autre à celui-ci"},
	},
	"objective-unknown": {
		Error,
		sentence{"the objective \"{1}\" is not in the front matter", "known: {2}"},
		sentence{"l’objectif « {1} » n’est pas dans l’en-tête", "objectifs connus : {2}"},
	},
	"glossary-form": {
		Error,
		sentence{"this is not a term", "write - **term** (variant) — definition <!-- id=… -->"},
		sentence{"ceci n’est pas un terme", "écrivez - **terme** (variante) — définition <!-- id=… -->"},
	},
	"glossary-stray": {
		Warning,
		sentence{"only the list of terms is read here", "move this text into a module"},
		sentence{"seule la liste des termes est lue ici", "déplacez ce texte dans un module"},
	},
	"term-repeated": {
		Warning,
		sentence{"\"{1}\" is said by two terms, first on line {2}", "give each form to one term"},
		sentence{"« {1} » désigne deux termes, d’abord ligne {2}", "donnez chaque forme à un seul terme"},
	},
	"placeholder": {
		Warning,
		sentence{"{{{1}}} is still to be written", "write it, and take the braces away"},
		sentence{"{{{1}}} reste à écrire", "écrivez-le, et retirez les accolades"},
	},
	"rule-unknown": {
		Error,
		sentence{"there is no rule \"{1}\"", "copy the name from between the brackets of a message"},
		sentence{"il n’y a pas de règle « {1} »", "copiez le nom qui figure entre crochets dans un message"},
	},
	"course-missing": {
		Error,
		sentence{"there is no course.md in this folder", "write one: id, version, title, tracks"},
		sentence{"il n’y a pas de course.md dans ce dossier", "écrivez-en un : id, version, title, tracks"},
	},
	"course-track": {
		Warning,
		sentence{"the track \"{1}\" is not in course.md: the module is shown last", "known: {2}"},
		sentence{"le parcours « {1} » n’est pas dans course.md : le module est montré en dernier", "parcours connus : {2}"},
	},
	"course-order": {
		Warning,
		sentence{"\"{1}\" in order is no module of this course", "add its file, or take it out of the order"},
		sentence{"« {1} » dans order n’est pas un module de ce cours", "ajoutez son fichier, ou retirez-le de l’ordre"},
	},
	"module-repeated": {
		Error,
		sentence{"the module \"{1}\" stands in two files of one language; {2} comes first and wins", "give this one an id of its own"},
		sentence{"le module « {1} » figure dans deux fichiers d’une même langue ; {2} vient d’abord et l’emporte", "donnez à celui-ci un identifiant propre"},
	},
	"module-needs": {
		Warning,
		sentence{"needs names \"{1}\", which is no module of this course", "add its file, or take it out"},
		sentence{"needs cite « {1} », qui n’est pas un module de ce cours", "ajoutez son fichier, ou retirez-le"},
	},
	"lang-missing": {
		Info,
		sentence{"the module exists in {1} only", "write the other language when you can"},
		sentence{"le module n’existe qu’en {1}", "écrivez l’autre langue quand vous le pourrez"},
	},
	"lang-block-missing": {
		Error,
		sentence{"\"{1}\" stands in {2} but not here", "add it with the same id, or take it out there"},
		sentence{"« {1} » se trouve dans {2} mais pas ici", "ajoutez-le avec le même identifiant, ou retirez-le là-bas"},
	},
	"lang-differs": {
		Error,
		sentence{"\"{1}\" differs from {2}: {3}", "make both the same: answers are recorded by position"},
		sentence{"« {1} » diffère de {2} : {3}", "rendez les deux identiques : les réponses sont notées par position"},
	},
}
