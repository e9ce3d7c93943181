package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"cahier/curriculum"
	"cahier/progress/room"
	"cahier/tui"
)

type workshopOptions struct {
	module   string
	addrs    []string
	identity string
	code     string
	noCode   bool
	keep     int
	resume   string // a room, or last
	simulate int
}

// last is --resume without a room. No room has this name.
const last = "?"

// random is --code without a code.
const random = "?"

var identities = []string{room.Anonymous, room.Pseudonym, room.Person}

// defaultPort is the port where none is given.
const defaultPort = "2222"

func (a *app) workshopVerb() *cobra.Command {
	var o workshopOptions
	c := a.verb("workshop", a.say.Verb.Workshop)
	f, s := c.Flags(), a.say.Workshop.Flag
	f.StringArrayVar(&o.addrs, "addr", nil, s.Addr)
	f.StringVar(&o.identity, "identity", room.Pseudonym, s.Identity)
	f.StringVar(&o.code, "code", "", s.Code)
	f.BoolVar(&o.noCode, "no-code", false, s.NoCode)
	f.IntVar(&o.keep, "keep", 30, s.Keep)
	f.StringVar(&o.resume, "resume", "", s.Resume)
	f.IntVar(&o.simulate, "simulate", 0, s.Simulate)
	f.Lookup("code").NoOptDefVal = random
	f.Lookup("resume").NoOptDefVal = last
	fixed(c, "identity", identities)
	c.Args = a.atMost(1)
	c.ValidArgsFunction = a.learnVerb().ValidArgsFunction
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			o.module = args[0]
		}
		if o.module != "" && o.resume == last { // --resume ROOM
			o.module, o.resume = "", o.module
		}
		if o.module == "" && o.resume == "" {
			return a.missing(c, "MODULE")
		}
		for _, fixed := range []string{"identity", "code", "no-code", "keep"} {
			if o.resume != "" && c.Flags().Changed(fixed) {
				return usage(a.say.Workshop.FixedHint, a.say.Workshop.Fixed, "--"+fixed)
			}
		}
		if err := a.checkWorkshop(&o); err != nil {
			return err
		}
		return a.workshop(o)
	}
	return c
}

// checkWorkshop looks at what the options say.
func (a *app) checkWorkshop(o *workshopOptions) error {
	f, w := a.say.Fault, a.say.Workshop
	switch {
	case !slices.Contains(identities, o.identity):
		return usage(strings.Join(identities, ", "), f.BadValue, o.identity, "--identity")
	case o.keep < 0 || o.keep > 3650:
		return usage(w.KeepHint, f.BadValue, strconv.Itoa(o.keep), "--keep")
	case o.simulate < 0 || o.simulate > 300:
		return usage(w.SimulateHint, f.BadValue, strconv.Itoa(o.simulate), "--simulate")
	case o.noCode && o.code != "":
		return usage(w.CodeHint, f.BadValue, "--code", "--no-code")
	case o.code != "" && o.code != random && !validCode(o.code):
		return usage(w.CodeHint, f.BadValue, o.code, "--code")
	}
	for i, addr := range o.addrs {
		host, port, err := net.SplitHostPort(addr)
		if err != nil { // a host alone
			host, port = strings.Trim(addr, "[]"), defaultPort
		}
		if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 || strings.ContainsAny(host, " /@") {
			return usage(w.AddrHint, f.BadValue, addr, "--addr")
		}
		o.addrs[i] = net.JoinHostPort(host, port)
	}
	return nil
}

