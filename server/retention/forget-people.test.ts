import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { addIn } from '#server/bag/add-to-bag.ts';
import { database, type Tx, transaction } from '#server/engine/database/database.ts';
import { personOfReference } from '#server/session/person.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aGuest } from '#server/testing/visitors.ts';
import { forgetKnownByMail } from './forget-people.ts';
import { retentionRules } from './subjects-data.ts';

testDatabase({ connections: 6 });

/** Somebody is forgotten while what `begin` writes isn't committed yet. */
async function forgottenMeanwhile<T>(forget: () => Promise<T>, begin: (tx: Tx) => Promise<unknown>): Promise<T> {
  let forgetting: Promise<T> | undefined;
  await transaction(async (tx) => {
    await begin(tx);
    forgetting = forget();
    await Promise.race([forgetting, untilSomebodyWaits()]);
  });
  if (!forgetting) throw new Error('Nobody was forgotten.');
  return forgetting;
}

async function untilSomebodyWaits(): Promise<void> {
  for (let waits = 0; waits === 0; ) {
    const [row] = await database().$queryRaw<{ waits: number }[]>`
      SELECT count(*)::int AS waits FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE NOT granted AND datname = current_database()`;
    waits = row?.waits ?? 0;
  }
}

const stockOf = async (variantId: string) => {
  const { reserved } = await database().variant.findUniqueOrThrow({ where: { id: variantId } });
  const held = await database().reservation.aggregate({ where: { variantId }, _sum: { quantity: true } });
  return { reserved, held: held._sum.quantity ?? 0 };
};

it('a guest who adds a piece at the moment in which guests are forgotten stays, and holds it', async () => {
  const { personId } = (await aGuest()).guest;
  await database().$executeRaw`UPDATE "user" SET created_at = clock_timestamp() - interval '3 days'`;
  const rule = (await retentionRules()).find(({ what }) => what.startsWith('guests without'));
  if (!rule) throw new Error('The rule is gone.');
  const { sku, variantId } = await aProduct({ onHand: 1 });
  const forget = () => rule.forget(rule.after);
  expect(await forgottenMeanwhile(forget, (tx) => addIn(tx, personId, { sku, quantity: 1 }))).toBe(0);
  expect(await database().person.count({ where: { id: personId } })).toBe(1);
  expect(await stockOf(variantId)).toEqual({ reserved: 1, held: 1 });
});

it('so does somebody known by their address alone, for whom a piece is held at that moment', async () => {
  const personId = await personOfReference(`mail:${randomUUID()}`);
  const { sku, variantId } = await aProduct({ onHand: 1 });
  const forget = () => transaction((tx) => forgetKnownByMail(tx, [personId]));
  await forgottenMeanwhile(forget, (tx) => addIn(tx, personId, { sku, quantity: 1 }));
  expect(await database().person.count({ where: { id: personId } })).toBe(1);
  expect(await stockOf(variantId)).toEqual({ reserved: 1, held: 1 });
});

it('the database keeps whoever holds units, whoever would delete them', async () => {
  const { personId } = (await aGuest()).guest;
  const { sku, variantId } = await aProduct({ onHand: 1 });
  await transaction((tx) => addIn(tx, personId, { sku, quantity: 1 }));
  await expect(database().$executeRaw`DELETE FROM person WHERE id = ${personId}`).rejects.toThrow('reservation');
  expect(await stockOf(variantId)).toEqual({ reserved: 1, held: 1 });
});
