package curriculum

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkLoad reads the heads of a course of 1,000 modules of 6 KB.
func BenchmarkLoad(b *testing.B) {
	fsys := fstest.MapFS{"course.md": {Data: []byte("---\nid: \"c\"\ntitle: {en: \"C\"}\ntracks:\n  - id: \"all\"\n    title: {en: \"All\"}\n---\n")}}
	body := strings.Repeat("Some words of a lesson, so that the file is as long as most are.\n\n", 100)
	for i := range 1000 {
		id := fmt.Sprintf("m%04d", i)
		head := fmt.Sprintf("---\nid: %q\ntitle: \"Module %d\"\ntrack: all\nminutes: {solo: 20, group: 30}\nobjectives:\n  - id: \"one\"\n    text: \"Do one thing\"\nreviewed: 2026-11-20\n---\n\n", id, i)
		fsys[id+".en.md"] = &fstest.MapFile{Data: []byte(head + "# M\n\n" + body)}
	}
	for b.Loop() {
		if c, _, err := Load(fsys, ""); err != nil || len(c.Entries) != 1000 {
			b.Fatal(err)
		}
	}
}
