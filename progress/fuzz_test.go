package progress

import (
	"bytes"
	"strings"
	"testing"
)

// FuzzRead gives any bytes as a file: every byte is in some line, every event
// read is read again from its export, and reading in two parts, as a file that
// grows is read, gives the same as in one.
func FuzzRead(f *testing.F) {
	good := written("x", 1, `,"text":"é","credit":0.5`)
	f.Add([]byte(good), 10)
	f.Add([]byte(good+good[:20]+good), 60)
	f.Add([]byte(strings.Replace(good, "\n", "*", 1)+good), 200)
	f.Add([]byte(`{"v":2,"id":"a","seq":{}}`+"\r\n\n\x00\x00"), 3)
	f.Add([]byte(strings.Repeat("x", MaxLine)+"\n"+good), 70000)
	f.Fuzz(func(t *testing.T, data []byte, cut int) {
		var size int64
		err := readLines(bytes.NewReader(data), line{}, func(l line) {
			if l.at != size || l.size < 1 {
				t.Fatal("a gap between lines")
			}
			size += l.size
		})
		if err != nil || size != int64(len(data)) {
			t.Fatal(size, err)
		}
		var whole, parts []Event
		s := &source{}
		if err := s.read(bytes.NewReader(data), func(e *Event) { whole = append(whole, *e) }); err != nil {
			t.Fatal(err)
		}
		for _, e := range whole {
			again, err := Decode(e.Raw())
			if err != nil || again.ID != e.ID || again.Seq != e.Seq || bytes.ContainsRune(e.Raw(), '\n') {
				t.Fatal(again, err)
			}
		}
		cut = min(max(cut, 0), len(data))
		s = &source{}
		_ = s.read(bytes.NewReader(data[:cut]), func(e *Event) { parts = append(parts, *e) })
		_ = s.read(bytes.NewReader(data[s.whole:]), func(e *Event) { parts = append(parts, *e) })
		sameIDs(t, Fold(parts).Events(), Fold(whole).Events())
		if a, b := export(t, whole), export(t, Fold(whole).Events()); !bytes.Equal(a, b) {
			t.Fatal("the export differs")
		}
	})
}
