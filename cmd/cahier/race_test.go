//go:build race

package main

// raceEnabled tells that the race detector makes everything many times slower.
const raceEnabled = true
