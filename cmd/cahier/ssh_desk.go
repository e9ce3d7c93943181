package main

// desk is a second desk, for who knows the code that the first one shows. Where
// there is no terminal, or one that draws nothing, it is in lines.
func (v *visitor) desk() int {
	if !v.askCode(v.say.AskHostCode, v.server.host.hostCode) {
		return v.refuse(v.say.NotHost)
	}
	if !v.inLines() {
		return v.show(v.server.faces.Desk(v.screen()))
	}
	ctx, stop := v.staying()
	defer stop()
	screen := v.screen()
	if p, _, ok := v.sess.Pty(); ok {
		screen.Width = p.Window.Width
	}
	err := v.server.faces.DeskLines(ctx, screen, v.typist(), v.sess)
	return v.left(ctx, err)
}
