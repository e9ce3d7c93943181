package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// glyph3x5 are letters to be read from afar, five rows of three points each.
var glyph3x5 = map[rune]string{
	'a': ".#.#.#####.##.#", 'b': "##.#.###.#.###.", 'c': ".###..#..#...##", 'd': "##.#.##.##.###.", 'e': "####..##.#..###",
	'f': "####..##.#..#..", 'g': ".###..#.##.#.##", 'h': "#.##.#####.##.#", 'i': "###.#..#..#.###", 'j': "..#..#..##.#.#.",
	'k': "#.##.###.#.##.#", 'l': "#..#..#..#..###", 'm': "#.#####.##.##.#", 'n': "##.#.##.##.##.#", 'o': ".#.#.##.##.#.#.",
	'p': "##.#.###.#..#..", 'q': ".#.#.##.###..##", 'r': "##.#.###.#.##.#", 's': ".###...#...###.", 't': "###.#..#..#..#.",
	'u': "#.##.##.##.####", 'v': "#.##.##.##.#.#.", 'w': "#.##.##.#####.#", 'x': "#.##.#.#.#.##.#", 'y': "#.##.#.#..#..#.",
	'z': "###..#.#.#..###",
	'0': "####.##.##.####", '1': ".#.##..#..#.###", '2': "###..#####..###", '3': "###..####..####", '4': "#.##.####..#..#",
	'5': "####..###..####", '6': "####..####.####", '7': "###..#..#..#..#", '8': "####.#####.####", '9': "####.####..####",
	':': "....#.....#....", '.': ".............#.", '-': "......###......", '@': ".#.#.#####...##", ' ': "...............", '+': "....#.###.#....",
}

// bigText draws a short text in letters of blocks, as large as the room for it
// allows: five rows, three rows, or nil where it does not fit or has a
// character without a drawing.
func bigText(s string, width, height int) []string {
	s = strings.ToLower(s)
	for _, r := range s {
		if glyph3x5[r] == "" {
			return nil
		}
	}
	n := len([]rune(s))
	switch {
	case n == 0:
		return nil
	case n*8-2 <= width && height >= 5:
		return bigWide(s)
	case n*4-1 <= width && height >= 3:
		return bigHalf(s)
	}
	return nil
}

// bigWide draws each point as two cells of a row.
func bigWide(s string) []string {
	var rows []string
	for y := range 5 {
		var b strings.Builder
		for _, r := range s {
			for x := range 3 {
				if glyph3x5[r][y*3+x] == '#' {
					b.WriteString("██")
				} else {
					b.WriteString("  ")
				}
			}
			b.WriteString("  ")
		}
		rows = append(rows, strings.TrimRight(b.String(), " "))
	}
	return rows
}

// bigHalf draws two points above one another in one cell.
func bigHalf(s string) []string {
	var rows []string
	for y := 0; y < 6; y += 2 {
		var b strings.Builder
		for _, r := range s {
			for x := range 3 {
				upper, lower := glyph3x5[r][y*3+x] == '#', y < 4 && glyph3x5[r][(y+1)*3+x] == '#'
				b.WriteString(map[[2]bool]string{{true, true}: "█", {true, false}: "▀", {false, true}: "▄", {false, false}: " "}[[2]bool{upper, lower}])
			}
			b.WriteByte(' ')
		}
		rows = append(rows, strings.TrimRight(b.String(), " "))
	}
	return rows
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

// bigHalfOf is bigHalf for a text of which every character has a drawing.
func bigHalfOf(s string) []string {
	s = strings.ToLower(s)
	for _, r := range s {
		if glyph3x5[r] == "" {
			return nil
		}
	}
	return bigHalf(s)
}
