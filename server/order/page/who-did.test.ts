import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { startPacking } from '#server/shipping/start-packing.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct, shopper } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { readOrderAnswer } from './order-answer.ts';

testDatabase();

it('an order’s history names the person or the key at the shop, over the API too', async () => {
  const { personId } = await anAccount();
  await database().user.updateMany({ where: { person: { id: personId } }, data: { name: 'Ada Lind' } });
  const [byPerson, byKey] = [await aPaidOrder((await aProduct()).sku), await aPaidOrder((await aProduct()).sku)];
  await startPacking(byPerson, shopper(personId, 'packer'));
  await startPacking(byKey, aKey);
  const namesOf = async (publicId: string) =>
    (await readOrderAnswer(publicId)).events.map(({ by, byName }) => [by, byName]);
  expect((await namesOf(byPerson)).at(-1)).toEqual(['shop', 'Ada Lind']);
  expect((await namesOf(byKey)).at(-1)).toEqual([expect.any(String), 'API key test']);
  expect((await namesOf(byKey)).filter(([by]) => by === 'customer').every(([, name]) => name === null)).toBe(true);
});
