package progress

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"time"
	"unicode/utf8"
)

// timeForm is how the time of an event is written: UTC, milliseconds.
const timeForm = "2006-01-02T15:04:05.000Z"

// quickLine writes an event of the usual kinds as [Encode] does, and gives up
// at the first thing out of the ordinary. The learner waits for it after each
// answer, when all that encoding/json looks up is no longer near the processor:
// there it takes as long as the opening of the file. FuzzQuick compares the two.
func quickLine(e *Event) (line []byte, ok bool) {
	if e.V < 0 || e.Via != nil || e.Values != nil || e.Path != nil || e.Meters != nil || e.IDs != nil {
		return nil, false
	}
	p := pen{line: make([]byte, 0, 512)}
	p.line = strconv.AppendInt(append(p.line, `{"v":`...), int64(e.V), 10)
	p.text("id", e.ID)
	p.line = strconv.AppendUint(append(p.line, `,"seq":`...), e.Seq, 10)
	p.line = e.At.UTC().AppendFormat(append(p.line, `,"at":"`...), timeForm)
	p.line = append(p.line, '"')
	p.text("learner", e.Learner)
	p.text("device", e.Device)
	p.text("type", e.Type)

	p.some("course", e.Course)
	p.some("module", e.Module)
	p.some("page", e.Page)
	p.some("block", e.Block)
	p.number("rev", int64(e.Rev))
	p.some("digest", e.Digest)
	p.some("lang", e.Lang)
	p.some("mode", e.Mode)
	p.some("room", e.Room)
	p.some("seat", e.Seat)
	p.number("round", int64(e.Round))

	p.number("line", int64(e.Line))
	p.number("ms", e.Ms)
	p.some("kind", e.Kind)
	p.some("form", e.Form)
	p.list("response", e.Response)
	p.share("credit", e.Credit)
	p.some("verdict", e.Verdict)
	p.some("confidence", e.Confidence)
	p.number("hints", int64(e.Hints))
	if e.Text != nil {
		p.text("text", *e.Text)
	}
	p.some("field", e.Field)
	p.some("after", e.After)
	p.some("outcome", e.Outcome)
	p.some("card", e.Card)
	p.truth("recalled", e.Recalled)
	p.truth("on", e.On)
	return append(p.line, '}', '\n'), !p.lost
}

// asRead returns e as it is read from the line that quickLine made of it, and
// shares nothing with e that could be changed. It spares the learner the
// reading; FuzzQuick compares the two.
func (e Event) asRead(line []byte) Event {
	e.raw = string(bytes.TrimSuffix(line, []byte("\n")))
	e.At = e.At.UTC().Truncate(time.Millisecond)
	e.Response = append(json.RawMessage(nil), e.Response...)
	e.Credit, e.Text, e.Recalled, e.On = another(e.Credit), another(e.Text), another(e.Recalled), another(e.On)
	return e
}

func another[T any](p *T) *T {
	if p == nil {
		return nil
	}
	x := *p
	return &x
}

// pen is what was written of a line. Once it is lost, that means nothing.
type pen struct {
	line []byte
	lost bool
}

func (p *pen) key(name string) {
	p.line = append(append(append(p.line, ',', '"'), name...), '"', ':')
}

// text writes a text that needs no escape.
func (p *pen) text(name, text string) {
	for i := range len(text) {
		if b := text[i]; b < ' ' || b == '"' || b == '\\' || b >= utf8.RuneSelf {
			p.lost = true
			return
		}
	}
	p.key(name)
	p.line = append(append(append(p.line, '"'), text...), '"')
}

func (p *pen) some(name, text string) {
	if text != "" {
		p.text(name, text)
	}
}

func (p *pen) number(name string, n int64) {
	if n != 0 {
		p.key(name)
		p.line = strconv.AppendInt(p.line, n, 10)
	}
}

// list writes a response that is a list, as it is.
func (p *pen) list(name string, response []byte) {
	if len(response) == 0 {
		return
	}
	c := cursor{rest: string(response)}
	c.list()
	p.lost = p.lost || c.lost || c.rest != "" || !utf8.Valid(response)
	p.key(name)
	p.line = append(p.line, response...)
}

// share writes a credit, which is neither very large nor very small.
func (p *pen) share(name string, x *float64) {
	if x == nil {
		return
	}
	p.lost = p.lost || *x != 0 && !(math.Abs(*x) >= 1e-6 && math.Abs(*x) < 1e6)
	p.key(name)
	p.line = strconv.AppendFloat(p.line, *x, 'f', -1, 64)
}

func (p *pen) truth(name string, is *bool) {
	if is != nil {
		p.key(name)
		p.line = strconv.AppendBool(p.line, *is)
	}
}
