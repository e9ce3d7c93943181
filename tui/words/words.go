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
	Keys     KeysWords     // What keys do, in the footer and in help.
	Errors   ErrorsWords   // What could go wrong, by the kind of the record's failure, with hints.
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
	NotPlayable, NotAsked, NoRecall, Source, Term, NoSources       string
	NoTerms, EndOfPage, EndOfModule, OnlyIn, Switched, NoOther     string
	Done, ToDo                                                     string
	Left                                                           Count
}

// AskWords are sentences. A question and its steps.
type AskWords struct {
	Choose, ChooseSeveral, ChooseBoth, Reason, PutInOrder, MatchThem string
	FillGap, GiveNumber, GiveNumberIn, Gap, YourAnswer, NoneYet      string
	HowSure, Sure, Fairly, Guess, Hint, HintPrice                    string
	NoHint, Saving, Saved, Right, Partly, Wrong                      string
	Capped, WereSure, WereFairly, WereGuess, Predicted, Opinion      string
	RightIs, Missed, MarkRight, MarkWrong, Why, AllChoices           string
	RightOrder, AllPairs, NotAnswer, NotNumber, Answered, Changed    string
	Last, AgainLater                                                 string
	ChooseCount                                                      Count
}

// WriteWords are sentences. Notes.
type WriteWords struct {
	Prompt, Empty, Private, Model, Saved, Unsaved   string
	TooLong, Two, Recovered, NoEditor, EditorFailed string
}

// EndWords are sentences. The end of a module.
type EndWords struct {
	Title, Finished, Open, Pages, Questions, Credit                     string
	Notes, Predictions, YouSaid, NotPredicted, CameTrue, OtherWise      string
	InPart, TheAnswer, KeyPoints, ReadPage, AnswerQuestion, NewQuestion string
}

// NotebookWords are sentences. All notes.
type NotebookWords struct {
	Title, Empty, Gone, OnPage, Written string
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
	Language, Notebook, All, Again, Retry, Write               string
	Editor, Done, Toggle, Lift, Search, Close                  string
	Sure, Confirm, Title, Enter, Space, Escape                 string
	Home, End, PgUp, PgDn, Tab, Start                          string
	Finish, PageUp, PageDown                                   string
}

// ErrorsWords are sentences. What could go wrong, by the kind of the record's failure, with hints.
type ErrorsWords struct {
	NotSaved, ReadOnly, ReadOnlyHint, Full, FullHint, Busy       string
	BusyHint, TooLong, TooLongHint, Unrecorded, Other, OtherHint string
	TooSmall                                                     string
	Problems                                                     Count
}
