/** The stock of one SKU. Reserved units are in bags or in orders being paid. Never oversold: 0 ≤ reserved ≤ onHand. */
import { accept, type Decision, refuse } from '../decision.ts';

export interface StockLevel {
  onHand: number;
  reserved: number;
}

/** Stock of which nothing is sold any more where it isn't offered: its variant or its piece is archived, or not published. */
export interface OfferedStock extends StockLevel {
  offered: boolean;
}

export type OutOfStock = { code: 'out_of_stock'; available: number };
export type NotHeld = { code: 'not_held'; reserved: number };
export type BelowReserved = { code: 'below_reserved'; reserved: number };

export const availableOf = (stock: StockLevel): number => stock.onHand - stock.reserved;

/** Returns how many may still be set aside. Units set aside already stay. */
export const holdableOf = (stock: OfferedStock): number => (stock.offered ? availableOf(stock) : 0);

export function hold(stock: OfferedStock, quantity: number): Decision<StockLevel, OutOfStock> {
  const available = holdableOf(stock);
  if (quantity > available) return refuse({ code: 'out_of_stock', available });
  return accept({ onHand: stock.onHand, reserved: stock.reserved + quantity });
}

export function release(stock: StockLevel, quantity: number): Decision<StockLevel, NotHeld> {
  if (quantity > stock.reserved) return refuse({ code: 'not_held', reserved: stock.reserved });
  return accept({ ...stock, reserved: stock.reserved - quantity });
}

export function sell(stock: StockLevel, quantity: number): Decision<StockLevel, NotHeld> {
  if (quantity > stock.reserved) return refuse({ code: 'not_held', reserved: stock.reserved });
  return accept({ onHand: stock.onHand - quantity, reserved: stock.reserved - quantity });
}

/** Sets on hand. Never below what is reserved. */
export function count(stock: StockLevel, onHand: number): Decision<StockLevel, BelowReserved> {
  if (onHand < stock.reserved) return refuse({ code: 'below_reserved', reserved: stock.reserved });
  return accept({ ...stock, onHand });
}

/** The units of an edition by where they are; `sold` is null when the edition's size is not known. */
export function editionSplit(
  stock: StockLevel,
  editionSize: number | null,
): { available: number; inBags: number; sold: number | null } {
  return {
    available: availableOf(stock),
    inBags: stock.reserved,
    sold: editionSize === null ? null : Math.max(0, editionSize - stock.onHand),
  };
}
