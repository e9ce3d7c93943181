package words

import (
	"strconv"
	"strings"
)

// RoomWords are sentences. A live room: its door, its seats, its desk, its
// stage, and the report at its end.
type RoomWords struct {
	Door, RuleAnonymous, RulePseudonym, RulePerson, RuleAll             string
	AskRoomCode, AskName, AskPseudonym, AskResume, Entering, PressEnter string
	EmptyTakes, HaveResume, NameFree, KeyEnter, KeyResume, KeyNew       string

	Why RoomReasons

	Lobby, Reading, Open, Locked, Talk, Reveal, Over string // The phases.

	Later, WasAsked, Alone, AloneLines, AloneLater string // Blocks on a page.

	Welcome, YouAre, SeatNumber, WaitStart, Begun, ResumeCode, ResumeHint string // A seat.
	Saved, LockedYours, LockedNone, LockedHalf, TalkTask, TalkAgain       string
	Partner, Partners, PartnerSeat, AloneNow                              string
	RoomAt, RoomAsks, YourAnswer, YouSaid, Round, Private                 string
	AskFloor, FloorSent, FloorEmpty, FloorHelp, SendText, TextSent        string
	TextHeld, TextShown, PulseLost, PulseSlow, PulseOff, Gone             string
	Banned, Thanks, TakeHome, TakeHomeHow, TakeHomeMerge, LeaveAsk        string
	Votes, Dealt                                                          Count
	KeyFollow, KeyLost, KeySlow, KeyAsk, KeyFloor, KeyText, KeyNote       string
	KeyChange, KeyVote, KeyLook, KeySend, KeyCancel, KeyLeave, KeyGo      string

	PlaySheet, PlayAlone, PlayAsked, PlayMoved, PlayQuestion, PlayOver, PlayUnsaved, KeyAlone string // What is done by oneself.

	TooFew, Hands, RightShare, SureShare, FirstRound, SecondRound string // A result.
	Flow, FlowGained, FlowLost, FlowKept, FlowNever, RightAnswer  string
	FirstStep, RightPairs, NoTexts                                string
	Answers                                                       Count

	Next, Then, MovePage, MoveAsk, MoveAgain, MoveLock, MoveTalk, MoveReveal string // The desk.
	MovePhase, MoveTimer, MoveNone, MoveHands                                string
	AdviceDiscuss, AdviceMoveOn, AdviceReteach, AdviceNone                   string
	Answered                                                                 string
	Here, Dropped, AskingHelp, TooSlow, OnFloor, Held                        Count
	Nobody, Notes, NoNotes, Plan, PlanLine, PlanNone, Total, Behind, InTime  string
	People, FloorTitle, Texts, TextsEmpty, JoinTitle, JoinNoCode, JoinCode   string
	JoinPrint, JoinKnown, HostCode, PairsMade, PairsDifferent, JoinOthers    string
	NameHole, OpenHere, OpenWide                                             string
	UndoNone, Undid, EndAsk, RemoveAsk, BanAsk, QuitAsk, Released, HeldBack  string
	Missing, Follows, Counts, CountsHelp, CountsBad, Cloud, Released2        string
	IsHere, IsAway, IsLost, IsOut, HasAnswered, NoTimer, Ended, NotBegun     string

	KeyLock, KeyOpen, KeyDiscuss, KeyReveal, KeyTimer, KeyStop, KeyMore      string
	KeyUndo, KeyPairs, KeyDifferent, KeyPeople, KeyQuestions, KeyTexts       string
	KeyJoin, KeyHostCode, KeyEnd, KeyPages, KeyCounts, KeyPhase, KeyRelease  string
	KeyDealt, KeyRemove, KeyBan, KeyClose, KeyYes, KeyPrev, KeyNext, KeyDesk string

	JoinHere, AnswersIn, TalkStage, GroupsTitle, TimeUp, StageOver, FloorWaits string // The stage.
	CodeIs                                                                     string

	LinesHelp, LinesSure, LinesSaved, LineTooLong         string // A seat in lines.
	LinesPlay, LinesMoved, LinesAsked, LinesNone, LinesOn string

	Desk   DeskWords
	Report ReportWords
}

// RoomReasons are sentences. Why something does not happen in a room.
type RoomReasons struct {
	NotOpen, OtherAsked, RoundLocked, NoSeat, IsGone, IsBanned, IsFull, IsOver string
	NotNow, NoSuch, NoTexts, BadText, BadAnswer, TooMany, NameTaken, BadName   string
	RoomCode, ResumeCode, Tries, CouldNot, TooFast                             string
}

// ReportWords are sentences. What a workshop leaves behind.
type ReportWords struct {
	Title, When, Caution, Questions, Round, RoundHands, Answer, Number        string
	NotAsked, Right, Sure, TooFew, Flow, Parked, NoParked, Times, Page, Spent string
	Planned, Votes, OfHands                                                   string
	People                                                                    Count
}

// Figure is a number as it is written.
func (w *Words) Figure(x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if w.Lang == "fr" {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// Percent is the sign of hundredths, with what stands before it.
func (w *Words) Percent() string {
	if w.Lang == "fr" {
		return "\u202f%"
	}
	return "%"
}
