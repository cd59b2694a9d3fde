import type { Problem } from '#contract/wire/problem.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { namesOfPeople } from '#server/session/staff/read-staff.ts';
import { readShop } from '#server/shop/read-shop.ts';
import type { LockedOrder } from './lock-order.ts';
import type { OrderActor } from './order-actor.ts';

/** Who did something with an order at the desk, and when: for the colleague who comes second. */
export interface DoneBefore {
  /** "You", a colleague's name, "API key erp", or "Someone" where it isn't kept. */
  by: string;
  at: string;
  /** "at 09:41", with the day unless that is today: by the shop's clock. */
  when: string;
}

/** Returns who last took one of these steps; null if nobody did. */
export async function doneBefore(
  tx: Tx,
  { orderId, kinds, actor }: { orderId: string; kinds: readonly string[]; actor: OrderActor },
): Promise<DoneBefore | null> {
  const [last] = await tx.$queryRaw<{ actor: string; at: Date; now: Date }[]>`
    SELECT actor, at, clock_timestamp() AS now FROM order_event
    WHERE order_id = ${orderId} AND kind = ANY (${[...kinds]}::text[]) ORDER BY at DESC, id DESC LIMIT 1`;
  if (!last) return null;
  const { zone } = await readShop(tx);
  const by = last.actor === actor.name ? 'You' : await nameOf(last.actor);
  return { by, at: last.at.toISOString(), when: clockWords(last.at, { now: last.now, zone }) };
}

const stepWords: Readonly<Record<string, string>> = {
  packing: 'started packing',
  packed: 'packed',
  partly_shipped: 'sent part of',
  shipped: 'sent',
  delivered: 'delivered',
  cancelled: 'cancelled',
  refunded: 'refunded',
};

/**
 * Adds to a refused step who brought the order to where it is: "Sam packed this at 09:41." To colleagues and keys
 * alone: customers aren't told who works here.
 */
export async function withWhoWasFirst(
  tx: Tx,
  order: LockedOrder,
  { problem, actor }: { problem: Problem; actor: OrderActor },
): Promise<Problem> {
  const did = stepWords[order.status];
  if (actor.party !== 'desk' || !did) return problem;
  const before = await doneBefore(tx, { orderId: order.id, kinds: [order.status], actor });
  if (!before) return problem;
  const { by, at, when } = before;
  return { ...problem, message: `${by} ${did} this ${when}.`, by, at };
}

/** Names whoever is behind an actor of the audit, for colleagues. */
async function nameOf(actor: string): Promise<string> {
  const [kind, id = ''] = actor.split(/:(.*)/s);
  if (kind === 'key') return `API key ${id}`;
  if (kind === 'shopper') return 'The customer';
  return (kind === 'desk' && (await namesOfPeople([id])).get(id)) || 'Someone';
}

function clockWords(at: Date, { now, zone }: { now: Date; zone: string }): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone });
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
  return day.format(at) === day.format(now) ? `at ${time}` : `on ${day.format(at)} at ${time}`;
}
