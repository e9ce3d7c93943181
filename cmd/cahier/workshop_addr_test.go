package main

import (
	"net"
	"slices"
	"strings"
	"testing"
)

// The address that is shown is of the network that people share with the room.
func TestLikelyAddrs(t *testing.T) {
	const (
		up   = net.FlagUp | net.FlagRunning | net.FlagBroadcast
		loop = net.FlagUp | net.FlagRunning | net.FlagLoopback
		p2p  = net.FlagUp | net.FlagRunning | net.FlagPointToPoint
		idle = net.FlagUp | net.FlagBroadcast // nothing plugged in
	)
	face := func(name string, flags net.Flags, ips ...string) netFace {
		f := netFace{name: name, flags: flags}
		for _, ip := range ips {
			f.ips = append(f.ips, net.ParseIP(ip))
		}
		return f
	}
	lo := face("lo", loop, "127.0.0.1", "::1")
	for name, c := range map[string]struct {
		faces []netFace
		want  string
	}{
		"none":                          {nil, ""},
		"only itself":                   {[]netFace{lo}, ""},
		"one card":                      {[]netFace{lo, face("eth0", up, "fe80::1", "192.168.1.20", "2001:db8::1")}, "192.168.1.20"},
		"containers before the card":    {[]netFace{lo, face("docker0", up, "172.17.0.1"), face("br-3f2a", up, "172.18.0.1"), face("wlan0", up, "10.1.2.3")}, "10.1.2.3"},
		"a tunnel before the card":      {[]netFace{face("tun0", p2p, "10.8.0.2"), face("wg0", up, "10.9.0.2"), face("en0", up, "192.168.0.5")}, "192.168.0.5"},
		"a tunnel that says what it is": {[]netFace{face("corp", p2p, "10.8.0.2"), face("en0", up, "192.168.0.5")}, "192.168.0.5"},
		"two cards":                     {[]netFace{face("eth0", up, "192.168.1.20"), face("wlan0", up, "10.1.2.3")}, "192.168.1.20 10.1.2.3"},
		"private before public":         {[]netFace{face("eth0", up, "203.0.113.7"), face("wlan0", up, "10.1.2.3")}, "10.1.2.3 203.0.113.7"},
		"unplugged before plugged":      {[]netFace{face("eth0", idle, "192.168.1.20"), face("wlan0", up, "10.1.2.3")}, "10.1.2.3"},
		"switched off":                  {[]netFace{face("eth0", net.FlagBroadcast, "192.168.1.20")}, ""},
		"given by nobody":               {[]netFace{face("eth0", up, "169.254.3.4")}, ""},
		"a bridge that carries a card":  {[]netFace{face("virbr0", up, "192.168.122.1"), face("br0", up, "192.168.1.20")}, "192.168.1.20"},
		"only a tunnel":                 {[]netFace{lo, face("docker0", up, "172.17.0.1"), face("tailscale0", p2p, "100.64.1.2")}, "100.64.1.2"},
		"only containers":               {[]netFace{lo, face("docker0", up, "172.17.0.1")}, "172.17.0.1"},
		"Windows":                       {[]netFace{face("vEthernet (WSL)", up, "172.20.0.1"), face("Wi-Fi", up, "192.168.1.7")}, "192.168.1.7"},
		"the same twice":                {[]netFace{face("eth0", up, "192.168.1.20"), face("eth0.2", up, "192.168.1.20")}, "192.168.1.20"},
	} {
		if got := likelyAddrs(c.faces); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}

// What is no guess has no others.
func TestReachable(t *testing.T) {
	faces := []netFace{
		{name: "eth0", flags: net.FlagUp | net.FlagRunning, ips: []net.IP{net.ParseIP("192.168.1.20"), net.ParseIP("10.1.2.3")}},
	}
	for listen, want := range map[string]string{
		"127.0.0.1": "localhost", "192.168.7.7": "192.168.7.7", "0.0.0.0": "192.168.1.20 10.1.2.3", "::": "192.168.1.20 10.1.2.3",
	} {
		host, port, others := reachable(&net.TCPAddr{IP: net.ParseIP(listen), Port: 2222}, faces)
		if got := strings.Join(append([]string{host}, others...), " "); got != want || port != "2222" {
			t.Errorf("%s: %s, port %s", listen, got, port)
		}
	}
}
