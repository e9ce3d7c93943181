package curriculum

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// kindsOf reads a module of the course that has every kind of block.
func kindsOf(t *testing.T, id, lang string) *Module {
	t.Helper()
	c, _, err := Load(os.DirFS("testdata/kinds"), "kinds")
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := c.Module(id, lang)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestKindsAreInStep(t *testing.T) {
	found := slices.DeleteFunc(Check(os.DirFS("testdata/kinds"), "").Diagnostics, func(d Diagnostic) bool { return d.Rule == "claim-no-source" })
	same(t, "found", lines(found),
		"every.en.md:76:1 info [scenario-cycles]\nevery.fr.md:76:1 info [scenario-cycles]\n")
}

func TestKindsInEnglish(t *testing.T) {
	m, before := kindsOf(t, "every", "en"), kindsOf(t, "before", "en")
	at := func(m *Module, id string) *Block {
		b, _ := m.Block(id)
		if b == nil {
			t.Fatal("no block", id)
		}
		return b
	}
	same(t, "scale", *at(before, "where").Scale, Rating{
		Text: "Be honest.", From: 0, To: 10, After: "Nobody sees this.",
		Statements: []Statement{{"ask", "I ask before I explain."}, {"mouse", "I let *her* hold the mouse."}},
	})
	same(t, "plain scale", *at(before, "plain").Scale, Rating{From: 1, To: 5, Statements: []Statement{{"one", "One"}}})
	again := at(m, "again")
	same(t, "scale asked again", fmt.Sprint(*again.Scale, again.Of), "{Compare. 0 0 [] } {before where}")
	same(t, "list to fill", *at(m, "list").Worksheet, Sheet{
		Text: "An example:\n\n- **Need** — she wants an overview\n\n> [!TIP]\n> Write short.\n\nNow you.", After: "Keep it.", Kit: true,
		Fields: []Field{{"need", "The need", "What does she want?"}, {"step", "First step (in a word)", "Where do you begin?"}, {"rest", "Rest", ""}},
	})
	table := at(m, "table").Worksheet
	same(t, "fields of a table", table.Fields, []Field{{"paul-wants", "Wants | needs · Paul", ""}, {"anne-fears", "Fears · Anne", ""}, {"paul-fears", "Fears · Paul", ""}})
	same(t, "table", *table.Table, Grid{
		Columns: []string{"", "Anne", "`Paul`"},
		Rows:    [][]Cell{{{"Wants | needs", -1}, {"an *overview*", -1}, {"", 0}}, {{"Fears", -1}, {"", 1}, {"", 2}}},
	})
	same(t, "timer", *at(m, "talk").Timer, Countdown{"Explain it.\n\n> [!NOTE]\n> No jargon.", 90})
	same(t, "activity", *at(m, "pairs").Activity, Group{
		Text: "Meet.", Form: "pairs", Minutes: 6, After: "Come back.",
		Phases: []Phase{{3, "one talks"}, {2.5, "the other"}, {0.5, "thanks"}},
	})
	same(t, "cards", *at(m, "cards").Cards, Deck{"Turn them.", []Card{
		{"visicalc", "When did *VisiCalc* come out?", "In 1979."}, {"dash", "**A dash - inside** (one word)", "yes - or no"},
	}})
	same(t, "terms", m.Terms(), []Term{{"cell", "cell", []string{"cells", "box"}, "Where a row meets a column.", 73}})
	same(t, "scenario", script(at(m, "budget").Scenario), `A finance director calls.
[{trust 3} {time 10}]
call "The call" []
  : The phone rings.¶It is *late*.
  Anne: Just send me the file.¶Please.
  : > She sighs.¶#### A deeper heading¶What now?
  > Ask *why* she needs it → 1 [trust+1 time-5] 1 (You begin with her.)
  > Send it → 3 [trust-1] 0 (She has it, and one copy more.)
  > Say nothing, and wait → 0 [] - ()
need-node "The need" [trust+1]
  Anne: I need one number.
  > Show it → 2 [] 0.5 ()
  > Send it all the same → 3 [] - ()
shown "Shown" [] good
  : She found it *herself*.
sent "Sent" [] bad
  : Two files now.
`)
}

// What depends on the language: spaces before colons, accents in anchors, and
// the comma of a number.
func TestKindsInFrench(t *testing.T) {
	m := kindsOf(t, "every", "fr")
	b, _ := m.Block("talk")
	same(t, "timer", b.Timer.Seconds, 90)
	b, _ = m.Block("table")
	same(t, "field", b.Worksheet.Fields[0], Field{"paul-wants", "Veut | doit · Paul", ""})
	same(t, "terms", m.Terms(), []Term{{"cell", "cellule", []string{"cellules", "case"}, "Où une ligne croise une colonne.", 73}})
	b, page := m.Block("budget")
	same(t, "page", m.Pages[page].ID, "budget")
	same(t, "scenario", script(b.Scenario), `Une directrice financière appelle.
[{trust 3} {time 10}]
call "L’appel" []
  : Le téléphone sonne.¶Il est *tard*.
  Anne: Envoyez-moi le fichier.¶S’il vous plaît.
  : > Elle soupire.¶#### Un titre plus bas¶Et maintenant`+"\u202f"+`?
  > Demander *pourquoi* → 1 [trust+1 time-5] 1 (Vous partez d’elle.)
  > L’envoyer → 3 [trust-1] 0 (Elle l’a, en double.)
  > Se taire, et attendre → 0 [] - ()
need-node "Le besoin réel" [trust+1]
  Anne: Il me faut un chiffre.
  > Le montrer → 2 [] 0.5 ()
  > L’envoyer quand même → 3 [] - ()
shown "Montré" [] good
  : Elle l’a trouvé *elle-même*.
sent "Envoyé" [] bad
  : Deux fichiers désormais.
`)
	c, _, err := Load(os.DirFS("testdata/kinds"), "kinds")
	if err != nil || c.MeterName("trust", "fr") != "Confiance" || c.MeterName("time-left", "fr") != "time left" {
		t.Errorf("%v, meters %v", err, c.Meters)
	}
}

// script writes a scenario for people.
func script(c *Conversation) string {
	if c == nil {
		return "none"
	}
	var b strings.Builder
	fmt.Fprintln(&b, c.Opening)
	fmt.Fprintln(&b, c.Meters)
	for _, n := range c.Nodes {
		fmt.Fprintln(&b, strings.TrimSpace(fmt.Sprintf("%s %q %v %s", n.ID, n.Title, n.Set, n.Outcome)))
		for _, s := range n.Spoken {
			fmt.Fprintf(&b, "  %s: %s\n", s.Speaker, strings.ReplaceAll(s.Text, "\n\n", "¶"))
		}
		for _, o := range n.Options {
			credit := "-"
			if o.Credit != nil {
				credit = fmt.Sprint(*o.Credit)
			}
			fmt.Fprintf(&b, "  > %s → %d %v %s (%s)\n", o.Text, o.To, o.Set, credit, o.Feedback)
		}
	}
	return b.String()
}

// The examples of the manual are what authors copy.
func TestExamplesInTheManual(t *testing.T) {
	raw, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, manual, _ := strings.Cut(string(raw), "// # Lists and tables that are recorded")
	manual, _, _ = strings.Cut(manual, "// # Elsewhere")
	read, example := 0, ""
	for line := range strings.Lines(manual + "end\n") {
		code, indented := strings.CutPrefix(line, "//\t")
		switch {
		case indented:
			example += code
		case line == "//\n":
			example += "\n"
		default:
			if strings.Contains(example, "<!-- ") && strings.Contains(example, "##") {
				m := clean(t, example)
				read += len(m.Blocks())
				playable(t, m)
			}
			example = ""
		}
	}
	if read != 5 {
		t.Errorf("%d blocks were read", read)
	}
}
