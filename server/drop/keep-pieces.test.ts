import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { readBagLines } from '#server/bag/bag-view.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { refusedBeforeGuest } from '#server/bag/refused-before-guest.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { askToBeReminded } from '#server/drop/reminder/ask-to-be-reminded.ts';
import { endDrop } from '#server/drop/reminder/end-drop.ts';
import { readDropStanding } from '#server/drop/reminder/read-drop-standing.ts';
import { sendDropReminders } from '#server/drop/reminder/send-drop-reminders.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aDrop, anEntrant, codeOf, dropTimePasses, openDrop, orderAs } from '#server/testing/drops.ts';
import { anAccount, aPerson, aProduct } from '#server/testing/factories.ts';
import { isDue } from '#server/testing/next-due.ts';
import { aCheckout, aKey } from '#server/testing/order-factories.ts';
import { propertyRuns } from '#server/testing/property-runs.ts';
import { readDropPage, readDropsOfPiece } from './drop-page.ts';
import { readDropViews } from './drop-view.ts';
import { keepPiecesWhenDue } from './keep-pieces.ts';
import { letPeopleIn } from './let-people-in.ts';
import { takeBackWhenDue } from './take-back.ts';
import { tellWhatIsLeft } from './tell-counts.ts';

testDatabase();

let sku: string;
let productId: string;
beforeEach(async () => {
  ({ sku, productId } = await aProduct({ onHand: 5, editionSize: 20 }));
});

const viewOf = async (id: string) => (await readDropViews(database(), [id])).get(id)?.data;
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
const toCome = () => ({ entriesFrom: inSeconds(60), opensAt: inSeconds(120) });
const lineOf = async (personId: string) => (await readBagLines(database(), [personId])).get(personId)?.[0];

describe('pieces of an announced drop', () => {
  it('are on sale until the waiting room opens; what is left then is the drop’s', async () => {
    const id = await aDrop([sku], toCome());
    const [early, late] = [await aPerson(), await aPerson()];
    expect(await refusedBeforeGuest({ sku, quantity: 1 })).toBeNull();
    expect(codeOf(await orderAs(early, [sku], 2))).toBe('ok');
    await dropTimePasses(id, 1);
    await tellWhatIsLeft.run();
    expect(await viewOf(id)).toMatchObject({ isKept: false, size: 3, available: 3 });
    expect(await readDropsOfPiece(productId)).toMatchObject([{ isKept: false }]);
    expect(await isDue(keepPiecesWhenDue)).toBe(false);

    await dropTimePasses(id, 60);
    // By the clock alone, however late the counting comes.
    expect(codeOf(await orderAs(late, [sku]))).toBe('not_admitted');
    expect(await refusedBeforeGuest({ sku, quantity: 1 })).toMatchObject({ code: 'not_admitted' });
    expect(await isDue(keepPiecesWhenDue)).toBe(true);
    await keepPiecesWhenDue.run();
    expect(await isDue(keepPiecesWhenDue)).toBe(false);
    expect(await viewOf(id)).toMatchObject({ isKept: true, size: 3, available: 3, held: 0, ending: null });
  });

  it('are kept from the announcement on where the merchant says so', async () => {
    const id = await aDrop([sku], { ...toCome(), onSaleUntilRoom: false });
    expect(codeOf(await orderAs(await aPerson(), [sku]))).toBe('not_admitted');
    expect(await viewOf(id)).toMatchObject({ isKept: true, size: 5 });
    expect(await isDue(keepPiecesWhenDue)).toBe(false);
  });

  it('stay with whoever holds one when the room opens, who can buy it and no more; the bag says so', async () => {
    const id = await aDrop([sku], { ...toCome(), perPersonLimit: 2 });
    const personId = await aPerson();
    expect(codeOf(await addToBag(personId, { sku, quantity: 1 }))).toBe('ok');
    expect(await lineOf(personId)).toMatchObject({ drop: null });
    const { version } = await database().person.findUniqueOrThrow({ where: { id: personId } });
    await dropTimePasses(id, 61);
    await keepPiecesWhenDue.run();
    expect((await database().person.findUniqueOrThrow({ where: { id: personId } })).version).toBeGreaterThan(version);
    expect(await lineOf(personId)).toMatchObject({ drop: { title: 'Moon jars' }, heldUntil: expect.any(String) });
    expect(await viewOf(id)).toMatchObject({ size: 5, available: 4, held: 1 });
    expect(codeOf(await changeBagLine(personId, { sku, quantity: 2 }))).toBe('not_admitted');
    expect(codeOf(await placeOrder(personId, aCheckout(5_900)))).toBe('ok');
    expect(await database().variant.findUnique({ where: { sku } })).toMatchObject({ onHand: 4, reserved: 0 });
  });

  it('that went back from a bag are the drop’s', async () => {
    const id = await aDrop([sku], toCome());
    const personId = await aPerson();
    expect(codeOf(await addToBag(personId, { sku, quantity: 1 }))).toBe('ok');
    await dropTimePasses(id, 61);
    await database().$executeRaw`UPDATE reservation SET expires_at = clock_timestamp() - interval '1 s'`;
    expect(codeOf(await addToBag(personId, { sku, quantity: 1 }))).toBe('not_admitted');
    expect(codeOf(await placeOrder(personId, aCheckout(5_900)))).toBe('not_admitted');
  });

  it('bought before the room opened don’t count towards a person’s limit; bought since, they do', async () => {
    const id = await aDrop([sku], toCome());
    const personId = await aPerson();
    expect(codeOf(await orderAs(personId, [sku]))).toBe('ok');
    await database()
      .$executeRaw`UPDATE orders SET placed_at = placed_at - interval '1 hour' WHERE person_id = ${personId}`;
    await dropTimePasses(id, 61);
    await keepPiecesWhenDue.run();
    await anEntrant(id, { personId });
    await openDrop(id);
    expect(codeOf(await orderAs(personId, [sku]))).toBe('ok');
    expect(codeOf(await orderAs(personId, [sku]))).not.toBe('ok');
  });

  it('are never oversold, and nobody holds more than before once they are kept', async () => {
    const step = fc.record({
      who: fc.nat(2),
      act: fc.constantFrom('add', 'buy', 'put back', 'order', 'room opens', 'hold ends'),
    });
    const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rounds, async (steps) => {
        const { sku: rare } = await aProduct({ onHand: 3, editionSize: 20 });
        const id = await aDrop([rare], toCome());
        const people = await Promise.all([aPerson(), aPerson(), aPerson()]);
        const acts = {
          add: (who: string) => addToBag(who, { sku: rare, quantity: 1 }),
          buy: (who: string) => placeOrder(who, aCheckout(5_900)),
          'put back': (who: string) => changeBagLine(who, { sku: rare, quantity: 0 }),
          order: (who: string) => orderAs(who, [rare]),
          'room opens': () => dropTimePasses(id, 61),
          'hold ends': (who: string) =>
            database()
              .$executeRaw`UPDATE reservation SET expires_at = clock_timestamp() - interval '1 s' WHERE person_id = ${who}`,
        };
        let before = await standingOf(rare);
        let wasKept = false;
        for (const round of steps) {
          await Promise.allSettled(round.map(({ who, act }) => acts[act](people[who] ?? '')));
          const now = await standingOf(rare);
          expect(now.reserved).toBeGreaterThanOrEqual(0);
          expect(now.reserved).toBeLessThanOrEqual(now.onHand);
          expect(now.sold + now.onHand).toBe(3);
          // Sold or held: what was neither when the room opened stays so, since nobody is let in.
          if (wasKept) expect(now.onHand - now.reserved).toBeGreaterThanOrEqual(before.onHand - before.reserved);
          before = now;
          wasKept ||= round.some(({ act }) => act === 'room opens');
        }
      }),
      { numRuns: propertyRuns(24) },
    );
  });
});

