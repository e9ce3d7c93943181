package main

import (
	"cahier/progress"
	"cahier/tui/words"
)

func sayEnglish() *say {
	return &say{
		Lang: "en",
		Label: labelSay{
			Program: "cahier: ",
			Hint:    "hint: ",
			Warning: "warning: ",
			File:    "FILE",
			None:    "none",
		},
		Help: helpSay{
			Usage:    "Usage:",
			Verbs:    "Verbs:",
			Examples: "Examples:",
			Flags:    "Options:",
			Global:   "Options of every verb:",
			More: `
Environment: CAHIER_COURSE, CAHIER_DATA, CAHIER_LANG, CAHIER_PLAIN, CAHIER_SEED,
NO_COLOR. Exit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 could not.
“cahier VERB --help” says more, “cahier man” says all.`,
			Environment: `
  CAHIER_COURSE  folders with courses, separated as in PATH
  CAHIER_DATA    the data folder
  CAHIER_LANG    the language, en or fr
  CAHIER_PLAIN   1 writes lines instead of screens
  CAHIER_SEED    the order of choices for scripts: the same word, the same order
  NO_COLOR       any value: no colours

The language is that of --lang, CAHIER_LANG, what you chose inside the program, LC_ALL, LC_MESSAGES, LANG, else English.

Data and settings are in the folders of the system; XDG_DATA_HOME, XDG_STATE_HOME and XDG_CONFIG_HOME name others. Where the system has no home folder, --data alone is enough: state and settings then stand in its folder .state.`,
			Codes: `
  0  done, warnings included
  1  the answer is no: check found errors, merge met bad lines
  2  wrong usage
  3  could not: file, folder or terminal`,
		},
		Man: manSay{
			Book: "cahier manual", Name: "NAME", Synopsis: "SYNOPSIS", Description: "DESCRIPTION", Options: "OPTIONS",
			Verbs: "VERBS", Examples: "EXAMPLES", Environment: "ENVIRONMENT", Codes: "EXIT STATUS",
		},
		Verb: verbsSay{
			Root: verbSay{
				Args:  "VERB",
				Short: "a workbook in the terminal",
				Long: `
cahier is a workbook in the terminal: modules to read, questions to answer,
notes to keep. Without a verb it opens where you left it. Nothing need be
installed or configured, and nothing leaves this computer.`,
				Example: `
cahier                            open the workbook
cahier learn h1-before-the-web    open a module
cahier --lang fr                  in French
cahier --plain                    in lines, for a screen reader`,
			},
			Learn: verbSay{
				Args:  "[MODULE]",
				Short: "open the workbook, or a module of it",
				Long: `
Opens the workbook: the modules, their pages and questions, your notes. It goes
on where you stopped. MODULE is the id of a module, or COURSE/MODULE.

Each answer is on the disk before you see whether it is right. Where there is no
terminal, or with --plain, it writes lines and reads one line an answer.`,
				Example: `
cahier learn
cahier learn b1-need-before-tool
cahier learn reverse-mentoring/b1-need-before-tool --plain`,
			},
			Notebook: verbSay{
				Short: "read all your notes in one place",
				Long: `
Shows all that you wrote: answers to questions to reflect on, and notes on pages.
To have them as a file, see “cahier export notebook”.`,
				Example: `
cahier notebook
cahier notebook --plain | less`,
			},
			Progress: verbSay{
				Args:  "[--json]",
				Short: "what is done, and what is open",
				Long: `
Lists every module with what you read, answered and wrote, how often you were
right by how sure you were, and what could not be read in your record.`,
				Example: `
cahier progress
cahier progress --json`,
			},
			Export: verbSay{
				Args:  "FORMAT [MODULE] [-o FILE]",
				Short: "your notes, kit or record, or a module’s questions, as a file",
				Long: `
Writes to FILE, or to standard output without -o. FORMAT is one of:

  notebook  all your notes, as one document (md, html)
  kit       what you bring to the first session: the worksheets made for it, with
            what you wrote in them and room for the rest (md, html)
  record    every event, one JSON object a line (jsonl), for “cahier merge”
  gift      the questions of MODULE, for Moodle (gift); see “cahier import”`,
				Example: `
cahier export gift h1-before-the-web -o questions.gift
cahier export kit -o kit.html
cahier export notebook -o notes.md
cahier export record > backup.jsonl
cahier export record -o backup.jsonl --force`,
			},
			Merge: verbSay{
				Args:  "FILE…",
				Short: "take in records from other devices",
				Long: `
Adds to your record what it does not have yet: exports, or the files of another
device. Merging the same again changes nothing. The file “-” is standard input.
Lines that cannot be read are named, the others are taken in, exit code 1.`,
				Example: `
cahier merge backup.jsonl
ssh laptop cahier export record | cahier merge -
cahier merge old-name.jsonl --as-mine`,
			},
			Check: verbSay{
				Args:  "[PATH…] [--fix] [--json|--sarif]",
				Short: "look for mistakes in a course",
				Long: `
Reads courses as an author’s editor would and names every mistake with its
place. PATH is the folder of a course, or one of its files. Without PATH it
checks the folders of --course and of the data folder, else the course inside
the program, and says which of two with one id wins. Exit code 1 says that there
are errors; warnings alone are 0.

--fix first mends what needs no judgement, in all languages of a module: missing
ids, feedback that is still to be written, links of scenarios, columns of tables.
It never changes an id and never reorders. Exit code 1: errors remain.`,
				Example: `
cahier check my-course
cahier check my-course/spreadsheets.en.md
cahier check my-course --fix
cahier check my-course --json
cahier check my-course --sarif > check.sarif
cahier check --schema > cahier.schema.json`,
			},
			Preview: previewVerbEnglish(), Workshop: workshopVerbEnglish(), Join: joinVerbEnglish(),
			Import: importVerbEnglish(),
			Course: verbSay{
				Args:  "list",
				Short: "the courses at hand",
				Long: `
Tells of the courses that the program found.`,
				Example: `
cahier course list`,
			},
			CourseList: verbSay{
				Args:  "[--json]",
				Short: "list the courses found, where, and which one wins",
				Long: `
Lists the courses in the order in which they win: those of --course, those of
CAHIER_COURSE, the sub-folders of “courses” in the data folder, the one inside
the program. Of two courses with one id, or two modules of one course, the first
wins. A course may join another: its modules stand in that one’s tracks.`,
				Example: `
cahier course list
cahier course list --course my-course
cahier course list --json`,
			},
			Completion: verbSay{
				Args:  "SHELL",
				Short: "let a shell complete verbs, options and modules",
				Long: `
Prints a script for bash, zsh, fish or powershell that completes verbs, options
and the names of modules.`,
				Example: `
source <(cahier completion bash)
cahier completion zsh > "${fpath[1]}/_cahier"
cahier completion fish > ~/.config/fish/completions/cahier.fish`,
			},
			Man: verbSay{
				Short: "print the manual page",
				Long: `
Prints the manual page, in the language of the program.`,
				Example: `
cahier man | man -l -
cahier man > /usr/local/share/man/man1/cahier.1`,
			},
			Help: verbSay{
				Args:  "[VERB]",
				Short: "say how a verb is used",
				Long: `
Says what a verb does and how it is written: the same as “cahier VERB --help”.`,
				Example: `
cahier help export`,
			},
		},
		Flag: flagSay{
			Course:     "the course in the folder `DIR` too; may be repeated (CAHIER_COURSE)",
			NoEmbedded: "without the course inside the program",
			Data:       "keep the record in `DIR` (CAHIER_DATA)",
			Learner:    "the profile `NAME`, on a computer that several use: letters, digits, - and _",
			Lang:       "the language, en or fr (CAHIER_LANG)",
			Plain:      "write lines instead of screens (CAHIER_PLAIN=1)",
			Theme:      "colours: auto, dark, light or contrast",
			Help:       "say how this is used",
			Version:    "print the version",
			JSON:       "print one JSON object, for programs",
			Output:     "write to `FILE`",
			As:         "`KIND` of file: md or html for notebook and kit, jsonl for record, gift for gift",
			Force:      "replace FILE where it is there already",
			AsMine:     "take in another learner’s record as your own",
		},
		Fault: faultSay{
			UnknownVerb:    "there is no verb “%s”",
			Later:          "“%s” is not in this version",
			UnknownFlag:    "there is no option %s here",
			NoValue:        "the option %s needs a value",
			BadValue:       "“%s” is no value for %s",
			Missing:        "%s is missing",
			TooMany:        "“%s” is one argument too many",
			DidYouMean:     "did you mean %s?",
			LearnIt:        "to open this module: cahier learn %s",
			SeeHelp:        "all verbs: cahier --help",
			SeeVerb:        "how it is used: %s --help",
			SeeCourses:     "all modules: cahier course list",
			SayWhich:       "say which: %s",
			BadLangHint:    "en or fr",
			BadLearnerHint: "at most 40 letters, digits, - and _, and none of the names that Windows keeps for itself",
			UnknownFormat:  "there is no format “%s”",
			FormatsAre:     "formats: %s",
			UnknownShell:   "no completion for the shell “%s”",
			NoModule:       "there is no module “%s”",
			Ambiguous:      "several courses have a module “%s”",
			NoCourse:       "there is no course",
			NoCourseHint:   "name a folder with --course DIR, or leave --no-embedded out",
			CourseEmpty:    "%s is no course: it has no course.md",
			CourseFile:     "%s is no course: it is a file",
			CourseHint:     "name the folder that holds course.md with --course, or in CAHIER_COURSE",
			CheckHint:      "name the folder of a course, or one of its files",
			PreviewHint:    "name the file of a module, NAME.LANGUAGE.md, or the folder of a course",
			NotModule:      "%s is not the file of a module",
			CannotRead:     "cannot read %s: %s",
			CannotWrite:    "cannot write %s: %s",
			IsFolder:       "%s is a folder",
			FileExists:     "%s is there already",
			FileHint:       "check the name and that you may read it",
			FolderHint:     "name the files in it",
			ForceHint:      "--force replaces it; or take another name",
			OutputHint:     "name a file in a folder where you may write, with -o",
			NoOutput:       "cannot write to standard output: %s",
			NoOutputHint:   "make room, or send it elsewhere",
			NoInput:        "cannot read standard input: %s",
			NoInputHint:    "give it lines: from the keyboard, a file or a pipe",
			PlaceHint:      "make room, or name a folder where you may write",
			RoomsHint:      "rooms are kept there: make room, or make the folder writable",
			NoHome:         "there is no folder to keep the record in: this system names no home",
			NoHomeHint:     "name one with --data DIR or CAHIER_DATA, or set HOME or XDG_DATA_HOME",
			Foreign:        "%s holds another learner’s record",
			ForeignHint:    "if you are this learner too, under another name: --as-mine",
			Panic:          "a fault in the program stopped it: %s",
			NoteAside:      "your note is set aside in %s and comes back at the next start",
			NoteHere:       "the text above is your note: copy it before you close this window",
			PanicHint:      "what was confirmed is saved; please report this sentence and what you did",
		},
		Course: courseSay{
			Embedded: "(inside the program)", Place: "place: ", Version: "version: ", Modules: "modules: ", Languages: "languages: ",
			Hidden:       "hidden by the course of the same id in %s",
			HidesWarning: "the course “%s” in %s is hidden by the one in %s",
			Joins:        "joins: ",
			Alone:        "joins: %s, which is not here; the modules stand alone under that id",
			Chained:      "joins: %s, which joins another course itself; this is not followed, the modules stand alone under that id",
			HiddenHere:   "the module “%s” is hidden by the one of the same id in %s",
			Problems:     "%s; to see them: cahier check %s",
			AloneWarning: "the course “%s” is not here; the modules of %s, which join it, stand alone",
			ChainWarning: "the course “%s” joins another one itself; the modules of %s, which join it, stand alone",
			HiddenModule: "the module “%s” in %s is hidden by the one in %s",
			FoundHint:    "put a course.md into it, or take it out of the data folder",
		},
		Progress: progressSay{
			Elsewhere: "In the record, but in no course at hand: %s",
			Time:      "Time on pages and questions: ",
			Minutes:   "%d min", Hours: "%d h %02d min", Percent: "%d%%",
			Problems: "What is wrong in the record:",
			Kept:     "Nothing was deleted, and the rest of the record counts.",
		},
		Merge: mergeSay{
			Added:     words.Count{One: "%d event added", Other: "%d events added"},
			Newer:     words.Count{One: "%d of them of a newer version", Other: "%d of them of a newer version"},
			Known:     words.Count{One: "%d known already", Other: "%d known already"},
			Erased:    words.Count{One: "%d erased and not brought back", Other: "%d erased and not brought back"},
			Conflicts: words.Count{One: "%d differs from what is here: neither counts", Other: "%d differ from what is here: neither counts"},
			Bad:       words.Count{One: "%d line could not be read", Other: "%d lines could not be read"},
			BadHint:   "the other lines were taken in; export the record again where it comes from",
		},
		Preview:  previewEnglish(),
		Workshop: workshopEnglish(),
		Join:     joinEnglish(),
		Present:  presentEnglish(),
		Check: checkSay{
			Error: "error", Warning: "warning", Info: "info", In: " in ",
			Errors:   words.Count{One: "%d error", Other: "%d errors"},
			Warnings: words.Count{One: "%d warning", Other: "%d warnings"},
			Infos:    words.Count{One: "%d remark", Other: "%d remarks"},
			Files:    words.Count{One: "%d file", Other: "%d files"},
			Modules:  words.Count{One: "%d module", Other: "%d modules"},
		},
		New:    newEnglish(),
		Import: importEnglish(),
		Kit:    kitEnglish(),
		Mend:   mendEnglish(),
		Record: map[progress.Kind]recordSay{
			progress.ErrReadOnly:   {"the record cannot be written: no permission", "make the folder writable, or name another with --data DIR"},
			progress.ErrFull:       {"the record cannot be written: the disk is full", "make room and try again"},
			progress.ErrBusy:       {"another program holds the record", "wait a moment and try again"},
			progress.ErrUnreadable: {"the record is there and cannot be read", "check the folder and its permissions, or name another with --data DIR; nothing was changed"},
			progress.ErrTooLong:    {"a line is too long for the record", "shorten it: 64 KB a line, 32 KB a note"},
			progress.ErrInvalid:    {"the record cannot take this in", "name a data folder with --data DIR"},
			progress.ErrForeign:    {"these are events of another learner", "if you are this learner too: --as-mine"},
			progress.ErrErased:     {"this event was erased and cannot come back", "there is nothing to do"},
			progress.ErrConflict:   {"an event of the same id says something else", "neither counts; see: cahier progress"},
			progress.ErrIO:         {"the record could not be used", "check the folder, or name another with --data DIR"},
		},
		Gone: recordSay{"the record is no longer where it was", "put its folder back and start again; nothing was made in its place"},
		Problem: map[progress.ProblemKind]words.Count{
			progress.TornTail:   {One: "the last line is not whole", Other: "the last line is not whole"},
			progress.BadLine:    {One: "this line is no event", Other: "%d lines are no events"},
			progress.LongLine:   {One: "this line is over 64 KB", Other: "%d lines are over 64 KB"},
			progress.Conflict:   {One: "one event is there twice with different content: neither counts", Other: "%d events are there twice with different content: they do not count"},
			progress.Unreadable: {One: "the file could not be read to its end", Other: "%d files could not be read to their end"},
			progress.NotAFile:   {One: "this is no file", Other: "%d of these are no files"},
			progress.NotHere:    {One: "the file is in the cloud only; let it be fetched", Other: "%d files are in the cloud only; let them be fetched"},
			progress.Newer:      {One: "one event is of a newer version: kept, not understood", Other: "%d events are of a newer version: kept, not understood"},
			progress.Leftover:   {One: "erased content is still in the file", Other: "%d erased contents are still in the file"},
			progress.NoDevice:   {One: "the state folder cannot be used, so nothing can be saved", Other: "the state folder cannot be used, so nothing can be saved"},
			progress.NotMended:  {One: "damage at the end of the file could not be set aside", Other: "damage at the end of the file could not be set aside"},
		},
	}
}
