package curriculum

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is compiled when it is first used. A
// first screen uses few of them, and compiling all would be a twentieth of the
// start of the whole program.
type pattern struct {
	re func() *regexp.Regexp
}

func newPattern(source string) *pattern {
	return &pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })}
}
