package curriculum

import (
	"bytes"
	"maps"

	"github.com/yuin/goldmark/ast"
)

// pieceSize is how many bytes of a long file are parsed at a time: more than
// most modules have. A tree takes seven times the room of its text.
const pieceSize = 64 << 10

// inPieces makes the pages of a long file piece by piece, each from one "##" to
// another, so that there is never a tree of all. It returns what a parse of the
// whole comes to, FuzzPieces compares the two, or nil and no trace of having
// tried: where the file is short, and where it is in doubt that its pieces can
// be read one without the other. Size is that of a piece at least.
func (s *source) inPieces(m *Module, body, size int) *modules {
	pieces, labels := s.pieces(body, size)
	if len(pieces) < 2 {
		return nil
	}
	found, head := len(s.found), *m
	p := newModules(nil, m)
	all := newFindings(nil)
	for _, piece := range pieces {
		t, ok := s.parsePart(piece, body, newFindings(labels))
		if !ok || !p.takePiece(t, piece) {
			s.found, *m = s.found[:found], head
			return nil
		}
		all.add(t.findings)
	}
	if !all.defineAll(labels) {
		s.found, *m = s.found[:found], head
		return nil
	}
	p.findings = all
	p.footnotes()
	return p
}

// takePiece makes the pages of the next piece. It returns false where the last
// of them may go on in the piece after.
func (p *modules) takePiece(t *tree, piece span) bool {
	if !t.settled() {
		return false
	}
	p.tree = t
	if piece.start == t.body {
		p.firstPage()
	}
	p.traps()
	p.walk()
	p.endPage(piece.end)
	return true
}

// pieces cuts what follows the front matter before lines that begin a page, and
// returns the labels of footnotes, which are cited in one piece and stand in
// another. Both are no more than what the lines look like.
func (s *source) pieces(body, size int) (pieces []span, labels map[string]bool) {
	if len(s.text)-body < 2*size || bytes.Contains(s.text, []byte("{{")) { // which is looked for in the whole file
		return nil, nil
	}
	g := glance{raw: s.text}
	g.scan()
	at := body
	for _, c := range g.chunks[1:] {
		if c.start-at >= size {
			pieces = append(pieces, span{at, c.start})
			at = c.start
		}
	}
	labels = map[string]bool{}
	for _, n := range g.notes {
		label, _, _ := bytes.Cut(s.text[n.start+len("[^"):n.end], []byte("]"))
		labels[string(label)] = true
	}
	return append(pieces, span{at, len(s.text)}), labels
}

// settled tells whether the piece ends where its last block does, so that the
// next line, a heading at the margin, is one in the whole file as well; and
// whether it defines no links, which others may use.
func (t *tree) settled() bool {
	if t.linked {
		return false
	}
	if t.end == len(t.text) || len(t.nodes) == 0 {
		return true
	}
	last := t.nodes[len(t.nodes)-1]
	switch n := last.Node.(type) {
	case *ast.FencedCodeBlock:
		code := max(lastByte(n), t.lines[t.lineAt(last.start)]) // or the line after the one that opens it
		return len(bytes.TrimSpace(t.text[min(code, t.end):t.end])) > 0
	case *ast.HTMLBlock:
		raw := t.text[last.start:last.end]
		return bytes.HasPrefix(bytes.TrimSpace(raw), []byte("<!--")) && bytes.Contains(raw, []byte("-->"))
	}
	return true
}

// add adds what was found in the next piece. Its footnotes are taken out of their
// tree, which else would be kept with them.
func (f *findings) add(next *findings) {
	if next.list != nil {
		next.list.Parent().RemoveChild(next.list.Parent(), next.list)
	}
	f.notes = append(f.notes, next.notes...)
	for label, note := range next.first {
		if f.first[label] == nil {
			f.first[label] = note
		}
	}
	maps.Copy(f.nested, next.nested)
	f.cited = append(f.cited, next.cited...)
	f.within = append(f.within, next.within...)
}

// defineAll tells whether the footnotes are those that the lines looked like.
func (f *findings) defineAll(labels map[string]bool) bool {
	for label := range labels {
		if f.first[label] == nil {
			return false
		}
	}
	return len(f.first) == len(labels)
}
