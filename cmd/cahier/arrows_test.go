package main

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// arrows says which packages of the module a package may import; one that is
// not named may import none, and must not be there. The command may import all.
var arrows = map[string][]string{
	"cmd/cahier":   {"tui", "tui/plain", "tui/words", "tui/markdown", "progress/room", "progress/study", "progress", "curriculum", "curriculum/cause", "curriculum/courses", "curriculum/gift", "curriculum/paper", "curriculum/safe", "curriculum/scaffold"},
	"cmd/roomload": nil,
	"tui":          {"tui/plain", "tui/words", "tui/markdown", "progress/room", "progress/study", "progress", "curriculum", "curriculum/safe"},
	"tui/plain":    {"tui/words", "tui/markdown", "progress/study", "progress", "curriculum", "curriculum/safe"},

	"tui/markdown":         {"curriculum/safe"},
	"tui/words":            {"progress", "curriculum/cause", "curriculum/safe"},
	"tui/picture":          {"tui", "curriculum", "curriculum/courses", "progress/study", "progress"},
	"progress/room":        {"progress", "curriculum"},
	"progress/study":       {"progress", "curriculum"},
	"progress":             nil,
	"curriculum":           {"curriculum/cause", "curriculum/safe"},
	"curriculum/cause":     {"curriculum/safe"},
	"curriculum/courses":   nil,
	"curriculum/coursemap": {"curriculum", "curriculum/courses"},
	"curriculum/gift":      {"curriculum", "curriculum/safe"},
	"curriculum/paper":     {"curriculum/safe"},
	"curriculum/safe":      nil,
	"curriculum/scaffold":  {"curriculum"},
}

// only says where a library may be imported, by the start of its path.
var only = []struct {
	library string
	in      []string
}{
	{"charm.land/glamour/", nil}, // It takes longer to start than all the rest: only the yardstick of a start has it.
	{"charm.land/bubbletea/", []string{"tui", "tui/picture", "cmd/cahier", "cmd/cahier [test]", "cmd/roomload"}},
	{"charm.land/wish/", []string{"cmd/cahier", "cmd/roomload"}},
	{"charm.land/ssh", []string{"cmd/cahier", "cmd/roomload"}},
	{"golang.org/x/crypto/", []string{"cmd/cahier", "cmd/roomload"}},
	{"charm.land/bubbles/", []string{"tui", "cmd/cahier [test]"}},
	{"github.com/spf13/cobra", []string{"cmd/cahier", "cmd/cahier [test]"}},
	{"github.com/spf13/pflag", []string{"cmd/cahier", "cmd/cahier [test]"}},
	{"github.com/adrg/xdg", []string{"cmd/cahier", "cmd/cahier [test]"}},
}

// TestArrows keeps the packages apart as the architecture has them.
func TestArrows(t *testing.T) {
	list := exec.Command("go", "list", "-e", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath                         string
			Imports, TestImports, XTestImports []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, "cahier/")
		allowed, known := arrows[name]
		if !known {
			t.Errorf("%s has no place in the architecture", name)
			continue
		}
		for _, i := range p.Imports {
			if to, ours := strings.CutPrefix(i, "cahier/"); ours && !slices.Contains(allowed, to) {
				t.Errorf("%s imports %s", name, to)
			}
			checkLibrary(t, name, name, i)
		}
		for _, i := range slices.Concat(p.TestImports, p.XTestImports) {
			// A test may look at what it tests beside its own arrows, but no
			// package knows the command, not even in a test.
			if strings.HasPrefix(i, "cahier/cmd") {
				t.Errorf("a test of %s imports %s", name, i)
			}
			checkLibrary(t, name, name+" [test]", i)
		}
	}
}

func checkLibrary(t *testing.T, name, who, imported string) {
	t.Helper()
	for _, rule := range only {
		if strings.HasPrefix(imported, rule.library) && !slices.Contains(rule.in, who) && !slices.Contains(rule.in, name) {
			t.Errorf("%s imports %s", who, imported)
		}
	}
}

// TestDeps looks at what comes along: neither the course nor the record may
// drag a terminal in, whatever the direct imports are.
func TestDeps(t *testing.T) {
	for _, name := range []string{"curriculum", "curriculum/gift", "progress", "progress/study", "tui/words"} {
		list := exec.Command("go", "list", "-deps", "./"+name)
		list.Dir = "../.."
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for dep := range strings.FieldsSeq(string(out)) {
			if strings.HasPrefix(dep, "charm.land/") || strings.HasPrefix(dep, "github.com/spf13/") || strings.HasPrefix(dep, "cahier/tui") && name != "tui/words" {
				t.Errorf("%s depends on %s", name, dep)
			}
		}
	}
}

// TestFolders: four folders hold the code, and none of them is a shelf.
func TestFolders(t *testing.T) {
	err := fs.WalkDir(os.DirFS("../.."), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); file != "." && (name[0] == '.' || name[0] == '_' || name == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(file) != ".go" {
			return nil
		}
		parts := strings.Split(path.Dir(file), "/")
		if !slices.Contains([]string{"cmd", "tui", "curriculum", "progress"}, parts[0]) {
			t.Errorf("Go code outside the four folders: %s", file)
		}
		for _, part := range parts {
			if slices.Contains([]string{"internal", "util", "utils", "common", "helpers"}, part) {
				t.Errorf("a shelf: %s", file)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
