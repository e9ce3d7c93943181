package curriculum

import (
	"fmt"
	"strings"
	"testing"
)

// A conversation of five hundred nodes and a sheet of two hundred fields are
// read whole.
func TestLargeKinds(t *testing.T) {
	var b strings.Builder
	b.WriteString("### S\n<!-- scenario id=s -->\n\n")
	for i := range 499 {
		fmt.Fprintf(&b, "#### Node %d\n<!-- node id=n%d -->\n\n**A:** %d.\n\n- [On](#node-%d)\n- [End](#the-end)\n\n", i, i, i, (i+1)%499)
	}
	b.WriteString("#### The end\n<!-- end id=end outcome=good -->\n\nDone.\n\n### W\n<!-- worksheet id=w -->\n\n")
	for i := range 200 {
		fmt.Fprintf(&b, "- **Field %d** — prompt <!-- id=f%d -->\n", i, i)
	}
	m, ds := read(t, b.String())
	same(t, "found", lines(ds), "m.en.md:7:1 info [scenario-cycles]\n")
	same(t, "on loops", ds[0].Args, []any{499, 500})
	s, _ := m.Block("s")
	w, _ := m.Block("w")
	if s.Scenario == nil || len(s.Scenario.Nodes) != 500 || s.Scenario.Nodes[498].Options[0].To != 0 {
		t.Errorf("%.300s", script(s.Scenario))
	}
	if f, at := w.Worksheet.Field("f199"); at != 199 || f.Name != "Field 199" {
		t.Errorf("%+v at %d", f, at)
	}
}

// Names, titles and speakers come out of character references clean.
func TestNamesOfKindsAreSafe(t *testing.T) {
	const evil = "&#27;]0;x&#7;&#10;"
	const quiet = "�]0;x�"
	m, _ := read(t, "### S\n<!-- scenario id=s -->\n\n#### A "+evil+"\n<!-- node id=a -->\n\n**"+evil+":** b\n\n- [c](#b)\n- [d](#b)\n\n#### B\n<!-- end id=b outcome=bad -->\n\nE.\n\n"+
		"### W\n<!-- worksheet id=w -->\n\n- **"+evil+"** ("+evil+") — p <!-- id=f -->\n\n"+
		"### T\n<!-- worksheet id=t -->\n\n| | "+evil+" |\n|-|-|\n| "+evil+" | <!-- id=g --> |\n\n"+
		"### G\n<!-- glossary -->\n\n- **"+evil+"** ("+evil+") — d <!-- id=h -->\n")
	s, _ := m.Block("s")
	w, _ := m.Block("w")
	table, _ := m.Block("t")
	if s.Scenario == nil || w.Worksheet == nil || table.Worksheet == nil || len(m.Terms()) != 1 {
		t.Fatal("something was not read")
	}
	same(t, "title", s.Scenario.Nodes[0].Title, "A "+quiet)
	same(t, "speaker", s.Scenario.Nodes[0].Spoken[0].Speaker, quiet)
	same(t, "field", w.Worksheet.Fields[0].Name, quiet+" ("+quiet+" )")
	same(t, "cell", table.Worksheet.Fields[0].Name, quiet+" · "+quiet)
	same(t, "term", m.Terms()[0].Forms(), []string{quiet, quiet})
	playable(t, m)
}

// Whatever stands in an item, ten levels deep, stays text.
func TestNestingInKinds(t *testing.T) {
	for _, mark := range []string{"- ", "> ", "1. ", "- > "} {
		deep := strings.Repeat(mark, 10/len(strings.Fields(mark))) + "[x](#a) **b** — <!-- id=zz --> <!-- set=q+1 -->"
		for _, kind := range []string{"scale id=k", "worksheet id=k", "timer id=k minutes=1", "activity id=k", "cards id=k", "glossary"} {
			m, ds := read(t, "### K\n<!-- "+kind+" -->\n\n"+deep+"\n")
			if len(m.Blocks()) != 1 {
				t.Errorf("%s in %s: %s", mark, kind, lines(ds))
			}
			playable(t, m)
		}
		m := clean(t, "### S\n<!-- scenario id=s -->\n\n#### A\n<!-- node id=a -->\n\n"+deep+"\n\nThen:\n\n- [b](#b)\n\n  "+deep+"\n  > f\n- [c](#b)\n\n#### B\n<!-- end id=b outcome=bad -->\n\n"+deep+"\n")
		b, _ := m.Block("s")
		if b.Scenario == nil || len(b.Scenario.Nodes[0].Options) != 2 || len(b.Scenario.Nodes[0].Spoken) != 1 {
			t.Errorf("%s: %s", mark, script(b.Scenario))
		}
	}
}
