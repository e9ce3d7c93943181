package plain

import (
	"errors"

	"cahier/curriculum"
)

// Alone goes through the blocks of one page that own says are done by oneself,
// for a face in lines that shows the page itself: a seat in a room. It returns
// nil at the end of the page, when somebody quits and when the input ends, and
// else what could not be recorded. Nothing is written of where one read, and
// nothing is said of where the record stands: that is the caller's to say.
func Alone(o Options, c *curriculum.Course, m *curriculum.Module, page int, own func(*curriculum.Block) bool) error {
	v := visitPage(o, c, m, page)
	err := v.alone(own)
	if errors.Is(err, errQuit) {
		err = nil
	}
	return errors.Join(err, v.close())
}

// Sources writes what a page cites.
func Sources(o Options, c *curriculum.Course, m *curriculum.Module, page int) error {
	v := visitPage(o, c, m, page)
	v.printSources()
	return v.close()
}

// Terms writes what the glossary explains of a page.
func Terms(o Options, c *curriculum.Course, m *curriculum.Module, page int) error {
	v := visitPage(o, c, m, page)
	v.printTerms()
	return v.close()
}

// visitPage begins a visit of a page that was shown already, but for what its
// questions say after the answer.
func visitPage(o Options, c *curriculum.Course, m *curriculum.Module, page int) *visit {
	v := &visit{session: newSession(o), course: c, m: m, page: page}
	v.welcomed, v.private = true, true
	for _, p := range v.current().Parts {
		switch {
		case p.Block == nil:
			v.shown = append(v.shown, chunk{m, p.Prose})
		case p.Block.Reflect != nil:
			v.shown = append(v.shown, chunk{m, p.Block.Reflect.Text})
		case p.Block.Activity != nil, p.Block.Scale != nil, p.Block.Worksheet != nil, p.Block.Glossary != nil:
			v.shown = append(v.shown, chunk{m, p.Block.Source})
		}
	}
	return v
}

// alone plays one block after the other; back goes to the one before.
func (v *visit) alone(own func(*curriculum.Block) bool) error {
	for i, by := 0, 1; i >= 0 && i < len(v.current().Parts); i += by {
		b := v.current().Parts[i].Block
		if b == nil || !own(b) {
			if by == 0 { // it was, in the other language
				by = 1
			}
			continue
		}
		to, err := v.block(b)
		if err != nil {
			return err
		}
		by = map[move]int{backward: -1, switched: 0}[to]
		if to == onward || to == leave {
			by = 1
		}
	}
	return nil
}
