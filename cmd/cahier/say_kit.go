package main

// kitSay is what stands on exported documents that are printed.
type kitSay struct {
	Title, Name, Date, Contents string
	From, Changed               string // a module; a day
	Months                      string // twelve names, parted by spaces
	First                       string // the first day of a month
	Unreadable                  string
	None, NoneHint              string
}

func kitEnglish() kitSay {
	return kitSay{
		Title:      "Kit for the first session",
		Name:       "Name",
		Date:       "Date",
		Contents:   "Contents",
		From:       "From the module “%s”",
		Changed:    "Last changed on %s",
		Months:     "January February March April May June July August September October November December",
		First:      "1",
		Unreadable: "%s cannot be read: the kit is without its worksheets",
		None:       "no course at hand has a worksheet for the kit",
		NoneHint:   "all courses: cahier course list",
	}
}

func kitFrench() kitSay {
	return kitSay{
		Title:      "Kit pour la première séance",
		Name:       "Nom",
		Date:       "Date",
		Contents:   "Sommaire",
		From:       "Du module « %s »",
		Changed:    "Dernière modification le %s",
		Months:     "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		First:      "1er",
		Unreadable: "%s est illisible : ses fiches manquent dans le kit",
		None:       "aucun cours présent n’a de fiche pour le kit",
		NoneHint:   "tous les cours : cahier course list",
	}
}
