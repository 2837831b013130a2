/**
 * What the claims of the simulation let pass, why, and how often. A claim that excuses everything
 * holds for any program: each excuse is counted where it decided, and the counts are printed with
 * every run. Nothing is excused that is not named here.
 */
import type { Counts } from './seed-result.ts';

export const excuses = {
  /** Of this envelope and of any later one no medium of the phone had a trace any more: nobody there can know the number. */
  numberForgotten: 'a number given again after its every trace was damaged',
  /** The database took neither the rows back nor the mere number: both envelopes are kept, and the next start repairs. */
  numberUnrepaired: 'a number given again while the database refused the repair',
  /** The browser threw away everything of this origin, sentinel included: the office alone can miss it, by the numbers in its report. */
  lossEvicted: 'a finished response lost with everything of its phone',
  /** A power cut took the sentinel back to a time before the response, and damage the copies: as before. */
  lossSetBack: 'a finished response lost, and a power cut had set the sentinel back',
  /** A deletion by the rule was cut off after the sentinel was lowered: what was to go and is still there stands in for what is lost. */
  lossOutnumbered: 'a finished response lost while a deletion that was cut off had lowered the sentinel',
  /** Its phone had lost it before, and the office chose an older copy of the server: no promise covers both at once. */
  lostByRestore: 'a response that only the replaced disk of a restored server had',
  /** As before; but a copy that the office did not choose still has it, and a second restore would bring it. */
  setAside: 'a response that only a copy has that was not restored',
  /** What was told as lost is counted by a sentinel that came back by a power cut or waits for an unreadable journal. */
  sentinelAbove: 'a start after which the sentinel still counts what was told as lost',
  /** Drafts have one copy; no promise is made before a person finishes. */
  draftDamaged: 'a draft lost with the database it was in',
  /** The person was never told "saved": the window died before. */
  gapUnsaved: 'a gap in the numbers where nobody was told that it is saved',
  /** Both copies have other bytes than were finished: it is told, and never sent as if it were whole. */
  spoilt: 'a row that waits for ever, its bytes spoilt in both copies',
} as const;

export class Excuses {
  readonly #counts = new Map<string, number>(Object.values(excuses).map((text) => [text, 0]));

  note(name: keyof typeof excuses, times = 1): void {
    this.#counts.set(excuses[name], (this.#counts.get(excuses[name]) ?? 0) + times);
  }

  /** Each by its words, also those that were not needed. */
  counts(): Counts {
    return Object.fromEntries([...this.#counts].map(([text, times]) => [`excused: ${text}`, times]));
  }
}
