package curriculum

// joinRules are about courses that join others, and about former ids.
var joinRules = map[string]rule{
	"course-itself": {
		Error,
		sentence{"the course joins itself: its keys course and id are both \"{1}\"", "give this folder an id of its own, or take the key course out"},
		sentence{"le cours se joint à lui-même : ses clés course et id valent toutes deux « {1} »", "donnez à ce dossier un identifiant propre, ou retirez la clé course"},
	},
	"course-host": {
		Warning,
		sentence{"the course \"{1}\" that this one joins is not at hand: tracks, needs and recalls that mean its modules were not checked", "name its folder with --course too"},
		sentence{"le cours « {1} » que celui-ci rejoint n’est pas là : les parcours, needs et recall qui visent ses modules n’ont pas été vérifiés", "nommez aussi son dossier avec --course"},
	},
	"course-chain": {
		Error,
		sentence{"the course \"{1}\" joins \"{2}\" itself, and joins are not followed further: these modules stand alone", "join \"{2}\" here too"},
		sentence{"le cours « {1} » rejoint lui-même « {2} », et on ne suit pas plus loin : ces modules restent à part", "rejoignez « {2} » ici aussi"},
	},
	"was-taken": {
		Error,
		sentence{"the former id \"{1}\" belongs to \"{2}\" too: what was recorded under it would count for both", "leave it to one of them"},
		sentence{"l’ancien identifiant « {1} » est aussi celui de « {2} » : ce qui a été enregistré compterait pour les deux", "ne le laissez qu’à l’un des deux"},
	},
}
