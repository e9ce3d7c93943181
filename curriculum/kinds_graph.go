package curriculum

// ways reports what of a scenario nobody can reach or leave. Each question is
// answered by one walk over all options, so its time grows with the file.
func (t *story) ways() {
	nodes := t.c.Nodes
	forth, back := make([][]int, len(nodes)), make([][]int, len(nodes))
	var ends []int
	for i := range nodes {
		if nodes[i].End() {
			ends = append(ends, i)
		}
		for _, o := range nodes[i].Options {
			forth[i] = append(forth[i], o.To)
			back[o.To] = append(back[o.To], i)
		}
	}
	reached, leads := walk(forth, []int{0}), walk(back, ends)
	for i := range nodes {
		at := t.scenes[i].at
		switch {
		case !reached[i]:
			t.report(at, "node-unreachable", nodes[i].Title)
		case !nodes[i].End() && len(nodes[i].Options) == 0:
			t.report(at, "node-dead-end", nodes[i].Title)
		case !leads[i]:
			t.report(at, "node-trapped", nodes[i].Title)
		case len(nodes[i].Options) == 1:
			t.report(at, "node-one-option", nodes[i].Title)
		}
	}
	if n := onCycles(forth); n > 0 {
		t.report(t.at, "scenario-cycles", n, len(nodes))
	}
}

// walk tells which nodes can be reached from some.
func walk(edges [][]int, from []int) []bool {
	seen := make([]bool, len(edges))
	for _, i := range from {
		seen[i] = true
	}
	queue := append([]int{}, from...)
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, to := range edges[i] {
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	return seen
}

// onCycles counts the nodes that one can come back to: those of strongly
// connected components of two and more, and those that lead to themselves
// (Tarjan 1972).
func onCycles(edges [][]int) int {
	c := &components{edges: edges, index: make([]int, len(edges)), low: make([]int, len(edges)), on: make([]bool, len(edges))}
	for i := range edges {
		if c.index[i] == 0 {
			c.visit(i)
		}
	}
	return c.count
}

type components struct {
	edges [][]int
	index []int // in the order of visits, from 1; 0 for not yet
	low   []int
	on    []bool // on the stack
	stack []int
	next  int
	count int
}

func (c *components) visit(i int) {
	c.next++
	c.index[i], c.low[i] = c.next, c.next
	c.stack, c.on[i] = append(c.stack, i), true
	self := false
	for _, to := range c.edges[i] {
		self = self || to == i
		if c.index[to] == 0 {
			c.visit(to)
			c.low[i] = min(c.low[i], c.low[to])
		} else if c.on[to] {
			c.low[i] = min(c.low[i], c.index[to])
		}
	}
	if c.low[i] != c.index[i] {
		return
	}
	size := 0
	for {
		last := len(c.stack) - 1
		top := c.stack[last]
		c.stack, c.on[top] = c.stack[:last], false
		size++
		if top == i {
			break
		}
	}
	if size > 1 || self {
		c.count += size
	}
}
