package tui

import (
	"charm.land/lipgloss/v2"

	"cahier/tui/markdown"
)

// Styles are what a theme makes of the meanings. High contrast and no colour
// use bold and reverse only: words and marks carry the meaning everywhere.
type styles struct {
	theme markdown.Theme

	strong, blue, chosen, margin, right, partly, wrong, pencil lipgloss.Style
}

func newStyles(theme markdown.Theme) styles {
	s := styles{theme: theme, strong: lipgloss.NewStyle().Bold(true)}
	c, coloured := markdown.ColoursOf(theme)
	if !coloured {
		s.blue, s.right, s.partly, s.wrong = s.strong, s.strong, s.strong, s.strong
		s.chosen = lipgloss.NewStyle().Bold(true).Reverse(true)
		return s
	}
	of := func(colour string) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(colour)) }
	s.blue, s.margin, s.pencil = of(c.Blue), of(c.Margin), of(c.Pencil)
	s.right, s.partly, s.wrong = of(c.Green).Bold(true), of(c.Amber).Bold(true), of(c.Wrong).Bold(true)
	s.chosen = of(c.Blue).Bold(true)
	return s
}

// plain is the style of text as it comes.
func (st styles) plain() lipgloss.Style { return lipgloss.NewStyle() }
