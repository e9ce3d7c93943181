package curriculum

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// course loads a folder of a course with an id, further keys of its course.md,
// and further files.
func course(t *testing.T, id, keys string, more ...string) *Course {
	t.Helper()
	md := "---\nformat: 1\nid: \"" + id + "\"\ntitle: {en: \"" + strings.ToUpper(id) + "\"}\n" + keys + "---\n"
	c, ds, err := Load(files(append([]string{"course.md", md}, more...)...), id)
	if err != nil || HasErrors(ds) {
		t.Fatal(err, lines(ds))
	}
	return c
}

// shelf writes a course as ID: MODULE(from) …, a track at a time.
func shelf(c *Course) string {
	line := c.ID + ":"
	for _, t := range append(slices.Clone(c.Tracks), Track{}) {
		line += " " + t.ID + "["
		for i, e := range c.InTrack(t.ID) {
			if i > 0 {
				line += " "
			}
			line += e.ID
			if e.From != nil {
				line += "(" + e.From.ID + ")"
			}
		}
		line += "]"
	}
	return line
}

func shelves(l Library) string {
	var all []string
	for _, c := range l {
		all = append(all, shelf(c))
	}
	return strings.Join(all, "\n")
}

const twoTracks = "tracks:\n  - {id: t, title: {en: \"T\"}}\n  - {id: u, title: {en: \"U\"}}\n"

func TestJoinedModulesStandInTheTracksOfTheHost(t *testing.T) {
	host := course(t, "host", twoTracks+"order: [h2]\n", "h1.en.md", lesson("h1", "track: t\n"), "h2.en.md", lesson("h2", "track: t\n"), "h3.en.md", lesson("h3", "track: u\n"))
	guest := course(t, "guest", "course: host\ntracks:\n  - {id: t, title: {en: \"Ours\"}}\n  - {id: own, title: {en: \"Own\"}}\norder: [g2]\n",
		"g1.en.md", lesson("g1", "track: t\n"), "g2.en.md", lesson("g2", "track: t\n"), "g3.en.md", lesson("g3", "track: own\n"), "g4.en.md", lesson("g4", "track: nowhere\n"))
	for _, order := range [][]*Course{{guest, host}, {host, guest}} {
		l, standings := Join(order)
		same(t, "shelf", shelves(l), "host: t[h2 h1 g2(guest) g1(guest)] u[h3] own[g3(guest)] [g4(guest)]")
		same(t, "title of a track that both name", l[0].Tracks[0].Title.In("en"), "T")
		for _, s := range standings {
			if s.HiddenBy != nil || s.Alone || len(s.Hidden) > 0 || (s.Host == host) != (s.Course == guest) {
				t.Errorf("%s: %+v", s.Course.ID, s)
			}
		}
	}
	if host.Entries[0].From != nil || len(host.Entries) != 3 {
		t.Error("what was read is changed")
	}
}

func TestFirstWins(t *testing.T) {
	one := func(id, keys, title string) *Course {
		return course(t, id, keys, "m.en.md", strings.Replace(lesson("m", ""), `"M"`, `"`+title+`"`, 1), id+".en.md", lesson(id, ""))
	}
	host, guest, twin := one("host", "order: [m]\n", "Host"), one("guest", "course: host\n", "Guest"), one("host", "", "Twin")
	for _, c := range []struct {
		name, want, title string
		found             []*Course
		hidden            string
	}{
		{"the guest first", "host: [m(guest) host guest(guest)]", "Guest", []*Course{guest, host}, "host/m by guest"},
		{"the host first", "host: [m host guest(guest)]", "Host", []*Course{host, guest}, "guest/m by host"},
		{"two with one id", "host: [host m]", "Twin", []*Course{twin, host}, "host by host"},
		{"two with one id and a guest", "host: [m(guest) host guest(guest)]", "Guest", []*Course{guest, host, twin}, "host/m by guest host by host"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, standings := Join(c.found)
			same(t, "shelf", shelves(l), c.want)
			m, _, err := l[0].Module("m", "en")
			if err != nil || m.Title != c.title {
				t.Errorf("%v %v, want %s", m, err, c.title)
			}
			var hidden []string
			for _, s := range standings {
				if s.HiddenBy != nil {
					hidden = append(hidden, s.Course.ID+" by "+s.HiddenBy.ID)
				}
				for _, h := range s.Hidden {
					hidden = append(hidden, s.Course.ID+"/"+h.Module+" by "+h.By.ID)
				}
			}
			same(t, "hidden", strings.Join(hidden, " "), c.hidden)
		})
	}
}

