package progress

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"unicode/utf8"
)

// everyField is an event with each field that there is.
func everyField() Event {
	return Event{
		V: 1, ID: "x", Seq: 1<<53 - 1, At: noon, Learner: "ana", Device: "d", Type: Answered,
		Course: "c", Module: "m", Page: "p", Block: "b", Rev: 2, Digest: "0123456789abcdef", Lang: "fr", Mode: Room, Room: "r", Seat: "s", Round: 2,
		Line: 3, Ms: math.MaxInt32 + 1, Kind: "quiz", Form: "match", Response: json.RawMessage(`[[1,0],["œuf 🥚"],[]]`), Credit: ptr(0.35), Verdict: Partly,
		Confidence: Sure, Hints: 1, Via: &Via{"n", "q"}, Text: ptr("Zoé"), Field: "f", After: "a", Values: map[string]int{"a": 0, "é": 4},
		Path: []string{"one", "two"}, Meters: map[string]int{"trust": 3}, Outcome: "good", Card: "k", Recalled: ptr(false), On: ptr(true), IDs: []string{"y"},
	}
}

// likeJSON compares what quick makes of a line with what encoding/json does.
func likeJSON(t *testing.T, line string) (took bool) {
	t.Helper()
	var e, want Event
	if !utf8.ValidString(line) || !quick(line, &e) {
		return false
	}
	if err := json.Unmarshal([]byte(line), &want); err != nil || !reflect.DeepEqual(e, want) {
		t.Fatalf("%s\nread as %+v\nwant    %+v, %v", line, e, want, err)
	}
	writtenLikeJSON(t, e)
	return true
}

// writtenLikeJSON compares the line that quickLine makes of an event with what
// encoding/json does.
func writtenLikeJSON(t *testing.T, e Event) (wrote bool) {
	t.Helper()
	line, ok := quickLine(&e)
	if !ok {
		return false
	}
	if want, err := encode(e); err != nil || string(line) != string(want) {
		t.Fatalf("written as %s\nwant       %s, %v", line, want, err)
	}
	var read Event
	_ = decode(bytes.TrimSuffix(line, []byte("\n")), &read) // What an event lacks it says only after reading.
	if got := e.asRead(line); !reflect.DeepEqual(got, read) {
		t.Fatalf("%s\nis said to be %+v\nis read as    %+v", line, got, read)
	}
	return true
}

func TestQuickWritesWhatIsUsual(t *testing.T) {
	t.Parallel()
	usual := everyField()
	usual.Response, usual.Text = json.RawMessage(`[[1,0],["oeuf"],[]]`), ptr("Zoe & <co>")
	usual.Via, usual.Values, usual.Path, usual.Meters, usual.IDs = nil, nil, nil, nil, nil
	for _, e := range []Event{usual, {}, {Text: ptr("")}, {Credit: ptr(0.1 + 0.2)}, {Credit: ptr(-1.0)}, {Ms: -1, Rev: -1}, {Response: json.RawMessage(`["é"]`)}} {
		if !writtenLikeJSON(t, e) {
			t.Errorf("not written: %+v", e)
		}
	}
	for _, e := range []Event{
		{ID: "\"", At: noon},
		{ID: "\x00"},
		{Text: ptr("é\u2028")},
		{Text: ptr("\xff")},
		{Text: ptr(`\`)},
		{Credit: ptr(1e-7)},
		{Credit: ptr(1e21)},
		{Credit: ptr(math.NaN())},
		{Response: json.RawMessage(`[ 1]`)},
		{Response: json.RawMessage(`3`)},
		{Response: json.RawMessage(`[`)},
		{Response: json.RawMessage(`[1]x`)},
		{Response: json.RawMessage("[\"\xff\"]")},
		everyField(),
	} {
		if writtenLikeJSON(t, e) {
			t.Errorf("written all the same: %+v", e)
		}
	}
}

func TestQuickReadsWhatIsWritten(t *testing.T) {
	t.Parallel()
	e := everyField()
	for i := range reflect.TypeFor[Event]().NumField() {
		if f := reflect.ValueOf(e).Field(i); f.IsZero() && reflect.TypeFor[Event]().Field(i).IsExported() {
			t.Error("no value for", reflect.TypeFor[Event]().Field(i).Name)
		}
	}
	line, err := Encode(e)
	if err != nil || !likeJSON(t, string(line[:len(line)-1])) {
		t.Fatalf("%s is not read: %v", line, err)
	}
	// Nor with any one field only, nor any byte changed, anything that
	// encoding/json would not make of it.
	for i := range line {
		for _, b := range []byte("0x\"\\,:{}[]. \x00-e") {
			changed := append([]byte(nil), line[:len(line)-1]...)
			if i < len(changed) {
				changed[i] = b
			}
			likeJSON(t, string(changed))
			likeJSON(t, string(changed[:i])+string(changed[min(i+1, len(changed)):]))
		}
	}
}

func TestQuickLeavesTheUnusualAlone(t *testing.T) {
	for _, rest := range []string{
		`"Id":"x"`, `"new":1`, `"id":"a\u0062"`, `"id":"x","id":"y"`, `"v":1,"v":2`, `"v":01`, `"v":1e0`, `"v":-1`, `"v":1.0`, `"v":null`, `"v": 1`,
		`"seq":9999999999999999999`, `"credit":.5`, `"credit":1.`, `"credit":0..5`, `"credit":1e-2`, `"credit":1,"credit":0`, `"on":True`, `"at":"noon"`,
		`"response":[1`, `"response":[1,]`, `"response":[[[[[[[[[1]]]]]]]]]`, `"response":[{}]`, `"response":{}`, `"response":null`, `"response":`,
		`"path":[]`, `"path":["a",]`, `"path":["a"`, `"values":{}`, `"values":{"a":1`, `"values":{"a":-1}`, `"via":{"block":"b","module":"m"}`, `"text":"`, `"text":null`, ``,
	} {
		if likeJSON(t, "{"+rest+"}") {
			t.Error(rest)
		}
	}
}

func FuzzQuick(f *testing.F) {
	line, _ := Encode(everyField())
	f.Add(string(line[:len(line)-1]))
	f.Add(`{"v":1,"id":"x","response":["a",2],"credit":0.5,"at":"2026-01-01T00:00:00.000Z"}`)
	f.Add(`{"values":{"a":1,"a":2},"via":{"module":"","block":""},"ids":["a","b"],"on":true}`)
	f.Fuzz(func(t *testing.T, line string) { likeJSON(t, line) })
}
