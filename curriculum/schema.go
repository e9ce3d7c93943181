package curriculum

// Schema returns a JSON Schema (draft 07) of the front matter of modules and of
// course.md, with descriptions in lang, for editors. A front matter whose title
// is a text is a module's; a course has a title for each language. The decoder
// in header.go and coursefile.go is what decides: a test holds this to it.
func Schema(lang string) map[string]any {
	s := schemaEnglish()
	if lang == "fr" {
		s = schemaFrench()
	}
	return map[string]any{
		"$schema": "http://json-schema.org/draft-07/schema#",
		"title":   s.Title,
		"type":    "object",
		"if":      map[string]any{"properties": map[string]any{"title": map[string]any{"type": "object"}}, "required": []string{"title"}},
		"then":    map[string]any{"$ref": "#/definitions/course"},
		"else":    map[string]any{"$ref": "#/definitions/module"},
		"definitions": map[string]any{
			"id":         s.pattern(idForm.re().String(), s.IDForm, s.ID),
			"text":       node{"type": "string", "minLength": 1},
			"texts":      s.texts(),
			"minutes":    node{"type": "integer", "minimum": 0, "maximum": 100000},
			"objectives": s.objectives(),
			"module":     s.module(),
			"course":     s.course(),
		},
	}
}

// A node is a schema inside the schema.
type node = map[string]any

func ref(name string) node { return node{"$ref": "#/definitions/" + name} }

// referred are the types of the definitions. An editor that does not follow a
// reference still knows from them whether a colon or a list comes after a key.
var referred = map[any]string{
	"#/definitions/id": "string", "#/definitions/text": "string", "#/definitions/minutes": "integer",
	"#/definitions/texts": "object", "#/definitions/objectives": "array",
}

// described adds what a key is for. In draft 07 nothing may stand beside $ref.
func described(schema node, what string) node {
	if to, refers := schema["$ref"]; refers {
		return node{"type": referred[to], "allOf": []any{schema}, "description": what}
	}
	schema["description"] = what
	return schema
}

func object(required []string, properties node) node {
	n := node{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		n["required"] = required
	}
	return n
}

func listOf(item node) node { return node{"type": "array", "items": item} }

// languageForm is the usual spelling of a language tag; the decoder knows more
// of them than a pattern can say.
const languageForm = `^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`

// pattern is a text of some form. What is said where it has another is no word of
// JSON Schema: editors know it, the others take no notice.
func (s schemaSay) pattern(form, otherwise, what string) node {
	n := node{"type": "string", "pattern": form, "patternErrorMessage": otherwise}
	if what != "" {
		n["description"] = what
	}
	return n
}

func (s schemaSay) texts() node {
	return node{
		"type": "object", "description": s.Texts, "minProperties": 1,
		"propertyNames":        node{"pattern": languageForm, "patternErrorMessage": s.LanguageForm},
		"additionalProperties": ref("text"),
	}
}

func (s schemaSay) objectives() node {
	return listOf(object([]string{"id"}, node{"id": ref("id"), "text": described(node{"type": "string"}, s.ObjectiveText)}))
}

func (s schemaSay) module() node {
	return object([]string{"id", "title"}, node{
		"id":    described(ref("id"), s.ModuleID),
		"title": described(ref("text"), s.ModuleTitle),
		"track": described(ref("id"), s.Track),
		"minutes": described(node{"anyOf": []any{
			ref("minutes"),
			object(nil, node{"solo": described(ref("minutes"), s.Solo), "group": described(ref("minutes"), s.Group)}),
		}}, s.Minutes),
		"objectives": described(ref("objectives"), s.Objectives),
		"needs":      described(listOf(ref("id")), s.Needs),
		"was":        described(listOf(ref("id")), s.Was),
		"reviewed":   s.reviewed(),
	})
}

// reviewed may be there without a day, until there was a review.
func (s schemaSay) reviewed() node {
	n := s.pattern(`^\d{4}-\d{2}-\d{2}$`, s.DateForm, s.Reviewed)
	n["type"] = []string{"string", "null"}
	return n
}

// rules are the rules of the checker, each with what it says.
func (s schemaSay) rules() node {
	all := node{}
	for _, name := range CheckRules() {
		_, says := AboutRule(name, s.Lang)
		all[name] = described(ref("text"), says)
	}
	return described(object(nil, all), s.Rules)
}

