import { sealedFormats } from '#domain/auction/format.ts';
import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import type { StaffRole } from '#domain/permission/staff-roles.ts';
import { database } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { leavesOwner } from '#server/session/staff/set-roles.ts';

/** Why an account can't be deleted yet, as sentences; empty if it can. */
export async function whatKeepsAccount(personId: string, db: Statements = database()): Promise<string[]> {
  const lots = await db.$queryRaw<{ title: string }[]>`
      SELECT auction.title FROM lot_bidder JOIN auction ON auction.id = lot_bidder.auction_id
      WHERE lot_bidder.person_id = ${personId} AND auction.state <> 'closed'
        AND (lot_bidder.leading OR auction.format = ANY (${sealedFormats}::text[]))`;
  const orders = await db.$queryRaw<(NumberedOrder & { status: string })[]>`
      SELECT number, number_prefix AS "numberPrefix", status FROM orders WHERE person_id = ${personId}
        AND status NOT IN ('delivered', 'completed', 'cancelled', 'refunded')`;
  const returns = await db.$queryRaw<NumberedOrder[]>`
      SELECT orders.number, number_prefix AS "numberPrefix" FROM order_return JOIN orders ON orders.id = order_return.order_id
      WHERE orders.person_id = ${personId} AND order_return.status IN ('requested', 'approved', 'sent', 'received')`;
  const withdrawals = await db.$queryRaw<NumberedOrder[]>`
      SELECT orders.number, number_prefix AS "numberPrefix" FROM withdrawal JOIN orders ON orders.id = withdrawal.order_id
      WHERE orders.person_id = ${personId} AND withdrawal.status = 'to_refund'`;
  const staff = await db.$queryRaw<{ personId: string; email: string; roles: StaffRole[] }[]>`
      SELECT person.id AS "personId", "user".email, roles FROM "user" JOIN person ON person.user_id = "user".id WHERE roles <> '{}'`;
  const rest = staff.filter((one) => one.personId !== personId);
  const isLastOwner = leavesOwner(staff) && !leavesOwner(rest);
  return [
    ...(isLastOwner ? ['You are the shop’s last owner. Make someone else an owner first.'] : []),
    ...lots.map(({ title }) => `Your bid on “${title}” stands. You can delete your account once the lot has closed.`),
    ...orders.map((order) =>
      order.status === 'placed'
        ? `Order ${orderNumber(order)} isn’t paid yet.`
        : `Order ${orderNumber(order)} hasn’t arrived yet. You can delete your account once it has.`,
    ),
    ...withdrawals.map((order) => `Your withdrawal from order ${orderNumber(order)} isn’t refunded yet.`),
    ...returns.map((order) => `Your return for order ${orderNumber(order)} isn’t settled yet.`),
  ];
}
