import type { DropState } from './drop-phase.ts';

/**
 * From when on a drop's pieces can be had in it only. Until then they are sold as any other.
 * @param onSaleUntilRoom false: the merchant keeps the pieces from the announcement on
 */
export function keptFrom(
  { announcedAt, entriesFrom }: { announcedAt: number; entriesFrom: number },
  onSaleUntilRoom: boolean,
): number {
  // A waiting room that was open before its drop was announced keeps nothing back in time.
  return onSaleUntilRoom ? Math.max(announcedAt, entriesFrom) : announcedAt;
}

/**
 * How a drop ended: `sold_before` with nothing to open for, `called_off` before its door opened, `closed` with pieces left,
 * which anybody can buy.
 */
export const dropEndings = ['sold_out', 'sold_before', 'called_off', 'closed'] as const;
export type DropEnding = (typeof dropEndings)[number];

export interface EndFacts {
  state: DropState;
  /** Null: its door never opened. */
  openedAt: Date | null;
  /** The most units that it has had. */
  size: number;
  /** Units as they stood when it ended. */
  available: number;
  held: number;
}

export function endingOf({ state, openedAt, size, available, held }: EndFacts): DropEnding | null {
  if (state !== 'over') return null;
  if (size === 0) return 'sold_before';
  if (available + held === 0 && openedAt) return 'sold_out';
  return openedAt ? 'closed' : 'called_off';
}
