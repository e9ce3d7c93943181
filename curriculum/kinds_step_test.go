package curriculum

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// What must agree between the languages of a module, kind by kind: each line
// changes the French file and says what is told then.
func TestKindsOutOfStep(t *testing.T) {
	for _, c := range []struct{ what, from, to, want string }{
		{"a statement", "id=mouse", "id=mice", "where: statements [mouse] / [mice]"},
		{"statements in another order", "- Je demande avant d’expliquer. <!-- id=ask -->\n- Je *lui* laisse la souris. <!-- id=mouse -->", "- Je *lui* laisse la souris. <!-- id=mouse -->\n- Je demande avant d’expliquer. <!-- id=ask -->", "where: statements [ask mouse] / [mouse ask]"},
		{"values", "from=0 to=10", "from=0 to=9", "where: from, to [0 10] / [0 9]"},
		{"a value left out that is the usual one", "id=plain", "id=plain from=1 to=5", ""},
		{"a field", "- **Reste** <!-- id=rest -->\n", "", "list: fields [rest] / []"},
		{"a cell", "| une *vue* |", "|" + "une vue |", ""},
		{"cells elsewhere", "| une *vue* | <!-- id=paul-wants --> |", "| <!-- id=paul-wants --> | une *vue* |", "table: table [xx_] / [x_x]"},
		{"kit", " into=kit", "", "list: into kit / "},
		{"a phase", "3 min", "4 min", "pairs: phases [3 min] / [4 min]"},
		{"a phase said another way", "- 3 min", "- 180 s", ""},
		{"minutes", "minutes=1,5", "minutes=2", "talk: minutes 1.5 / 2"},
		{"a card", "id=dash", "id=line", "cards: cards [dash] / [line]"},
		{"a term", "id=cell", "id=box", "box|cell"},
		{"meters", "trust:3 time:10", "trust:3  time:9", "budget: meters [time:10] / [time:9]"},
		{"spaces between meters", "trust:3 time:10", "trust:3,  time:10", ""},
		{"a node", "node id=need-node", "node id=other", "budget: nodes [need-node] / [other]"},
		{"an outcome", "outcome=good", "outcome=mixed", "budget: nodes [shown good] / [shown mixed]"},
		{"what arriving changes", "need-node set=\"trust+1\"", "need-node set=\"trust+2\"", "budget: need-node set [trust+1] / [trust+2]"},
		{"where a choice leads", "(#lappel)", "(#envoyé)", "budget: call [#call] / [#sent]"},
		{"what a choice changes", "trust+1 time-5", "trust+1 time-4", "budget: call [#need-node trust+1 time-5 credit=1] / [#need-node trust+1 time-4 credit=1]"},
		{"a credit", "credit=0.5", "credit=0.25", "budget: need-node [#shown credit=0.5] / [#shown credit=0.25]"},
		{"a credit in another spelling", "credit=0.5", "credit=0,5", ""},
		{"a choice less", "- [Se taire](#lappel), et attendre\n", "", "budget: call [#call] / []"},
	} {
		course := fstest.MapFS{}
		for _, name := range []string{"course.md", "before.en.md", "before.fr.md", "every.en.md", "every.fr.md"} {
			raw, err := os.ReadFile("testdata/kinds/" + name)
			if err != nil {
				t.Fatal(err)
			}
			course[name] = &fstest.MapFile{Data: raw}
		}
		changed := false
		for _, name := range []string{"before.fr.md", "every.fr.md"} {
			old := string(course[name].Data)
			course[name].Data = []byte(strings.Replace(old, c.from, c.to, 1))
			changed = changed || string(course[name].Data) != old
		}
		if !changed {
			t.Errorf("%s: %q is not there", c.what, c.from)
		}
		var told []string
		for _, d := range Check(course, "").Diagnostics {
			switch d.Rule {
			case "lang-differs":
				told = append(told, d.Args[0].(string)+": "+d.Args[2].(string))
			case "lang-block-missing":
				told = append(told, d.Args[0].(string))
			case "scenario-cycles", "node-one-option", "activity-minutes", "claim-no-source":
			default:
				told = append(told, d.Rule)
			}
		}
		same(t, c.what, strings.Join(told, "|"), c.want)
	}
}
