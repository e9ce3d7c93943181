package main

import (
	"cmp"
	"net"
	"os"
	"slices"
	"strings"
)

// A netFace is a network interface with its addresses, as far as it matters
// under which of them a room is found.
type netFace struct {
	name  string
	flags net.Flags
	ips   []net.IP
}

// netFaces are those of this computer, in the system's order.
func netFaces() (all []netFace) {
	faces, _ := net.Interfaces() // none: the computer's name is shown
	for _, f := range faces {
		n := netFace{name: f.Name, flags: f.Flags}
		addrs, _ := f.Addrs()
		for _, a := range addrs {
			if ip, ok := a.(*net.IPNet); ok {
				n.ips = append(n.ips, ip.IP)
			}
		}
		all = append(all, n)
	}
	return all
}

// How likely it is that the people in a room reach an address: from the network
// that they share with it, to one that is only inside the computer.
const (
	onLocal   = iota // a private address of a card
	onWide           // another one
	onTunnel         // of a VPN: reached by who is in it
	onVirtual        // of containers and virtual machines
	onNothing        // no network is plugged in
	nowhere
)

// tunnels and virtuals are how the interfaces begin that are not a card. Docker
// names its further bridges br- and a number; a plain br0 carries a card.
var (
	tunnels  = []string{"tun", "tap", "utun", "wg", "ppp", "tailscale", "zt", "ipsec", "nordlynx", "proton"}
	virtuals = []string{
		"docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "lxcbr", "lxdbr", "incusbr", "cni", "flannel", "podman", "cali", "kube", "bridge",
		"vethernet", "virtualbox", "vmware",
	}
)

func (f netFace) reach(ip net.IP) int {
	begins := func(with string) bool { return strings.HasPrefix(strings.ToLower(f.name), with) }
	switch {
	case ip.To4() == nil || !ip.IsGlobalUnicast() || f.flags&net.FlagUp == 0 || f.flags&net.FlagLoopback != 0:
		return nowhere
	case f.flags&net.FlagRunning == 0:
		return onNothing
	case slices.ContainsFunc(virtuals, begins):
		return onVirtual
	case f.flags&net.FlagPointToPoint != 0 || slices.ContainsFunc(tunnels, begins):
		return onTunnel
	case ip.IsPrivate():
		return onLocal
	}
	return onWide
}

// likelyAddrs are the IPv4 addresses under which others may reach this computer,
// the likeliest first. Where a card has one, those of tunnels and of virtual
// networks are left out: shown, they would be tried.
func likelyAddrs(faces []netFace) (all []string) {
	type place struct {
		ip    string
		reach int
	}
	var places []place
	for _, f := range faces {
		for _, ip := range f.ips {
			if reach := f.reach(ip); reach < nowhere {
				places = append(places, place{ip.String(), reach})
			}
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.reach, b.reach) })
	for _, p := range places {
		if best := places[0].reach; (p.reach == best || p.reach <= onWide) && !slices.Contains(all, p.ip) {
			all = append(all, p.ip)
		}
	}
	return all
}

// reachable is the name or number under which others reach an address, and what
// else it might be where that is a guess.
func reachable(addr net.Addr, faces []netFace) (host, port string, others []string) {
	host, port, _ = net.SplitHostPort(addr.String())
	ip := net.ParseIP(host)
	switch {
	case ip != nil && ip.IsLoopback():
		return "localhost", port, nil
	case ip != nil && !ip.IsUnspecified():
		return host, port, nil
	}
	if likely := likelyAddrs(faces); len(likely) > 0 {
		return likely[0], port, likely[1:]
	}
	if name, err := os.Hostname(); err == nil && name != "" {
		return name, port, nil
	}
	return "localhost", port, nil
}
