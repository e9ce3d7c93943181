/*
Package progress keeps the learner's record: all that a learner did, which must
be impossible to lose.

	r, err := progress.Open(progress.Options{Data: data, State: state})
	e, err := r.Append(progress.Event{Type: progress.Read, Course: c, Module: m, Page: p, Ms: 60_000})
	// Only now is it safe, and only now may the learner be told.
	s := r.State()
	s.PageRead(c, m, p) // true

# The promise

An event that [Record.Append] returned without an error is on the disk. A crash,
a full disk, a second program, a second device, a sync program or a clock set
back a year does not lose it, nor change what the record amounts to. A line that
is damaged costs at most that line. Nothing is ever taken for empty because it
could not be read.

# The format

	DATA/record/<device>.jsonl   this device's own file; only its programs write it
	DATA/record/*.jsonl          other devices' files, and conflict copies of any
	DATA/record/aside/           what was found damaged in the own file, copied
	STATE/device, STATE/lock     this device's name, bound to the machine; the lock

A file is lines of JSON, one [Event] each, at most [MaxLine] bytes, only ever
appended to. An append takes the lock, reads what others wrote meanwhile, writes
once, syncs, and releases the lock. Only two things are ever cut: a last line of
the own file that is not whole, after it was copied aside, and a write of this
very program that failed. The one rewrite is [Record.Erase].

# The order and the union

The number seq of an event is one more than the highest that its program had
read, so whatever was done in knowledge of something else comes after it. The
order is (seq, at, id), everywhere; the later wins. The wall clock at breaks ties
and decides nothing alone.

The record is the union of all files by id. It does not matter in which order
they are read, how events are spread over them, or how often one is met. So a
folder that people sync anyway carries a record between devices, and there is
nothing to resolve. Two events with one id that differ as canonical JSON mean
damage: neither counts, and it is reported. An erased id never comes back.

Events of a newer version or of an unknown type are kept, and copied byte for
byte by [Record.Merge] and [Export]; [Fold] ignores them.

# What it does not do

It does not encrypt, does not sync between machines by itself, and cannot reach
copies that others made. A disk that says it synced and did not is believed. It
has no checksum: damage that leaves a line well-formed is found only where
another copy of the event differs. It knows no course; see [State].
*/
package progress
