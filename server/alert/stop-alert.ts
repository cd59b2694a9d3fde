import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { endOffer } from '#server/stock/end-offer.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { ownerOfLists } from './alert-link.ts';
import { findAlert, stateOf } from './alert-row.ts';

/**
 * Ends an alert. Somebody who waits leaves the line; an offer is declined, and goes to the next. Safe to repeat.
 * @param personId whose it must be; null for whoever has its key
 * @returns false if there is no such alert of theirs
 */
export async function stopAlert(id: string, personId: string | null): Promise<boolean> {
  const alert = await findAlert(id);
  if (!alert || (personId !== null && alert.personId !== personId)) return false;
  await transaction((tx) => stopIn(tx, alert));
  return true;
}

/** What the key of a mail names: one alert, or all lists that somebody watches. Safe to repeat. @returns false for none */
export async function stopByKey(id: string): Promise<boolean> {
  const owner = ownerOfLists(id);
  if (owner === null) return stopAlert(id, null);
  const lists = await database().alert.findMany({
    where: { personId: owner, kind: 'piece_fits' },
    select: { id: true },
  });
  for (const list of lists) await stopAlert(list.id, null);
  return lists.length > 0;
}

/** Everything that a person has asked to be told of, so that nothing is offered to somebody who has gone. */
export async function stopAllAlerts(personId: string): Promise<void> {
  await transaction(async (tx) => {
    const theirs = await tx.alert.findMany({
      where: { personId, state: { in: ['unconfirmed', 'waiting', 'offered'] } },
      select: { id: true, variant: { select: { sku: true } } },
    });
    await lockVariants(
      tx,
      theirs.flatMap(({ variant }) => variant?.sku ?? []),
    );
    for (const { id } of theirs) await endIn(tx, id);
  });
}

async function stopIn(tx: Tx, { id, sku }: { id: string; sku: string | null }): Promise<void> {
  if (sku !== null) await lockVariants(tx, [sku]);
  await endIn(tx, id);
}

/** The variant must be locked. */
async function endIn(tx: Tx, id: string): Promise<void> {
  const state = await stateOf(tx, id);
  if (state === null || state === 'taken' || state === 'ended') return;
  await tx.$executeRaw`
    UPDATE alert SET state = 'ended', ended_at = clock_timestamp(), email = NULL, tell_at = NULL WHERE id = ${id}`;
  if (state === 'offered') await endOffer(tx, id);
}
