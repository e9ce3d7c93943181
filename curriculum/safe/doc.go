// Package safe makes text written by others safe to show in a terminal.
//
// A terminal obeys what it is shown. A course file, the name of a file, what a
// participant typed or a line from the network may hold escape codes that move
// the cursor, change the title, write the clipboard or show a word backwards.
// There are three gates, and a text passes each where it stands:
//
//	in, every string:     Text or Line (Cut also bounds the width)
//	before Markdown:      Markdown (it includes Text)
//	out, after rendering: Terminal
//
// The second gate is needed because Markdown can hide a control: the source
// "&#27;" is five harmless characters and becomes an escape when rendered. The
// third trusts no renderer.
//
// # What is removed
//
// Text replaces by U+FFFD, so that a reader sees something was there: invalid
// UTF-8, the controls C0 (except newline and tab), DEL and C1, line and
// paragraph separators, noncharacters, and the runes that show nothing but act
// on others: bidirectional controls, zero-width spaces, byte order marks, soft
// hyphens, tags, fillers.
//
// It keeps the no-break spaces U+00A0 and U+202F, which French needs, and three
// invisible runes where they have a meaning, and only one at a time:
//
//   - the joiner U+200D between two parts of an emoji, or inside a word of a
//     script that joins letters (Arabic, Devanagari, …);
//   - the non-joiner U+200C inside such a word;
//   - a variation selector after the emoji, digit, or Chinese or Mongolian
//     letter it applies to.
//
// Flags built from tags (Scotland, Wales) are lost.
//
// # Lengths
//
// Every function may change the length of a text. Do not use byte offsets of
// the one in the other: compute offsets on what you got back.
//
// All functions are pure, idempotent but for Cut, and safe for concurrent use.
package safe
