/** What the waiting room shows whoever is in it: worked out of what everybody is told and of one's own ticket. */
import type { DropView, OwnEntry } from '#contract/drop/drop.ts';
import { phaseOf } from '#domain/drop/drop-phase.ts';
import type { DropEnding } from '#domain/drop/keeping.ts';
import { lastsUntil, minutesUntil } from '#domain/drop/outlook.ts';

/** From so many places away on, people are called back to the page. */
export const nearPlaces = 10;

export type RoomMoment =
  | { kind: 'announced' }
  | { kind: 'room'; ticket: string | null }
  | { kind: 'drawing' }
  /** The order is known, and they have no ticket. */
  | { kind: 'late' }
  | { kind: 'waiting'; place: number; away: number; minutes: number; lastsUntil: number | null }
  | { kind: 'near'; place: number; away: number; minutes: number }
  /** Nothing is left to take, though some may come back. */
  | { kind: 'paused'; place: number; away: number }
  /** Their place has come in, and isn't asked about again yet: in a page that slept, their turn may have passed. */
  | { kind: 'asking'; place: number }
  | { kind: 'admitted'; until: string }
  | { kind: 'missed'; place: number }
  /** The door has closed, and a piece is in their bag until then. */
  | { kind: 'holding'; until: string }
  | { kind: 'used' }
  | { kind: 'over'; ending: DropEnding };

/**
 * @param entry undefined while it isn't known; null for somebody without a ticket
 * @param heldUntil a piece of the drop is in their bag until then
 */
export function roomMoment(
  view: DropView,
  entry: OwnEntry | null | undefined,
  now: number,
  heldUntil: string | null = entry?.heldUntil ?? null,
): RoomMoment {
  const phase = phaseOf({ state: view.state, entriesFrom: Date.parse(view.entriesFrom) }, now);
  if (phase === 'announced') return { kind: 'announced' };
  if (phase === 'room') return { kind: 'room', ticket: entry?.id ?? null };
  if (entry?.state === 'used') return { kind: 'used' };
  const holding =
    heldUntil !== null && now < Date.parse(heldUntil) ? { kind: 'holding' as const, until: heldUntil } : null;
  if (phase === 'over') return holding ?? { kind: 'over', ending: view.ending ?? 'closed' };
  if (phase === 'drawing' || entry === undefined) return { kind: 'drawing' };
  if (entry === null) return { kind: 'late' };
  const turn = turnOf(view, entry, now);
  return turn.kind === 'missed' && holding ? holding : turn;
}

function turnOf(view: DropView, entry: OwnEntry, now: number): RoomMoment {
  const { place, admittedUntil } = entry;
  if (place === undefined) return { kind: 'drawing' };
  if (entry.state === 'expired' || (admittedUntil !== undefined && now >= Date.parse(admittedUntil))) {
    return { kind: 'missed', place };
  }
  if (admittedUntil !== undefined) return { kind: 'admitted', until: admittedUntil };
  if (place <= view.admittedThrough) return { kind: 'asking', place };
  const away = place - view.admittedThrough;
  if (view.available === 0) return { kind: 'paused', place, away };
  const progress = {
    admittedThrough: view.admittedThrough,
    perMinute: view.admitPerMinute,
    available: view.available,
    taken: view.size - view.available,
  };
  const minutes = minutesUntil(place, progress);
  if (away <= nearPlaces) return { kind: 'near', place, away, minutes };
  return { kind: 'waiting', place, away, minutes, lastsUntil: lastsUntil(progress) };
}
