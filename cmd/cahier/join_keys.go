package main

import (
	"bufio"
	"cmp"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"

	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"
)

// The files of this program as a client, in the state folder.
const (
	joinKeyFile    = "join_key"
	knownHostsFile = "known_hosts"
)

// keys returns the keys that say who one is: those of the person's agent, those
// of their ssh that need no password, and one of this program's own. The first
// is the one that a workshop takes, so it is the same seat as with plain ssh
// where that uses the same.
func (c *client) keys() ([]gossh.AuthMethod, error) {
	var signers []gossh.Signer
	if socket := c.getenv("SSH_AUTH_SOCK"); socket != "" {
		if conn, err := net.Dial("unix", socket); err == nil { // it lives as long as the program
			if theirs, err := agent.NewClient(conn).Signers(); err == nil {
				signers = theirs
			}
		}
	}
	if home := cmp.Or(c.getenv("HOME"), c.getenv("USERPROFILE")); home != "" {
		for _, name := range []string{"id_ed25519", "id_ecdsa", "id_rsa"} {
			if raw, err := os.ReadFile(filepath.Join(home, ".ssh", name)); err == nil {
				if s, err := gossh.ParsePrivateKey(raw); err == nil {
					signers = append(signers, s)
				}
			}
		}
	}
	own, err := ownKey(filepath.Join(c.state, joinKeyFile))
	if err != nil && len(signers) == 0 {
		return nil, err
	}
	if err == nil {
		signers = append(signers, own)
	}
	return []gossh.AuthMethod{gossh.PublicKeys(signers...)}, nil
}

// ownKey opens a key of the program's own, and makes it the first time, whole or
// not at all.
func ownKey(path string) (gossh.Signer, error) {
	raw, err := os.ReadFile(path)
	if err == nil {
		return gossh.ParsePrivateKey(raw)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	block, err := gossh.MarshalPrivateKey(key, "cahier")
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if err := writeFile(path, pem.EncodeToMemory(block)); err != nil {
		return nil, err
	}
	return gossh.NewSignerFromKey(key)
}

// meet sees to it that the host's key is known. The first time the person is
// asked, in words; a key that has changed is refused.
func (c *client) meet() error {
	path := filepath.Join(c.state, knownHostsFile)
	w := c.say.Join
	if err := touch(path); err != nil {
		return cannot(c.say.Fault.FolderHint, c.say.Fault.CannotWrite, path, c.reason(err))
	}
	check, err := knownhosts.New(path)
	if err != nil {
		return cannot(w.KnownHint, c.say.Fault.CannotRead, path, c.reason(err))
	}
	// What is asked takes longer than a host waits: the first connection only
	// looks at the key.
	var key gossh.PublicKey
	var unknown *knownhosts.KeyError
	c.known = func(host string, addr net.Addr, k gossh.PublicKey) error {
		key = k
		return check(host, addr, k)
	}
	conn, err := c.dial()
	switch {
	case err == nil:
		conn.Close()
		return nil
	case !errors.As(err, &unknown):
		return cannot(w.DialHint, w.NoDial, c.address(), c.reason(err))
	case len(unknown.Want) > 0:
		return fail(codeNo, c.fill(w.ChangedHint, path), w.Changed, c.address(), gossh.FingerprintSHA256(key))
	}
	if !c.agree(key) {
		return &failure{code: codeNo, what: w.NotAgreed}
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return cannot(c.say.Fault.FolderHint, c.say.Fault.CannotWrite, path, c.reason(err))
	}
	defer f.Close()
	if _, err := f.WriteString(knownhosts.Line([]string{knownhosts.Normalize(c.address())}, key) + "\n"); err != nil {
		return cannot(c.say.Fault.FolderHint, c.say.Fault.CannotWrite, path, c.reason(err))
	}
	c.known = gossh.FixedHostKey(key)
	return nil
}

// agree asks whether the fingerprint is the host's.
func (c *client) agree(key gossh.PublicKey) bool {
	w := c.say.Join
	c.printf("%s\n%s\n%s", c.fill(w.FirstTime, c.address()), c.fill(c.say.Workshop.KeyLine, gossh.FingerprintSHA256(key)), w.Agree)
	line := ""
	if !c.isTerminal(c.stdin) {
		line, _ = bufio.NewReader(c.stdin).ReadString('\n')
	} else {
		line = readLine(c.stdin)
	}
	switch strings.ToLower(strings.TrimSpace(line)) {
	case "y", "yes", "o", "oui":
		return true
	}
	return false
}

// readLine reads no more than a line: what is typed after it is the seat's.
func readLine(r interface{ Read([]byte) (int, error) }) string {
	var line []byte
	for b := make([]byte, 1); len(line) < 256; {
		if _, err := r.Read(b); err != nil || b[0] == '\n' {
			break
		}
		line = append(line, b[0])
	}
	return string(line)
}

// touch makes an empty file where there is none.
func touch(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}
