package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"
	charmlog "charm.land/log/v2"
	"github.com/charmbracelet/colorprofile"
	gossh "golang.org/x/crypto/ssh"

	"cahier/tui"
)

// redirectLogs sends the logs of libraries into the room's folder, without the
// addresses of people.
func redirectLogs(dir string) (*logs, error) {
	f, err := os.OpenFile(filepath.Join(dir, "faults.log"), os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(f, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == "remote" {
			return slog.Attr{}
		}
		return a
	}})))
	charmlog.SetDefault(charmlog.New(io.Discard)) // the end of every session that is cut off
	return &logs{f}, nil
}

// describeJoin says how to come into the room.
func (a *app) describeJoin(w *openWorkshop, key gossh.PublicKey, listeners []net.Listener) {
	c := &w.join
	c.Fingerprint, c.Code, c.HostCode = gossh.FingerprintSHA256(key), w.host.door.Code, w.host.door.Host
	var hosts, opens []string
	for i, l := range listeners {
		host, port := reachable(l.Addr())
		hosts = append(hosts, dialled(host, port))
		opens = append(opens, l.Addr().String())
		if i > 0 {
			continue
		}
		c.Command, c.Stage = sshCommand("NAME", host, port, ""), sshCommand("", host, port, "stage")
		c.Desk, c.Record = sshCommand("", host, port, "desk"), sshCommand("", host, port, "record")
		c.Cahier = "cahier join " + net.JoinHostPort(host, port)
	}
	c.Known = knownLine(hosts, key)
	c.OpenTo = a.say.Workshop.OpenHere
	if reachesOthers(opens) {
		c.OpenTo = a.fill(a.say.Workshop.OpenWide, strings.Join(opens, ", "))
	}
}

// newFaces makes what the screens of the room share.
func (a *app) newFaces(w *openWorkshop) *tui.Workshop {
	c := w.join
	return tui.NewWorkshop(tui.WorkshopOptions{
		Hub: w.host.hub, Course: w.course, ModuleID: w.module, Now: a.now,
		Join: tui.Join{
			Command: c.Command, Fingerprint: c.Fingerprint, Known: c.Known, Code: c.Code, HostCode: c.HostCode, OpenTo: c.OpenTo,
		},
	})
}

// showDesk shows the desk on this terminal.
func (a *app) showDesk(ctx context.Context, faces roomFaces) error {
	noColor := a.getenv("NO_COLOR") != ""
	g := &calm{Model: faces.Desk(tui.RoomScreen{Lang: a.say.Lang, Theme: a.global.theme, NoColor: noColor})}
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(a.stdin), tea.WithOutput(a.stdout), tea.WithEnvironment(a.environ),
		tea.WithoutSignalHandler(), tea.WithFPS(60),
	}
	if noColor {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	p := tea.NewProgram(g, options...)
	g.quit = p.Quit
	_, err := p.Run()
	if cerr := g.close(); err == nil {
		err = cerr
	}
	if g.fault != nil {
		panic(g.fault) // told where every fault is
	}
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return nil
	}
	return err
}
