package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"cahier/progress/room"
)

// key gives a key to what the seat has opened, to the question, or to the seat.
func (s *seatScreen) key(msg tea.KeyPressMsg) tea.Cmd {
	k := msg.String()
	switch {
	case k == "ctrl+o": // the editor would be the host's
		return nil
	case k == "ctrl+f":
		if s.open == nothingOpen || s.open == noteOpen {
			s.closeOpen()
			s.follow()
		}
		return nil
	case s.welcomes():
		s.welcome = false
		if k == "q" {
			s.open = leaveOpen
			return nil
		}
		if s.answering() {
			s.ask.enter(true)
		}
		return nil
	case s.open != nothingOpen:
		return s.openKey(msg)
	case s.playing:
		return s.play.r.key(msg)
	case s.me().Gone || s.room.Phase == room.Over:
		return s.lastKey(k)
	}
	if s.answering() {
		if s.scrollsFirst(msg) {
			return nil
		}
		if took, cmd := s.ask.key(msg); took {
			s.aim = aim{} // what the key acted on is looked at again
			return cmd
		}
	}
	return s.seatKey(k)
}

// welcomes tells that the resume code stands over what the room does, to be
// noted first.
func (s *seatScreen) welcomes() bool {
	begun := s.room.Phase != room.Unborn && s.room.Phase != room.Lobby
	return s.welcome && begun && s.room.Phase != room.Over && !s.me().Gone && s.open == nothingOpen
}

// scrollsFirst scrolls a question that does not fit into the window before the
// pointer in it moves out of sight.
func (s *seatScreen) scrollsFirst(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "pgdown":
		s.sheet.scroll(max(1, s.sheet.body-2))
	case "pgup":
		s.sheet.scroll(-max(1, s.sheet.body-2))
	default:
		return false
	}
	return true
}

func (s *seatScreen) lastKey(k string) tea.Cmd {
	switch k {
	case "q", "esc", "enter":
		if s.me().Gone || k != "enter" {
			return quit
		}
	case "n":
		s.openNote()
	case "up":
		s.scroll(-1)
	case "down":
		s.scroll(1)
	}
	return nil
}

// seatKey takes the keys of the seat itself.
func (s *seatScreen) seatKey(k string) tea.Cmd {
	switch k {
	case "enter":
		if s.sealed() && s.room.Phase == room.Open && !s.around {
			s.change()
			return nil
		}
		s.scroll(max(1, s.sheet.body-2))
	case "f":
		s.follow()
	case "p":
		s.begin(0)
	case "S", "shift+s":
		s.begin(sourceMark)
	case "g":
		s.begin(termMark)
	case "left":
		s.lookAt(s.page - 1)
	case "right":
		s.lookAt(s.page + 1)
	case "up", "k":
		s.scroll(-1)
	case "down":
		s.scroll(1)
	case "pgup":
		s.scroll(-max(1, s.sheet.body-2))
	case "pgdown", "space":
		s.scroll(max(1, s.sheet.body-2))
	case "home":
		s.scroll(-1 << 20)
	case "end":
		s.scroll(1 << 20)
	case "n":
		s.openNote()
	case "l":
		return s.pulse(room.Lost)
	case "s":
		return s.pulse(room.Slow)
	case "i":
		s.openText(askOpen, "", "")
	case "v":
		s.open, s.cursor = floorOpen, 0
	case "t":
		s.openAnswer()
	case "q":
		s.open = leaveOpen
	}
	return nil
}

func (s *seatScreen) scroll(by int) {
	if s.playing && s.open == nothingOpen {
		s.play.r.sheet.scroll(by)
		return
	}
	if s.leaf != nil {
		s.sheet.rows, s.sheet.body = s.leaf.rows, s.env.layout.body
	}
	s.sheet.scroll(by)
}

// follow comes back to where the room is.
func (s *seatScreen) follow() {
	if !s.around && !s.playing {
		return
	}
	s.shut()
	s.around, s.sheet.top = false, 0
	s.place, s.front = spot{}, room.RoundKey{} // what is in front is brought into view again
	s.page = max(0, s.module().PageIndex(s.room.Page))
	if s.answering() {
		s.ask.enter(true)
	}
}

// lookAt goes to a page without the room.
func (s *seatScreen) lookAt(page int) {
	if page < 0 || page >= len(s.module().Pages) {
		return
	}
	if s.ask != nil {
		s.ask.exit()
	}
	s.around, s.page, s.sheet.top = true, page, 0
	s.place, s.front = spot{}, room.RoundKey{}
	s.meet()
}

// meet ends the looking around where the seat and the room are at one page,
// whichever of them came to the other.
func (s *seatScreen) meet() {
	if s.room.Phase == room.Reading && !s.playing && s.page == s.module().PageIndex(s.room.Page) {
		s.around = false
	}
}

