/** The room's words about the time to come. Only what is true goes out: without enough to go by, nothing is said. */
export interface Progress {
  admittedThrough: number;
  perMinute: number;
  /** Units that nobody has taken. */
  available: number;
  /** Units that were held or sold since the opening. */
  taken: number;
}

/** Whole minutes until this place comes in, at the room's pace; 0 once it has. */
export function minutesUntil(place: number, { admittedThrough, perMinute }: Progress): number {
  return Math.max(0, Math.ceil((place - admittedThrough) / perMinute));
}

/** Fewer than these say little of those who come after them. */
const enoughToTell = 10;

/** The place up to which the pieces last if others take as many as those before them did; null: it can't be told. */
export function lastsUntil({ admittedThrough, available, taken }: Progress): number | null {
  if (admittedThrough < enoughToTell || taken <= 0) return null;
  return admittedThrough + Math.floor((available * admittedThrough) / taken);
}
