/**
 * The line of those who wait for a variant: what becomes available is offered in the order of asking, one unit each.
 * The database keeps this rule too, for whatever writes a count (prisma/capture/alert.sql); server/alert/line.test.ts
 * holds the two to each other.
 */
import { accept, type Decision, refuse } from '../decision.ts';

export interface Line {
  /** Units that anyone can buy. */
  available: number;
  /** In the order of asking. */
  waiting: readonly string[];
  /** The person a unit is set aside for. */
  offered: readonly string[];
}

export const offerMinutes = 30;

export type InStock = { code: 'in_stock'; available: number };

/** Someone who asks again keeps their place, or their offer. Nobody waits for what can be bought. */
export function ask(line: Line, who: string): Decision<Line, InStock> {
  if (line.waiting.includes(who) || line.offered.includes(who)) return accept(line);
  if (line.available > 0) return refuse({ code: 'in_stock', available: line.available });
  return accept({ ...line, waiting: [...line.waiting, who] });
}

/** From 1; null for whoever doesn't wait. */
export function placeOf({ waiting }: Line, who: string): number | null {
  const index = waiting.indexOf(who);
  return index < 0 ? null : index + 1;
}

/** Units that come back, however they do, go to the line first; what is left over is anyone's. */
export function comeBack(line: Line, units: number): Line {
  const free = line.available + units;
  const offers = Math.min(free, line.waiting.length);
  return {
    available: free - offers,
    waiting: line.waiting.slice(offers),
    offered: [...line.offered, ...line.waiting.slice(0, offers)],
  };
}

/** An offer ran out or was declined: its unit goes to the next. */
export function offerEnded(line: Line, who: string): Line {
  if (!line.offered.includes(who)) return line;
  return comeBack({ ...line, offered: line.offered.filter((one) => one !== who) }, 1);
}

/** Its unit is in a bag or in an order: from there on it is that one's. */
export const offerTaken = (line: Line, who: string): Line => ({
  ...line,
  offered: line.offered.filter((one) => one !== who),
});

/** Leaving while one is offered declines it. */
export function leave(line: Line, who: string): Line {
  return offerEnded({ ...line, waiting: line.waiting.filter((one) => one !== who) }, who);
}