// pulse says how the seat is, or takes it back.
func (s *seatScreen) pulse(p string) tea.Cmd {
	if s.me().Pulse == p {
		p = ""
	}
	return s.do(room.Event{Type: room.Pulsed, Pulse: p})
}

// openKey takes a key for what is open.
func (s *seatScreen) openKey(msg tea.KeyPressMsg) tea.Cmd {
	k := msg.String()
	switch s.open {
	case noteOpen:
		if k == "esc" {
			s.closeOpen()
			s.comeBack()
			return nil
		}
		if !s.note.writing {
			s.note.start()
		}
		_, cmd := s.note.key(msg)
		return cmd
	case askOpen, textOpen:
		return s.textKey(msg)
	case floorOpen:
		return s.floorKey(k)
	case leaveOpen:
		s.open = nothingOpen
		if k == "enter" || k == "q" || k == "y" {
			return quit
		}
		s.comeBack()
	}
	return nil
}

// leafKeys open what the page in view cites and explains.
func (s *seatScreen) leafKeys() (ks []binding) {
	if s.leaf.sources {
		ks = append(ks, on("S", s.env.keys.sources.does, "S"))
	}
	if s.leaf.terms {
		ks = append(ks, s.env.keys.glossary)
	}
	return ks
}

// comeBack gives the keys back to the question in front.
func (s *seatScreen) comeBack() {
	if s.answering() {
		s.ask.startTyping()
	}
}

func (s *seatScreen) paste(text string) tea.Cmd {
	switch {
	case s.open == noteOpen:
		_, cmd := s.note.paste(text)
		return cmd
	case s.open == askOpen || s.open == textOpen:
		s.area, _ = s.area.Update(tea.PasteMsg{Content: text})
	case s.playing && s.open == nothingOpen:
		return s.play.r.paste(tea.PasteMsg{Content: text})
	case s.answering():
		_, cmd := s.ask.paste(text)
		return cmd
	}
	return nil
}

func (s *seatScreen) moves() bool {
	if s.playing && s.open == nothingOpen {
		return s.play.moves()
	}
	return s.sheet.long()
}

// keys are those that act now, the most useful first.
func (s *seatScreen) keys() ([]binding, string) {
	w, k := s.env.words.Room, s.env.keys
	enter := s.env.words.Keys.Enter
	b := func(label, does string) binding { return on(label, does, label) }
	out := b("q", w.KeyLeave)
	switch {
	case s.welcomes():
		return []binding{b(enter, w.KeyGo), out}, ""
	case s.open == noteOpen:
		return []binding{k.done}, ""
	case s.open == askOpen: // of one line
		return []binding{b(enter, w.KeySend), b(k.done.label, w.KeyCancel)}, ""
	case s.open == textOpen:
		return []binding{b(enter, w.KeySend), b("ctrl+j", "↵"), b(k.done.label, w.KeyCancel)}, ""
	case s.open == floorOpen:
		ks := choosing(s.env, len(waiting(s.room.State)), b(enter, w.KeyVote))
		return append(ks, b("i", w.KeyAsk), b(k.done.label, w.KeyClose)), ""
	case s.open == leaveOpen:
		return []binding{b(enter, w.KeyLeave), b(k.done.label, w.KeyCancel)}, ""
	case s.playing:
		return s.play.keys(), ""
	case s.me().Gone, s.room.Phase == room.Over:
		return []binding{k.language, out}, ""
	}
	var ks []binding
	if s.around {
		ks = append(ks, b("f", w.KeyFollow), b("←→", w.KeyLook))
	}
	if s.answering() {
		own, alone := s.ask.keys()
		if s.ask.typing() || alone {
			return append(own, out), ""
		}
		ks = append(ks, own...)
	} else if s.sealed() && s.room.Phase == room.Open && !s.around {
		ks = append(ks, b(enter, w.KeyChange))
	}
	if len(s.sheet.rows) > s.env.layout.body && !s.answering() {
		ks = append(ks, k.scroll)
	}
	if s.leaf != nil && s.leaf.plays {
		ks = append(ks, b("p", w.KeyAlone))
	}
	if s.room.Phase != room.Lobby {
		ks = append(ks, b("n", w.KeyNote))
	}
	ks = append(ks, b("l", w.KeyLost), b("i", w.KeyAsk))
	if s.leaf != nil && s.collects() != nil {
		ks = slices.Insert(ks, 0, b("t", w.KeyText))
	}
	ks = append(ks, b("v", w.KeyFloor), b("s", w.KeySlow))
	if !s.around && s.room.Phase != room.Lobby {
		ks = append(ks, b("←→", w.KeyLook))
	}
	if s.leaf != nil {
		ks = append(ks, s.leafKeys()...)
	}
	return append(ks, k.language, k.help, out), ""
}
