import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { answerAuthentication } from '#server/order/payment/answer-authentication.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { releaseExpiredHolds } from '#server/stock/release-expired-holds.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aCheckout } from '#server/testing/order-factories.ts';
import { mergePersons, personOfReference, personOfUser } from './person.ts';

const db = testDatabase();

it('a reference that is seen for the first time in many places at once is one person', async () => {
  for (let round = 0; round < 10; round++) {
    const reference = `first-${randomUUID()}`;
    const found = await Promise.all(Array.from({ length: 20 }, () => personOfReference(reference)));
    expect(new Set(found).size).toBe(1);
    expect(await database().person.count({ where: { reference } })).toBe(1);
  }
});

async function aUser(kind: 'guest' | 'account') {
  const userId = randomUUID();
  await database().user.create({ data: { id: userId, name: 'Maud', email: `${userId}@example.test` } });
  return { userId, personId: await personOfUser(userId, kind) };
}

/** Both have the same piece in their bags: the guest 2 and the account 1. */
async function bothHold() {
  const piece = await aProduct({ onHand: 10, editionSize: 1_000 });
  const [guest, account] = await Promise.all([aUser('guest'), aUser('account')]);
  await addToBag(guest.personId, { sku: piece.sku, quantity: 2 });
  await addToBag(account.personId, { sku: piece.sku, quantity: 1 });
  const holdOf = (personId: string) =>
    database().reservation.findMany({ where: { personId }, select: { quantity: true, bagLineId: true } });
  const bagOf = (personId: string) =>
    database().bagLine.findMany({ where: { personId }, select: { quantity: true, id: true } });
  const endHold = (personId: string) =>
    database().reservation.updateMany({ where: { personId }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  return { ...piece, guest, account, holdOf, bagOf, endHold };
}

/** Runs `first` and then `second` while both wait for the variant, as if something else were just being done with it. */
async function behindTheLock(sku: string, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const watcher = new Client({ connectionString: db.url() });
  await watcher.connect();
  const waiting = async () => {
    const { rows } = await watcher.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0].n as number;
  };
  let ended = 0;
  let begun: Promise<unknown>[] = [];
  const begin = (work: () => Promise<unknown>) =>
    work().finally(() => {
      ended++;
    });
  await transaction(async (tx) => {
    await lockVariants(tx, [sku]);
    begun = [begin(first)];
    await expect.poll(waiting, { interval: 5 }).toBe(1);
    begun.push(begin(second));
    await expect.poll(async () => ended + (await waiting()), { interval: 5 }).toBe(2);
  });
  await Promise.all(begun);
  await watcher.end();
}

describe('signing in with something in the bag', () => {
  it('keeps both holds of one piece', async () => {
    const { guest, account, holdOf, bagOf } = await bothHold();
    await mergePersons(guest.userId, account.userId);
    const [line] = await bagOf(account.personId);
    expect(line).toMatchObject({ quantity: 3 });
    expect(await holdOf(account.personId)).toEqual([{ quantity: 3, bagLineId: line?.id }]);
    expect([await bagOf(guest.personId), await holdOf(guest.personId)]).toEqual([[], []]);
    expect(await bookProblems()).toEqual([]);
  });

  it('what the guest is paying for stays with its order', async () => {
    const { guest, account, holdOf, bagOf } = await bothHold();
    await placeOrder(guest.personId, aCheckout(10_900, { token: 'tok_authentication_required' }));
    const payment = await database().payment.findFirstOrThrow({ where: { order: { personId: guest.personId } } });
    await mergePersons(guest.userId, account.userId);
    expect(await bagOf(account.personId)).toMatchObject([{ quantity: 3 }]);
    expect(await holdOf(account.personId)).toEqual(
      expect.arrayContaining([
        { quantity: 2, bagLineId: null },
        { quantity: 1, bagLineId: expect.any(String) },
      ]),
    );
    await answerAuthentication(payment.id, 'approve');
    expect(await database().order.findUnique({ where: { id: payment.orderId } })).toMatchObject({ status: 'paid' });
    expect(await bagOf(account.personId)).toMatchObject([{ quantity: 1 }]);
    expect(await holdOf(account.personId)).toMatchObject([{ quantity: 1 }]);
    expect(await bookProblems()).toEqual([]);
  });

  it.each(['guest', 'account'] as const)('the %s’s hold ends just then: what is left is held', async (whose) => {
    const { sku, endHold, holdOf, bagOf, ...people } = await bothHold();
    const { guest, account } = people;
    await endHold(people[whose].personId);
    await behindTheLock(
      sku,
      () => releaseExpiredHolds.run(),
      () => mergePersons(guest.userId, account.userId),
    );
    const left = whose === 'guest' ? 1 : 2;
    expect(await bagOf(account.personId)).toMatchObject([{ quantity: left }]);
    expect(await holdOf(account.personId)).toMatchObject([{ quantity: left }]);
    expect(await bookProblems()).toEqual([]);
  });

  it.each(['guest', 'account'] as const)(
    'the %s’s hold has ended and isn’t freed yet: it is not lengthened',
    async (whose) => {
      const { endHold, holdOf, bagOf, ...people } = await bothHold();
      const { guest, account } = people;
      await endHold(people[whose].personId);
      await mergePersons(guest.userId, account.userId);
      await releaseExpiredHolds.run();
      const left = whose === 'guest' ? 1 : 2;
      expect(await bagOf(account.personId)).toMatchObject([{ quantity: left }]);
      expect(await holdOf(account.personId)).toMatchObject([{ quantity: left }]);
      expect(await bookProblems()).toEqual([]);
    },
  );

  it('another page of the guest’s changes the line just then: no unit is counted twice', async () => {
    const { sku, guest, account, holdOf } = await bothHold();
    await behindTheLock(
      sku,
      () => changeBagLine(guest.personId, { sku, quantity: 5 }),
      () => mergePersons(guest.userId, account.userId),
    );
    expect(await holdOf(account.personId)).toMatchObject([{ quantity: 6 }]);
    expect(await bookProblems()).toEqual([]);
  });

  it('another page of the guest’s takes it out just then: the account keeps its own', async () => {
    const { sku, guest, account, holdOf, bagOf } = await bothHold();
    await behindTheLock(
      sku,
      () => changeBagLine(guest.personId, { sku, quantity: 0 }),
      () => mergePersons(guest.userId, account.userId),
    );
    expect(await bagOf(account.personId)).toMatchObject([{ quantity: 1 }]);
    expect(await holdOf(account.personId)).toMatchObject([{ quantity: 1 }]);
    expect(await bookProblems()).toEqual([]);
  });
});
