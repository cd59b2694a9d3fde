export interface StockCounts {
  available: number;
  /** Reserved: in bags, or in orders that are being paid. */
  inBags: number;
  sold: number | null;
}

export type StockState =
  | { kind: 'available'; left: number; inBags: number; editionSize: number | null }
  | { kind: 'low'; left: number; inBags: number }
  | { kind: 'last'; left: number }
  | { kind: 'in_bags'; left: number }
  | { kind: 'sold_out'; editionSize: number | null };

/** At this many or fewer, the exact number is shown. */
export const lowStock = 3;

/** A piece in a bag is still left: it is sold only once it is paid. */
export function stockState({ available, inBags, sold }: StockCounts): StockState {
  const left = available + inBags;
  const editionSize = sold === null ? null : left + sold;
  if (left <= 0) return { kind: 'sold_out', editionSize };
  if (available <= 0) return { kind: 'in_bags', left };
  if (left > lowStock) return { kind: 'available', left, inBags, editionSize };
  return inBags > 0 ? { kind: 'low', left, inBags } : { kind: 'last', left };
}

export type Crossing = 'few' | 'last' | 'gone' | 'back';

/** Returns what is worth a word when free pieces go from one count to another: three, one, none, and back. */
export function stockCrossing(before: number, after: number): Crossing | null {
  if (after <= 0) return before > 0 ? 'gone' : null;
  if (before <= 0) return 'back';
  if (after === 1 && before > 1) return 'last';
  return after <= lowStock && before > lowStock ? 'few' : null;
}
