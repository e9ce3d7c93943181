package plain

import (
	"strconv"
	"strings"
)

// verb is a command that can be typed.
type verb int

const (
	text  verb = iota // no command
	empty             // an empty line
	next
	back
	quit
	help
	hint
	all
	again
	sources
	glossary
	language
	notebook
	note
	resume
)

// verbs are the commands as typed, in both languages.
var verbs = map[string]verb{
	"": empty, "next": next, "suite": next, "back": back, "retour": back,
	"quit": quit, "q": quit, "exit": quit, "quitter": quit,
	"?": help, "help": help, "aide": help, "h": hint, "hint": hint, "indice": hint,
	"a": all, "all": all, "tout": all, "again": again, "encore": again, "recommencer": again,
	"s": sources, "sources": sources, "g": glossary, "glossary": glossary, "glossaire": glossary,
	"l": language, "language": language, "langue": language,
	"w": note, "write": note, "note": note, "écrire": note, "ecrire": note,
	"n": notebook, "notebook": notebook, "carnet": notebook,
	"c": resume, "continue": resume, "continuer": resume,
}

// mode says what else than a command may be typed.
type mode int

const (
	numbers  mode = iota
	gapText       // a word or two: only the commands of the contract
	noteText      // the first line of a note
)

// parse reads a line. N is what follows a command for a hint, "h 2", or 0.
func parse(line string, m mode) (v verb, n int) {
	if m != numbers && strings.TrimSpace(line) != "" {
		if m == noteText || !strings.HasPrefix(strings.ToLower(line), "h ") {
			return parseText(strings.ToLower(line), m), 0
		}
	}
	fields := strings.Fields(strings.ToLower(line))
	if len(fields) == 2 && verbs[fields[0]] == hint {
		if n, err := strconv.Atoi(fields[1]); err == nil {
			return hint, n
		}
	}
	if m != numbers && len(fields) > 0 {
		return text, 0
	}
	return verbs[strings.Join(fields, " ")], 0
}

// parseText knows a command only where nothing stands around it.
func parseText(line string, m mode) verb {
	v := verbs[line]
	switch v {
	case next, back, quit, help:
		return v
	case hint:
		if m == gapText {
			return v
		}
	case sources, glossary, language:
		if m == noteText {
			return v
		}
	}
	return text
}
