//go:build unix

package main

import (
	"bytes"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"cahier/progress"
)

// A host is the program in another process, with its desk in lines.
type hosting struct {
	t       *testing.T
	process *os.Process
	in      io.WriteCloser
	said    *screen
	ended   chan error
	port    string
	known   string
}

// hosts opens a workshop in a home, on a port of loopback.
func hosts(t *testing.T, home, port string, args ...string) *hosting {
	t.Helper()
	path, err := exec.LookPath("cahier")
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, append([]string{"workshop", "--plain", "--addr", "127.0.0.1:" + port}, args...)...)
	c.Env = windowEnv(home)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	r, w := io.Pipe()
	c.Stdout, c.Stderr = w, w
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	h := &hosting{t: t, process: c.Process, in: in, said: newScreen(r), ended: make(chan error, 1), port: port}
	go func() { h.ended <- c.Wait(); w.Close() }()
	t.Cleanup(func() { _ = c.Process.Kill() })
	if !h.said.waitFor("Names:") {
		t.Fatalf("no room: %q", h.said)
	}
	h.known = regexp.MustCompile(`(?m)^\[.*$`).FindString(h.said.String())
	return h
}

func (h *hosting) lead(lines ...string) {
	h.t.Helper()
	for _, l := range lines {
		if _, err := io.WriteString(h.in, l+"\n"); err != nil {
			h.t.Fatal(err)
		}
	}
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// sshArgs are those of OpenSSH's own client that knows nothing but the host.
func sshArgs(t *testing.T, home, known, port string, more ...string) (ssh string, args []string) {
	t.Helper()
	ssh, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("OpenSSH's client is not installed here; .ci/run installs it")
	}
	file := filepath.Join(home, "known")
	if err := os.WriteFile(file, []byte(known+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return ssh, append([]string{
		"-F", "/dev/null", "-p", port, "-o", "UserKnownHostsFile=" + file, "-o", "StrictHostKeyChecking=yes",
		"-o", "IdentitiesOnly=yes", "-o", "SendEnv=LANG",
	}, more...)
}

func command(home, name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = windowEnv(home)
	return c
}

func sshKey(t *testing.T, home string) string {
	t.Helper()
	tool, err := exec.LookPath("ssh-keygen")
	if err != nil {
		t.Skip("ssh-keygen is not installed here; .ci/run installs it")
	}
	file := filepath.Join(home, "id")
	if out, err := exec.Command(tool, "-q", "-t", "ed25519", "-N", "", "-f", file).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return file
}

// answers takes the door, waits for the question, and answers the first choice,
// fairly sure.
func (w *window) answers() {
	w.t.Helper()
	w.shows("enter answer")
	w.keys("1", "\r")
	w.shows("How sure")
	w.keys("2")
	w.shows("Saved")
}

// answersIn counts the answers of a seat's record that count in round one.
func answersIn(t *testing.T, record []byte) (n int) {
	t.Helper()
	events, bad, err := progress.Load(bytes.NewReader(record), "record")
	if err != nil || len(bad) > 0 {
		t.Fatal(bad, err)
	}
	for _, e := range events {
		if e.Type == progress.Answered && e.Block == "what-evidence" && e.Round == 1 && e.Confidence == progress.Fairly {
			n++
		}
	}
	return n
}

// OpenSSH's own client, with a key: in, answer, a host that is killed and
// started again, the same seat, the record, goodbye.
func TestOpenSSH(t *testing.T) {
	home := t.TempDir()
	port := freePort(t)
	h := hosts(t, home, port, "n1-reverse-mentoring")
	key := sshKey(t, home)
	ssh, args := sshArgs(t, home, h.known, port, "-i", key, "Zoe@localhost")

	w := start(t, usual, command(home, ssh, args...))
	w.shows("Come in")
	w.keys("\r")
	w.shows("You are Zoe")
	w.resize(100, 30)
	h.lead("n", "o what-evidence")
	w.answers()

	if err := h.process.Kill(); err != nil {
		t.Fatal(err)
	}
	if code := w.end(); code != 255 {
		t.Error("the client ended with", code)
	}
	<-h.ended
	h = hosts(t, home, port, "--resume")
	if known := strings.Fields(h.known); len(known) < 3 || !strings.Contains(readAll(t, filepath.Join(home, "known")), known[2]) {
		t.Error("another host key")
	}
	w = start(t, usual, command(home, ssh, args...)) // another host key would be refused
	w.shows("What is the evidence made of?")
	w.shows("Saved")

	out, err := command(home, ssh, append(args, "record")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	if n := answersIn(t, out); n != 1 {
		t.Errorf("%d answers in the record: %s", n, out)
	}

	if err := h.process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-h.ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("it does not leave within five seconds")
	}
	w.shows("closed for now")
	if code := w.end(); code != 0 {
		t.Error("the client ended with", code)
	}
	w.putBack()
}

// Without a key a resume code leads back, and record asks for it.
func TestOpenSSHWithoutKey(t *testing.T) {
	home := t.TempDir()
	port := freePort(t)
	h := hosts(t, home, port, "n1-reverse-mentoring", "--code=letme1")
	ssh, args := sshArgs(t, home, h.known, port, "-o", "PubkeyAuthentication=no", "Ana@localhost")
	w := start(t, usual, command(home, ssh, args...))
	w.shows("Code of the room")
	w.keys("letme1", "\r", "\r")
	w.shows("Your resume code")
	code := regexp.MustCompile(`resume code: ([a-z0-9]{6})`).FindStringSubmatch(w.text())
	if code == nil {
		t.Fatalf("no code on the screen:\n%s", w.text())
	}
	h.lead("n", "o what-evidence")
	w.shows("1/8")
	w.keys("\r") // the code was seen
	w.answers()
	_ = w.process.Kill()
	w = start(t, usual, command(home, ssh, args...))
	w.shows("Come in")
	w.keys("\t")
	w.shows("resume code")
	w.keys(code[1], "\r")
	w.shows("You are Ana")
	w.keys("\r")
	w.shows("What is the evidence made of?")

	c := command(home, ssh, append(args, "record")...)
	c.Stdin = strings.NewReader(code[1] + "\n")
	out, err := c.Output()
	if err != nil || !bytes.HasPrefix(out, []byte(`{"v":1,`)) || !bytes.Contains(out, []byte(`"type":"answered"`)) {
		t.Errorf("%v: %q", err, out)
	}
	stage := start(t, usual, command(home, ssh, append([]string{"-t"}, append(args, "stage")...)...))
	stage.shows("Code of the room")
	stage.keys("letme1", "\r")
	stage.shows("What is the evidence made of?")
	if out, err := command(home, ssh, append(args, "scp -t x")...).CombinedOutput(); err == nil {
		t.Errorf("scp: %q", out)
	}
}

// cahier join: the fingerprint is asked once, the seat is the same as with ssh,
// and the record comes home by itself.
func TestJoin(t *testing.T) {
	hostHome, home := t.TempDir(), t.TempDir()
	port := freePort(t)
	h := hosts(t, hostHome, port, "n1-reverse-mentoring")
	w := open(t, usual, windowEnv(home), "join", "Kim@localhost:"+port)
	w.shows("for the first time")
	w.shows("SHA256:")
	if !strings.Contains(strings.ReplaceAll(w.text(), "\n", ""), regexp.MustCompile(`SHA256:\S+`).FindString(h.said.String())) {
		t.Errorf("not the fingerprint that the host shows:\n%s", w.text())
	}
	w.keys("yes\n")
	w.shows("Come in")
	w.keys("\r")
	w.shows("You are Kim")
	w.resize(90, 28)
	h.lead("n", "o what-evidence")
	w.answers()
	w.keys("\x03")
	w.shows("in your record")
	if code := w.end(); code != 0 {
		t.Errorf("exit code %d:\n%s", code, w.text())
	}
	w.putBack()
	files, _ := filepath.Glob(filepath.Join(home, ".local/share/cahier/record/*.jsonl"))
	if len(files) != 1 || !strings.Contains(readAll(t, files[0]), `"mode":"room"`) {
		t.Errorf("the record: %v", files)
	}

	run := func(args ...string) (string, error) {
		path, err := exec.LookPath("cahier")
		if err != nil {
			t.Fatal(err)
		}
		out, err := command(home, path, args...).CombinedOutput()
		return string(out), err
	}
	if out, err := run("join", "localhost:"+port, "--record"); err != nil || !strings.Contains(out, "has all of it") {
		t.Errorf("%v: %s", err, out)
	}
	if out, err := run("join", "localhost:"+port); err == nil || !strings.Contains(out, "needs a terminal") {
		t.Errorf("%v: %s", err, out)
	}
	if err := h.process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-h.ended
	if out, err := run("join", "localhost:"+port, "--record"); err == nil || !strings.Contains(out, "cannot be reached") {
		t.Errorf("%v: %s", err, out)
	}
	if err := os.Remove(filepath.Join(hostHome, ".local/state/cahier", keyFile)); err != nil {
		t.Fatal(err)
	}
	hosts(t, hostHome, port, "--resume")
	if out, err := run("join", "localhost:"+port, "--record"); err == nil || !strings.Contains(out, "another key") {
		t.Errorf("a changed key: %v: %s", err, out)
	}
}

// A seat that is asked to leave, and one whose host is gone, give the terminal
// back; what the seat recorded comes home where the host is still there.
func TestJoinLeaves(t *testing.T) {
	port := freePort(t)
	h := hosts(t, t.TempDir(), port, "n1-reverse-mentoring")
	seat := func(name string) *window {
		w := open(t, usual, windowEnv(t.TempDir()), "join", name+"@localhost:"+port)
		w.shows("for the first time")
		w.keys("yes\n")
		w.shows("Come in")
		w.keys("\r")
		w.shows("You are " + name)
		return w
	}
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT} {
		w := seat("S" + strconv.Itoa(int(s)))
		if err := w.process.Signal(s); err != nil {
			t.Fatal(err)
		}
		w.shows("Nothing was recorded")
		if code := w.end(); code != 0 {
			t.Errorf("%v: exit code %d:\n%s", s, code, w.text())
		}
		w.putBack()
	}
	w := seat("Kim")
	if err := h.process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-h.ended
	w.shows("the line was lost")
	w.keys("\x03") // a key of the terminal again, not of the seat
	if code := w.end(); code != 3 {
		t.Errorf("exit code %d:\n%s", code, w.text())
	}
	w.putBack()
}

// With --plain a seat is in lines, as the host writes them for a plain terminal.
func TestJoinPlain(t *testing.T) {
	port := freePort(t)
	hosts(t, t.TempDir(), port, "n1-reverse-mentoring")
	w := open(t, usual, windowEnv(t.TempDir()), "join", "Kim@localhost:"+port, "--plain")
	w.shows("for the first time")
	w.keys("yes\n")
	w.shows("Kim")
	if strings.Contains(w.sent(), string(entered)) {
		t.Errorf("a screen: %q", w.sent())
	}
}

// The desk in lines leads a whole question, and simulated people answer it.
func TestPlainDesk(t *testing.T) {
	h := hosts(t, t.TempDir(), freePort(t), "n1-reverse-mentoring", "--lang", "en")
	for _, step := range []struct{ line, answer string }{
		{"?", "next page"},
		{"who", "0 here"},
		{"n", "Page 1 of"},
		{"o", "question open"},
		{"nonsense", "not known"},
		{"o nothing", "not there"},
		{"l", "answers locked"},
		{"r", "Fewer than five"},
		{"timer 60", "Time left: 1:00"},
		{"+", "Time left: 1:"},
		{"u", "Taken back."},
		{"desk", "host code"},
		{"end", "has ended"},
		{"n", "over"},
	} {
		before := len(h.said.String())
		h.lead(step.line)
		until(t, step.line+": "+step.answer, func() bool { return strings.Contains(h.said.String()[before:], step.answer) })
	}
	h.in.Close() // the end of input leaves
	if err := <-h.ended; err != nil {
		t.Error(err)
	}
	if !strings.Contains(h.said.String(), "The workshop is over") {
		t.Errorf("%q", h.said)
	}
}

// The desk on a screen: a whole question is led by its keys, and the system
// asks it to leave.
func TestDeskOnScreen(t *testing.T) {
	home, port := t.TempDir(), freePort(t)
	desk := open(t, usual, windowEnv(home), "workshop", "n1-reverse-mentoring", "--addr", "127.0.0.1:"+port)
	desk.shows("show the page")
	key := filepath.Join(home, ".local/state/cahier", keyFile)
	signer, err := ownKey(key)
	if err != nil {
		t.Fatal(err)
	}
	ssh, args := sshArgs(t, home, knownLine([]string{dialled("localhost", port)}, signer.PublicKey()), port, "-i", sshKey(t, home), "Zoe@localhost")
	seat := start(t, usual, command(home, ssh, args...))
	seat.shows("Come in")
	seat.keys("\r")
	desk.shows("1 here")
	desk.keys("\r") // the page
	seat.shows("1/8")
	desk.shows("open the question")
	desk.keys("o") // a second enter so soon would be taken for a slip
	seat.answers()
	desk.shows("1 of 1 answered")
	if err := desk.process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if code := desk.end(); code != 0 || time.Since(began) > 5*time.Second {
		t.Errorf("exit code %d after %v:\n%s", code, time.Since(began), desk.text())
	}
	desk.shows("cahier workshop --resume=")
	desk.putBack()
	seat.shows("closed for now")
	if code := seat.end(); code != 0 {
		t.Error("the client ended with", code)
	}
	if reports, _ := filepath.Glob(filepath.Join(home, ".local/state/cahier/rooms/*/report.md")); len(reports) != 1 {
		t.Error("no report")
	}
}
