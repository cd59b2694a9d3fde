import { expect, test } from 'vitest';
import { mostAddresses, type SaveAddress } from '#contract/account/account.ts';
import { accountTopic } from '#server/account/account-view.ts';
import { forgetPerson } from '#server/account/forget-person.ts';
import { readCheckoutDefaults } from '#server/checkout/checkout-defaults.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { shopper } from '#server/testing/factories.ts';
import { anAddress } from '#server/testing/order-factories.ts';
import { readAddressBook } from './address-book.ts';
import { putAddressFirst } from './put-address-first.ts';
import { removeAddress } from './remove-address.ts';
import { saveAddress } from './save-address.ts';

testDatabase();

const aPerson = async () => (await database().person.create({ data: { kind: 'account' } })).id;
const named = (label: string, more: Partial<SaveAddress> = {}): SaveAddress => ({ ...anAddress, label, ...more });
async function saved(personId: string, address: SaveAddress): Promise<string> {
  const kept = await saveAddress(personId, address);
  if (!kept.ok) throw new Error(kept.refusal.message);
  return kept.value.id;
}
const labels = async (personId: string) => (await readAddressBook(personId)).map(({ label }) => label);

test('addresses are added, changed, put first and deleted; each is announced to the account’s pages', async () => {
  const person = await aPerson();
  const version = async () => (await accountTopic.read(database(), [person])).get(person)?.version ?? 0;
  const seen = [await version()];
  const home = await saved(person, named('Home', { line2: 'Second floor' }));
  seen.push(await version());
  const sister = await saved(person, named('My sister', { first: 'yes' }));
  expect(await labels(person)).toEqual(['My sister', 'Home']);
  seen.push(await version());
  await putAddressFirst(person, home);
  seen.push(await version());
  expect(await saved(person, named('Home', { id: home, city: 'Lyon' }))).toBe(home);
  seen.push(await version());
  expect(await readAddressBook(person)).toMatchObject([{ label: 'Home', city: 'Lyon' }, { label: 'My sister' }]);
  expect((await readAddressBook(person))[0]?.line2).toBeUndefined();
  await removeAddress(person, sister);
  await removeAddress(person, sister);
  seen.push(await version());
  expect(await labels(person)).toEqual(['Home']);
  expect(new Set(seen).size).toBe(seen.length);
});

test('nobody changes or deletes another’s', async () => {
  const [mine, other] = [await aPerson(), await aPerson()];
  const id = await saved(mine, named('Home'));
  await expect(saveAddress(other, named('Taken', { id }))).rejects.toMatchObject({ problem: { code: 'not_found' } });
  await expect(putAddressFirst(other, id)).rejects.toMatchObject({ problem: { code: 'not_found' } });
  await removeAddress(other, id);
  expect(await labels(mine)).toEqual(['Home']);
  expect(await labels(other)).toEqual([]);
});

test('the same one twice is one, and a full book takes no more, also from two at once', async () => {
  const person = await aPerson();
  expect(await saved(person, named('Home'))).toBe(await saved(person, named('Home')));
  for (let count = 1; count < mostAddresses - 1; count++) await saved(person, named(`House ${count}`));
  const last = await Promise.all([saveAddress(person, named('One')), saveAddress(person, named('Another'))]);
  expect(last.filter(({ ok }) => ok)).toHaveLength(1);
  expect(last.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'invalid' } });
  expect(await labels(person)).toHaveLength(mostAddresses);
});

test('checkout begins with the first or the one that was chosen; who is forgotten has none', async () => {
  const person = await aPerson();
  const home = await saved(person, named('Home', { city: 'Lyon', first: 'yes' }));
  const sister = await saved(person, named('My sister', { city: 'Besançon' }));
  const begins = (wanted?: string) => readCheckoutDefaults(shopper(person), wanted);
  expect(await begins()).toMatchObject({ city: 'Lyon', book: { chosen: home } });
  expect(await begins(sister)).toMatchObject({ city: 'Besançon', book: { chosen: sister } });
  expect(await begins('another’s')).toMatchObject({ city: 'Lyon' });
  await transaction((tx) => forgetPerson(tx, person, []));
  expect(await labels(person)).toEqual([]);
});
