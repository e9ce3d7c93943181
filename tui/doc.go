// Package tui is the full face of the workbook: a page of an exercise book in
// the terminal.
//
// [Run] starts it, [Preview] shows one module to its author. One [App] is the
// only Bubble Tea model. It keeps a stack of screens (home, reader, notebook)
// and does three things: it hands messages to them, it writes their events to
// the record one after the other, and it draws the sheet around what they show:
// header, margin, footer.
//
// What decides lives elsewhere: the course in package curriculum, the record
// in progress, and the order of the steps of a question in progress/study,
// which the plain face shares. This package knows keys, rows and colours.
//
// To find a behaviour: keys.go says which key does what on which screen; the
// screen's own file holds its update; *_rows.go builds what is seen. Rows are
// built when something changed, never in View.
package tui
