/*
Package room is a live workshop: who is in it, where it stands, and what was
answered. It is a state and the events that make it, without a terminal and
without a network.

	s := room.Fold(events)               // a room is what happened in it
	err := s.Accepts(e)                  // may this happen now? if not, why
	s = s.Apply(e)                       // it has happened

# Who may do what

The desk leads: it shows pages, opens a question, locks it, lets people discuss,
opens it again, reveals, sets timers, makes pairs, releases texts, ends. A seat
joins, answers while a question is open, may change its answer until the lock,
says "I am lost" or "too slow", asks and votes for questions from the floor.
Everything else is refused with a [Reason]; an answer is accepted exactly once or
refused, never dropped.

	lobby → page ⇄ open → locked → (talk → open again → locked) → revealed → page …

A question is opened in rounds, from 1. The latest answer of a seat in a round,
given before its lock, counts. Nobody sees a distribution before the reveal, and
never one of fewer than [Few] answers.

# What is kept

A [Log] is a file of lines, one [Event] each, synced before what it says is
acknowledged; what waits at the same time is synced together. A room that was
killed is folded from it again. It holds no private note: those are in their
writer's own record only. It holds no address and no key: a seat is known by a
hash of its key, made with a secret of this room. In an anonymous room it holds
no name either.

# Many screens

A [Hub] owns the room. Whoever watches has a [Mailbox] of one slot, in which the
newest state replaces the one not yet read: a terminal that does not read delays
nobody.
*/
package room
