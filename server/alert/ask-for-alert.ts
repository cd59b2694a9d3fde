import { type AlertState, mostAlerts } from '#contract/alert/alert.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { availableOf } from '#domain/stock/stock.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { isOpenToBuy } from '#server/opening/opens-at.ts';
import { type LockedVariant, lockVariants } from '#server/stock/lock-variants.ts';
import { notFound } from '#server/web/problem.ts';
import { readPlace } from './alert-row.ts';
import { rememberSeen } from './list/seen-pieces.ts';
import { readWatchedList, type WatchedList } from './list/watched-list.ts';

export type AlertSubject =
  | { kind: 'back_in_stock' | 'price_drop'; sku: string }
  | { kind: 'new_piece'; maker: string }
  | { kind: 'opening' }
  | WatchedList;

type Wanted =
  | { kind: 'back_in_stock' | 'price_drop'; sku: string }
  | { kind: 'new_piece'; maker: string }
  | { kind: 'piece_fits'; list: string }
  | { kind: 'opening' };

/** What is asked about, as it is kept. Refuses `list_too_wide`. @throws AccessProblem as `readWatchedList` */
export async function subjectOf(wanted: Wanted): Promise<Decision<AlertSubject, Problem>> {
  if (wanted.kind === 'piece_fits') return readWatchedList(wanted.list);
  if (wanted.kind === 'opening') return accept({ kind: wanted.kind });
  return accept(
    wanted.kind === 'new_piece' ? { kind: wanted.kind, maker: wanted.maker } : { kind: wanted.kind, sku: wanted.sku },
  );
}

export interface Asker {
  personId: string;
  /** Where they are told who have no account. */
  email: string | null;
  /** False: the address is somebody's word, and nothing is promised before they have confirmed it. */
  confirmed: boolean;
}

export interface AskedAlert {
  id: string;
  state: AlertState;
  place: number | null;
}

export const inStock = (available: number): Problem => ({
  code: 'in_stock',
  message: available === 1 ? 'One can be bought now.' : `${available} can be bought now.`,
  available,
});

/** Nobody waits for what has happened. */
export const shopIsOpen: Problem = { code: 'shop_is_open', message: 'The shop is open: you can buy now.' };

const tooManyAlerts: Problem = {
  code: 'alert_limit',
  message: `You have ${mostAlerts} alerts. Stop one first.`,
};

/**
 * Puts somebody into the line of a piece, or notes what they want to be told of. Asking again is the same alert, with
 * its place. Refuses `in_stock` if a piece can be bought now, `shop_is_open`, and `alert_limit`.
 * @throws AccessProblem `not_found` for an unknown SKU or maker
 */
export function askForAlert(asker: Asker, subject: AlertSubject): Promise<Decision<AskedAlert, Problem>> {
  return transaction((tx) => askIn(tx, asker, subject));
}

/** The same in a transaction of the caller's that has locked nothing yet. */
export async function askIn(tx: Tx, asker: Asker, subject: AlertSubject): Promise<Decision<AskedAlert, Problem>> {
  const variant = 'sku' in subject ? ((await lockVariants(tx, [subject.sku])).get(subject.sku) as LockedVariant) : null;
  const maker = subject.kind === 'new_piece' ? await makerNamed(tx, subject.maker) : null;
  const list = subject.kind === 'piece_fits' ? subject : null;
  if (variant && !variant.offered) throw notFound('piece');
  if (subject.kind === 'opening' && (await isOpenToBuy(tx))) return refuse(shopIsOpen);
  const [known = null] = await tx.$queryRaw<{ id: string; state: AlertState }[]>`
    SELECT id, state FROM alert WHERE person_id = ${asker.personId} AND kind = ${subject.kind}
      AND variant_id IS NOT DISTINCT FROM ${variant?.id ?? null}::text AND maker IS NOT DISTINCT FROM ${maker}::text
      AND lower(list) IS NOT DISTINCT FROM lower(${list?.list ?? null}::text)
      AND state IN ('unconfirmed', 'waiting', 'offered')`;
  const confirms = known?.state === 'unconfirmed' && asker.confirmed;
  const keeps = known !== null && !confirms;
  const available = variant && subject.kind === 'back_in_stock' ? availableOf(variant) : 0;
  // Whoever only says an address gets the answer that a stranger gets.
  if (available > 0 && !(keeps && asker.confirmed)) return refuse(inStock(available));
  if (keeps) return accept(await answerOf(tx, known.id));
  if (known) {
    await joinLine(tx, known.id);
    if (list) await rememberSeen(tx, known.id, list.seen);
    return accept(await answerOf(tx, known.id));
  }
  const standing = await tx.alert.count({
    where: { personId: asker.personId, state: { in: ['unconfirmed', 'waiting', 'offered'] } },
  });
  if (standing >= mostAlerts) return refuse(tooManyAlerts);
  const id = newId();
  // Two presses for a maker or a list may come at once; those for a piece wait for its lock.
  const made = await tx.$executeRaw`
    INSERT INTO alert (id, kind, person_id, variant_id, maker, list, list_name, anchors, email, state, number, seen_amount)
    VALUES (${id}, ${subject.kind}, ${asker.personId}, ${variant?.id ?? null}, ${maker}, ${list?.list ?? null},
      ${list?.name ?? null}, ${list?.anchors ?? []}::text[], ${asker.email},
      ${asker.confirmed ? 'waiting' : 'unconfirmed'}, CASE WHEN ${asker.confirmed} THEN nextval('alert_number_seq') END,
      ${variant?.priceAmount ?? null}::int)
    ON CONFLICT DO NOTHING`;
  if (made === 0) return askIn(tx, asker, subject);
  // A guest's list is looked at when they confirm: from then on it counts.
  if (list && asker.confirmed) await rememberSeen(tx, id, list.seen);
  return accept(await answerOf(tx, id));
}

/** Their place in the line counts from now. The variant must be locked. */
export async function joinLine(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE alert SET state = 'waiting', number = nextval('alert_number_seq') WHERE id = ${id} AND state = 'unconfirmed'`;
}

async function answerOf(tx: Tx, id: string): Promise<AskedAlert> {
  const { state } = await tx.alert.findUniqueOrThrow({ where: { id }, select: { state: true } });
  return { id, state: state as AlertState, place: await readPlace(tx, id) };
}

async function makerNamed(tx: Tx, maker: string): Promise<string> {
  const known = await tx.maker.findUnique({ where: { name: maker }, select: { name: true } });
  if (!known) throw notFound('maker');
  return known.name;
}
