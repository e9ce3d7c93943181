// Package words holds every sentence of the interface in both languages, so
// that a misspelt one does not compile and a missing one fails a test.
package words

// Words are the sentences of one language, by screen. Verbs such as %d are
// filled by the faces.
type Words struct {
	Lang string

	Home     HomeWords     // The first screen.
	State    StateWords    // States of a module.
	Read     ReadWords     // The reader.
	Ask      AskWords      // A question and its steps.
	Write    WriteWords    // Notes.
	End      EndWords      // The end of a module.
	Notebook NotebookWords // All notes.
	Progress ProgressWords // The progress verb.
	Preview  PreviewWords  // The author's view of a module.
	Room     RoomWords     // A live room.
	Keys     KeysWords     // What keys do, in the footer and in help.
	Errors   ErrorsWords   // What could go wrong, by the kind of the record's failure, with hints.

	KindWords // The kinds of block other than questions and reflections.
}

// HomeWords are sentences. The first screen.
type HomeWords struct {
	Welcome, Again, Begin, Continue, PageOf, AllDone string
	Notebook, NoNotes, Minutes, Other, OnlyIn, Empty string
	Unreadable, Of, Search, NothingFound             string
	Left, Notes                                      Count
}

// StateWords are sentences. States of a module.
type StateWords struct {
	New, Started, Finished string
}

// ReadWords are sentences. The reader.
type ReadWords struct {
	Contents, ContentsOf, Question, Prediction, Recall, Reflection string
	NotPlayable, NotAsked, NoRecall, Source, NoSources, NoTerms    string
	EndOfPage, EndOfModule, OnlyIn, Switched, NoOther, Done        string
	Left                                                           Count
}

// AskWords are sentences. A question and its steps.
type AskWords struct {
	Choose, ChooseSeveral, ChooseBoth, Reason, PutInOrder, MatchThem string
	FillGap, GiveNumber, GiveNumberIn, Gap, YourAnswer, HowSure      string
	Sure, Fairly, Guess, Hint, HintPrice, NoHint                     string
	Saving, Right, Partly, Wrong, Capped, WereSure                   string
	WereFairly, WereGuess, Predicted, Opinion, RightIs, Missed       string
	MarkRight, MarkWrong, Why, AllChoices, RightOrder, AllPairs      string
	NotAnswer, NotNumber, Changed, Last                              string
	ChooseCount                                                      Count
}

// WriteWords are sentences. Notes.
type WriteWords struct {
	Prompt, Empty, Private, Model, Saved, Unsaved   string
	TooLong, Two, Recovered, NoEditor, EditorFailed string
	Changed, HowToOne, MakeOne, Version             string
}

// EndWords are sentences. The end of a module.
type EndWords struct {
	Title, Finished, Open, Pages, Questions, Credit                     string
	Notes, Predictions, YouSaid, NotPredicted, CameTrue, OtherWise      string
	InPart, TheAnswer, KeyPoints, ReadPage, AnswerQuestion, NewQuestion string
	ChangedQuestion                                                     string
}

// NotebookWords are sentences. All notes.
type NotebookWords struct {
	Title, Empty, Gone, GoneModule, OnPage, Written string
}

// ProgressWords are sentences. The progress verb.
type ProgressWords struct {
	Title, Nothing, Line, NoCredit, CalSure, CalFairly string
	CalGuess                                           string
	Events                                             Count
}

// KeysWords are sentences. What keys do, in the footer and in help.
type KeysWords struct {
	Choose, Open, Answer, Quit, Back, Help                     string
	Hint, HintBack, Scroll, Page, Next, NextBlock              string
	PrevBlock, PrevPage, NextPage, Contents, Sources, Glossary string
	Language, Notebook, All, Again, Retry, Change, Write       string
	Editor, Done, Toggle, Lift, Search, Close                  string
	Sure, Title, Enter, Space, Escape, Home                    string
	End, PgUp, PgDn, Tab, Start, Finish                        string
	PageUp, PageDown                                           string
}

// ErrorsWords are sentences. What could go wrong, by the kind of the record's failure, with hints.
type ErrorsWords struct {
	NotSaved, ReadOnly, ReadOnlyHint, Full, FullHint, Busy          string
	BusyHint, TooLong, TooLongHint, Unrecorded, OtherHint, Unusable string
	NoteWaits, LeaveNote                                            string
	TooSmall                                                        string
	Problems                                                        Count
}
