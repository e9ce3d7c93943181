// Package markdown draws Markdown on a page of so many cells.
//
//	page := markdown.Render(source, markdown.Options{
//		Width:     66,
//		Theme:     markdown.Dark,
//		Alerts:    map[string]string{"IMPORTANT": "À retenir"},
//		Footnotes: map[string]int{"a07": 1},
//		Terms:     []markdown.Term{{Key: "mentor", Forms: []string{"mentor", "mentors"}}},
//	})
//
// Each of page.Lines stands for itself: its styles begin and end in it, it is no
// wider than the width, and it has no trailing spaces. So any slice of lines can
// be shown anywhere. page.Marks says on which line a note or a term can be
// opened. Plain writes the same words for a screen reader or a pipe.
//
// # How it works
//
// A source passes safe.Markdown, is parsed by goldmark, and its blocks are laid
// out one by one. A paragraph, a heading or a cell becomes a row of pieces
// (inline.go), glossary terms are found in them (terms.go), pieces get the style
// of the theme (style.go), and the result is broken into lines (wrap.go). Lists,
// quotes, tables and code stand around those lines (block.go, table.go). At the
// end each line passes safe.Terminal.
//
// No renderer of Markdown for terminals known to us has a hanging indent, keeps
// wide tables whole, or knows that French never begins a line with ":", ";", "!",
// "?" or "»", which holds here whatever space the author typed before them.
//
// # The look
//
// Text is in the terminal's own colour, headings and strong words are bold,
// what can be opened is blue, code and marks are in pencil grey. Contrast uses
// bold alone. None has no colour; it keeps bold, italic and underline, which
// NO_COLOR leaves to a program. Both write code between backquotes. Code has one
// colour: highlighting by language would take more than the rest of a start.
//
// # Limits
//
// Widths under 20 are drawn at 20. Lists and quotes nested so deep that fewer
// than ten cells are left stop moving to the right. A table whose cells do not
// fit even in a few lines each becomes "header: cell" lines. Pictures show their
// description and address. Raw HTML shows its text, comments never show; a
// comment with an empty line in it must begin its own line to be one.
//
// Everything may be called from several goroutines at once.
package markdown
