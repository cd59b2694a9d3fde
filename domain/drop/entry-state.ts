export type EntryState = 'waiting' | 'admitted' | 'used' | 'expired';

/** So much longer is the turn of whoever had no page open when it came: they are called, and have to come back. */
export const absentSeconds = 120;

export interface EntryFacts {
  /** When their place was let in; null: it has not been. Milliseconds. */
  admittedAt: number | null;
  /** Units of this drop that they have ordered and not cancelled. */
  ordered: number;
  perPerson: number;
  admissionMs: number;
  isOver: boolean;
}

export interface EntryStanding {
  state: EntryState;
  /** The end of their time to choose; set while `admitted`. */
  admittedUntil: number | null;
}

/** Returns where one ticket stands. It is over for everybody when the drop is. */
export function standingOf(entry: EntryFacts, now: number): EntryStanding {
  const { admittedAt, ordered, perPerson, admissionMs, isOver } = entry;
  const only = (state: EntryState): EntryStanding => ({ state, admittedUntil: null });
  if (ordered >= perPerson) return only('used');
  if (admittedAt === null) return only(isOver ? 'expired' : 'waiting');
  const until = admittedAt + admissionMs;
  if (now < until && !isOver) return { state: 'admitted', admittedUntil: until };
  return only(ordered > 0 ? 'used' : 'expired');
}
