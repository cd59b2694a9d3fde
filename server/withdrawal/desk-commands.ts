import type { z } from 'zod';
import type { Problem } from '#contract/wire/problem.ts';
import type { recordWithdrawalSchema } from '#contract/withdrawal/withdrawal.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { momentOf } from '#domain/time/shop-clock.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { orderActor } from '#server/order/order-actor.ts';
import { type Actor, auditName } from '#server/session/actor.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { notFound } from '#server/web/problem.ts';
import { matchStatement } from './match-statement.ts';
import { receiveStatement } from './receive-statement.ts';

/**
 * Matches a statement by hand. `order` is the order's public id; `piece.<sku>` says how many of each piece, where the
 * customer named some in their own words.
 */
export async function matchByHand(
  id: string,
  fields: Readonly<Record<string, string>>,
  actor: Actor,
): Promise<Decision<{ id: string }, Problem>> {
  const order = fields.order
    ? await database().order.findUnique({ where: { publicId: fields.order }, select: { id: true, lines: true } })
    : null;
  if (!order) return refuse({ code: 'invalid', message: 'Choose the order that is meant.', field: 'order' });
  const named = Object.entries(fields).flatMap(([name, value]) => {
    const sku = name.startsWith('piece.') ? name.slice('piece.'.length) : null;
    const quantity = Number(value);
    const isLine = sku !== null && order.lines.some((line) => line.sku === sku);
    return isLine && Number.isInteger(quantity) && quantity > 0 ? [{ sku, quantity }] : [];
  });
  const matched = await matchStatement(id, order.id, {
    by: orderActor(actor),
    how: 'desk',
    ...(named.length > 0 ? { lines: named } : {}),
  });
  return matched.ok ? accept({ id }) : matched;
}

/** Records a statement that came by letter, email or telephone, with the moment it was sent, and sends the receipt. */
export async function recordWithdrawal(
  { sentAt, source, ...stated }: z.output<typeof recordWithdrawalSchema>,
  actor: Actor,
): Promise<Decision<{ id: string }, Problem>> {
  const { zone } = await readShop();
  const moment = momentOf(sentAt.includes('T') ? sentAt : `${sentAt}T12:00`, zone);
  const now = (await readDatabaseClock(database())).getTime();
  if (!(moment <= now + 60_000)) {
    return refuse({ code: 'invalid', message: 'Enter a time that isn’t in the future.', field: 'sentAt' });
  }
  const recorded = { sentAt: new Date(Math.min(moment, now)), by: auditName(actor) };
  const { id } = await receiveStatement({ ...stated, lines: null, source, recorded });
  return accept({ id });
}

/** Notes that the desk has seen proof that the pieces were posted: from then on nothing keeps the refund. */
export async function noteProof(id: string): Promise<Decision<{ id: string }, Problem>> {
  const count = await database().$executeRaw`
    UPDATE withdrawal SET proof_at = coalesce(proof_at, clock_timestamp()) WHERE id = ${id}`;
  if (count === 0) throw notFound('withdrawal');
  return accept({ id });
}
