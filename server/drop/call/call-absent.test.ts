import { beforeEach, expect, it } from 'vitest';
import { letPeopleIn } from '#server/drop/let-people-in.ts';
import { readOwnEntry } from '#server/drop/own-entry.ts';
import { database } from '#server/engine/database/database.ts';
import { personConnected } from '#server/session/living/connected-people.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aDrop, anEntrant, dropTimePasses, openDrop } from '#server/testing/drops.ts';
import { anAccount, aProduct } from '#server/testing/factories.ts';
import { isDue } from '#server/testing/next-due.ts';
import { callAbsent, callAbsentWhenDue } from './call-absent.ts';

testDatabase();

let sku: string;
beforeEach(async () => {
  ({ sku } = await aProduct({ onHand: 5, editionSize: 20 }));
});

/** Two people whose turn has come; the first has a page open. */
async function twoTurns() {
  const id = await aDrop([sku], { admitPerMinute: 60, admissionSeconds: 300 });
  const people = await Promise.all([anEntrant(id, await anAccount()), anEntrant(id, await anAccount())]);
  await openDrop(id, 3);
  const [here = '', away = ''] = people;
  const left = personConnected(here);
  return { id, here, away, left };
}
const stateOf = async (dropId: string, personId: string) => (await readOwnEntry({ dropId, personId }))?.state;
const called = async () =>
  (await database().notice.findMany({ where: { kind: 'drop_turn' } })).map((one) => one.personId);

it('calls whoever has no page open, once, and their turn is two minutes longer', async () => {
  const { id, here, away, left } = await twoTurns();
  const { version } = await database().drop.findUniqueOrThrow({ where: { id } });
  expect(await isDue(callAbsentWhenDue)).toBe(true);
  await Promise.all([callAbsentWhenDue.run(), callAbsentWhenDue.run(), callAbsent(id)]);
  expect(await isDue(callAbsentWhenDue)).toBe(false);
  expect((await called()).filter((one) => one === here || one === away)).toEqual([away]);
  left();
  // That one of them is called is nobody else's news.
  expect(await database().drop.findUniqueOrThrow({ where: { id } })).toMatchObject({ version });
  await dropTimePasses(id, 310);
  expect([await stateOf(id, here), await stateOf(id, away)]).toEqual(['expired', 'admitted']);
  await dropTimePasses(id, 120);
  expect(await stateOf(id, away)).toBe('expired');
});

it('lets nobody else in before an absent person’s longer turn is over, where the room is full', async () => {
  const id = await aDrop([sku], { admitPerMinute: 60, insideAtOnce: 1, admissionSeconds: 300 });
  await Promise.all([anEntrant(id, await anAccount()), anEntrant(id, await anAccount())]);
  await openDrop(id, 3);
  await callAbsent(id);
  const through = async () => (await database().drop.findUniqueOrThrow({ where: { id } })).admittedThrough;
  for (const [seconds, expected] of [
    [310, 1],
    [120, 2],
  ] as const) {
    await dropTimePasses(id, seconds);
    await letPeopleIn(id);
    expect(await through()).toBe(expected);
  }
});

it('calls nobody once the drop is over', async () => {
  const { id, away, left } = await twoTurns();
  left();
  await database().drop.update({ where: { id }, data: { state: 'over', overAt: new Date() } });
  await callAbsentWhenDue.run();
  expect(await callAbsent(id)).toBe(0);
  expect(await called()).not.toEqual(expect.arrayContaining([away]));
});