func (s schemaSay) course() node {
	return object([]string{"id", "title"}, node{
		"format":    described(node{"type": "integer", "enum": []int{0, 1}}, s.Format),
		"id":        described(ref("id"), s.CourseID),
		"version":   described(node{"type": "string"}, s.Version),
		"languages": described(listOf(s.pattern(languageForm, s.LanguageForm, "")), s.Languages),
		"title":     described(ref("texts"), s.CourseTitle),
		"tracks":    described(listOf(object([]string{"id"}, node{"id": ref("id"), "title": ref("texts")})), s.Tracks),
		"order":     described(listOf(ref("id")), s.Order),
		"course":    described(ref("id"), s.Joins),
		"meters":    described(node{"type": "object", "propertyNames": ref("id"), "additionalProperties": ref("texts")}, s.Meters),
		"rules":     s.rules(),
	})
}

// schemaSay are the descriptions of the keys in one language.
type schemaSay struct {
	Lang, IDForm, DateForm, LanguageForm                           string
	Title, ID, Texts                                               string
	ModuleID, ModuleTitle, Track, Minutes, Solo, Group, Objectives string
	ObjectiveText, Needs, Was, Reviewed                            string
	Format, CourseID, Version, Languages, CourseTitle, Tracks      string
	Order, Joins, Meters, Rules                                    string
}

func schemaEnglish() schemaSay {
	return schemaSay{
		Lang:          "en",
		IDForm:        "an id holds nothing but a-z, 0-9 and hyphens, 64 in all at most",
		DateForm:      "a date is written 2026-11-20",
		LanguageForm:  "a language is written en, fr, pt-BR",
		Title:         "Front matter of cahier",
		ID:            "a-z, 0-9 and hyphens. It is written into records: never change it",
		Texts:         "one text for each language",
		ModuleID:      "the module's id, the same in all languages",
		ModuleTitle:   "the module's title, in double quotes",
		Track:         "id of a track of course.md",
		Minutes:       "how long the module takes",
		Solo:          "minutes for one alone",
		Group:         "minutes in a group",
		Objectives:    "what one can do after the module; the same ids in all languages",
		ObjectiveText: "what one can do, beginning with a verb",
		Needs:         "modules to read before this one",
		Was:           "former ids of the module",
		Reviewed:      "the day on which the facts were last checked",
		Format:        "the version of the format: 1",
		CourseID:      "the course's id: all is recorded under it",
		Version:       "a text, such as \"2026.11.1\"",
		Languages:     "the languages of the course",
		CourseTitle:   "the course's title in each language",
		Tracks:        "groups of modules, in the order shown",
		Order:         "ids of modules, in the order suggested",
		Joins:         "id of the course that these modules join",
		Meters:        "what the meters of scenarios are called",
		Rules:         "rules of the checker that are switched off, each with a reason",
	}
}

func schemaFrench() schemaSay {
	return schemaSay{
		Lang:          "fr",
		IDForm:        "un identifiant ne contient que a-z, 0-9 et des traits d’union, 64 signes au plus",
		DateForm:      "une date s’écrit 2026-11-20",
		LanguageForm:  "une langue s’écrit en, fr, pt-BR",
		Title:         "En-têtes de cahier",
		ID:            "a-z, 0-9 et traits d’union. Inscrit dans les données des lecteurs\u202f: n’y touchez plus",
		Texts:         "un texte par langue",
		ModuleID:      "l’identifiant du module, le même dans toutes les langues",
		ModuleTitle:   "le titre du module, entre guillemets doubles droits",
		Track:         "identifiant d’un parcours de course.md",
		Minutes:       "la durée du module",
		Solo:          "minutes, seul",
		Group:         "minutes, en groupe",
		Objectives:    "ce que l’on sait faire après le module\u202f; mêmes identifiants dans toutes les langues",
		ObjectiveText: "ce que l’on sait faire, en commençant par un verbe",
		Needs:         "modules à lire avant celui-ci",
		Was:           "anciens identifiants du module",
		Reviewed:      "jour de la dernière vérification des faits",
		Format:        "la version du format\u202f: 1",
		CourseID:      "l’identifiant du cours, sous lequel tout est noté",
		Version:       "un texte, par exemple «\u202f2026.11.1\u202f»",
		Languages:     "les langues du cours",
		CourseTitle:   "le titre du cours dans chaque langue",
		Tracks:        "groupes de modules, dans l’ordre affiché",
		Order:         "identifiants des modules, dans l’ordre conseillé",
		Joins:         "identifiant du cours que ces modules rejoignent",
		Meters:        "le nom des jauges des mises en situation",
		Rules:         "règles du contrôle qui sont désactivées, chacune avec sa raison",
	}
}
