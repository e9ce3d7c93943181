package main

import (
	"cahier/progress"
	"cahier/tui/words"
)

// Say holds the sentences of the command line in one language; those of the
// screens are in tui/words. Verbs such as %s are filled where they are used.
type say struct {
	Lang     string
	Label    labelSay
	Help     helpSay
	Man      manSay
	Verb     verbsSay
	Flag     flagSay
	Fault    faultSay
	Course   courseSay
	Progress progressSay
	Merge    mergeSay
	Check    checkSay
	New      newSay
	Preview  previewSay
	Import   importSay
	Kit      kitSay
	Mend     mendSay
	Workshop workshopSay
	Join     joinSay
	Present  presentSay
	Record   map[progress.Kind]recordSay
	Gone     recordSay // the folder that it was read from
	Problem  map[progress.ProblemKind]words.Count
}

// sayIn returns the sentences of a language, English for one that we do not
// speak.
func sayIn(lang string) *say {
	if lang == "fr" {
		return sayFrench()
	}
	return sayEnglish()
}

// labelSay are the words that stand before others.
type labelSay struct {
	Program, Hint, Warning string
	File                   string // the argument
	None                   string
}

// helpSay is the frame of help; More is what the command's own help ends with.
type helpSay struct {
	Usage, Verbs, Examples, Flags, Global string
	More, Environment, Codes              string
}

type manSay struct {
	Book, Name, Synopsis, Description, Options, Verbs, Examples, Environment, Codes string
}

// verbSay is what help says of a verb. Args may be empty.
type verbSay struct{ Args, Short, Long, Example string }

type verbsSay struct {
	Root, Learn, Notebook, Progress, Export, Merge, Check, Import verbSay
	Preview, Workshop, Join                                       verbSay
	Course, CourseList, Completion, Man, Help                     verbSay
}

// flagSay says what options are for; a word in backquotes is their value.
type flagSay struct {
	Course, NoEmbedded, Data, Learner, Lang, Plain, Theme, Help, Version string
	JSON, Output, As, Force, AsMine                                      string
}

// faultSay are the errors of the command line and their hints.
type faultSay struct {
	UnknownVerb, Later, UnknownFlag, NoValue, BadValue, Missing, TooMany   string
	DidYouMean, LearnIt, SeeHelp, SeeVerb, SeeCourses, SayWhich            string
	BadLangHint, BadLearnerHint                                            string
	UnknownFormat, FormatsAre, UnknownShell, NoModule, Ambiguous           string
	NoCourse, NoCourseHint, CourseEmpty, CourseFile, CourseHint, CheckHint string
	CannotRead, CannotWrite, IsFolder, FileExists                          string
	FileHint, FolderHint, ForceHint, OutputHint, NoOutput, NoOutputHint    string
	NoInput, NoInputHint, PlaceHint, RoomsHint                             string
	PreviewHint, NotModule                                                 string
	NoHome, NoHomeHint, Foreign, ForeignHint, Panic, PanicHint             string
	NoteAside, NoteHere                                                    string
}

type courseSay struct {
	Embedded, Place, Version, Modules, Languages, Hidden, HidesWarning string
	Joins, Alone, Chained, HiddenHere, Problems                        string
	AloneWarning, ChainWarning, HiddenModule, FoundHint                string
}

type progressSay struct {
	Elsewhere, Time, Minutes, Hours, Percent, Problems, Kept string
}

type mergeSay struct {
	Added, Newer, Known, Erased, Conflicts, Bad words.Count
	BadHint                                     string
}

type checkSay struct {
	Error, Warning, Info, In                string
	Errors, Warnings, Infos, Files, Modules words.Count
}

// recordSay is a failure of the record with its hint.
type recordSay struct{ What, Hint string }
