package plain

import (
	"bufio"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"syscall"

	"cahier/curriculum/safe"

	"github.com/charmbracelet/x/ansi"
)

// maxInput is the longest line that is read; what goes beyond is dropped. It is
// more than the longest note, so that a note cut short is noticed.
const maxInput = 40 << 10

// input reads cleaned lines.
type input struct {
	r     *bufio.Reader
	err   error
	first bool
}

func newInput(r io.Reader) *input { return &input{r: bufio.NewReader(r), first: true} }

// line returns the next line, and false at the end. A last line without a
// newline is a line.
func (in *input) line() (string, bool) {
	var b []byte
	for in.err == nil {
		part, err := in.r.ReadSlice('\n')
		if room := maxInput - len(b); len(part) > room {
			part = part[:room]
		}
		b = append(b, part...)
		if err == nil {
			return in.clean(b), true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			in.err = err
		}
	}
	return in.clean(b), len(b) > 0
}

func (in *input) clean(b []byte) string {
	s := strings.TrimRight(string(b), "\r\n")
	if in.first { // PowerShell begins a pipe with a byte order mark
		s = strings.TrimPrefix(s, "\ufeff")
		in.first = false
	}
	return safe.Text(s)
}

// failure is why the input ended, nil for its end.
func (in *input) failure() error {
	if in.err == nil || errors.Is(in.err, io.EOF) || errors.Is(in.err, os.ErrClosed) || errors.Is(in.err, io.ErrClosedPipe) {
		return nil
	}
	return in.err
}

// printer writes paragraphs. After a failure it writes nothing more.
type printer struct {
	w     *bufio.Writer
	width int
	err   error
	begun bool // something was written
	blank bool // the last line is empty
}

func newPrinter(w io.Writer, width int) *printer {
	return &printer{w: bufio.NewWriter(w), width: max(width, 0)}
}

// raw writes one line, the only gate to the learner.
func (p *printer) raw(s string) {
	if p.err != nil {
		return
	}
	s = strings.TrimRight(safe.Line(s), " ")
	p.begun, p.blank = true, s == ""
	_, p.err = p.w.WriteString(s + "\n")
}

// gap sets what follows apart by one empty line.
func (p *printer) gap() {
	if p.begun && !p.blank {
		p.raw("")
	}
}

// line writes a text that may have several lines, wrapped.
func (p *printer) line(s string) {
	for l := range strings.SplitSeq(s, "\n") {
		for _, part := range wrap(l, p.width) {
			p.raw(part)
		}
	}
}

// para is line, set apart from what stands before.
func (p *printer) para(s string) {
	p.gap()
	p.line(s)
}

func (p *printer) flush() error {
	if p.err == nil {
		p.err = p.w.Flush()
	}
	return p.err
}

// wrap breaks a line at plain spaces, so that no-break spaces hold.
func wrap(s string, width int) []string {
	if width == 0 || ansi.StringWidth(s) <= width {
		return []string{s}
	}
	var out []string
	line := ""
	for word := range strings.SplitSeq(s, " ") {
		if line != "" && ansi.StringWidth(line)+1+ansi.StringWidth(word) > width {
			out = append(out, line)
			line = word
			continue
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(out, line)
}

// closedPipe tells whether writing failed because nobody reads any more.
func closedPipe(err error) bool {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) || errors.Is(err, os.ErrClosed) {
		return true
	}
	var no syscall.Errno // ERROR_BROKEN_PIPE and ERROR_NO_DATA of Windows
	return runtime.GOOS == "windows" && errors.As(err, &no) && (no == 109 || no == 232)
}

// wrapped writes lines that are wrapped already, unless a label made one of
// them longer.
func (p *printer) wrapped(s string) {
	for l := range strings.SplitSeq(s, "\n") {
		if strings.HasPrefix(l, " ") { // code and what hangs below an item keep their place
			p.raw(l)
			continue
		}
		for _, part := range wrap(l, p.width) {
			p.raw(part)
		}
	}
}
