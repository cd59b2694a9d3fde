import { orderNumber } from '#domain/order/order-number.ts';
import { newId } from '#server/database/new-id.ts';
import type { Statements } from '#server/database/statement.ts';
import { providerActor } from '#server/order/order-actor.ts';
import type { LockedApprovals } from './locked-approvals.ts';
import type { PlainApproval } from './plain-approvals.ts';

/**
 * Writes, in one statement, that these orders are paid and their pieces have left the shelf: payments,
 * orders, their lines with the numbers within the editions, the audit trail, the holds, the bags, the
 * stock. The ledger gets a line for each piece of each order.
 */
export async function storeSold(
  tx: Statements,
  approvals: readonly PlainApproval[],
  locked: LockedApprovals,
): Promise<void> {
  const { lines, sold, items } = leaveTheShelf(approvals, locked);
  const bags = bagsAfter(approvals, locked);
  const payments = approvals.map(({ paymentId, ref }) => ({ i: paymentId, r: ref }));
  const events = approvals.map(({ order, method }) => ({ i: newId(), o: order.id, n: method }));
  const [written] = await tx.$queryRaw<{ sold: number }[]>`
    WITH payments AS (
      UPDATE payment SET status = 'approved', reason = NULL, provider_ref = new.r, updated_at = clock_timestamp()
      FROM json_to_recordset(${JSON.stringify(payments)}::json) AS new (i text, r text) WHERE payment.id = new.i
    ), moved AS (
      UPDATE orders SET status = 'paid', paid_at = clock_timestamp(), pay_by = NULL
      WHERE id = ANY (${approvals.map(({ order }) => order.id)}::text[])
    ), lines AS (
      UPDATE order_line SET sold_at = clock_timestamp(), edition_no = new.e
      FROM json_to_recordset(${JSON.stringify(lines)}::json) AS new (i text, e int) WHERE order_line.id = new.i
    ), events AS (
      INSERT INTO order_event (id, order_id, kind, actor, note)
      SELECT i, o, 'paid', ${providerActor.name}, n
      FROM json_to_recordset(${JSON.stringify(events)}::json) AS new (i text, o text, n text)
    ), freed AS (
      DELETE FROM reservation WHERE id = ANY (${approvals.flatMap(({ holdIds }) => holdIds)}::text[])
    ), emptied AS (
      DELETE FROM bag_line WHERE id = ANY (${bags.flatMap(({ i, q }) => (q <= 0 ? i : []))}::text[])
    ), lessened AS (
      UPDATE bag_line SET quantity = new.q
      FROM json_to_recordset(${JSON.stringify(bags.filter(({ q }) => q > 0))}::json) AS new (i text, q int)
      WHERE bag_line.id = new.i
    ), sold AS (
      UPDATE variant SET on_hand = on_hand - new.q, reserved = reserved - new.q
      FROM json_to_recordset(${JSON.stringify(sold)}::json) AS new (v text, q int) WHERE variant.id = new.v
      RETURNING 1
    )
    SELECT (SELECT count(*)::int FROM sold) AS sold, set_config('marketday.reason', 'sold', true),
           set_config('marketday.reference', '', true), set_config('marketday.items', ${JSON.stringify(items)}, true)`;
  if (written?.sold !== sold.length) throw new Error('Pieces were sold without their lock.');
}

/** Takes the pieces one order after the other, so that each knows the last number sold within its edition. */
function leaveTheShelf(approvals: readonly PlainApproval[], { shelves }: LockedApprovals) {
  const taken = new Map<string, number>();
  const pieces = approvals.flatMap(({ order, pieces }) =>
    pieces.map(({ id, variantId, quantity }) => {
      const soFar = (taken.get(variantId) ?? 0) + quantity;
      taken.set(variantId, soFar);
      const shelf = shelves.get(variantId);
      const onHand = (shelf?.onHand ?? 0) - soFar;
      const size = shelf?.editionSize ?? null;
      return { id, variantId, quantity, order, editionNo: size !== null && size >= onHand ? size - onHand : null };
    }),
  );
  return {
    lines: pieces.map(({ id, editionNo }) => ({ i: id, e: editionNo })),
    sold: [...taken].map(([v, q]) => ({ v, q })),
    items: pieces.map(({ variantId, quantity, order }) => ({
      ...{ v: variantId, h: -quantity, r: -quantity, ref: orderNumber(order.number) },
    })),
  };
}

/** What is left of each bag's line once what was bought is out of it. */
function bagsAfter(approvals: readonly PlainApproval[], { bags }: LockedApprovals): { i: string; q: number }[] {
  const bought = new Map<string, number>();
  for (const { order, pieces } of approvals) {
    for (const { variantId, quantity } of pieces) {
      const key = `${order.personId} ${variantId}`;
      bought.set(key, (bought.get(key) ?? 0) + quantity);
    }
  }
  return bags.flatMap(({ id, personId, variantId, quantity }) => {
    const less = bought.get(`${personId} ${variantId}`);
    return less === undefined ? [] : [{ i: id, q: quantity - less }];
  });
}
