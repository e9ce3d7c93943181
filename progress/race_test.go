//go:build race

package progress

// heavy divides the rounds of the heaviest loops: under the race detector a
// program starts and runs many times as slowly.
const heavy = 10
