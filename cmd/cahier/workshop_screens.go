package main

import (
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"

	charmlog "charm.land/log/v2"
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
	faces := netFaces()
	for i, l := range listeners {
		host, port, others := reachable(l.Addr(), faces)
		for _, other := range others {
			if !slices.Contains(c.Others, other) {
				c.Others = append(c.Others, other)
			}
		}
		hosts = append(hosts, dialled(host, port))
		opens = append(opens, l.Addr().String())
		if i > 0 {
			if other := sshCommand(tui.JoinName, host, port, ""); other != c.Command && !slices.Contains(c.Also, other) {
				c.Also = append(c.Also, other)
			}
			continue
		}
		c.Command, c.Stage = sshCommand(tui.JoinName, host, port, ""), sshCommand("", host, port, "stage")
		c.Desk, c.Record = sshCommand("", host, port, "desk"), sshCommand("", host, port, "record")+" | cahier merge --as-mine -"
		c.Cahier = "cahier join " + net.JoinHostPort(host, port)
	}
	c.Known = knownLine(hosts, key)
	if reachesOthers(opens) {
		c.Open = strings.Join(opens, ", ")
	}
}

// newFaces makes what the screens of the room share.
func (a *app) newFaces(w *openWorkshop) *tui.Workshop {
	return tui.NewWorkshop(tui.WorkshopOptions{Hub: w.host.hub, Course: w.course, ModuleID: w.module, Now: a.now, Join: w.join})
}

// writeReport leaves the report of the room in its folder and says where.
func (a *app) writeReport(w *openWorkshop, shop *tui.Workshop) error {
	path := filepath.Join(w.host.dir, "report.md")
	if err := writeFile(path, []byte(shop.Report(w.host.hub.Events(), a.say.Lang))); err != nil {
		return cannot(a.say.Fault.FolderHint, a.say.Fault.CannotWrite, path, a.reason(err))
	}
	a.complain(a.say.Present.ReportAt, path)
	return nil
}
