package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func picture(t *testing.T, args ...string) string {
	t.Helper()
	var b strings.Builder
	if err := run(args, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// words returns the text of a picture and fails where it is not XML.
func words(t *testing.T, svg string) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
}

func TestPictureShowsAnAnsweredQuestion(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"Question", "Right.", "You were fairly sure.", "J. Lyons", "2/8"},
		"fr": {"Question", "Juste.", "J. Lyons", "2/8"},
	} {
		svg := picture(t, "-lang", lang)
		got := words(t, svg)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q is not in the picture:\n%s", lang, w, got)
			}
		}
		if strings.ContainsRune(svg, '\x1b') {
			t.Errorf("%s: an escape sequence is left", lang)
		}
	}
}

func TestSameOptionsSamePicture(t *testing.T) {
	for _, args := range [][]string{{}, {"-lang", "fr"}, {"-theme", "light", "-size", "100x30"}} {
		first, second := picture(t, args...), picture(t, args...)
		if first != second {
			t.Errorf("%v: two pictures differ", args)
		}
	}
}

func TestThemesDiffer(t *testing.T) {
	if picture(t) == picture(t, "-theme", "light") {
		t.Error("dark and light are the same")
	}
}

func TestWrongOptions(t *testing.T) {
	cards := repo + "/docs/authoring/samples/cards.en.md"
	for _, args := range [][]string{
		{"-theme", "pink"},
		{"-size", "wide"},
		{"-size", "3x3"},
		{"-block", "words"},
		{"-file", repo + "/nowhere/cards.en.md"},
		{"-file", repo + "/docs/authoring/samples/cards.md"},
		{"-file", repo + "/docs/authoring/samples/none.en.md"},
		{"-file", cards, "-block", "nowhere"},
		{"-file", cards, "-keys", "rihgt"},
	} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
}

func TestStretches(t *testing.T) {
	line := "  \x1b[1;38;2;1;2;255mab\x1b[0m  │ c d\x1b]8;;https://x.y\x1b\\e\x1b]8;;\x1b\\ \x1b[7m f\x1b[27m"
	got := stretches(line)
	want := []stretch{
		{style{ink: "#0102FF", bold: true}, 2, "ab"},
		{style{}, 6, "│"},
		{style{}, 8, "c de"},
		{style{reverse: true}, 13, " f"},
	}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("stretch %d: got %v, want %v", i, got[i], want[i])
		}
	}
}
