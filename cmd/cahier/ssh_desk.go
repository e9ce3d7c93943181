package main

import (
	"context"
	"errors"
	"io"
)

// desk is a second desk, for who knows the code that the first one shows. Where
// there is no terminal, or one that draws nothing, it is in lines.
func (v *visitor) desk() int {
	if !v.askCode(v.say.AskHostCode, v.server.host.hostCode) {
		return v.refuse(v.say.NotHost)
	}
	if !v.inLines() {
		return v.show(v.server.faces.Desk(v.screen()))
	}
	ctx, stop := context.WithCancel(v.sess.Context())
	defer stop()
	go func() {
		select {
		case <-v.call.ended:
		case <-v.server.bye:
		case <-ctx.Done():
		}
		stop()
	}()
	screen := v.screen()
	if p, _, ok := v.sess.Pty(); ok {
		screen.Width = p.Window.Width
	}
	err := v.server.faces.DeskLines(ctx, screen, v.typist(), v.sess)
	v.goodbye()
	if err != nil && !errors.Is(err, io.EOF) && ctx.Err() == nil {
		v.server.fault("desk in lines: %v", err)
		return codeNot
	}
	return 0
}
