package main

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A ground is the colours of a terminal that the frame itself does not name.
type ground struct{ back, ink string }

var grounds = map[string]ground{
	"dark":  {"#15171B", "#E4E6EA"},
	"light": {"#FFFFFF", "#1C1E21"},
}

// The grid, in the picture's own units.
const (
	cellWidth  = 9.6
	cellHeight = 20
	fontSize   = 16
	baseline   = 15 // from the top of a cell
	border     = 18
)

// A style is what the sequences seen so far ask for.
type style struct {
	ink, back                        string // "" is the ground's
	bold, italic, underline, reverse bool
}

// A stretch is cells of one style on one line.
type stretch struct {
	style
	column int
	text   string
}

// svg draws a frame. Each stretch is placed by its column and stretched to its
// cells, so that columns align whatever font the reader has. Rules are drawn as
// lines: glyphs would leave gaps between rows.
func svg(frame, title string, columns, rows int, g ground) string {
	var b strings.Builder
	width, height := float64(columns)*cellWidth+2*border, rows*cellHeight+2*border
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %d" width="%s" height="%d" role="img">`+"\n",
		num(width), height, num(width), height)
	fmt.Fprintf(&b, "<title>cahier · %s</title>\n", html.EscapeString(title))
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", g.back)
	fmt.Fprintf(&b, `<g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="%d" fill="%s">`+"\n", fontSize, g.ink)
	for i, line := range strings.Split(frame, "\n") {
		drawLine(&b, stretches(line), float64(border+i*cellHeight), g)
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

func drawLine(b *strings.Builder, line []stretch, top float64, g ground) {
	var text strings.Builder
	for _, s := range line {
		if s.reverse {
			s.ink, s.back = or(s.back, g.back), or(s.ink, g.ink)
		}
		cells := ansi.StringWidth(s.text)
		x := border + float64(s.column)*cellWidth
		if s.back != "" {
			fmt.Fprintf(b, `<rect x="%s" y="%s" width="%s" height="%d" fill="%s"/>`+"\n",
				num(x), num(top), num(float64(cells)*cellWidth), cellHeight, s.back)
		}
		switch {
		case strings.Trim(s.text, "│") == "":
			for i := range cells {
				rule(b, x+(float64(i)+0.5)*cellWidth, top, 0, cellHeight, or(s.ink, g.ink))
			}
		case strings.Trim(s.text, "─") == "":
			rule(b, x, top+cellHeight/2, float64(cells)*cellWidth, 0, or(s.ink, g.ink))
		case strings.TrimSpace(s.text) != "":
			fmt.Fprintf(&text, `<tspan x="%s" textLength="%s"%s>%s</tspan>`,
				num(x), num(float64(cells)*cellWidth), s.attributes(), html.EscapeString(s.text))
		}
	}
	if text.Len() > 0 {
		fmt.Fprintf(b, `<text y="%s" xml:space="preserve">%s</text>`+"\n", num(top+baseline), text.String())
	}
}

func rule(b *strings.Builder, x, y, right, down float64, ink string) {
	fmt.Fprintf(b, `<path d="M%s %sl%s %s" stroke="%s" stroke-width="1.4"/>`+"\n", num(x), num(y), num(right), num(down), ink)
}

func (s style) attributes() string {
	var b strings.Builder
	if s.ink != "" {
		fmt.Fprintf(&b, ` fill="%s"`, s.ink)
	}
	if s.bold {
		b.WriteString(` font-weight="bold"`)
	}
	if s.italic {
		b.WriteString(` font-style="italic"`)
	}
	if s.underline {
		b.WriteString(` text-decoration="underline"`)
	}
	return b.String()
}

// stretches reads a line with its escape sequences. Of those only colours and
// shapes of letters count; all others, links among them, are skipped.
func stretches(line string) []stretch {
	var out []stretch
	var now style
	column, glue := 0, false // glue: what comes next touches the last stretch
	var state byte
	for line != "" {
		seq, width, n, next := ansi.DecodeSequence(line, state, nil)
		line, state = line[n:], next
		if width == 0 {
			if params, ok := strings.CutPrefix(seq, "\x1b["); ok && strings.HasSuffix(params, "m") {
				now.apply(strings.TrimSuffix(params, "m"))
			}
			continue
		}
		last := len(out) - 1
		joins := glue && out[last].style == now && isRule(seq) == isRule(out[last].text)
		switch {
		// Spaces without ink are places: one between words of a stretch stays,
		// any other begins the next stretch further right.
		case seq == " " && !now.inked() && (!joins || strings.HasPrefix(line, " ")):
			glue = false
		case joins:
			out[last].text += seq
		default:
			out = append(out, stretch{now, column, seq})
			glue = true
		}
		column += width
	}
	for i := range out {
		if !out[i].inked() {
			out[i].text = strings.TrimRight(out[i].text, " ")
		}
	}
	return out
}

// inked tells whether a space of the style can be seen.
func (s style) inked() bool { return s.back != "" || s.reverse || s.underline }

// isRule tells which rule a text is made of, "" for none.
func isRule(s string) string {
	for _, r := range []string{"│", "─"} {
		if strings.Trim(s, r) == "" {
			return r
		}
	}
	return ""
}

// apply takes the parameters of one SGR sequence.
func (s *style) apply(params string) {
	ps := strings.FieldsFunc(params, func(r rune) bool { return r == ';' || r == ':' })
	if len(ps) == 0 {
		*s = style{}
	}
	for i := 0; i < len(ps); i++ {
		switch ps[i] {
		case "0":
			*s = style{}
		case "1":
			s.bold = true
		case "3":
			s.italic = true
		case "4":
			s.underline = true
		case "7":
			s.reverse = true
		case "22":
			s.bold = false
		case "23":
			s.italic = false
		case "24":
			s.underline = false
		case "27":
			s.reverse = false
		case "39":
			s.ink = ""
		case "49":
			s.back = ""
		case "38", "48":
			colour, used := rgb(ps[i+1:])
			if ps[i] == "38" {
				s.ink = colour
			} else {
				s.back = colour
			}
			i += used
		}
	}
}

// rgb reads "2;r;g;b", which is how the program writes every colour.
func rgb(ps []string) (colour string, used int) {
	if len(ps) < 4 || ps[0] != "2" {
		return "", min(len(ps), 2)
	}
	colour = "#"
	for _, p := range ps[1:4] {
		n, err := strconv.ParseUint(p, 10, 8)
		if err != nil {
			return "", 4
		}
		colour += fmt.Sprintf("%02X", n)
	}
	return colour, 4
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// num writes a length with one decimal at most.
func num(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}
