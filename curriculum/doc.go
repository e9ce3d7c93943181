// Package curriculum reads courses: folders of Markdown files with questions
// in them. It parses, grades and shuffles; it shows nothing, records nothing,
// and never writes into a course. This page is the manual of the format.
//
// # A course
//
// A course is a folder:
//
//	my-course/
//	  course.md               id, version, titles, languages, tracks, order
//	  glossary.en.md          terms
//	  glossary.fr.md
//	  spreadsheets.en.md      a module: one subject, 15 to 30 minutes
//	  spreadsheets.fr.md      the same in French
//
// A file named NAME.LANGUAGE.md is a module as soon as it lies in the folder.
// One that exists in one language only is shown in that one. README files,
// hidden files and files that are not Markdown are left alone.
//
// course.md holds front matter and nothing that is read besides:
//
//	---
//	format: 1
//	id: "my-course"
//	version: "2026.11.1"
//	languages: [en, fr]
//	title:
//	  en: "My course"
//	  fr: "Mon cours"
//	tracks:
//	  - id: "history"
//	    title:
//	      en: "History"
//	      fr: "Histoire"
//	order: [spreadsheets, before-the-web]
//	rules:
//	  page-id-missing: "these pages are slides"
//	---
//
// Modules are shown in this order, the others after them by track and id. rules
// switches rules of the checker off, each with a reason. meters says what the
// meters of scenarios are called:
//
//	meters:
//	  trust: {en: "Trust", fr: "Confiance"}
//
// The key course is allowed and not read yet.
//
// A module begins like this; id and title must be there:
//
//	---
//	id: "spreadsheets"
//	title: "A table that recalculates"
//	track: history
//	minutes: {solo: 25, group: 45}
//	objectives:
//	  - id: "explain"
//	    text: "Explain what changed in 1979"
//	needs: [before-the-web]
//	was: [tables]
//	reviewed: 2026-11-20
//	---
//
// Front matter is YAML between two lines "---", the first of them line 1. Put
// texts in double quotes, one a line: French sets a space before the colon,
// which a plain value must not hold. Unknown and repeated keys, anchors,
// aliases and tags are errors. A plain value that YAML takes for a number, a
// date or a truth value keeps its characters, and is told. An id is made of
// a-z, 0-9 and hyphens, begins with a letter or a digit, and has 64 characters
// at most. It is written into learners' records: never change it. Where a name
// must change, the former one stays in was.
//
// # Pages and blocks
//
// The lesson is GitHub's Markdown. A page is what stands under one "##"
// heading; what stands before the first is the page "start", and a "#" title
// in it is left out, since the module has one. Only headings at the margin
// count, not those in lists and quotes.
//
// A heading followed by a comment makes its section a block: all up to the
// next heading of the same or a higher level, or to "<!-- / -->" alone on a
// line. Deeper headings belong to it. On GitHub the comment is not seen.
//
//	## The tea shops
//	<!-- page id=tea-shops -->
//
//	Prose.
//
//	### What did the first machine do?
//	<!-- quiz id=first-job objective=explain level=understand -->
//
// The comment stands alone, first after its heading; blank lines and comments
// of other tools may come between. Values are bare or in double quotes. A "##"
// that is itself a block is a page with the block's id.
//
// Keys of every block: id, which all need but facilitator and glossary; rev, a
// number to raise when the meaning changes; was, former ids; objective, one of
// the module's; level (remember, understand, apply, analyse, evaluate, create);
// minutes. The kinds:
//
//	quiz         a question: type, shuffle=no, count=no, confidence=no
//	predict      the same, asked before the telling and not graded; without a
//	             right choice it asks for an opinion
//	recall       of=MODULE/ID: a quiz of an earlier module, asked again
//	scale        statements to rate, from= one number to= another; or of= an
//	             earlier scale, asked again
//	reflect      one prompt for one note; again=21d brings it back; a NOTE is a
//	             model answer, shown after writing
//	worksheet    fields that become one document; into=kit
//	scenario     a conversation with choices; meters="trust:3 time:10"
//	node, end    a moment of it; only one level below its heading
//	timer        minutes= of practice with a clock
//	activity     what a group does: form= (solo, pairs, threes, groups, all)
//	cards        front and back, for review
//	glossary     terms of this module
//	facilitator  for=ID: seen by who leads a workshop, never by learners
//	page         id and was of a page; only below "##"
//
// # Questions
//
// A question has one form of answer, the last in its section. Numbered lists
// and tables before it belong to the question. Task lists, numbers and gaps are
// always meant as answers, so two of them are an error; type= (single,
// multiple, verdict, order, match, gap, number) decides.
//
// One right choice, credit 1 or 0. The quote is indented two columns and is the
// choice's feedback; keep pins the choice's place when they are shuffled:
//
//   - [ ] Send it
//     > You lost the single source.
//   - [x] Open the shared file
//   - [ ] None of them <!-- keep -->
//
// Several right choices: right picks minus wrong picks over the number right.
// Choices that are all numbers or dates keep their order, as do all with
// shuffle=no. A list with one right choice that should look as if it had more
// is written with type=multiple.
//
// Two task lists with a paragraph between: a verdict and its reason, half each:
//
//   - [ ] True
//
//   - [x] False
//
//     Because:
//
//   - [x] tables came first
//
//   - [ ] desks came first
//
// A numbered list, three steps or more: written in the right order, shown in
// another. Credit is the share of neighbours, in the learner's order, that
// stand the right way round. Feedback is indented three columns.
//
// A table of two columns: written matched, the right column shown shuffled.
// Equal cells on the right are one option. A row with nothing on the left is a
// distractor:
//
//	| year | event           |
//	| ---- | --------------- |
//	| 1971 | network e-mail  |
//	| 1979 | the spreadsheet |
//	|      | the mobile web  |
//
// Gaps, in a sentence or a table cell, or alone on a line for a short text. The
// first variant is shown as the answer. Case, accents, ligatures, typographic
// quotes, hyphens and spaces do not matter. In a table, write "\|" for the bar.
// "\[[" and code are no gaps:
//
//	It was called [[VisiCalc|Visi Calc]].
//
// A number, on a paragraph of its own: a value, a range, a value with its
// tolerance or with its range, and a unit after any of them. Decimal comma and
// spaces between thousands are read. In the range credit is 1; a half where
// both distances from the value, or from the middle, are doubled:
//
//	= 600
//	= 500..600 kg
//	= 600 ± 50
//	= 5.6 (4.5..6.5) million
//
// With gaps, numbers and tables, a list of foreseen wrong answers may give each
// its feedback:
//
//   - !500
//     > That was the year after.
//
// Hints come in order, each a quote of its own; a hint opened caps the credit
// at 0.7. The explanation is shown after the answer:
//
//	> [!TIP]
//	> Think of paper.
//
//	> [!NOTE]
//	> The word meant a sheet of paper.
//
// # Lists and tables that are recorded
//
// What is recorded inside a block, a statement, a field, a card, a term, ends
// with a comment that gives it an id, unique in the module. Items of the form
// "- **bold** — text" are parted at the first dash, long or short with a space
// on both sides, after the bold words. Alerts mean here what they mean on GitHub.
//
// A scale is a list of statements, each rated with a whole number: 1 to 5, or
// from= to= with eleven values at most. What stands around the list is shown
// around it. With of=MODULE/ID it has no list, and the values are that one's:
//
//	### Where are you today?
//	<!-- scale id=where-today from=0 to=10 -->
//
//	Nobody sees this but you.
//
//	- I ask before I explain. <!-- id=ask-first -->
//	- I let her hold the mouse. <!-- id=her-mouse -->
//
// A worksheet is its last list of fields or its last table with empty cells. An
// example worked out may stand above, in a list or table like it:
//
//	### Your first session
//	<!-- worksheet id=first-session into=kit -->
//
//	- **Her need** — What does she want to do on Monday? <!-- id=need -->
//	- **First step** — What do you show in five minutes? <!-- id=step -->
//
// In a table, the empty cells are fields, named by their row and column. One
// that holds an id alone is empty; one that is meant to stay so gets a dash:
//
//	|        | she knows        | she asks        |
//	| ------ | ---------------- | --------------- |
//	| budget | the monthly file | <!-- id=asks -->|
//
// Cards are all lists of "- **front** — back"; what else stands there is shown
// before the first:
//
//   - **When did the spreadsheet come out?** — In 1979. <!-- id=sheet-year -->
//
// A glossary block holds terms in the form of a glossary file, below.
//
// # Scenarios
//
// Headings exactly one level below the scenario's are its nodes and ends; what
// stands before the first is the opening. In a node, items that begin with a
// link to one of those headings are choices. After the link may stand what the
// choice does to the meters and its credit, and below it a quote, its feedback,
// which is shown when all is over:
//
//	## The budget by e-mail
//	<!-- scenario id=budget meters="trust:3 time:10" -->
//
//	A finance director calls you.
//
//	### The call
//	<!-- node id=call -->
//
//	The phone rings.
//
//	**Anne:** Just send me the file.
//
//	- [Ask what she needs it for](#her-need) <!-- set="trust+1 time-2" credit=1 -->
//	  > You begin with her.
//	- [Send it](#two-files) <!-- set="trust-1" credit=0 -->
//
//	### Her need
//	<!-- node id=her-need set="trust+1" -->
//
//	**Anne:** I need one figure.
//
//	- [Open the budget beside her](#one-figure)
//	- [Send it all the same](#two-files)
//
//	### One figure
//	<!-- end id=one-figure outcome=good -->
//
//	She found it herself.
//
//	### Two files
//	<!-- end id=two-files outcome=bad -->
//
//	Now there are two budgets.
//
// A paragraph that begins with a name in bold and a colon is spoken by that
// one; all others are told. set= on a node counts on arriving. An outcome is
// good, mixed or bad, and the text of an end is the debrief. A link meets a
// heading where their letters and digits agree, case and accents apart. Loops
// are allowed; but every node must be reached from the first, and from every
// node an end.
//
// # Practice
//
// A timer needs minutes=, in halves where wanted, and says what to do. The
// phases of an activity are a list; what they take together should be its
// minutes, and is where none are given:
//
//	### Ninety seconds
//	<!-- timer id=ninety minutes=1.5 -->
//
//	Explain the shared file to somebody who has never seen one.
//
//	### In pairs
//	<!-- activity id=pairs form=pairs minutes=6 -->
//
//	- 3 min — one explains, the other only asks
//	- 2.5 min — change places
//	- 30 s — say thank you
//
// # Elsewhere
//
// IMPORTANT is a key point, gathered at the module's end. Footnotes are
// sources, numbered as they are cited: "[^a07]" in the text, "[^a07]: Title"
// anywhere at the margin, further paragraphs indented by four. Labels are
// compared letter by letter.
//
// A glossary file is one list, with a title where wanted. The id is the same in
// all languages:
//
//   - **mentor** (mentors) — Who helps another to learn. <!-- id=mentor -->
//
// # Languages in step
//
// Answers are recorded by position or id. So all languages of a module hold the
// same ids, kinds and keys, as many choices, steps, rows and gaps, the same
// choices right and the same numbers; the same statements, fields, cards and
// phases in the same order; the same nodes, with choices that lead to the same
// ones and do the same. [Check] says where they differ.
//
// # What the checker says
//
// [Parse], [Load] and [Check] never fail on what an author wrote: they return
// all that could be understood and [Diagnostic] values with file, line and
// column, counted from 1 in characters, a byte order mark left out. [Rules]
// lists their names. Some name what Markdown accepts in silence: a task list
// with blank lines between some of its items, a line of a quote without ">",
// feedback or keep at the margin, "= 5" right below a line, "- []", text on the
// line of "[!TIP]", two alerts in one quote, an alert indented under a choice,
// a comment never closed, "|" in the gap of a table.
//
// # Limits
//
// Files up to 5 MB, front matter up to 16 KB, lists and quotes up to 20 deep,
// lines and paragraphs up to 16 KB with up to 100 links in each. More is an
// error and the module is not shown; the others are. All text is cleaned of
// what a terminal would obey (package safe), titles, answers and units also
// after their character references were resolved; Markdown still needs the
// gate of whoever renders it.
package curriculum
