package study

import (
	"testing"

	"cahier/curriculum"
)

func pitch() *curriculum.Block {
	return &curriculum.Block{Kind: curriculum.Worksheet, ID: "pitch", Worksheet: &curriculum.Sheet{
		Fields: []curriculum.Field{{ID: "bring", Name: "What I bring"}, {ID: "hope", Name: "What I *hope*"}},
	}}
}

func TestFilledSheet(t *testing.T) {
	b := pitch()
	m := module([]*curriculum.Block{b})
	p := At(course, m, 0)
	var l log
	first := l.add(p.NotedField(b, "bring", "Ease", ""))
	l.add(p.NotedField(b, "bring", "Ease and | time", first.ID))
	f := FilledSheet(l.state(), course, m, b)
	if f.Count() != 1 || f.Texts[0] != "Ease and | time" {
		t.Fatal(f)
	}
	if got := f.Document("…"); got != "**What I bring**\n\nEase and | time\n\n**What I \\*hope\\***\n\n…" {
		t.Errorf("%q", got)
	}
	b.Worksheet.Table = &curriculum.Grid{Columns: []string{"", "Now"}, Rows: [][]curriculum.Cell{
		{{Text: "Bring", Field: -1}, {Field: 0}}, {{Text: "Hope", Field: -1}, {Field: 1}},
	}}
	if got := FilledSheet(l.state(), course, m, b).Document("…"); got != "|  | Now |\n| --- | --- |\n| Bring | Ease and \\| time |\n| Hope | … |" {
		t.Errorf("%q", got)
	}
	if st := Of(l.state(), course, m); st.Notes != 1 {
		t.Error("a worksheet is not one note:", st.Notes)
	}
	// The block is renamed: its fields keep their texts.
	b.ID, b.Was = "my-pitch", []string{"pitch"}
	if f = FilledSheet(l.state(), course, m, b); f.Count() != 1 {
		t.Error("a renamed worksheet lost its texts")
	}
}

// What two devices wrote without having met is kept, both.
func TestFilledSheetOfTwoDevices(t *testing.T) {
	b := pitch()
	m := module([]*curriculum.Block{b})
	p := At(course, m, 0)
	var l log
	l.add(p.NotedField(b, "bring", "one", ""))
	l.add(p.NotedField(b, "bring", "two", ""))
	if f := FilledSheet(l.state(), course, m, b); f.Texts[0] != "one\n\ntwo" {
		t.Errorf("%q", f.Texts[0])
	}
}

func TestPageNote(t *testing.T) {
	m := module(nil, nil)
	p := At(course, m, 1)
	var l log
	l.add(p.NotedPage(&m.Pages[1], "remember this", ""))
	if n := PageNote(l.state(), course, m, &m.Pages[1]); len(n.Current) != 1 {
		t.Fatal(n)
	}
	if n := PageNote(l.state(), course, m, &m.Pages[0]); len(n.Current) != 0 {
		t.Error("a note on another page:", n)
	}
	if st := Of(l.state(), course, m); st.Notes != 1 {
		t.Error(st.Notes)
	}
}

// A bar in a table of the author's parts no cell.
func TestDocumentWithBars(t *testing.T) {
	b := pitch()
	b.Worksheet.Table = &curriculum.Grid{
		Columns: []string{"Here | there", "Now"}, Rows: [][]curriculum.Cell{{{Text: "a | b", Field: -1}, {Field: 0}}},
	}
	f := Filled{Block: b, Texts: []string{"c | d", ""}}
	if got, want := f.Document("…"), "| Here \\| there | Now |\n| --- | --- |\n| a \\| b | c \\| d |"; got != want {
		t.Errorf("%s", got)
	}
}
