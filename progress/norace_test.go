//go:build !race

package progress

// heavy divides the rounds of the heaviest loops; see race_test.go.
const heavy = 1
