import type { DropState } from './drop-phase.ts';

/** From when on a drop's pieces can be had in it only. Until then they are sold as any other. */
export interface Keeping {
  keptFrom: number;
  closesAt: number;
  isOver: boolean;
}

/** @param onSaleUntilRoom false: the merchant keeps the pieces from the announcement on */
export function keptFrom(
  { announcedAt, entriesFrom }: { announcedAt: number; entriesFrom: number },
  onSaleUntilRoom: boolean,
): number {
  // A waiting room that was open before its drop was announced keeps nothing back in time.
  return onSaleUntilRoom ? Math.max(announcedAt, entriesFrom) : announcedAt;
}

export const isKept = ({ keptFrom: from, closesAt, isOver }: Keeping, now: number): boolean =>
  !isOver && from <= now && now < closesAt;

/** How a drop ended: `called_off` before its door opened, `closed` with pieces left, which anybody can buy. */
export const dropEndings = ['sold_out', 'sold_before', 'called_off', 'closed'] as const;
export type DropEnding = (typeof dropEndings)[number];

/** @param left units that weren't sold when it ended */
export interface EndFacts {
  state: DropState;
  /** Null: its door never opened. */
  openedAt: Date | null;
  /** Units as they stood when it ended. */
  available: number;
  held: number;
}

export function endingOf({ state, openedAt, available, held }: EndFacts): DropEnding | null {
  if (state !== 'over') return null;
  if (available + held === 0) return openedAt ? 'sold_out' : 'sold_before';
  return openedAt ? 'closed' : 'called_off';
}
