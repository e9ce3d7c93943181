package tui

import (
	"context"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"cahier/curriculum/safe"
	"cahier/progress/room"
)

// A lineDesk leads a room in lines: for a screen reader, a script, or a terminal
// that draws nothing. It is the desk without its screen: what a line asks for is
// done by the same functions as what a key does. In a room without a network it
// is the stage as well, and says what the stage shows; where it follows a log it
// is the notes.
type lineDesk struct {
	*deskScreen
	stage *stageScreen // what all can see, in the words that they see
	out   io.Writer
	width int // in cells, 0 for sentences as long as they are
	eol   string
	err   error

	place string // what of the room was told last
	ends  time.Time
	floor []string
	held  []string // ids in the order in which they were listed, for their numbers
	heard news
}

// lineWidth is how wide pages are in lines, where there is room for it.
const lineWidth = 76

// DeskLines is the facilitator's desk in lines, until they leave or the input
// ends. In a room without a network it is the stage, too. It returns an error of
// writing.
func (w *Workshop) DeskLines(ctx context.Context, s RoomScreen, in io.Reader, out io.Writer) error {
	return w.lineDesk(s, out).run(ctx, w.mail(everything, 100*time.Millisecond), in)
}

// NotesLines are the notes of a room that another program leads, in lines: they
// follow the events that next waits for, and change nothing.
func (w *Workshop) NotesLines(ctx context.Context, s RoomScreen, next func() ([]room.Event, bool), in io.Reader, out io.Writer) error {
	l := w.lineDesk(s, out)
	l.follows = true
	return l.run(ctx, polled{next}, in)
}

func (w *Workshop) lineDesk(s RoomScreen, out io.Writer) *lineDesk {
	e, _ := w.env(RoomScreen{Lang: s.Lang, NoColor: true}, nil)
	e.lines = true
	text := lineWidth
	if s.Width > 0 {
		text = max(20, min(text, s.Width-1))
	}
	e.layout = layout{width: text, height: 1000, text: text, body: 1000}
	l := &lineDesk{deskScreen: newDesk(w, e), stage: newStage(w, e), out: out, width: s.Width, eol: "\n"}
	if s.Remote { // nothing between here and there ends a line in full
		l.eol = "\r\n"
	}
	return l
}

// run says what happens and does what is typed.
func (l *lineDesk) run(ctx context.Context, f feed, in io.Reader) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer f.close()
	views := make(chan roomMsg)
	go func() {
		for {
			msg, ok := f.next()
			if !ok {
				return
			}
			select {
			case views <- msg:
			case <-ctx.Done():
				return
			}
		}
	}()
	typed := typedLines(ctx, in)
	clock := time.NewTicker(time.Second)
	defer clock.Stop()
	l.welcome()
	for l.err == nil {
		select {
		case msg := <-views:
			l.hear(msg)
		case line, more := <-typed:
			if line.tooLong {
				l.say(l.env.words.Room.LineTooLong)
			} else if !more || l.obey(line.command()) {
				return l.err
			}
		case <-clock.C:
			l.tellNews()
		case <-ctx.Done():
			return nil
		}
	}
	return l.err
}

// hear takes the room as it is now. A view that was under way while a line was
// obeyed is older than what is known.
func (l *lineDesk) hear(msg roomMsg) {
	if msg.view.Seq < l.room.Seq && l.w.o.Hub != nil {
		return
	}
	l.room, l.events = msg.view, msg.events
	l.tell()
}

// look takes the room as it is at this moment.
func (l *lineDesk) look() {
	if l.w.o.Hub != nil {
		l.room = l.w.o.Hub.View()
	}
	l.stage.room = l.room
}

// say writes a paragraph.
func (l *lineDesk) say(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if l.width == 0 {
			l.put(line)
			continue
		}
		for _, piece := range wrapped(safe.Line(line), max(20, l.width-1)) {
			l.put(piece)
		}
	}
}

// put writes a line as long as it is: what is to be copied is not broken.
func (l *lineDesk) put(line string) {
	if l.err == nil {
		_, l.err = io.WriteString(l.out, strings.TrimRight(safe.Line(line), " ")+l.eol)
	}
}

// sayRows writes what is drawn elsewhere, without blank lines at its ends and
// never two of them.
func (l *lineDesk) sayRows(rows []row) {
	blank := true
	for i, r := range rows {
		text := strings.TrimRight(ansi.Strip(r.text), " ")
		if text == "" {
			if blank = blank || i == len(rows)-1; !blank {
				l.say("")
			}
			blank = true
			continue
		}
		blank = false
		l.say(text)
	}
}
