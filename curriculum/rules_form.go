package curriculum

// fitRules are about what a module looks like: links, widths, and languages
// that were not changed together. Only authors are told.
var fitRules = map[string]rule{
	"link-target": {
		Error,
		sentence{"no heading of this file is meant by \"{1}\"", "write the heading's words with hyphens, as in #the-first-session"},
		sentence{"aucun titre de ce fichier ne répond à « {1} »", "reprenez les mots du titre avec des traits d’union, ainsi #la-premiere-seance"},
	},
	"link-file": {
		Warning,
		sentence{"there is no file \"{1}\" in this folder", "correct the name, or put the file beside the module"},
		sentence{"il n’y a pas de fichier « {1} » dans ce dossier", "corrigez le nom, ou placez le fichier à côté du module"},
	},
	"link-undefined": {
		Warning,
		sentence{"the address of the link \"{1}\" is never given: the brackets are shown", "add a line [{1}]: https://…, or write the address in round brackets"},
		sentence{"l’adresse du lien « {1} » n’est jamais donnée : les crochets se voient", "ajoutez une ligne [{1}]: https://…, ou écrivez l’adresse entre parenthèses"},
	},
	"table-wide": {
		Info,
		sentence{"this table needs {1} columns of the screen even with its lines broken; {2} are sure", "shorten the longest word of each column, or drop a column: else each row is shown as a list"},
		sentence{"ce tableau demande {1} colonnes d’écran, même en coupant ses lignes ; seules {2} sont sûres", "abrégez le mot le plus long de chaque colonne, ou ôtez une colonne, sans quoi chaque ligne devient une liste"},
	},
	"code-wide": {
		Warning,
		sentence{"this line of code is {1} columns wide; only {2} are sure", "break it yourself, where it does no harm"},
		sentence{"cette ligne de code occupe {1} colonnes ; seules {2} sont sûres", "coupez-la vous-même, là où cela ne gêne pas"},
	},
	"title-cut": {
		Warning,
		sentence{"this title takes {1} columns; in a list, a terminal of 60 columns shows {2} and cuts the rest", "shorten it by {3} characters"},
		sentence{"ce titre prend {1} colonnes ; dans une liste, un terminal de 60 colonnes en montre {2} et coupe le reste", "raccourcissez-le de {3} caractères"},
	},
	"word-wide": {
		Warning,
		sentence{"\"{1}\" is {2} columns wide and has no place to break; a line of a terminal of 60 columns has {3}", "part it, or put the address behind words: [words](address)"},
		sentence{"« {1} » occupe {2} colonnes sans point de coupure ; une ligne d’un terminal de 60 colonnes en a {3}", "découpez, ou cachez l’adresse derrière des mots : [mots](adresse)"},
	},
	"choices-tall": {
		Info,
		sentence{"the answers take {1} lines of a terminal of 60 columns; {2} can be seen at a time", "shorten them until they can be compared at one glance"},
		sentence{"les réponses prennent {1} lignes d’un terminal de 60 colonnes ; {2} se voient à la fois", "raccourcissez-les pour qu’on les compare d’un coup d’œil"},
	},
	"lang-older": {
		Warning,
		sentence{"\"{1}\" was not changed together with {2}: {3}", "read both and bring the older one up to date"},
		sentence{"« {1} » n’a pas changé en même temps que dans {2} : {3}", "relisez les deux et mettez le plus ancien à jour"},
	},
	"lang-reviewed": {
		Info,
		sentence{"{1} was reviewed on {2}, this file on {3}", "read this one against it, then write the new date"},
		sentence{"{1} a été relu le {2}, ce fichier le {3}", "relisez celui-ci en regard, puis écrivez la nouvelle date"},
	},
}
