// Command pager is the barest program that pages: Bubble Tea, 2,000 lines, as many of
// them shown as the terminal is high, the same frame rate. A key in a long page
// of the workbook is measured against a key in it.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type model struct {
	lines       []string
	top, height int
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.height = msg.Height
	case tea.KeyPressMsg:
		switch msg.String() {
		case "down":
			m.top++
		case "pgdown":
			m.top += m.height
		case "q":
			return m, tea.Quit
		}
		m.top = max(0, min(m.top, len(m.lines)-m.height))
	}
	return m, nil
}

func (m model) View() tea.View {
	v := tea.NewView(strings.Join(m.lines[m.top:min(m.top+m.height, len(m.lines))], "\n"))
	v.AltScreen = true
	return v
}

func main() {
	m := model{}
	for i := range 1000 {
		m.lines = append(m.lines, fmt.Sprintf("Paragraph %d says that office work changed its gestures again.", i+1), "")
	}
	if _, err := tea.NewProgram(m, tea.WithFPS(120)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
