//go:build yardstick

package tui

// What testdata/yardstick imports and nothing else does: go.mod would not keep
// it, since folders named testdata are not looked into. The tag is never set.
import _ "charm.land/glamour/v2"
