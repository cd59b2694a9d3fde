/** Whoever changes zones or rates waits for whoever is changing them: what is judged is then what is written beside. */
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import type { Tx } from '#server/engine/database/database.ts';

/** @returns the version of the hour of sending and of which zones there are */
export async function lockDelivery(tx: Tx): Promise<number> {
  await tx.deliverySettings.createMany({ data: [{}], skipDuplicates: true });
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    SELECT version FROM delivery_settings WHERE id = 'shop' FOR UPDATE`;
  if (!row) throw new Error('The shop has no delivery settings.');
  return row.version;
}

/** That zones came, went or moved. */
export const countZones = (tx: Tx) =>
  tx.$executeRaw`UPDATE delivery_settings SET version = version + 1 WHERE id = 'shop'`;

export const changedMeanwhile = (version: number): Decision<never, Problem> =>
  refuse({
    code: 'tariff_changed',
    message:
      'Someone else has changed this since you opened it. Nothing was changed. Reload the page and look at it again.',
    version,
  });