async function standingOf(rare: string) {
  const { id, onHand, reserved } = await database().variant.findUniqueOrThrow({ where: { sku: rare } });
  const sold = await database().orderLine.aggregate({
    where: { variantId: id, order: { status: { not: 'cancelled' } } },
    _sum: { quantity: true },
  });
  return { onHand, reserved, sold: sold._sum.quantity ?? 0 };
}

const remindNow = async () => {
  await database().$executeRaw`UPDATE drop_reminder SET due_at = clock_timestamp() WHERE due_at IS NOT NULL`;
  await sendDropReminders.run();
};

async function buyAll(personId: string): Promise<string> {
  const bought = await orderAs(personId, [sku], 5);
  if (!bought.ok) throw new Error(bought.refusal.message);
  return bought.value.publicId;
}

describe('somebody who buys everything and cancels', () => {
  const cancel = (publicId: string) => cancelOrder(publicId, { reason: 'a mistake', actor: aKey });

  it('before the waiting room opens, ends nothing: what comes back goes to those in the draw', async () => {
    const id = await aDrop([sku], toCome());
    const attacker = await aPerson();
    const bought = await buyAll(attacker);
    await dropTimePasses(id, 61);
    await keepPiecesWhenDue.run();
    const waits = await anEntrant(id);
    await cancel(bought);
    expect(codeOf(await orderAs(attacker, [sku]))).toBe('not_admitted');
    await openDrop(id);
    expect(codeOf(await orderAs(attacker, [sku]))).toBe('not_admitted');
    expect(codeOf(await orderAs(waits, [sku]))).toBe('ok');
    expect(await viewOf(id)).toMatchObject({ state: 'open', size: 5 });
  });

  it('once the door is open and the drop has sold out, opens it again for the order that was drawn', async () => {
    const id = await aDrop([sku], toCome());
    const attacker = await aPerson();
    const bought = await buyAll(attacker);
    await dropTimePasses(id, 61);
    await keepPiecesWhenDue.run();
    const waits = await anEntrant(id);
    await openDrop(id);
    expect(await viewOf(id)).toMatchObject({ state: 'over', ending: 'sold_before' });
    expect(await isDue(takeBackWhenDue)).toBe(false);
    await cancel(bought);
    // By the clock alone, however late the door opens again.
    expect(codeOf(await orderAs(attacker, [sku]))).toBe('not_admitted');
    expect(codeOf(await addToBag(attacker, { sku, quantity: 1 }))).toBe('not_admitted');
    expect(await refusedBeforeGuest({ sku, quantity: 1 })).toMatchObject({ code: 'not_admitted' });
    expect(await isDue(takeBackWhenDue)).toBe(true);
    await Promise.all([takeBackWhenDue.run(), takeBackWhenDue.run()]);
    expect(await isDue(takeBackWhenDue)).toBe(false);
    expect(await viewOf(id)).toMatchObject({ state: 'open', ending: null, overAt: null, size: 5, available: 5 });
    await letPeopleIn(id);
    expect(codeOf(await orderAs(waits, [sku]))).toBe('ok');
    await dropTimePasses(id, 25 * 3_600);
    expect(codeOf(await orderAs(attacker, [sku]))).toBe('ok');
  });

  it('keeps nothing from a merchant: a drop that sold out can be ended, and gives way to a later one', async () => {
    const other = await aProduct({ onHand: 5, editionSize: 20 });
    const [first, second] = [await aDrop([sku]), await aDrop([other.sku])];
    const nowHave = (onHand: number) =>
      Promise.all([changeVariant(sku, { onHand }), changeVariant(other.sku, { onHand })]);
    for (const id of [first, second]) await openDrop(id);
    await nowHave(0);
    for (const id of [first, second]) await letPeopleIn(id);
    await aDrop([sku], toCome());
    expect(await endDrop(second)).toBe(true);
    expect(await endDrop(second)).toBe(false);
    await nowHave(5);
    expect(await isDue(takeBackWhenDue)).toBe(false);
    expect(codeOf(await orderAs(await aPerson(), [sku, other.sku]))).toBe('ok');
  });
});

