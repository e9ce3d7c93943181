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
// switches rules of the checker off, each with a reason. The keys course and
// meters are allowed and not read yet.
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
//	reflect      one prompt for one note; again=21d brings it back; a NOTE is a
//	             model answer, shown after writing
//	facilitator  for=ID: seen by who leads a workshop, never by learners
//	page         id and was of a page; only below "##"
//
// These are known, checked for their keys, and shown as prose until a later
// version plays them: scale, worksheet, scenario (with node and end), timer,
// activity, cards, glossary.
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
// choices right and the same numbers. [Check] says where they differ.
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
