package curriculum

import (
	"slices"
	"strings"
)

// Ids are the same in all languages of a module, so one is only minted where
// it is known which places of the files are one place. Places that share an id
// are; between two of those, places are paired by their order where there are
// as many of the same kinds.

// twins is a place in all languages: its slot in each file, nil where none is
// known.
type twins []*slot

// A pairing finds the twins of the slots of the first file.
type pairing struct {
	files []string // for nothing but their number, and to say which does not pair
	all   []twins
	apart []unpaired
}

// An unpaired is a stretch of a file in which ids are missing and cannot be
// given, since another file has no such stretch.
type unpaired struct {
	file, other int
	first       *slot // where the first id is missing
	sorted      bool  // they are terms in alphabetical order, which differs by language
}

// pairAll pairs the slots of all files with those of the first.
func pairAll(roots []*slot, files []string) *pairing {
	p := &pairing{files: files}
	twin := map[*slot]twins{}
	var order []*slot
	var note func(list []*slot)
	note = func(list []*slot) {
		for _, s := range list {
			twin[s] = make(twins, len(roots))
			twin[s][0] = s
			order = append(order, s)
			note(s.below)
		}
	}
	note(roots[0].below)
	for i := 1; i < len(roots); i++ {
		p.below(roots[0].below, roots[i].below, 0, i, func(a, b *slot) { twin[a][i] = b })
	}
	for _, s := range order {
		p.all = append(p.all, twin[s])
	}
	return p
}

// below pairs two lists of slots, and what is below those that pair.
func (p *pairing) below(a, b []*slot, fileA, fileB int, pair func(a, b *slot)) {
	both := func(x, y *slot) {
		pair(x, y)
		p.below(x.below, y.below, fileA, fileB, pair)
	}
	inB, place := shared(a, b), map[*slot]int{}
	for i, y := range b {
		place[y] = i
	}
	anchored := map[*slot]bool{}
	for _, y := range inB {
		anchored[y] = true
	}
	taken := make([]bool, len(b))
	from := 0 // where the stretch of b begins that follows the last anchor
	for i := 0; i <= len(a); {
		end := i
		for end < len(a) && inB[a[end]] == nil {
			end++
		}
		to := from
		for to < len(b) && !anchored[b[to]] {
			to++
		}
		fits := end == len(a) && to == len(b) || end < len(a) && to < len(b) && inB[a[end]] == b[to]
		switch {
		case !fits && end > i:
			p.apartIf(a[i:end], fileA, fileB, false)
		case fits:
			p.run(a[i:end], b[from:to], fileA, fileB, both)
			for k := from; k < to; k++ {
				taken[k] = true
			}
		}
		if end < len(a) {
			both(a[end], inB[a[end]])
			from = place[inB[a[end]]] + 1
		}
		i = end + 1
	}
	for k, y := range b {
		if !taken[k] && !anchored[y] {
			p.apartIf(b[k:k+1], fileB, fileA, false)
		}
	}
}

// shared finds the slots of two lists that have one id, which no other slot of
// either list has.
func shared(a, b []*slot) map[*slot]*slot {
	count, inB := map[string]int{}, map[string]*slot{}
	for _, y := range b {
		count[y.id]++
		inB[y.id] = y
	}
	countA := map[string]int{}
	for _, x := range a {
		countA[x.id]++
	}
	out := map[*slot]*slot{}
	for _, x := range a {
		if x.id != "" && countA[x.id] == 1 && count[x.id] == 1 {
			out[x] = inB[x.id]
		}
	}
	return out
}

// run pairs two stretches without a shared id, or says that it cannot.
func (p *pairing) run(a, b []*slot, fileA, fileB int, both func(a, b *slot)) {
	same := slices.EqualFunc(a, b, func(x, y *slot) bool {
		return x.kind == y.kind && !x.unsure && !y.unsure && (x.id == "" || y.id == "" || x.id == y.id)
	})
	sorted := same && len(a) > 1 && byName(a) && byName(b)
	if !same || sorted {
		p.apartIf(a, fileA, fileB, sorted)
		p.apartIf(b, fileB, fileA, sorted)
		return
	}
	for i := range a {
		both(a[i], b[i])
	}
}

// byName tells whether terms stand in alphabetical order: the order of their
// names then says nothing of their twins.
func byName(list []*slot) bool {
	return slices.IsSortedFunc(list, func(x, y *slot) int {
		if x.name == "" || y.name == "" {
			return -1 // none stand for themselves but terms
		}
		return strings.Compare(Fold(x.name), Fold(y.name))
	})
}

// apartIf notes a stretch that does not pair, where an id is missing in it.
func (p *pairing) apartIf(list []*slot, file, other int, sorted bool) {
	if s := firstMissing(list); s != nil {
		p.apart = append(p.apart, unpaired{file, other, s, sorted})
	}
}

func firstMissing(list []*slot) *slot {
	for _, s := range list {
		if s.id == "" && !s.bound && s.at >= 0 {
			return s
		}
		if below := firstMissing(s.below); below != nil {
			return below
		}
	}
	return nil
}
