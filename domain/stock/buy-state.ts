import { type StockCounts, stockState } from './stock-state.ts';

export interface OwnLine {
  quantity: number;
  /** Null when its hold has ended. */
  heldUntil: string | null;
  heldSince: string | null;
}

/** One that came back and is set aside for them. */
export interface OwnOffer {
  until: string;
  since: string | null;
}

export type BuyState =
  | { kind: 'held'; quantity: number; heldUntil: string; heldSince: string | null }
  /** Their hold has ended; `again` says whether pieces are free to hold anew. */
  | { kind: 'hold_ended'; again: boolean }
  | ({ kind: 'offered' } & OwnOffer)
  | { kind: 'open' }
  | { kind: 'in_bags' }
  | { kind: 'sold_out' };

export function buyState(stock: StockCounts, own: OwnLine | null, offer: OwnOffer | null = null): BuyState {
  if (own?.heldUntil) {
    return { kind: 'held', quantity: own.quantity, heldUntil: own.heldUntil, heldSince: own.heldSince };
  }
  if (offer) return { kind: 'offered', ...offer };
  if (own) return { kind: 'hold_ended', again: stock.available > 0 };
  const { kind } = stockState(stock);
  if (kind === 'sold_out') return { kind: 'sold_out' };
  return { kind: kind === 'in_bags' ? 'in_bags' : 'open' };
}
