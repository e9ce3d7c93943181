// Command yardstick is the barest program of its kind: Bubble Tea and Glamour, one
// rendered sentence, the same frame rate. The start of the workbook is
// measured in its starts.
package main

import (
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
	"charm.land/glamour/v2"
)

type model struct{ text string }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return m, tea.Quit
	}
	return m, nil
}

func (m model) View() tea.View {
	v := tea.NewView(m.text)
	v.AltScreen = true
	return v
}

func main() {
	text, err := glamour.Render("One **rendered** sentence: mark0001.", "dark")
	if err == nil {
		_, err = tea.NewProgram(model{text}, tea.WithFPS(120)).Run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
