package curriculum

import (
	"math"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// maxValues is how many values a scale may have: 0 to 10.
const maxValues = 11

// scale reads statements to rate, or the name of the scale that has them.
func (p *modules) scale(b *Block, s *section) *Rating {
	before := len(p.found)
	r := &Rating{}
	again := s.comment.gives("of")
	if !again || s.comment.keys["from"]+s.comment.keys["to"] != "" {
		p.values(r, s)
	}
	if again {
		b.Of = refOf(b.Keys["of"])
		r.Text = p.join(s.body, p.holes)
	} else {
		p.statements(r, s)
	}
	if p.broken(before) || again && b.Of.Block == "" {
		return nil
	}
	return r
}

// values reads the numbers that may be chosen: 1 to 5 unless they are given.
func (p *modules) values(r *Rating, s *section) {
	r.From, r.To = 1, 5
	if s.comment.keys["from"] != "" {
		r.From = s.comment.int("from")
	}
	if s.comment.keys["to"] != "" {
		r.To = s.comment.int("to")
	}
	if r.From >= r.To || r.To-r.From >= maxValues {
		p.report(s.comment.at, "scale-range", r.From, r.To, maxValues)
	}
}

func refOf(value string) (r Ref) {
	r.Module, r.Block, _ = strings.Cut(value, "/")
	return r
}

func (p *modules) statements(r *Rating, s *section) {
	at := last(s.body, func(n ast.Node) bool { return anyItem(n, p.hasID) })
	if at < 0 {
		at = last(s.body, isList)
	}
	if at < 0 {
		p.report(s.comment.at, "scale-no-statement")
		return
	}
	r.Text, r.After = p.join(s.body[:at], p.holes), p.join(s.body[at+1:], p.holes)
	for item := s.body[at].FirstChild(); item != nil; item = item.NextSibling() {
		text := p.itemText(item)
		if text == "" {
			p.report(item.Pos(), "item-empty", string(Scale))
			continue
		}
		r.Statements = append(r.Statements, Statement{p.ownID(item, Scale), text})
	}
}

// minutes reads a number of minutes as authors write it: 2.5 or 2,5.
func minutes(text string) float64 {
	m, _ := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	return m
}

func (p *modules) timer(s *section) *Countdown {
	before := len(p.found)
	c := &Countdown{Text: p.join(s.body, p.holes), Seconds: int(math.Round(60 * minutes(s.comment.keys["minutes"])))}
	if c.Seconds == 0 && (!s.comment.gives("minutes") || s.comment.keys["minutes"] != "") {
		p.report(s.comment.at, "timer-minutes")
	}
	if c.Text == "" {
		p.report(s.comment.at, "timer-no-text")
	}
	if p.broken(before) || c.Seconds == 0 {
		return nil
	}
	return c
}

// phaseForm is "3 min — text", with seconds too, and with bold words.
var phaseForm = newPattern(`(?s)^(?:\*\*)?(\d{1,3}(?:[.,]\d{1,2})?)[\s\x{00a0}\x{202f}]*(min(?:utes?|s)?|mn|s|sec(?:onds?|ondes?|s)?)\.?(?:\*\*)?[\s\x{00a0}\x{202f}]+(?:—|–|-)[\s\x{00a0}\x{202f}]+(.+)$`)

func (p *modules) activity(s *section) *Group {
	g := &Group{Form: s.comment.keys["form"], Minutes: minutes(s.comment.keys["minutes"])}
	timed := func(item ast.Node) bool { return phaseForm.re().MatchString(p.bareText(item)) }
	at := last(s.body, func(n ast.Node) bool { return anyItem(n, timed) })
	if at < 0 {
		g.Text = p.join(s.body, p.holes)
	} else {
		g.Text, g.After = p.join(s.body[:at], p.holes), p.join(s.body[at+1:], p.holes)
		p.phases(g, s.body[at].Node, s.comment.at)
	}
	if g.Text == "" && len(g.Phases) == 0 {
		p.report(s.comment.at, "activity-no-text")
		return nil
	}
	return g
}

// phases reads the steps of an activity. Without minutes= it takes as long as
// they do.
func (p *modules) phases(g *Group, list ast.Node, at int) {
	sum, all := 0.0, true
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		text := p.itemText(item)
		m := phaseForm.re().FindStringSubmatch(text)
		if m == nil {
			g.Phases = append(g.Phases, Phase{Text: text})
			all = false
			continue
		}
		long := minutes(m[1])
		if strings.HasPrefix(m[2], "s") {
			long /= 60
		}
		sum += long
		g.Phases = append(g.Phases, Phase{long, strings.TrimSpace(m[3])})
	}
	const play = 0.01 // 20 s are no round part of a minute
	switch {
	case g.Minutes == 0 && all:
		g.Minutes = sum
	case g.Minutes > 0 && (sum > g.Minutes+play || all && sum < g.Minutes-play):
		p.report(at, "activity-minutes", figure(sum), figure(g.Minutes))
	}
}

// figure writes a number of minutes for people, the same in all languages
// where it is whole.
func figure(m float64) string {
	return strconv.FormatFloat(math.Round(m*100)/100, 'f', -1, 64)
}

// cards reads all lists whose items begin with bold words or have ids; what
// else stands here is told before the first card.
func (p *modules) cards(s *section) *Deck {
	before := len(p.found)
	d := &Deck{}
	var text []top
	for _, n := range s.body {
		if !anyItem(n.Node, p.boldItem) {
			text = append(text, n)
			continue
		}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			c, ok := takeApart(p.itemText(item))
			if !ok || c.rest == "" {
				p.report(item.Pos(), "card-form")
				continue
			}
			front := c.bold
			if c.more != "" {
				front = "**" + c.bold + "** " + c.more
			}
			d.Cards = append(d.Cards, Card{p.ownID(item, Cards), front, c.rest})
		}
	}
	d.Text = p.join(text, p.holes)
	if len(d.Cards) == 0 && !p.broken(before) {
		p.report(s.comment.at, "cards-none")
	}
	if p.broken(before) {
		return nil
	}
	return d
}

// lexicon reads a glossary block: its lists are terms, as in a glossary file.
func (p *modules) lexicon(s *section) *Lexicon {
	before := len(p.found)
	l := &Lexicon{}
	var text []top
	for _, n := range s.body {
		if list, ok := n.Node.(*ast.List); ok {
			l.Terms = append(l.Terms, p.terms(list)...)
			continue
		}
		text = append(text, n)
	}
	l.Text = p.join(text, p.holes)
	if len(l.Terms) == 0 && !p.broken(before) {
		p.report(s.comment.at, "glossary-none")
	}
	if p.broken(before) {
		return nil
	}
	return l
}