// validCode tells whether a code can be said aloud and typed.
func validCode(code string) bool {
	plain := plainCode(code)
	return len(plain) >= 4 && len(plain) <= 24 && !strings.ContainsFunc(plain, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

// workshop opens a room, serves it, and shows the desk until it is left.
func (a *app) workshop(o workshopOptions) error {
	l, err := a.library()
	if err != nil {
		return err
	}
	p, err := a.paths()
	if err != nil {
		return err
	}
	rooms := filepath.Join(p.state, "rooms")
	w, err := a.openWorkshop(o, l, rooms)
	if err != nil {
		return err
	}
	defer w.host.close()
	a.tellOld(rooms, w.host.hub.State().Head.Room)

	// What a quick start leaves lying about, a server of hours collects.
	if a.getenv("GOGC") == "" {
		debug.SetGCPercent(100)
	}
	faults, err := redirectLogs(w.host.dir)
	if err != nil {
		return cannot(a.say.Fault.FolderHint, a.say.Fault.CannotWrite, w.host.dir, a.reason(err))
	}
	defer faults.Close()
	server, err := newRoomServer(w.host, filepath.Join(p.state, keyFile))
	if err != nil {
		return cannot(a.say.Workshop.KeyHint, a.say.Workshop.NoKey, filepath.Join(p.state, keyFile), a.reason(err))
	}
	server.fault = faults.printf
	listeners, err := a.listen(w)
	if err != nil {
		if !w.resumed { // nobody has been in it
			_ = os.RemoveAll(w.host.dir)
		}
		return err
	}
	a.describeJoin(w, server.hostKey(), listeners)
	shop := a.newFaces(w)
	server.faces = shop
	defer server.leave()
	for _, l := range listeners {
		go func() {
			if err := server.serveOn(l); err != nil {
				faults.printf("serve %s: %v", l.Addr(), err)
			}
		}()
	}
	return a.leadWorkshop(o, w, server, shop)
}

// leadWorkshop shows the desk until somebody leaves it or the system asks.
func (a *app) leadWorkshop(o workshopOptions, w *openWorkshop, server *roomServer, shop *tui.Workshop) error {
	ctx, stop := a.untilAsked()
	defer stop()
	if o.simulate > 0 {
		go simulate(ctx, w, o.simulate, a.getenv("CAHIER_SEED"))
	}
	var err error
	if a.plainFace() {
		err = a.plainDesk(ctx, shop)
	} else {
		err = a.shown(ctx, tui.RunRoom(ctx, shop.Desk(a.roomScreen()), a.terminal()))
	}
	server.leave()
	if rerr := a.writeReport(w, shop); err == nil {
		err = rerr
	}
	st := w.host.hub.State()
	if st.Phase != room.Over {
		a.printf("%s\n", a.fill(a.say.Workshop.Later, "cahier workshop --resume="+st.Head.Room))
	} else {
		a.printf("%s\n", a.fill(a.say.Workshop.Ended, w.host.dir))
	}
	return err
}

// An openWorkshop is a room with what it is about and how people come to it.
type openWorkshop struct {
	host      *roomHost
	course    *curriculum.Course
	module    string
	resumed   bool
	simulated bool
	join      tui.Join
}

// openWorkshop begins a room, or opens one again.
func (a *app) openWorkshop(o workshopOptions, l curriculum.Library, rooms string) (*openWorkshop, error) {
	if o.resume != "" {
		return a.resumeWorkshop(o, l, rooms)
	}
	name, err := a.find(l, o.module)
	if err != nil {
		return nil, err
	}
	course, entry, err := l.Find(name)
	if err != nil {
		return nil, err
	}
	if err := a.canShow(course, entry.ID, name); err != nil {
		return nil, err
	}
	addrs := o.addrs
	if len(addrs) == 0 {
		addrs = []string{net.JoinHostPort("127.0.0.1", defaultPort)}
	}
	door := doorFile{Host: room.NewCode() + room.NewCode(), Addrs: addrs}
	switch {
	case o.noCode || o.code == "" && !reachesOthers(addrs):
	case o.code == "" || o.code == random:
		door.Code = room.NewCode()
	default:
		door.Code = o.code
	}
	id := a.now().Format("2006-01-02") + "-" + strings.ToLower(rand.Text())[:6]
	keep := o.keep
	if o.simulate > 0 { // nobody was here
		id, keep = "rehearsal-"+id, 1
	}
	head := &room.Head{Room: id, Course: course.ID, Module: entry.ID, Lang: a.say.Lang, Identity: o.identity, Keep: keep}
	host, err := openRoom(filepath.Join(rooms, id), head, door, a.now)
	if err != nil {
		return nil, a.roomFault(filepath.Join(rooms, id), err)
	}
	return &openWorkshop{host: host, course: course, module: entry.ID, simulated: o.simulate > 0}, nil
}

// reachesOthers tells whether others than this computer can come.
func reachesOthers(addrs []string) bool {
	return slices.ContainsFunc(addrs, func(addr string) bool {
		host, _, _ := net.SplitHostPort(addr)
		ip := net.ParseIP(host)
		return host != "localhost" && (ip == nil || !ip.IsLoopback())
	})
}

func (a *app) resumeWorkshop(o workshopOptions, l curriculum.Library, rooms string) (*openWorkshop, error) {
	w, id := a.say.Workshop, o.resume
	if id == last {
		if id = latestRoom(rooms); id == "" {
			return nil, cannot(w.NoRoomHint, "%s", w.NoRooms)
		}
	}
	dir := filepath.Join(rooms, id)
	if !filepath.IsLocal(id) || !exists(dir) {
		return nil, usage(w.NoRoomHint, w.NoRoom, id)
	}
	head, _, err := roomHead(dir)
	if err != nil {
		return nil, a.roomFault(dir, err)
	}
	course := l.Course(head.Course)
	if course == nil || course.Entry(head.Module) == nil {
		return nil, cannot(w.NoModuleHint, w.NoModule, head.Course+"/"+head.Module)
	}
	door, err := readDoor(dir)
	if err != nil {
		return nil, a.roomFault(dir, err)
	}
	if len(o.addrs) > 0 {
		door.Addrs = o.addrs
	}
	host, err := openRoom(dir, nil, door, a.now)
	if err != nil {
		return nil, a.roomFault(dir, err)
	}
	return &openWorkshop{host: host, course: course, module: head.Module, resumed: true, simulated: o.simulate > 0}, nil
}

func (a *app) roomFault(dir string, err error) error {
	if errors.Is(err, errRoomOpen) {
		return cannot(a.say.Workshop.OpenHint, a.say.Workshop.IsOpen, dir)
	}
	hint := a.say.Workshop.RoomHint
	var refused *fs.PathError
	if errors.As(err, &refused) { // the system, and not what stands in the log
		hint = a.say.Fault.RoomsHint
	}
	return cannot(hint, a.say.Workshop.BadRoom, dir, a.reason(err))
}

// tellOld removes the rooms whose days are over and says so.
func (a *app) tellOld(rooms, but string) {
	removed, unread := oldRooms(rooms, but, a.now())
	if len(removed) > 0 {
		a.complain(a.say.Workshop.Removed, strings.Join(removed, ", "))
	}
	for _, dir := range unread {
		a.warn(a.say.Workshop.Unread, dir)
	}
}

// listen opens the addresses of the room.
func (a *app) listen(w *openWorkshop) ([]net.Listener, error) {
	var all []net.Listener
	for _, addr := range w.host.door.Addrs {
		l, err := net.Listen("tcp", addr)
		if err != nil {
			for _, open := range all {
				open.Close()
			}
			hint := a.say.Workshop.ListenHint
			if errors.Is(err, syscall.EADDRINUSE) {
				hint = a.say.Workshop.InUseHint
			}
			return nil, cannot(hint, a.say.Workshop.NoListen, addr, a.reason(err))
		}
		all = append(all, l)
	}
	return all, nil
}

// logs is the file that takes what libraries and faults have to say: on the
// facilitator's screen it would stand in the desk.
type logs struct{ f *os.File }

func (l *logs) printf(format string, v ...any) {
	_, _ = fmt.Fprintf(l.f, format+"\n", v...)
}

func (l *logs) Close() error { return l.f.Close() }
