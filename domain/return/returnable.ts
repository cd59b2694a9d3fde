import { accept, type Decision, refuse } from '../decision.ts';
import type { OrderStatus } from '../order/order-transitions.ts';
import { isPremium } from '../order/premium-line.ts';

export interface BoughtLine {
  id: string;
  sku: string;
  quantity: number;
}
export interface LineQuantity {
  lineId: string;
  quantity: number;
}

export type NotReturnable =
  | { code: 'not_delivered' }
  | { code: 'too_late' }
  | { code: 'too_many'; lineId: string; left: number };

/** Per line, what can still be sent back. @param back what returns that stand have taken of it, and what never left */
export function returnableLines(lines: readonly BoughtLine[], back: readonly LineQuantity[]): LineQuantity[] {
  return lines
    .filter((line) => !isPremium(line))
    .map(({ id, quantity }) => {
      const gone = back.filter((line) => line.lineId === id).reduce((sum, line) => sum + line.quantity, 0);
      return { lineId: id, quantity: Math.max(0, quantity - gone) };
    });
}

/** Judges whether pieces may be sent back now. @param until when the time is over; null where nobody set one */
export function mayReturn(
  order: { status: OrderStatus; until: number | null; left: readonly LineQuantity[] },
  wanted: readonly LineQuantity[],
  now: number,
): Decision<null, NotReturnable> {
  if (order.status === 'completed' || (order.until !== null && order.until <= now)) return refuse({ code: 'too_late' });
  if (order.status !== 'delivered') return refuse({ code: 'not_delivered' });
  const asked = new Map<string, number>();
  for (const { lineId, quantity } of wanted) asked.set(lineId, (asked.get(lineId) ?? 0) + quantity);
  for (const [lineId, quantity] of asked) {
    const left = order.left.find((line) => line.lineId === lineId)?.quantity ?? 0;
    if (quantity > left) return refuse({ code: 'too_many', lineId, left });
  }
  return accept(null);
}
