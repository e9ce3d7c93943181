package words

import (
	"math"
	"strconv"
	"strings"
)

// KindWords are the sentences of the blocks other than questions and
// reflections, by kind.
type KindWords struct {
	Scale     ScaleWords
	Worksheet WorksheetWords
	Scenario  ScenarioWords
	Timer     TimerWords
	Activity  ActivityWords
	Cards     CardsWords
	Glossary  GlossaryWords
	PageNote  PageNoteWords
	Later     LaterWords
	Doing     DoingWords
}

// ScaleWords are sentences. Statements rated, once or twice.
type ScaleWords struct {
	Kind, Task, None, Given, Unrated        string
	Now, Before, Compared, Same, OnlyBefore string
	AskedAgain, FirstTime, Gone             string
	Rated                                   string
	Missing                                 Count
}

// WorksheetWords are sentences. Fields that become one document.
type WorksheetWords struct {
	Kind, Task, Filled, Kit, Private, Blank, Complete string
	Field                                             string
}

// ScenarioWords are sentences. A branching conversation and what came of it.
type ScenarioWords struct {
	Kind, Start, You, YourTurn, Unrecorded  string
	BeenHere, Circles, NotChoice            string
	Good, Mixed, Bad, Debrief, Way          string
	Chose, Unknown, Credit, Total, EndsSeen string
	MeterChange, MetersStart, MetersEnd     string
	Played                                  Count
}

// TimerWords are sentences. A clock that only shows.
type TimerWords struct {
	Kind, Ready, Running, Paused, Over, Off, Calm, Left, Extended string
	NoClock                                                       string
}

// ActivityWords are sentences. What a group does.
type ActivityWords struct {
	Kind, Solo, Pairs, Threes, Groups, All string
	Steps, ForGroup, ForOne                string
}

// CardsWords are sentences. Front, back, and whether it was known.
type CardsWords struct {
	Kind, Task, At, OnceMore, DidYou, Yes, NotYet string
	ComesBack, Known, AllKnown, ToLearn           string
	Cards                                         Count
}

// GlossaryWords are sentences. Terms explained where they are needed.
type GlossaryWords struct {
	Kind, Also string
}

// PageNoteWords are sentences. The learner's free note on a page.
type PageNoteWords struct {
	Kind, Invite string
}

// LaterWords are sentences. A reflection that comes back.
type LaterWords struct {
	StillTrue Count
	Yes       string
}

// DoingWords are sentences. What keys do in these blocks.
type DoingWords struct {
	Rate, Give, Begin, Say, TakeBack, OtherWay, Rerate string
	Turn, Knew, NotYet, Deal                           string
	Start, Pause, GoOn, Extend, SwitchOff, Reset       string
	PageNote, Fields, Play                             string
}

// Duration writes a number of minutes, such as "2 min 30 s".
func (w *Words) Duration(minutes float64) string {
	space := " "
	if w.Lang == "fr" {
		space = "\u202f" // before a unit
	}
	s := int(math.Round(minutes * 60))
	var parts []string
	if s >= 60 {
		parts = append(parts, strconv.Itoa(s/60)+space+"min")
	}
	if s%60 > 0 || s == 0 {
		parts = append(parts, strconv.Itoa(s%60)+space+"s")
	}
	return strings.Join(parts, " ")
}
