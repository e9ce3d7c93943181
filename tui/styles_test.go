package tui

import (
	"math"
	"strconv"
	"testing"

	"cahier/tui/markdown"
)

// luminance is the relative luminance of "#rrggbb" (WCAG 2.2, "relative
// luminance").
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	channel := func(v uint64) float64 {
		c := float64(v&0xFF) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(n>>16) + 0.7152*channel(n>>8) + 0.0722*channel(n)
}

// contrast is the contrast ratio of two colours (WCAG 2.2, "contrast ratio").
func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Every colour of text reaches WCAG AA (4.5 to 1) on its background: pure black
// or white, and the softer ones that terminals come with.
func TestContrast(t *testing.T) {
	backgrounds := map[markdown.Theme][]string{
		markdown.Dark:  {"#000000", "#1E1E1E", "#282A36"},
		markdown.Light: {"#FFFFFF", "#FAFAFA", "#FDF6E3"},
	}
	for theme, p := range palettes {
		for name, colour := range map[string]string{
			"blue": p.blue, "margin": p.margin, "green": p.green, "amber": p.amber, "wrong": p.wrong, "pencil": p.pencil,
		} {
			need := 4.5
			if name == "margin" {
				need = 3 // graphics (WCAG 2.2, 1.4.11)
			}
			for _, background := range backgrounds[theme] {
				if ratio := contrast(t, colour, background); ratio < need {
					t.Errorf("%s: %s %s on %s has a contrast of %.2f", theme, name, colour, background, ratio)
				}
			}
		}
	}
}
