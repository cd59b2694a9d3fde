import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { mollieShop } from '#server/testing/mollie/mollie-shop.ts';
import { anAddress } from '#server/testing/order-factories.ts';
import { readDetailsOnFile } from './details-on-file.ts';
import { keepBiddingDetails } from './keep-bidding-details.ts';

testDatabase();
const { mollie } = mollieShop();

const aNewcomer = async () => (await database().person.create({ data: { kind: 'account' } })).id;

it('with Mollie no card is kept: whoever has given an address may bid, and Mollie hears nothing', async () => {
  const person = await aNewcomer();
  const kept = await keepBiddingDetails(person, { ...anAddress, token: 'in_browser' });
  expect(kept).toMatchObject({ ok: true, value: { readyToBid: true, client: null } });
  expect(await readDetailsOnFile(person)).toMatchObject({ address: { city: 'Lyon' }, cardLabel: null });
  expect((await database().person.findUniqueOrThrow({ where: { id: person } })).readyToBidAt).not.toBeNull();
  expect(mollie().requests).toEqual([]);
});

it.each(['tok_visa', 'on_file'] as const)('%s is no means there', async (token) => {
  const person = await aNewcomer();
  expect(await keepBiddingDetails(person, { ...anAddress, token })).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', field: 'token' },
  });
  expect((await readDetailsOnFile(person)).address).toBeNull();
});
