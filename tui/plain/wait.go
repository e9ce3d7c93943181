package plain

import (
	"cahier/curriculum"
)

// moves is where a command leads from a block.
var moves = map[verb]move{empty: onward, next: onward, back: backward, language: switched}

// wait asks what comes after a block. What it returns is a line that takes
// knows, or one of empty, next, back, again and language, and then the language
// is switched. Takes may be nil.
func (v *visit) wait(ask string, help []string, takes func(typed) bool) (typed, error) {
	for {
		in, err := v.prompt(numbers, help, func() { v.out.para(ask) })
		if err != nil {
			return in, err
		}
		switch {
		case takes != nil && takes(in):
			return in, nil
		case in.verb == language && !v.otherLang():
		case in.verb == empty, in.verb == next, in.verb == back, in.verb == again, in.verb == language:
			return in, nil
		default:
			v.out.para(v.say.NotUnderstood)
		}
	}
}

// section writes a stretch of Markdown of a module, set apart.
func (v *visit) section(m *curriculum.Module, source string) {
	if source != "" {
		v.out.gap()
		v.md(m, source)
	}
}
