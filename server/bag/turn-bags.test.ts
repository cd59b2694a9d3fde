import { expect, test } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { addToBag } from './add-to-bag.ts';
import { turnBags } from './turn-bags.ts';

testDatabase();

const hour = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);

/** As if bags had last been told at that moment, with nobody told of it. */
async function toldUntil(turnedAt: Date): Promise<void> {
  await database().bagTurn.update({ where: { id: 'shop' }, data: { turnedAt } });
}
const versionOf = async (id: string) => (await database().person.findUniqueOrThrow({ where: { id } })).version;

async function aBag(): Promise<string> {
  const { sku } = await aProduct({ onHand: 3 });
  const person = await aPerson();
  await addToBag(person, { sku, quantity: 1 });
  return person;
}

/** Whether a turn tells this person. */
async function told(person: string): Promise<boolean> {
  const before = await versionOf(person);
  await turnBags.run();
  return (await versionOf(person)) > before;
}

const promotion = (more: object) => ({
  ...{ title: 'A week', kind: 'percentage', rule: { basisPoints: 1_000 } },
  ...more,
});

test('a code that begins or ends is told to the bags that have it, once, and to no other', async () => {
  const [mine, other] = [await aBag(), await aBag()];
  await database().promotion.create({ data: promotion({ code: 'ENDS', startsAt: ago(9 * hour), endsAt: ago(hour) }) });
  await database().bagCode.create({ data: { personId: mine, code: 'ENDS' } });
  await toldUntil(ago(2 * hour));
  const before = await versionOf(other);
  expect(await told(mine)).toBe(true);
  expect(await versionOf(other)).toBe(before);
  expect(await told(mine)).toBe(false);
});

test('a gift card that ends is told to the bag that it pays for', async () => {
  const mine = await aBag();
  const card = await database().giftCard.create({
    data: { codeHash: 'turns', ending: 'TURN', currency: 'EUR', expiresAt: ago(hour) },
  });
  await database().bagGiftCard.create({ data: { personId: mine, cardId: card.id } });
  await toldUntil(ago(2 * hour));
  expect(await told(mine)).toBe(true);
});

test('a promotion for everybody and a tax rate are each told to every bag with something in it', async () => {
  const [mine, empty] = [await aBag(), await aPerson()];
  const before = await versionOf(empty);
  const firstDay = new Date('2020-01-01');
  await database().taxRate.create({ data: { country: 'IS', basisPoints: 2_400, validFrom: firstDay } });
  await toldUntil(new Date(firstDay.getTime() - 1));
  expect(await told(mine)).toBe(true);
  await database().promotion.create({ data: promotion({ startsAt: ago(hour) }) });
  await toldUntil(ago(2 * hour));
  expect(await told(mine)).toBe(true);
  expect(await versionOf(empty)).toBe(before);
});
