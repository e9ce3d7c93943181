package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// blockLetters are letters to be read from afar, five rows of points each. Their width
// is their own: an address is mostly digits and dots.
var blockLetters = map[rune]string{
	'a': ".#.#.#####.##.#", 'b': "##.#.###.#.###.", 'c': ".###..#..#...##", 'd': "##.#.##.##.###.",
	'e': "####..##.#..###", 'f': "####..##.#..#..", 'g': ".###..#.##.#.##", 'h': "#.##.#####.##.#",
	'i': "###.#..#..#.###", 'j': "..#..#..##.#.#.", 'k': "#.##.###.#.##.#", 'l': "#..#..#..#..###",
	'm': "#.#####.##.##.#", 'n': "##.#.##.##.##.#", 'o': ".#.#.##.##.#.#.", 'p': "##.#.###.#..#..",
	'q': ".#.#.##.###..##", 'r': "##.#.###.#.##.#", 's': ".###...#...###.", 't': "###.#..#..#..#.",
	'u': "#.##.##.##.####", 'v': "#.##.##.##.#.#.", 'w': "#.##.##.#####.#", 'x': "#.##.#.#.#.##.#",
	'y': "#.##.#.#..#..#.", 'z': "###..#.#.#..###", '0': "####.##.##.####", '1': ".#.##..#..#.###",
	'2': "###..#####..###", '3': "###..####..####", '4': "#.##.####..#..#", '5': "####..###..####",
	'6': "####..####.####", '7': "###..#..#..#..#", '8': "####.#####.####", '9': "####.####..####", ':': ".#.#.",
	'.': "....#", '-': "......###......", '@': ".##.#.###.###....###", ' ': "..........", '+': "....#.###.#....",
	'_': "............###", '/': "..#..#.#.#..#..", '[': "###.#.#.##", ']': "##.#.#.###", '%': "#.#..#.#.#..#.#",
}

// Blocks are letters of blocks in one of two sizes.
type blocks int

const (
	wideBlocks blocks = 2 // a point is two cells of a row
	halfBlocks blocks = 1 // two points above one another are one cell
)

// height is how many rows a line takes.
func (z blocks) height() int {
	if z == wideBlocks {
		return 5
	}
	return 3
}

// width is how many cells a text takes, or -1 where a character has no drawing.
func (z blocks) width(s string) int {
	points := -1
	for _, r := range strings.ToLower(s) {
		g := blockLetters[r]
		if g == "" {
			return -1
		}
		points += len(g)/5 + 1
	}
	return points * int(z)
}

// draw draws a line of which every character has a drawing.
func (z blocks) draw(s string) []string {
	var points [6]strings.Builder // the last one stays empty
	for _, r := range strings.ToLower(s) {
		g := blockLetters[r]
		w := len(g) / 5
		for y := range 6 {
			if y < 5 {
				points[y].WriteString(g[y*w : (y+1)*w])
			} else {
				points[y].WriteString(strings.Repeat(".", w))
			}
			points[y].WriteByte('.')
		}
	}
	rows := make([]string, 0, 5)
	for y := 0; y < 5; y += 3 - int(z) {
		upper, lower := points[y].String(), points[y+1].String()
		var b strings.Builder
		for x := range upper {
			if z == wideBlocks {
				b.WriteString(strings.Repeat(map[byte]string{'#': "█", '.': " "}[upper[x]], 2))
				continue
			}
			b.WriteString(map[string]string{"##": "█", "#.": "▀", ".#": "▄", "..": " "}[upper[x:x+1]+lower[x:x+1]])
		}
		rows = append(rows, strings.TrimRight(b.String(), " "))
	}
	return rows
}

// bigText draws a short text in letters of blocks, as large as the room for it
// allows: five rows, three rows, or nil where it does not fit or has a
// character without a drawing.
func bigText(s string, width, height int) []string {
	for _, z := range []blocks{wideBlocks, halfBlocks} {
		if w := z.width(s); w > 0 && w <= width && z.height() <= height {
			return z.draw(s)
		}
	}
	return nil
}

// bigLines draws a text in lines of letters of one size, with gap rows between
// them, or nil where it cannot be drawn in the width. Wide letters do not break
// an address: it is read better whole in the other size.
func bigLines(z blocks, s string, width, gap int) []string {
	var rows []string
	for i, line := range broken(z, s, width) {
		if i > 0 {
			rows = append(rows, make([]string, gap)...)
		}
		rows = append(rows, z.draw(line)...)
	}
	return rows
}

// What it costs to end a line: one more line costs more than a good place to end
// it. A space is the best, then the @ of an address, then a sign inside it, which
// ends the line, so that who reads it sees that it goes on. A word is broken only
// where it is wider than a line.
const (
	breakLine   = 1000
	breakAt     = 1
	breakOption = 3
	breakSign   = 5
	breakInner  = 10 * breakLine
)

// broken breaks a text into the fewest lines that fit, at the best places; nil
// where it cannot be.
func broken(z blocks, s string, width int) []string {
	text := []rune(s)
	if len(text) == 0 || z.width(s) < 0 {
		return nil
	}
	// best[i] is what the text from i on costs, next[i] where its first line ends.
	best, next := make([]int, len(text)+1), make([]int, len(text)+1)
	for i := len(text) - 1; i >= 0; i-- {
		for j := i + 1; j <= len(text); j++ {
			if z.width(strings.TrimRight(string(text[i:j]), " ")) > width {
				break
			}
			end := endCost(text, j)
			if z == wideBlocks && end >= breakSign {
				continue
			}
			if cost := best[j] + breakLine + end; next[i] == 0 || cost <= best[i] { // of two as good the longer line first
				best[i], next[i] = cost, j
			}
		}
		if next[i] == 0 {
			return nil
		}
	}
	var lines []string
	for i := 0; i < len(text); i = next[i] {
		lines = append(lines, strings.Trim(string(text[i:next[i]]), " "))
	}
	return lines
}

// endCost is what it costs that a line ends before a place of a text.
func endCost(text []rune, at int) int {
	if at == len(text) {
		return 0
	}
	switch text[at-1] {
	case ' ':
		if words := strings.Fields(string(text[:at])); words[len(words)-1][0] == '-' {
			return breakOption // from what it is about
		}
		return 0
	case '@':
		return breakAt
	case '.', ':', '/', '%':
		return breakSign
	case '-', '_':
		return 2 * breakSign
	}
	return breakInner
}

// eighths are the ends of a bar.
var eighths = []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// bar draws a share of a width, as wide as the width: the words and numbers
// beside it say the same.
func bar(n, of, width int) string {
	if of <= 0 || width <= 0 {
		return strings.Repeat("░", max(0, width))
	}
	filled := min(width*8*n/of, width*8)
	if n > 0 {
		filled = max(filled, 1)
	}
	s := strings.Repeat("█", filled/8) + eighths[filled%8]
	return s + strings.Repeat("░", max(0, width-ansi.StringWidth(s)))
}
