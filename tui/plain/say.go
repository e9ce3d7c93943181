package plain

import "cahier/tui/words"

// sentences are those that only this face needs; all others are in tui/words.
type sentences struct {
	kindSentences
	// Home.
	EmptyContinues, HomeKeys, NotUnderstood, From string
	OpenNumber, NoSuchNumber                      words.Count
	// Reader.
	GoOn string
	// A question.
	OneNumber, OneOrNone, Several, TwoNumbers, AllInOrder, MatchAll string
	KeysHint, KeysHelp, After, AfterPlain, SureFirst, Nothing       string
	WantNumbers, OutOfRange, TooMany, OnlyOne, EachOnce, Range      string
	// Notes.
	WriteNote, RewriteNote, NoteCut, Version, MakeOne string
	// The end of a module.
	EndNumber words.Count
	EndKeys   string
	// What could not be saved.
	Retry, WhatToDo, TriedAgain string
	// Dates and lists.
	First, Semicolon string
	Months           [12]string
	// What can be typed, by place.
	HelpHome, HelpPage, HelpAsk, HelpGap, HelpSure, HelpAfter, HelpNote, HelpEnd []string
}

// sentencesIn returns the sentences of a language that package words speaks.
func sentencesIn(lang string) *sentences {
	if lang == "fr" {
		return french()
	}
	return english()
}
