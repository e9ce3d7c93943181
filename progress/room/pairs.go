package room

import (
	"math/rand/v2"
	"slices"
)

// Pairs puts people into groups of two, in an order that the seed decides. Of an
// odd number one group has three; one person alone is a group of one.
func Pairs(seats []string, seed uint64) [][]string {
	return grouped(shuffled(seats, seed))
}

// DifferentPairs is Pairs for people who gave different first answers to a
// question, as far as that can be: those who discuss a question learn more from
// somebody who sees it otherwise. Who gave none goes with anybody.
func (s State) DifferentPairs(seats []string, block string, seed uint64) [][]string {
	by := map[string][]string{}
	var none []string
	answers := s.Vote(block, 1).Answers
	for _, id := range shuffled(seats, seed) {
		if e, ok := answers[id]; ok {
			by[string(e.Response)] = append(by[string(e.Response)], id)
		} else {
			none = append(none, id)
		}
	}
	var line []string
	for {
		camps := largest(by)
		if len(camps) < 2 {
			break
		}
		for _, c := range camps[:2] {
			line = append(line, by[c][0])
			by[c] = by[c][1:]
		}
	}
	for _, rest := range by { // one camp at most
		line = append(line, meet(rest, none)...)
		none = none[min(len(rest), len(none)):]
	}
	return grouped(append(line, none...))
}

// largest returns the camps that have somebody, the largest first: taking from
// the two largest leaves as few as can be without a partner.
func largest(by map[string][]string) []string {
	var camps []string
	for c, ids := range by {
		if len(ids) > 0 {
			camps = append(camps, c)
		}
	}
	slices.SortFunc(camps, func(a, b string) int {
		if d := len(by[b]) - len(by[a]); d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
	return camps
}

// meet puts those of two lists beside one another while there are both.
func meet(a, b []string) []string {
	var line []string
	for i := range a {
		line = append(line, a[i])
		if i < len(b) {
			line = append(line, b[i])
		}
	}
	return line
}

func shuffled(seats []string, seed uint64) []string {
	line := slices.Sorted(slices.Values(seats))
	r := rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15))
	r.Shuffle(len(line), func(i, j int) { line[i], line[j] = line[j], line[i] })
	return line
}

func grouped(line []string) [][]string {
	var groups [][]string
	for len(line) > 3 || len(line) == 2 {
		groups = append(groups, slices.Clone(line[:2]))
		line = line[2:]
	}
	if len(line) > 0 {
		groups = append(groups, slices.Clone(line))
	}
	return groups
}
