/** Returns how many come in next: the room's pace, and at most so many inside at a time. Times are in milliseconds. */
export interface AdmissionRules {
  perMinute: number;
  insideAtOnce: number;
}

export interface Queue {
  /** All up to this place have been let in. */
  admittedThrough: number;
  lastPlace: number;
  /** The number of people who may still buy: let in, neither served nor too late. */
  inside: number;
  /** Units that somebody who comes in now could take. */
  available: number;
  /** When the next may come in. */
  nextAt: number;
}

export interface Admitted {
  count: number;
  nextAt: number;
}

/** Turns that came while the shop was down aren't made up for all at once. */
const mostBehindMs = 5_000;

/**
 * Who may come in now. While nobody waits, the room is full or nothing is left, turns pass without being kept: what comes
 * after is no rush.
 */
export function admit(queue: Queue, { perMinute, insideAtOnce }: AdmissionRules, now: number): Admitted {
  const everyMs = 60_000 / perMinute;
  if (now < queue.nextAt) return { count: 0, nextAt: queue.nextAt };
  const from = Math.max(queue.nextAt, now - mostBehindMs);
  const turns = 1 + Math.floor((now - from) / everyMs);
  const room = Math.max(0, insideAtOnce - queue.inside);
  const most = queue.available > 0 ? Math.min(queue.lastPlace - queue.admittedThrough, room) : 0;
  const count = Math.min(turns, most);
  return { count, nextAt: count === turns ? from + turns * everyMs : now + (count > 0 ? everyMs : 0) };
}
