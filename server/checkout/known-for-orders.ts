import { readBlocked } from '#server/customer/block/blocked-customers.ts';
import { type Doors, readDoors } from '#server/drop/doors.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { WaitingOrder } from '#server/order/payment/waiting-order.ts';
import type { LockedVariant } from '#server/stock/lock-variants.ts';
import { type NumbersToBuy, readNumbersToBuy } from './numbers-to-buy.ts';

export interface BagLineToBuy {
  id: string;
  sku: string;
  variantId: string;
  quantity: number;
  /** The price that its shopper last agreed to. */
  seenAmount: number;
  hold: {
    id: string;
    quantity: number /** Set while another order is being paid with it. */;
    paidBy: string | null;
  } | null;
}

export interface KnownForOrders {
  now: Date;
  /** A hold on one of the variants has ended by then: it must not count. */
  someHoldEnded: boolean;
  /** Ids of the orders that these keys placed before. */
  earlier: ReadonlyMap<string, string>;
  bags: ReadonlyMap<string, BagLineToBuy[]>;
  /** Of the gift cards that are to pay for these people's bags, by their sequence: hashes of their codes. */
  giftCards: ReadonlyMap<string, string[]>;
  /** What is offered to these people of these variants, by `offerKey`. */
  offers: ReadonlyMap<string, { id: string; quantity: number }>;
  /** Of the drops that the variants are in. */
  doors: Doors;
  numbers: NumbersToBuy;
  /** The shop takes no orders of them. */
  blocked: ReadonlySet<WaitingOrder>;
}

export const offerKey = (personId: string, variantId: string): string => `${personId} ${variantId}`;

interface KnownRow {
  now: Date;
  someHoldEnded: boolean;
  earlier: { key: string; id: string }[];
  cards: { personId: string; hashes: string[] }[];
  offers: { id: string; personId: string; variantId: string; quantity: number }[];
  lines: (Omit<BagLineToBuy, 'hold'> & {
    personId: string;
    holdId: string | null;
    held: number;
    paidBy: string | null;
  })[];
}

/** The variants must be locked, so that the first of two presses has either not begun or is found here. */
export async function readKnownForOrders(
  tx: Statements,
  waiting: readonly WaitingOrder[],
  locked: ReadonlyMap<string, LockedVariant>,
): Promise<KnownForOrders> {
  const keys = waiting.flatMap(({ placeKey }) => placeKey ?? []);
  const people = waiting.flatMap((order) => (order.source === 'shop' ? order.personId : []));
  const everybody = waiting.map(({ personId }) => personId);
  const variants = [...locked.values()].map(({ id }) => id);
  const doors = await readDoors(tx, locked.values(), everybody);
  const naming = waiting.flatMap((order) => (order.source === 'shop' ? [] : order));
  const numbers = await readNumbersToBuy(tx, naming, locked);
  const isBlocked = await readBlocked(tx, waiting);
  const [row] = await tx.$queryRaw<KnownRow[]>`
    SELECT clock_timestamp() AS now,
      EXISTS (SELECT FROM reservation
        WHERE variant_id = ANY (${variants}::text[]) AND expires_at <= clock_timestamp()) AS "someHoldEnded",
      (SELECT coalesce(json_agg(json_build_object('id', id, 'personId', person_id, 'variantId', variant_id,
          'quantity', quantity)), '[]')
       FROM reservation WHERE alert_id IS NOT NULL AND person_id = ANY (${everybody}::text[])
         AND variant_id = ANY (${variants}::text[])) AS offers,
      (SELECT coalesce(json_agg(json_build_object('personId', person_id, 'hashes', hashes)), '[]') FROM (
         SELECT bag_gift_card.person_id, json_agg(code_hash ORDER BY added_at, card_id) AS hashes
         FROM bag_gift_card JOIN gift_card ON gift_card.id = card_id
         WHERE bag_gift_card.person_id = ANY (${people}::text[]) GROUP BY bag_gift_card.person_id) AS theirs) AS cards,
      (SELECT coalesce(json_agg(json_build_object('key', place_key, 'id', id)), '[]')
       FROM orders WHERE place_key = ANY (${keys}::text[])) AS earlier,
      (SELECT coalesce(json_agg(json_build_object('personId', bag_line.person_id, 'id', bag_line.id, 'sku', variant.sku,
          'variantId', bag_line.variant_id, 'quantity', bag_line.quantity, 'seenAmount', bag_line.seen_price_amount, 'holdId', reservation.id,
          'held', reservation.quantity, 'paidBy', orders.public_id) ORDER BY added_at, bag_line.id), '[]')
       FROM bag_line JOIN variant ON variant.id = bag_line.variant_id
       LEFT JOIN reservation ON reservation.bag_line_id = bag_line.id
       LEFT JOIN orders ON orders.id = reservation.order_id
       WHERE bag_line.person_id = ANY (${people}::text[]) AND bag_line.variant_id = ANY (${variants}::text[])) AS lines`;
  if (!row) throw new Error('The database did not answer.');
  const bags = new Map<string, BagLineToBuy[]>();
  for (const { personId, holdId, held, paidBy, ...line } of row.lines) {
    const hold = holdId === null ? null : { id: holdId, quantity: held, paidBy };
    const bag = bags.get(personId);
    if (bag) bag.push({ ...line, hold });
    else bags.set(personId, [{ ...line, hold }]);
  }
  return {
    now: row.now,
    someHoldEnded: row.someHoldEnded,
    earlier: new Map(row.earlier.map(({ key, id }) => [key, id])),
    bags,
    giftCards: new Map(row.cards.map(({ personId, hashes }) => [personId, hashes])),
    offers: new Map(row.offers.map((offer) => [offerKey(offer.personId, offer.variantId), offer])),
    doors,
    numbers,
    blocked: new Set(waiting.filter((_, at) => isBlocked[at])),
  };
}
