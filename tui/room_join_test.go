package tui

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"cahier/progress/room"
)

// commands are how people come to hosts of every kind.
var commands = []string{
	"ssh NAME@10.0.0.7",
	"ssh -p 2222 NAME@192.168.178.123",
	"ssh -p 2222 NAME@255.255.255.255",
	"ssh -p 2222 NAME@poste-12.formation.example.org",
	"ssh -p 22222 NAME@2001:db8:85a3:8d3:1319:8a2e:370:7348",
	"ssh -p 2222 NAME@fe80::1ff:fe23:4567:890a%eth0",
	"ssh -p 2222 NAME@desktop-0123456789abcdef0123.local",
}

// A broken command fits, reads as the command, and breaks at the best places.
func TestBroken(t *testing.T) {
	for _, c := range commands {
		for width := 20; width <= 200; width += 9 {
			for _, z := range []blocks{wideBlocks, halfBlocks} {
				lines := broken(z, c, width)
				if bare := strings.ReplaceAll(c, " ", ""); lines != nil && strings.ReplaceAll(strings.Join(lines, ""), " ", "") != bare {
					t.Errorf("%q becomes %q", c, lines)
				}
				for _, line := range lines {
					for _, row := range z.draw(line) {
						if w := ansi.StringWidth(row); w > width || z.width(line) > width {
							t.Errorf("%q is %d wide, not %d", line, w, width)
						}
					}
				}
			}
		}
	}
	for _, c := range []struct {
		z     blocks
		width int
		text  string
		want  []string
	}{
		{halfBlocks, 200, "ssh NAME@10.0.0.7", []string{"ssh NAME@10.0.0.7"}},
		{halfBlocks, 74, "ssh -p 2222 NAME@192.168.178.123", []string{"ssh -p 2222", "NAME@192.168.178.123"}},
		{halfBlocks, 60, "ssh -p 2222 NAME@192.168.178.123", []string{"ssh -p 2222", "NAME@", "192.168.178.123"}},
		{wideBlocks, 70, "ssh -p 2222 NAME@192.168.178.123", nil},
		{halfBlocks, 74, "ssh -p 2222 NAME@poste-12.example.org", []string{"ssh -p 2222", "NAME@poste-12.", "example.org"}},
		{halfBlocks, 74, "ssh NAME@exämple", nil},
		{halfBlocks, 2, "ssh", nil},
		{halfBlocks, 74, "", nil},
	} {
		if got := broken(c.z, c.text, c.width); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%q in %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// Whatever the host is called, desk and stage have the whole command in plain
// text, nothing is cut, and from 80×24 on it stands there in large letters.
func TestJoinIsLarge(t *testing.T) {
	for i, c := range commands {
		lang := []string{"en", "fr"}[i%2]
		for _, code := range []string{"", "kmn4p7", "abcdefghijklmnopqrstuvwx"} {
			bubble(t, func(t *testing.T) {
				s := meet(t, room.Pseudonym, 12, "forms")
				s.w.o.Join.Command, s.w.o.Join.Code = c, code
				s.w.o.Join.Also = []string{strings.Replace(c, "ssh", "ssh -p 443", 1)}
				for _, size := range [][2]int{{60, 18}, {80, 24}, {140, 45}, {200, 50}} {
					for what, l := range map[string]*look{
						"stage": s.stage(lang, size[0], size[1]), "desk": s.desk(lang, size[0], size[1]).press("j"),
					} {
						roomRules(t, l, size[0], size[1])
						frame := l.frame()
						own := s.w.join(l.app.env)
						for _, text := range append([]string{own.Command, code}, own.Also...) {
							if !strings.Contains(unwrapped(frame), strings.ReplaceAll(text, " ", "")) {
								t.Errorf("%s %s %v: no %q:\n%s", what, lang, size, text, frame)
							}
						}
						if big := strings.ContainsAny(frame, "▀█"); !big && size[0] >= 80 {
							t.Errorf("%s %s %v: nothing is large:\n%s", what, lang, size, frame)
						}
						if what == "stage" && strings.Contains(frame, "…") {
							t.Errorf("%s %s %v: cut:\n%s", what, lang, size, frame)
						}
					}
					s.looks = nil
				}
			})
		}
	}
}

// unwrapped is a frame as one line without margins and spaces.
func unwrapped(frame string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n│\u202f", r) {
			return -1
		}
		return r
	}, frame)
}

// What leaving a desk ends is asked before: the room, or this desk alone.
func TestQuitAsks(t *testing.T) {
	bubble(t, func(t *testing.T) {
		s := meet(t, room.Pseudonym, 5, "forms")
		s.desk("en", 80, 24).press("q").shows("That closes the room for now")
		s.watch(s.w.Desk(RoomScreen{Lang: "fr", Remote: true}), 80, 24).press("q").shows("La salle reste ouverte")
	})
}

// Who comes late reads the whole command below every question.
func TestJoinFoot(t *testing.T) {
	for _, c := range commands {
		bubble(t, func(t *testing.T) {
			s := meet(t, room.Pseudonym, 5, "forms")
			s.w.o.Join.Command = c
			asked(s)
			for _, size := range [][2]int{{60, 18}, {80, 24}, {200, 50}} {
				l := s.stage("fr", size[0], size[1])
				roomRules(t, l, size[0], size[1])
				c := s.w.join(l.app.env).Command
				if flat := unwrapped(l.frame()); !strings.Contains(flat, strings.ReplaceAll(c, " ", "")) || !strings.Contains(flat, "kmn4p7") {
					t.Errorf("%v: not how to join:\n%s", size, l.frame())
				}
			}
		})
	}
}

// Other addresses of the host are the facilitator's to know: the desk names them
// at once, on a screen and in lines, and the stage does not.
func TestJoinElsewhere(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		bubble(t, func(t *testing.T) {
			s := meet(t, room.Pseudonym, 12, "forms")
			s.w.o.Join.Others = []string{"10.1.2.3", "172.20.0.4"}
			for _, size := range [][2]int{{60, 18}, {80, 24}, {140, 45}} {
				for when, l := range map[string]*look{"before the start": s.desk(lang, size[0], size[1]), "asked for": s.desk(lang, size[0], size[1]).press("j")} {
					roomRules(t, l, size[0], size[1])
					if frame := unwrapped(l.frame()); !strings.Contains(frame, "10.1.2.3,172.20.0.4") || size[0] >= 80 && !strings.ContainsAny(frame, "▀█") {
						t.Errorf("%s %v, %s:\n%s", lang, size, when, l.frame())
					}
				}
				s.stage(lang, size[0], size[1]).hides("10.1.2.3")
			}
			s.looks = nil
			d := inLines(t, func(in io.Reader, out io.Writer) error {
				return s.w.DeskLines(t.Context(), RoomScreen{Lang: lang, Width: 60}, in, out)
			})
			d.says("", "10.1.2.3, 172.20.0.4")
			d.close()
		})
	}
}
