// Package study joins what is taught and what was done: it is the learner's
// way through a module, without a screen.
//
// An [Attempt] is one go at a question. It fixes the order of things, the same
// on every face:
//
//	answer → confidence → saved → verdict → all choices → again later
//
// The other kinds of block have their own: a [Talk] is one run of a scenario, a
// [Rate] one rating of a scale, a [Deal] one go through cards, a [Clock] the
// timer that a face shows, a [Filled] a worksheet with the learner's texts.
// What a verdict or an end follows from is saved before it is shown.
//
// A [Status] says how far a learner is in a module. A [Place] makes the events
// that are written on the way. All of it is pure: no clock, no disk, no
// terminal; the faces bring those.
package study
