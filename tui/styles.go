package tui

import (
	"charm.land/lipgloss/v2"

	"cahier/tui/markdown"
)

// A palette is the colours of a theme, by what they mean (docs: the look).
// Margin is a line, not a text; its near relative wrong is read.
type palette struct{ blue, margin, green, amber, wrong, pencil string }

var palettes = map[markdown.Theme]palette{
	markdown.Dark:  {"#8AB4F8", "#C96A5B", "#7FBF7F", "#E0B34C", "#E58F80", "#A3A9B0"},
	markdown.Light: {"#1A4F9C", "#B5402F", "#2E6B34", "#7A5400", "#B5402F", "#5F6368"},
}

// Styles are what a theme makes of the meanings. High contrast and no colour
// use bold and reverse only: words and marks carry the meaning everywhere.
type styles struct {
	theme markdown.Theme

	strong, blue, chosen, margin, right, partly, wrong, pencil lipgloss.Style
}

func newStyles(theme markdown.Theme) styles {
	s := styles{theme: theme, strong: lipgloss.NewStyle().Bold(true)}
	p, coloured := palettes[theme]
	if !coloured {
		s.blue, s.right, s.partly, s.wrong = s.strong, s.strong, s.strong, s.strong
		s.chosen = lipgloss.NewStyle().Bold(true).Reverse(true)
		return s
	}
	of := func(c string) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(c)) }
	s.blue, s.margin, s.pencil = of(p.blue), of(p.margin), of(p.pencil)
	s.right, s.partly, s.wrong = of(p.green).Bold(true), of(p.amber).Bold(true), of(p.wrong).Bold(true)
	s.chosen = of(p.blue).Bold(true)
	return s
}

// plain is the style of text as it comes.
func (st styles) plain() lipgloss.Style { return lipgloss.NewStyle() }
