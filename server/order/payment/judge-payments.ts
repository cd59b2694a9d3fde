import { transitionOf } from '#domain/order/order-transitions.ts';
import { advances, standingOf } from '#domain/order/payment-progress.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { availableOf } from '#domain/stock/stock.ts';
import type { HoldRow, LineRow, LockedOrderToPay, LockedPayments, PaymentNews } from './locked-payments.ts';

export interface Sale {
  news: PaymentNews;
  order: LockedOrderToPay;
  method: string;
  lines: readonly LineRow[];
  /** Lines whose pieces leave the stock now: none where they left when the bank set the money aside. */
  leaving: readonly LineRow[];
  /** Holds that are used up, and what is left of each: that stays its person's own. */
  holds: readonly { id: string; left: number }[];
  units: readonly SoldUnits[];
}

/** Units of one variant. */
export interface SoldUnits {
  variantId: string;
  quantity: number;
  /** Those beyond it were held by nobody. */
  held: number;
  /** Those that leave their buyer’s bag: what was bought of it, or was held for it. What the bag holds beside stays in it. */
  fromBag: number;
}

/**
 * What the bank's word of one payment comes to. `known`: it says nothing new. `later`: its order has just been judged.
 * `other_amount`: it isn't the money that this payment is for, so nothing follows from it.
 */
export type Verdict =
  | { kind: 'sold'; sale: Sale }
  | { kind: 'paid_twice' | 'order_cancelled' | 'stock_gone' | 'known' | 'later' | 'other_amount' };

/**
 * Judges payments one after the other over the same stock. An order takes what it holds, then what its person holds
 * beside it, then what is available. Ended holds must have been freed.
 * @returns one per payment
 */
export function judgePayments(news: readonly PaymentNews[], locked: LockedPayments): Verdict[] {
  const payments = new Map(locked.payments.map((payment) => [payment.id, payment]));
  const available = new Map([...locked.stock].map(([id, stock]) => [id, availableOf(stock)]));
  const left = new Map(locked.holds.map(({ id, quantity }) => [id, quantity]));
  const judged = new Set<string>();

  return news.map((one): Verdict => {
    const payment = payments.get(one.paymentId);
    const order = payment && locked.orders.get(payment.orderId);
    if (!order || !advances(standingOf(payment), one.status)) return { kind: 'known' };
    if (one.amount !== payment.amount || one.currency !== payment.currency) return { kind: 'other_amount' };
    if (judged.has(order.id)) return { kind: 'later' };
    judged.add(order.id);
    const others = locked.payments.filter(({ id, orderId }) => orderId === order.id && id !== payment.id);
    if (others.some(({ status }) => tookMoney.has(status))) return { kind: 'paid_twice' };
    const command = one.status === 'approved' ? 'pay' : 'authorise';
    if (!transitionOf(order.status, command, one.actor.party).ok) return { kind: 'order_cancelled' };

    const lines = locked.lines.filter(({ orderId }) => orderId === order.id);
    const leaving = order.status === 'placed' ? lines.filter((line) => !isPremium(line)) : [];
    const taken = take(leaving, { order, available, left, holds: holdsOf(order, locked.holds) });
    if (!taken) return { kind: 'stock_gone' };
    return { kind: 'sold', sale: { news: one, order, method: one.method ?? payment.method, lines, leaving, ...taken } };
  });
}

const tookMoney: ReadonlySet<string> = new Set(['authorised', 'approved', 'refunded']);

/** Those that an order may use, its own first. */
const holdsOf = ({ id, personId }: LockedOrderToPay, holds: readonly HoldRow[]): HoldRow[] => [
  ...holds.filter(({ orderId }) => orderId === id),
  ...holds.filter((hold) => hold.orderId === null && hold.personId === personId),
];

interface Stock {
  order: LockedOrderToPay;
  /** By variant and by hold: both are lessened by what is taken. */
  available: Map<string, number>;
  left: Map<string, number>;
  holds: readonly HoldRow[];
}

/** Takes the units of these lines. @returns null, and takes nothing, if they aren't all there */
function take(
  lines: readonly LineRow[],
  { order, available, left, holds }: Stock,
): Pick<Sale, 'holds' | 'units'> | null {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of lines) {
    if (variantId !== null) wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  }
  const used = new Map<string, number>();
  const units = [...wanted].map(([variantId, quantity]) => {
    let missing = quantity;
    let heldForBag = 0;
    for (const hold of holds.filter((one) => one.variantId === variantId)) {
      const rest = left.get(hold.id) ?? 0;
      const units = Math.min(rest, missing);
      // What an order held and doesn't need is its person's again.
      if (units > 0 || hold.orderId !== null) used.set(hold.id, rest - units);
      missing -= units;
      if (hold.bagLineId !== null) heldForBag += units;
    }
    const fromBag = order.source === 'shop' ? quantity : heldForBag;
    return { variantId, quantity, held: quantity - missing, fromBag };
  });
  if (units.some(({ variantId, quantity, held }) => quantity - held > (available.get(variantId) ?? 0))) return null;
  for (const { variantId, quantity, held } of units) {
    available.set(variantId, (available.get(variantId) ?? 0) - (quantity - held));
  }
  for (const [id, rest] of used) left.set(id, rest);
  return { units, holds: [...used].map(([id, left]) => ({ id, left })) };
}