describe('a drop that never opens', () => {
  const told = async (personId: string) =>
    (await database().notice.findMany({ where: { personId }, orderBy: { at: 'asc' } })).map(({ kind }) => kind);

  it('sold out before its waiting room opened, it calls nobody to it; when its door would open, who asked is told', async () => {
    const { personId } = await anAccount();
    const id = await aDrop([sku], toCome());
    expect(codeOf(await askToBeReminded(personId, id))).toBe('ok');
    expect(await readDropStanding(personId, id)).toMatchObject({ remindsAt: expect.any(String), entry: null });
    expect(codeOf(await orderAs(await aPerson(), [sku], 5))).toBe('ok');
    await dropTimePasses(id, 61);
    await remindNow();
    await keepPiecesWhenDue.run();
    await remindNow();
    expect(await isDue(sendDropReminders)).toBe(false);
    expect(await told(personId)).toEqual([]);
    expect(codeOf(await askToBeReminded(await aPerson(), id))).toBe('room_open');
    await openDrop(id);
    await remindNow();
    expect(await told(personId)).toEqual(['drop_called_off']);
    expect(codeOf(await askToBeReminded(await aPerson(), id))).toBe('drop_over');
    expect(await viewOf(id)).toMatchObject({ state: 'over', ending: 'sold_before' });
  });

  it('with a piece back in time, it calls who asked to its waiting room', async () => {
    const { personId } = await anAccount();
    const id = await aDrop([sku], toCome());
    expect(codeOf(await askToBeReminded(personId, id))).toBe('ok');
    const bought = await buyAll(await aPerson());
    await dropTimePasses(id, 61);
    await keepPiecesWhenDue.run();
    await remindNow();
    await cancelOrder(bought, { reason: 'a mistake', actor: aKey });
    await dropTimePasses(id, 1);
    await tellWhatIsLeft.run();
    await remindNow();
    expect(await told(personId)).toEqual(['drop_reminder']);
    expect(await viewOf(id)).toMatchObject({ state: 'announced', size: 5, available: 5 });
  });

  it('called off, it tells everybody with a ticket or a reminder once, and its pieces are on sale', async () => {
    const [{ personId: waits }, { personId: asked }] = [await anAccount(), await anAccount()];
    const id = await aDrop([sku], toCome());
    await askToBeReminded(asked, id);
    await askToBeReminded(waits, id);
    await dropTimePasses(id, 61);
    await keepPiecesWhenDue.run();
    await anEntrant(id, { personId: waits });
    expect(await endDrop(id)).toBe(true);
    expect(await endDrop(id)).toBe(false);
    await sendDropReminders.run();
    await sendDropReminders.run();
    expect([await told(waits), await told(asked)]).toEqual([['drop_called_off'], ['drop_called_off']]);
    const { slug = '' } = (await viewOf(id)) ?? {};
    expect((await readDropPage(slug))?.drop).toMatchObject({ ending: 'called_off' });
    expect(codeOf(await orderAs(await aPerson(), [sku]))).toBe('ok');
  });
});
