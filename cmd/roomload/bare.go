package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"charm.land/log/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	wishtea "charm.land/wish/v2/bubbletea"
)

// hello is the barest screen: a full window of one sentence, and a number that
// each line of standard input raises.
type hello struct {
	number        int
	width, height int
}

func (h hello) Init() tea.Cmd { return nil }

func (h hello) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		h.width, h.height = msg.Width, msg.Height
	case int:
		h.number = msg
	}
	return h, nil
}

func (h hello) View() tea.View {
	line := strings.Repeat(fmt.Sprintf("hello %d ", h.number), max(1, h.width/9))
	return tea.View{AltScreen: true, Content: strings.TrimSuffix(strings.Repeat(line+"\n", h.height), "\n")}
}

// serveBare is the yardstick: wish as its examples have it, and one slot for
// each session in which the newest number wins.
func serveBare() error {
	log.SetDefault(log.New(io.Discard))
	var mu sync.Mutex
	boxes := map[chan int]bool{}
	handler := func(sess ssh.Session) *tea.Program {
		p := tea.NewProgram(hello{}, append(wishtea.MakeOptions(sess), tea.WithFPS(20), tea.WithoutSignalHandler())...)
		box := make(chan int, 1)
		mu.Lock()
		boxes[box] = true
		mu.Unlock()
		go func() {
			for {
				select {
				case n := <-box:
					p.Send(n)
				case <-sess.Context().Done():
					mu.Lock()
					delete(boxes, box)
					mu.Unlock()
					return
				}
			}
		}()
		return p
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "bare")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s, err := wish.NewServer(wish.WithHostKeyPath(dir+"/key"),
		wish.WithPublicKeyAuth(func(ssh.Context, ssh.PublicKey) bool { return true }),
		wish.WithMiddleware(wishtea.MiddlewareWithProgramHandler(handler)))
	if err != nil {
		return err
	}
	go func() { _ = s.Serve(l) }()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	fmt.Printf("ssh -p %s localhost\n", port)
	in := bufio.NewScanner(os.Stdin)
	for n := 1; in.Scan(); n++ {
		mu.Lock()
		for box := range boxes {
			select {
			case <-box:
			default:
			}
			box <- n
		}
		mu.Unlock()
	}
	return s.Close()
}
