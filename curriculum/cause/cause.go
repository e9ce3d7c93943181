// Package cause says why the system refused something, in a few words of the
// reader's language, without the path.
//
//	cause.In("fr", err) // l’accès est refusé
//
// It is a part of a sentence: who calls it says what was tried, and where. What
// is in no table is the system's own words, in the language that it speaks.
package cause

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"syscall"

	"cahier/curriculum/safe"
)

// ErrNotFile says that there is something that is neither a file nor a folder:
// a pipe, a device, a socket.
var ErrNotFile = errors.New("neither a file nor a folder")

// A known cause is an error with its words.
type known struct {
	err    error
	en, fr string
}

// table is looked through from its top: what says more stands first.
var table = []known{
	{ErrNotFile, "it is neither a file nor a folder", "ce n’est ni un fichier ni un dossier"},
	{syscall.ENOTDIR, "a part of the path is no folder", "une partie du chemin n’est pas un dossier"},
	{syscall.EISDIR, "it is a folder", "c’est un dossier"},
	{syscall.ENOSPC, "the disk is full", "le disque est plein"},
	{syscall.EDQUOT, "your share of the disk is used up", "votre quota de disque est épuisé"},
	{syscall.EROFS, "it is on a read-only disk", "le disque est en lecture seule"},
	{syscall.ELOOP, "its links lead round in a circle", "ses liens tournent en rond"},
	{syscall.ENAMETOOLONG, "its name is too long", "son nom est trop long"},
	{syscall.EFBIG, "it may not grow any further", "il ne peut pas grandir davantage"},
	{syscall.EMFILE, "the program has too many files open", "le programme a trop de fichiers ouverts"},
	{syscall.ENFILE, "the system has too many files open", "le système a trop de fichiers ouverts"},
	{syscall.EIO, "the disk reports an error", "le disque signale une erreur"},
	{syscall.ECONNREFUSED, "nobody listens there", "personne n’y écoute"},
	{syscall.EHOSTUNREACH, "no way leads there", "aucun chemin n’y mène"},
	{syscall.ENETUNREACH, "no way leads there", "aucun chemin n’y mène"},
	{syscall.ETIMEDOUT, "no answer came", "aucune réponse n’est venue"},
	{context.DeadlineExceeded, "no answer came", "aucune réponse n’est venue"},
	{os.ErrDeadlineExceeded, "no answer came", "aucune réponse n’est venue"},
	{syscall.EADDRINUSE, "another program listens there", "un autre programme y écoute"},
	{syscall.EADDRNOTAVAIL, "it is no address of this computer", "ce n’est pas une adresse de cet ordinateur"},
	{fs.ErrNotExist, "it is not there", "il n’existe pas"},
	{fs.ErrPermission, "it may not be opened", "l’accès est refusé"},
	{fs.ErrExist, "it is there already", "il existe déjà"},
	{fs.ErrInvalid, "its name cannot be used", "son nom est inutilisable"},
}

// In returns the words for an error, ready to show.
func In(lang string, err error) string {
	for _, k := range table {
		if errors.Is(err, k.err) {
			if lang == "fr" {
				return k.fr
			}
			return k.en
		}
	}
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return safe.Line(err.Error())
}
