package main

import (
	"context"

	"cahier/tui"
)

// plainDesk reads what to do line by line. The end of input leaves the desk and
// closes the room for now.
func (a *app) plainDesk(ctx context.Context, shop *tui.Workshop) error {
	_ = shop.DeskLines(ctx, a.roomScreen(), a.stdin, a.out) // what output did not take is told at the end
	return nil
}