func TestJoinsWithoutHost(t *testing.T) {
	a := course(t, "a", "course: host\n", "a1.en.md", lesson("a1", ""))
	b := course(t, "b", "course: host\n", "b1.en.md", lesson("b1", ""))
	onA := course(t, "c", "course: a\n", "c1.en.md", lesson("c1", ""))
	x, y := course(t, "x", "course: y\n", "x1.en.md", lesson("x1", "")), course(t, "y", "course: x\n", "y1.en.md", lesson("y1", ""))
	host := course(t, "host", "", "h1.en.md", lesson("h1", ""))
	for _, c := range []struct {
		name, want, standing string
		found                []*Course
	}{
		{"alone, under the id of the host", "host: [a1]", "a alone", []*Course{a}},
		{"two stand together", "host: [b1 a1(a)]", "b alone, a in b alone", []*Course{b, a}},
		{"a join of a join", "a: [c1]\nhost: [h1 a1(a)]", "c alone chained, a in host, host", []*Course{onA, a, host}},
		{"a circle", "y: [x1]\nx: [y1]", "x alone chained, y alone chained", []*Course{x, y}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, standings := Join(c.found)
			same(t, "shelf", shelves(l), c.want)
			var told []string
			for _, s := range standings {
				line := s.Course.ID
				if s.Host != nil {
					line += " in " + s.Host.ID
				}
				if s.Alone {
					line += " alone"
				}
				if s.Chained {
					line += " chained"
				}
				told = append(told, line)
			}
			same(t, "standing", strings.Join(told, ", "), c.standing)
		})
	}
}

// A joined module is read from its own folder, by all that read modules.
func TestJoinedFolders(t *testing.T) {
	guestFiles := files("course.md", "---\nid: \"guest\"\ncourse: host\ntitle: {en: \"G\"}\nmeters: {trust: {en: \"Faith\"}, time: {en: \"Time\"}}\n---\n",
		"g.en.md", "---\nid: \"g\"\ntitle: \"G\"\n---\n\nThe guest's text.\n\n## Again\n<!-- page id=again -->\n\n### R\n<!-- recall id=r of=h/q -->\n",
		"glossary.en.md", "- **budget** — Theirs. <!-- id=budget -->\n- **ours** — Ours. <!-- id=ours -->\n")
	hostFiles := files("course.md", "---\nid: \"host\"\ntitle: {en: \"H\"}\nmeters: {trust: {en: \"Trust\"}}\n---\n",
		"h.en.md", "---\nid: \"h\"\ntitle: \"H\"\n---\n\n### Q\n<!-- quiz id=q -->\n\nWhich?\n\n- [x] a\n- [ ] b\n",
		"glossary.en.md", "- **budget** — The host's. <!-- id=budget -->\n")
	host, _, _ := Load(hostFiles, "")
	guest, _, _ := Load(guestFiles, "")
	l, _ := Join([]*Course{guest, host})
	read := func(l Library) {
		t.Helper()
		c, e, err := l.Find("guest/g")
		if err != nil || c.ID != "host" {
			t.Fatal(c, e, err)
		}
		if _, _, err := l.Find("guest/h"); err == nil {
			t.Error("the host's module is found as the guest's")
		}
		m, _, err := c.Module("g", "en")
		if err != nil || m.Pages[0].Parts[0].Prose != "The guest's text." {
			t.Error(m, err)
		}
		if m, at, err := c.Glance("g", "en", "again"); err != nil || at != 1 || m.Title != "G" {
			t.Error(m, at, err)
		}
		terms, _ := c.Glossary("en")
		same(t, "terms", fmt.Sprint(terms[0].Definition, " ", terms[1].Definition, " ", len(terms)), "The host's. Ours. 2")
		same(t, "meters", c.Meters["trust"].In("en")+" "+c.Meters["time"].In("en"), "Trust Time")
		if m, _, err := c.Module("h", "en"); err != nil || m.Title != "H" {
			t.Error(m, err)
		}
	}
	read(l)
	if got := lines(CheckWith(guestFiles, "", Options{Beside: func() []*Course { return []*Course{host} }}).Diagnostics); got != "" {
		t.Error(got)
	}
	// What was added since is there when the course is read again.
	guestFiles["late.en.md"] = &fstest.MapFile{Data: []byte(lesson("late", ""))}
	again, err := l[0].Reload()
	if err != nil {
		t.Fatal(err)
	}
	read(Library{again})
	same(t, "shelf", shelf(again), "host: [h g(guest) late(guest)]")
	// A folder that went away meanwhile stays as it was known, the host must be there.
	delete(guestFiles, "course.md")
	if again, err = again.Reload(); err != nil || shelf(again) != "host: [h g(guest) late(guest)]" {
		t.Error(again, err)
	}
	delete(hostFiles, "course.md")
	if _, err = again.Reload(); err == nil {
		t.Error("a course without its folder")
	}
}

func TestJoinedCourseIsCutWhereAPartIs(t *testing.T) {
	many := files("course.md", "---\nid: \"guest\"\ncourse: host\ntitle: {en: \"G\"}\n---\n")
	for i := range 2 * firstModules {
		id := fmt.Sprintf("g%03d", i)
		many[id+".en.md"] = &fstest.MapFile{Data: []byte(lesson(id, ""))}
	}
	guest, _, err := LoadFirst(many, "", First{Lang: "en"})
	if err != nil {
		t.Fatal(err)
	}
	l, _ := Join([]*Course{course(t, "host", "", "h.en.md", lesson("h", "")), guest})
	if l.Whole() || len(l[0].Entries) > firstModules+1 {
		t.Error("all was read")
	}
	if whole, err := l[0].Reload(); err != nil || !whole.Whole() || len(whole.Entries) != 2*firstModules+1 {
		t.Error(whole, err)
	}
}
