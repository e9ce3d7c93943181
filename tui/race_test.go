//go:build race

package tui

// raceEnabled tells that the race detector makes everything many times slower.
const raceEnabled = true
