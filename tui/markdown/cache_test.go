package markdown

import (
	"fmt"
	"slices"
	"sync"
	"testing"
)

func TestCacheIsRender(t *testing.T) {
	c := NewCache(2)
	wide, narrow := french, french
	wide.Width, narrow.Width = 60, 20
	const source = "Un mentor et un document partagé[^b]."
	for range 2 {
		for _, o := range []Options{wide, narrow, {Width: 60}} {
			got, want := c.Render(source, o), Render(source, o)
			if !slices.Equal(got.Lines, want.Lines) || !slices.Equal(got.Marks, want.Marks) {
				t.Errorf("got %v, want %v", got, want)
			}
			got.Lines[0] = "the caller writes into it"
		}
	}
	if len(c.pages) != 2 || c.order.Len() != 2 {
		t.Errorf("%d pages kept, %d in order", len(c.pages), c.order.Len())
	}
}

func TestCacheForgetsTheOldest(t *testing.T) {
	c := NewCache(2)
	o := Options{Width: 20}
	c.Render("a", o)
	c.Render("b", o)
	c.Render("a", o)
	c.Render("c", o)
	c.Render("a", o)
	var kept []string
	for e := c.order.Front(); e != nil; e = e.Next() {
		kept = append(kept, e.Value.(entry).page.Lines[0])
	}
	if want := []string{"a", "c"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
}

func TestCacheTogether(t *testing.T) {
	c := NewCache(4)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 40 {
				want := fmt.Sprintf("page %d", (i+j)%6)
				page := c.Render(want, Options{Width: 20})
				if page.Lines[0] != want {
					t.Errorf("got %q, want %q", page.Lines[0], want)
				}
				page.Lines[0] = ""
			}
		})
	}
	wg.Wait()
}
