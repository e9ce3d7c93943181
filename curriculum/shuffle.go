package curriculum

import (
	"crypto/sha256"
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"
)

// A Seed decides how an attempt is shuffled: the same seed gives the same
// order on any machine and in any version.
type Seed uint64

// NewSeed returns the seed of the given words: learner, block and attempt
// number, or what the environment gives for scripts.
func NewSeed(words ...string) Seed {
	h := sha256.Sum256([]byte(strings.Join(words, "\x00")))
	return Seed(binary.LittleEndian.Uint64(h[:]))
}

// permutation returns the positions 1 to n shuffled (Fisher and Yates, drawn
// from a PCG generator). The draw is written out here, since a record must
// not depend on how a library maps numbers.
func (s Seed) permutation(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i + 1
	}
	src := rand.NewPCG(uint64(s), 0x9e3779b97f4a7c15)
	for i := n - 1; i > 0; i-- {
		j := int(src.Uint64() % uint64(i+1))
		p[i], p[j] = p[j], p[i]
	}
	return p
}

// Order returns the positions 1 to n shuffled.
func (s Seed) Order(n int) []int { return s.permutation(n) }

// ShowChoices returns the order (positions from 1) in which the choices of a
// list are shown: kept ones at their place, numbers and dates as written.
func (q *Question) ShowChoices(list []Choice, s Seed) []int {
	shown := make([]int, len(list))
	if q.NoShuffle || allNumbers(list) {
		for i := range shown {
			shown[i] = i + 1
		}
		return shown
	}
	next := 0
	shuffled := s.permutation(len(list))
	for i, c := range list {
		if c.Keep {
			shown[i] = i + 1
			continue
		}
		for list[shuffled[next]-1].Keep {
			next++
		}
		shown[i] = shuffled[next]
		next++
	}
	return shown
}

// ShowSteps returns the order in which the steps of an order question are
// shown: never the right one, where there are two steps or more.
func (q *Question) ShowSteps(s Seed) []int {
	p := s.permutation(len(q.Steps))
	if len(p) > 1 && creditOrder(p) == 1 {
		p = append(p[1:], p[0])
	}
	return p
}

// ShowOptions returns the order (rows from 1) in which the right cells of a
// match question are shown.
func (q *Question) ShowOptions(s Seed) []int {
	options := q.Options()
	shown := make([]int, len(options))
	for i, p := range s.permutation(len(options)) {
		shown[i] = options[p-1]
	}
	return shown
}

// numeric is a choice that is a number, a quantity or a date: it begins with a
// figure, after a sign or a currency, or is a year after at most three words.
var numeric = newPattern(`^[-+±−~€$£ \x{00a0}\x{202f}]*\d|^(?:\S+\s+){1,3}\d{4}$`)

func allNumbers(list []Choice) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(c Choice) bool { return !numeric.re().MatchString(c.Text) })
}
