package markdown

import (
	"container/list"
	"crypto/sha256"
	"fmt"
	"slices"
	"sync"
)

// Cache remembers the pages drawn last. One serves all sessions of a process.
type Cache struct {
	mu    sync.Mutex
	size  int
	pages map[[sha256.Size]byte]*list.Element
	order *list.List // Of entries, the one used last in front.
}

type entry struct {
	key  [sha256.Size]byte
	page Page
}

// NewCache returns a cache of size pages, one at least.
func NewCache(size int) *Cache {
	return &Cache{size: max(size, 1), pages: map[[sha256.Size]byte]*list.Element{}, order: list.New()}
}

// Render is the function of that name, remembered. Two callers who ask for a new
// page at once may both draw it. The page is the caller's to change.
func (c *Cache) Render(source string, o Options) Page {
	// Package fmt prints maps in the order of their keys.
	key := sha256.Sum256(fmt.Appendf(nil, "%q %d %q %q %v %q %q", source, o.Width, o.Theme, o.Alerts, o.Footnotes, o.Terms, o.Colon))
	if page, ok := c.get(key); ok {
		return page
	}
	page := Render(source, o)
	c.put(key, page)
	return page.clone()
}

func (c *Cache) get(key [sha256.Size]byte) (Page, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.pages[key]
	if !ok {
		return Page{}, false
	}
	c.order.MoveToFront(e)
	return e.Value.(entry).page.clone(), true
}

func (c *Cache) put(key [sha256.Size]byte, page Page) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.pages[key]; ok {
		return
	}
	c.pages[key] = c.order.PushFront(entry{key, page})
	if c.order.Len() > c.size {
		oldest := c.order.Remove(c.order.Back()).(entry)
		delete(c.pages, oldest.key)
	}
}

// clone protects the cache from callers: a viewport edits the lines it is given.
func (p Page) clone() Page {
	return Page{Lines: slices.Clone(p.Lines), Marks: slices.Clone(p.Marks)}
}
