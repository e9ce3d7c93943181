package tui

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"cahier/tui/markdown"
)

// luminance is the relative luminance of "#rrggbb" (WCAG 2.2, "relative
// luminance").
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	r, g, b := channels(t, hex)
	channel := func(v uint64) float64 {
		c := float64(v) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(r) + 0.7152*channel(g) + 0.0722*channel(b)
}

// contrast is the contrast ratio of two colours (WCAG 2.2, "contrast ratio").
func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Every colour of text reaches WCAG AA (4.5 to 1) on its background: pure black
// or white, and the softer ones that terminals come with; as it is written, and
// as a terminal of 256 colours is sent it. TestInks holds that no screen has any
// other colour.
func TestContrast(t *testing.T) {
	backgrounds := map[markdown.Theme][]string{
		markdown.Dark:  {"#000000", "#1E1E1E", "#282A36"},
		markdown.Light: {"#FFFFFF", "#FAFAFA", "#FDF6E3"},
	}
	for theme, behind := range backgrounds {
		c, ok := markdown.ColoursOf(theme)
		if !ok {
			t.Fatalf("%s has no colours", theme)
		}
		all := reflect.ValueOf(c)
		for i := range all.NumField() {
			name, colour, need := all.Type().Field(i).Name, all.Field(i).String(), 4.5
			if name == "Margin" {
				need = 3 // graphics (WCAG 2.2, 1.4.11)
			}
			for _, ink := range []string{colour, in256(colour)} {
				for _, background := range behind {
					if ratio := contrast(t, ink, background); ratio < need {
						t.Errorf("%s: %s %s (%s) on %s has a contrast of %.2f", theme, name, colour, ink, background, ratio)
					}
				}
			}
		}
	}
}

// in256 is what becomes of a colour in a terminal of 256 colours.
func in256(hex string) string {
	r, g, b, _ := colorprofile.ANSI256.Convert(lipgloss.Color(hex)).RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

// A terminal of 256 colours keeps what a colour is: the margin and what is wrong
// are red and not orange, what is right is green.
func TestHues(t *testing.T) {
	for _, theme := range []markdown.Theme{markdown.Dark, markdown.Light} {
		c, _ := markdown.ColoursOf(theme)
		for _, red := range []string{c.Margin, c.Wrong} {
			if r, g, b := channels(t, in256(red)); r <= max(g, b) || g != b {
				t.Errorf("%s: %s becomes %s, which is no red", theme, red, in256(red))
			}
		}
		if r, g, b := channels(t, in256(c.Green)); g <= max(r, b) {
			t.Errorf("%s: %s becomes %s, which is no green", theme, c.Green, in256(c.Green))
		}
	}
}

func channels(t *testing.T, hex string) (r, g, b uint64) {
	t.Helper()
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	return n >> 16, n >> 8 & 0xFF, n & 0xFF
}
