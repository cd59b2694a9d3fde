import { newId } from '#server/database/new-id.ts';
import type { Statements } from '#server/database/statement.ts';
import { payMinutes } from '#server/order/pay-minutes.ts';
import { providerNamed } from '#server/payment/provider-named.ts';
import { holdMinutes } from '#server/stock/reserve.ts';
import type { JudgedOrders, NewOrder } from './judge-orders.ts';

/**
 * Writes what was decided at `now`, in one statement: the orders with their lines and first event, their
 * payments, the holds, and what is set aside on the shelf. Their money is fixed from here on: the database
 * refuses to change it.
 *
 * A bag's hold that is about to end is extended to the time a payment takes, and never beyond that in
 * all, however often a card is tried.
 */
export async function storeOrders(tx: Statements, { placed, reserved }: JudgedOrders, now: Date): Promise<void> {
  if (placed.length === 0) return;
  const holds = placed.flatMap(holdRows);
  const wanted = [...reserved].map(([s, q]) => ({ s, q }));
  const [written] = await tx.$queryRaw<{ reserved: number }[]>`
    WITH placed AS (
      INSERT INTO orders (id, public_id, person_id, source, place_key, status, email, currency, items_amount,
                          shipping_amount, tax_amount, total_amount, shipping_address, pay_by)
      SELECT i, u, p, s, k, 'placed', e, c, ia, sa, ta, tl, a, ${now}::timestamptz + make_interval(mins => ${payMinutes})
      FROM json_to_recordset(${JSON.stringify(placed.map(orderRow))}::json) AS new (i text, u text, p text, s text, k text,
        e text, c text, ia int, sa int, ta int, tl int, a jsonb)
    ), lines AS (
      INSERT INTO order_line (id, order_id, variant_id, sku, title, slug, image_file, quantity, unit_amount, position)
      SELECT * FROM json_to_recordset(${JSON.stringify(placed.flatMap(lineRows))}::json) AS new (i text, o text, v text,
        s text, t text, g text, f text, q int, a int, n int)
    ), events AS (
      INSERT INTO order_event (id, order_id, kind, actor)
      SELECT i, o, 'placed', b
      FROM json_to_recordset(${JSON.stringify(placed.map(eventRow))}::json) AS new (i text, o text, b text)
    ), payments AS (
      INSERT INTO payment (id, order_id, provider, method, amount, currency, status)
      SELECT i, o, p, m, a, c, 'created'
      FROM json_to_recordset(${JSON.stringify(placed.map(paymentRow))}::json) AS new (i text, o text, p text, m text, a int, c text)
    ), bound AS (
      UPDATE reservation SET order_id = new.o, quantity = new.q,
        expires_at = greatest(expires_at, least(${now}::timestamptz + make_interval(mins => ${payMinutes}),
                                                started_at + make_interval(mins => ${holdMinutes + payMinutes})))
      FROM json_to_recordset(${JSON.stringify(holds.filter(({ h }) => h !== null))}::json) AS new (h text, o text, q int)
      WHERE reservation.id = new.h
    ), held AS (
      INSERT INTO reservation (id, variant_id, person_id, quantity, bag_line_id, order_id, started_at, expires_at)
      SELECT i, v, p, q, b, o, ${now}, ${now}::timestamptz + make_interval(mins => ${payMinutes}::int)
      FROM json_to_recordset(${JSON.stringify(holds.filter(({ h }) => h === null))}::json) AS new (i text, v text, p text,
        q int, b text, o text)
    ), reserved AS (
      -- The condition repeats the rule in the database, though the lock already guards it.
      UPDATE variant SET reserved = reserved + new.q
      FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS new (s text, q int)
      WHERE variant.sku = new.s AND variant.reserved + new.q <= variant.on_hand
      RETURNING 1
    )
    SELECT (SELECT count(*)::int FROM reserved) AS reserved,
           set_config('marketday.reason', 'hold', true), set_config('marketday.reference', '', true)`;
  if (written?.reserved !== wanted.length) throw new Error('Stock was reserved without its lock.');
}

// Rows go as JSON with short names: hundreds of orders are one parameter, and the names travel with each.

function orderRow({ waiting, id, publicId, currency, totals }: NewOrder) {
  return {
    ...{
      i: id,
      u: publicId,
      p: waiting.personId,
      s: waiting.source,
      k: waiting.placeKey,
      e: waiting.email,
      c: currency,
    },
    ...{ ia: totals.itemsAmount, sa: totals.shippingAmount, ta: totals.taxAmount, tl: totals.totalAmount },
    a: waiting.shippingAddress,
  };
}

const lineRows = ({ id, lines }: NewOrder) =>
  lines.map(({ variantId, sku, title, slug, imageFile, quantity, unitAmount }, position) => ({
    ...{ i: newId(), o: id, v: variantId, s: sku, t: title, g: slug, f: imageFile },
    ...{ q: quantity, a: unitAmount, n: position },
  }));

const eventRow = ({ id, waiting }: NewOrder) => ({ i: newId(), o: id, b: waiting.placedBy });

const paymentRow = ({ id, payment }: NewOrder) => ({
  ...{ i: payment.id, o: id, p: payment.provider, m: providerNamed(payment.provider).methodName(payment.token) },
  ...{ a: payment.amount, c: payment.currency },
});

const holdRows = ({ id, waiting, holds }: NewOrder) =>
  holds.map(({ variantId, quantity, bagLineId, holdId }) => ({
    ...{ i: newId(), v: variantId, p: waiting.personId, q: quantity, b: bagLineId, o: id, h: holdId },
  }));
