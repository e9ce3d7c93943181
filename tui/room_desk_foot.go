package tui

import (
	"strings"

	"cahier/progress/room"
)

// keys are those that act now; the first is what enter does.
func (d *deskScreen) keys() ([]binding, string) {
	w, k := d.env.words.Room, d.env.keys
	yes := k.knew.label
	b := func(label, does string) binding { return on(label, does, label) }
	switch {
	case d.confirm != noConfirm:
		return []binding{b(yes, w.KeyYes), b(d.env.words.Keys.Escape, w.KeyCancel)}, ""
	case d.panel == countsPanel:
		return []binding{b(d.env.words.Keys.Enter, w.KeyCounts), b(d.env.words.Keys.Escape, w.KeyCancel)}, ""
	}
	out := k.quit
	out.label = "q"
	if d.panel != noPanel {
		return append(d.panelKeys(), b(d.env.words.Keys.Escape, w.KeyClose)), ""
	}
	if d.follows {
		ks := []binding{k.language, k.help, out}
		if d.sheet.long() {
			ks = append([]binding{k.scroll}, ks...)
		}
		return ks, ""
	}
	return append(d.actKeys(), k.language, k.help, out), ""
}

func (d *deskScreen) moves() bool { return d.sheet.long() || d.panelSize() > 1 }

func (d *deskScreen) panelKeys() []binding {
	w := d.env.words.Room
	enter := d.env.words.Keys.Enter
	b := func(label, does string) binding { return on(label, does, label) }
	var act []binding
	switch d.panel {
	case peoplePanel:
		act = []binding{b("x", w.KeyRemove), b("b", w.KeyBan)}
	case floorPanel:
		act = []binding{b(enter, w.KeyDealt)}
	case textsPanel:
		act = []binding{b(enter, w.KeyRelease)}
	case pagesPanel:
		act = []binding{b(enter, d.env.words.Keys.Open)}
	default:
		if d.sheet.long() {
			act = append(act, d.env.keys.scroll)
		}
		if d.w.o.Join.HostCode != "" {
			act = append(act, b("h", w.KeyHostCode))
		}
		return act
	}
	return choosing(d.env, d.panelSize(), act...)
}

// choosing are the keys of a list of n: what acts on a line has one to act on.
func choosing(e *env, n int, act ...binding) []binding {
	switch n {
	case 0:
		return nil
	case 1:
		return act
	}
	return append([]binding{e.keys.choose}, act...)
}

// actKeys are what the desk does, by what is likeliest where the room stands.
func (d *deskScreen) actKeys() []binding {
	w := d.env.words.Room
	b := func(label, does string) binding { return on(label, does, label) }
	all := map[string]binding{
		"l": b("l", w.KeyLock), "o": b("o", w.KeyOpen), "d": b("d", w.KeyDiscuss), "r": b("r", w.KeyReveal), "t": b("t", w.KeyTimer), "+": b("+", w.KeyMore),
		"p": b("p", w.KeyPairs), "P": b("P", w.KeyDifferent), "c": b("c", w.KeyCounts), "u": b("u", w.KeyUndo), "←": b("←", w.KeyPrev), "→": b("→", w.KeyNext),
	}
	if d.room.Timer.Running() {
		all["t"] = b("t", w.KeyStop)
	}
	order := map[room.Phase]string{
		room.Lobby: "", room.Reading: "o→←tp", room.Open: "lt+r", room.Closed: "drot", room.Talk: "pPt+or", room.Reveal: "→←ot",
	}[d.room.Phase]
	if d.room.Timer.Running() && !strings.Contains(order, "+") {
		order += "+"
	}
	if d.w.o.Hands { // nobody has a seat
		order = strings.NewReplacer("p", "", "P", "").Replace(order)
	}
	if d.w.o.Hands && (d.room.Phase == room.Open || d.room.Phase == room.Closed) {
		order = "c" + order
	}
	enter := []binding{b(d.env.words.Keys.Enter, w.KeyGo)}
	if move, _ := d.next(); move.Type == "" {
		enter = nil
	}
	ks := enter
	if d.room.Phase != room.Over {
		ks = append(ks, all["u"])
	}
	if d.module().PageIndex(d.room.Page) == 0 {
		order = strings.Replace(order, "←", "", 1)
	}
	if d.module().PageIndex(d.room.Page) == len(d.module().Pages)-1 {
		order = strings.Replace(order, "→", "", 1)
	}
	var floor, texts []binding
	if !d.w.o.Hands {
		floor, texts = []binding{b("f", w.KeyQuestions)}, []binding{b("w", w.KeyTexts)}
	}
	if len(floor) > 0 && len(d.waiting()) > 0 { // the rows say that it waits, the keys where
		ks, floor = append(ks, floor...), nil
	}
	if len(texts) > 0 && d.heldBack() > 0 {
		ks, texts = append(ks, texts...), nil
	}
	for _, r := range order {
		ks = append(ks, all[string(r)])
	}
	if !d.w.o.Hands {
		ks = append(ks, b("j", w.KeyJoin), b("s", w.KeyPeople))
	}
	ks = append(append(ks, floor...), texts...)
	ks = append(ks, b("g", w.KeyPages))
	if d.room.Phase != room.Over {
		ks = append(ks, b("e", w.KeyEnd))
	}
	return ks
}
