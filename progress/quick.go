package progress

import (
	"encoding/json"
	"strconv"
	"strings"
)

// A record is read at every start, and nearly all of its lines are as [Encode]
// writes them: no spaces, no escapes, known fields only. Those are read here,
// several times as fast as encoding/json does; it reads all others. What is
// read here is what encoding/json would make of it: FuzzQuick compares them.

// quick reads a line of valid UTF-8 into e, which is zero, and gives up at the
// first thing out of the ordinary; e is then to be thrown away. The texts of e
// are parts of s.
func quick(s string, e *Event) bool {
	c := cursor{rest: s}
	c.skip("{")
	for !c.lost {
		key := c.text()
		c.skip(":")
		if p := textField(e, key); p != nil {
			c.lost = c.lost || *p != "" // A field that stands there twice.
			*p = c.text()
		} else if !c.number(e, key) && !c.one(e, key) && !c.several(e, key) {
			return false
		}
		if c.rest == "}" {
			return !c.lost
		}
		c.skip(",")
	}
	return false
}

func textField(e *Event, key string) *string {
	switch key {
	case "id":
		return &e.ID
	case "learner":
		return &e.Learner
	case "device":
		return &e.Device
	case "type":
		return &e.Type
	case "course":
		return &e.Course
	case "module":
		return &e.Module
	case "page":
		return &e.Page
	case "block":
		return &e.Block
	case "digest":
		return &e.Digest
	case "lang":
		return &e.Lang
	case "mode":
		return &e.Mode
	case "room":
		return &e.Room
	case "seat":
		return &e.Seat
	case "kind":
		return &e.Kind
	case "form":
		return &e.Form
	case "verdict":
		return &e.Verdict
	case "confidence":
		return &e.Confidence
	case "field":
		return &e.Field
	case "after":
		return &e.After
	case "outcome":
		return &e.Outcome
	case "card":
		return &e.Card
	}
	return nil
}

// cursor is how far a line was read. Once it is lost, what it returns means
// nothing.
type cursor struct {
	rest string
	lost bool
}

func (c *cursor) skip(word string) {
	var ok bool
	c.rest, ok = strings.CutPrefix(c.rest, word)
	c.lost = c.lost || !ok
}

// text reads a text that is written without any escape.
func (c *cursor) text() string {
	c.skip(`"`)
	for i := range len(c.rest) {
		switch b := c.rest[i]; {
		case b == '"':
			text := c.rest[:i]
			c.rest = c.rest[i+1:]
			return text
		case b == '\\' || b < ' ':
			c.lost = true
			return ""
		}
	}
	c.lost = true
	return ""
}

// digits reads a whole number of so many digits at most, which fits every type
// of that size on every machine.
func (c *cursor) digits(most int) int64 {
	n := len(c.rest) - len(strings.TrimLeft(c.rest, "0123456789"))
	if n == 0 || n > most || (n > 1 && c.rest[0] == '0') {
		c.lost = true
		return 0
	}
	x, _ := strconv.ParseInt(c.rest[:n], 10, 64)
	c.rest = c.rest[n:]
	return x
}

// number reads the fields that are whole numbers. It returns false when key is
// none of them.
func (c *cursor) number(e *Event, key string) bool {
	const short, long = 9, 18
	var p *int
	switch key {
	case "v":
		p = &e.V
	case "rev":
		p = &e.Rev
	case "round":
		p = &e.Round
	case "line":
		p = &e.Line
	case "hints":
		p = &e.Hints
	case "seq":
		c.lost = c.lost || e.Seq != 0
		e.Seq = uint64(c.digits(long))
		return true
	case "ms":
		c.lost = c.lost || e.Ms != 0
		e.Ms = c.digits(long)
		return true
	default:
		return false
	}
	c.lost = c.lost || *p != 0
	*p = int(c.digits(short))
	return true
}

// one reads the other fields of a single value.
func (c *cursor) one(e *Event, key string) bool {
	twice := false
	switch key {
	case "at":
		twice = !e.At.IsZero()
		c.lost = e.At.UnmarshalText([]byte(c.text())) != nil || c.lost
	case "credit":
		twice = e.Credit != nil
		e.Credit = c.share()
	case "text":
		text := c.text()
		twice, e.Text = e.Text != nil, &text
	case "on":
		twice, e.On = e.On != nil, c.truth()
	case "recalled":
		twice, e.Recalled = e.Recalled != nil, c.truth()
	default:
		return false
	}
	c.lost = c.lost || twice
	return true
}

// share reads a number as credits are: 0, 1 or a decimal fraction.
func (c *cursor) share() *float64 {
	n := len(c.rest) - len(strings.TrimLeft(c.rest, "0123456789."))
	text := c.rest[:n]
	whole, part, point := strings.Cut(text, ".")
	if len(whole) != 1 || (point && part == "") || strings.Contains(part, ".") {
		c.lost = true
		return nil
	}
	x, err := strconv.ParseFloat(text, 64)
	c.lost = c.lost || err != nil
	c.rest = c.rest[n:]
	return &x
}

func (c *cursor) truth() *bool {
	yes := strings.HasPrefix(c.rest, "true")
	if yes {
		c.skip("true")
	} else {
		c.skip("false")
	}
	return &yes
}

// several reads the fields that hold more than one value.
func (c *cursor) several(e *Event, key string) bool {
	twice := false
	switch key {
	case "response":
		twice, e.Response = e.Response != nil, c.list()
	case "via":
		twice, e.Via = e.Via != nil, &Via{}
		c.skip(`{"module":`)
		e.Via.Module = c.text()
		c.skip(`,"block":`)
		e.Via.Block = c.text()
		c.skip("}")
	case "values":
		twice, e.Values = e.Values != nil, c.counts()
	case "meters":
		twice, e.Meters = e.Meters != nil, c.counts()
	case "path":
		twice, e.Path = e.Path != nil, c.texts()
	case "ids":
		twice, e.IDs = e.IDs != nil, c.texts()
	default:
		return false
	}
	c.lost = c.lost || twice
	return true
}

// list reads a response that is a list, as all are but a single number.
func (c *cursor) list() json.RawMessage {
	const deep = 8
	all, depth := c.rest, 0
	for !c.lost && c.rest != "" {
		switch b := c.rest[0]; {
		case b == '"':
			c.text()
			continue
		case b <= ' ' || b == '{':
			c.lost = true
		case b == '[':
			depth++
		case b == ']':
			depth--
		}
		c.lost = c.lost || depth == 0 && all[0] != '[' || depth > deep
		c.rest = c.rest[1:]
		if depth == 0 {
			break
		}
	}
	list := json.RawMessage(all[:len(all)-len(c.rest)])
	c.lost = c.lost || !json.Valid(list)
	return list
}

// texts reads a list of one text or more.
func (c *cursor) texts() []string {
	var list []string
	for c.skip("["); !c.lost; c.skip(",") {
		list = append(list, c.text())
		if strings.HasPrefix(c.rest, "]") {
			c.skip("]")
			break
		}
	}
	return list
}

// counts reads an object of one whole number or more.
func (c *cursor) counts() map[string]int {
	counts := map[string]int{}
	for c.skip("{"); !c.lost; c.skip(",") {
		key := c.text()
		c.skip(":")
		counts[key] = int(c.digits(9))
		if strings.HasPrefix(c.rest, "}") {
			c.skip("}")
			break
		}
	}
	return counts
}
