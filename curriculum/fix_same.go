package curriculum

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// meansOther tells whether a file means something else after edits than before:
// its Markdown but for ids, the spaces of tables, the anchors of links and
// placeholders; its slots, each with the id that it has or gets; and its errors,
// of which there may be fewer: what named a missing id finds it again.
func meansOther(before, after *layout, ids map[*slot]string) bool {
	return !sameSlots(&before.root, &after.root, ids) ||
		before.meaning() != after.meaning() ||
		!noneBeside(after.errors(), before.errors())
}

// noneBeside tells whether a sorted list has nothing that another has not as often.
func noneBeside(list, all []string) bool {
	for _, s := range list {
		i, found := slices.BinarySearch(all, s)
		if !found {
			return false
		}
		all = all[i+1:]
	}
	return true
}

func sameSlots(a, b *slot, ids map[*slot]string) bool {
	id := a.id
	if given, ok := ids[a]; ok {
		id = given
	}
	if a.kind != b.kind || a.bound != b.bound || !a.bound && id != b.id || a.bound && a.id != "" && a.id != b.id {
		return false
	}
	return slices.EqualFunc(a.below, b.below, func(x, y *slot) bool { return sameSlots(x, y, ids) })
}

// errors lists the rules of the errors in a file; an id that was missing is
// not one that counts.
func (o *layout) errors() []string {
	var all []string
	for _, d := range o.found {
		if d.Severity() == Error && d.Rule != "block-id-missing" && d.Rule != "item-id-missing" {
			all = append(all, d.Rule)
		}
	}
	slices.Sort(all)
	return all
}

// meaning writes the tree of a file down, without what a fixer may change.
func (o *layout) meaning() string {
	d := &retold{tree: o.tree}
	fmt.Fprintf(&d.Builder, "%s\n", o.text[:o.body])
	for _, n := range o.nodes {
		d.node(n.Node)
	}
	for _, n := range o.notes {
		d.node(n)
	}
	return d.String()
}

type retold struct {
	*tree
	strings.Builder
}

func (d *retold) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Blockquote:
		if isPlaceholder(d.inner(n)) {
			return
		}
	case *ast.HTMLBlock:
		raw := string(n.Lines().Value(d.text))
		if n.HasClosure() {
			raw += string(n.ClosureLine.Value(d.text))
		}
		if raw = withoutID(raw); raw != "" {
			fmt.Fprintf(d, "html %s\n", raw)
		}
		return
	case *ast.LinkReferenceDefinition:
		fmt.Fprintf(d, "definition %s %s %s\n", n.Label, n.Destination, n.Title)
		return
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		fmt.Fprintf(d, "code %q\n", n.Lines().Value(d.text))
		return
	}
	fmt.Fprintf(d, "%s %s{", n.Kind(), d.attributes(n))
	if c := n.FirstChild(); c != nil && c.Type() == ast.TypeInline {
		in := &retold{tree: d.tree}
		for ; c != nil; c = c.NextSibling() {
			in.inline(c)
		}
		fmt.Fprint(d, strings.Join(strings.Fields(in.String()), " "))
	} else {
		for ; c != nil; c = c.NextSibling() {
			d.node(c)
		}
	}
	fmt.Fprint(d, "}\n")
}

func (d *retold) attributes(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Heading:
		return fmt.Sprint(n.Level)
	case *ast.List:
		return fmt.Sprint(n.Marker, n.Start)
	case *xast.Table:
		return fmt.Sprint(n.Alignments)
	case *xast.Footnote:
		return string(n.Ref)
	}
	return ""
}

func (d *retold) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		fmt.Fprintf(d, "%s", n.Segment.Value(d.text))
		if n.HardLineBreak() {
			fmt.Fprint(d, "\x01br")
		}
		if n.SoftLineBreak() {
			fmt.Fprint(d, "\n")
		}
		return
	case *ast.String:
		fmt.Fprintf(d, "%s", n.Value)
		return
	case *ast.RawHTML:
		if raw := withoutID(string(n.Segments.Value(d.text))); raw != "" {
			fmt.Fprint(d, raw)
		}
		return
	case *ast.Link:
		to := string(n.Destination)
		if target, inside := strings.CutPrefix(to, "#"); inside {
			to = "#" + targetKey(target)
		}
		fmt.Fprintf(d, "\x01link %s %s ", to, n.Title)
	case *ast.Image:
		fmt.Fprintf(d, "\x01image %s %s ", n.Destination, n.Title)
	case *ast.AutoLink:
		fmt.Fprintf(d, "\x01auto %s", n.Label(d.text))
	case *xast.TaskCheckBox:
		fmt.Fprintf(d, "\x01box %v ", n.IsChecked)
	default:
		fmt.Fprintf(d, "\x01%s ", n.Kind())
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		d.inline(c)
	}
	fmt.Fprint(d, "\x02")
}

// targetKey is what a link inside the page and its heading share.
func targetKey(target string) string {
	target = unescape(target)
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	return anchorKey(target)
}

// withoutID is a comment without its id, "" for one that holds nothing else.
func withoutID(raw string) string {
	inner, isComment := strings.CutPrefix(strings.TrimSpace(raw), "<!--")
	if !isComment {
		return raw
	}
	inner, rest, closed := strings.Cut(inner, "-->")
	fields := slices.DeleteFunc(strings.Fields(inner), func(w string) bool { return strings.HasPrefix(w, "id=") })
	inner = strings.Join(fields, " ")
	if rest = strings.TrimSpace(rest); closed && rest == "" && (inner == "" || inner == "page") {
		return ""
	}
	return fmt.Sprintf("<!-- %s %v %s", inner, closed, rest)
}
