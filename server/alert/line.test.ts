import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, comeBack, type Line, leave, offerEnded, offerTaken } from '#domain/alert/line.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { changeBagLine } from '#server/bag/change-bag-line.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { adjustStock } from '#server/stock/adjust-stock.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { lockVariants } from '#server/stock/lock-variants.ts';
import { releaseExpiredHolds } from '#server/stock/release-expired-holds.ts';
import { writeOffUnits } from '#server/stock/sell-units.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { askForAlert } from './ask-for-alert.ts';
import { stopAlert } from './stop-alert.ts';
import { tellOffers } from './tell-offers.ts';
import { workOffAlertTasks } from './work-off-tasks.ts';

testDatabase();

const joins = (personId: string, sku: string) =>
  askForAlert({ personId, email: null, confirmed: true }, { kind: 'back_in_stock', sku });
const people = (count: number) => Promise.all(Array.from({ length: count }, aPerson));

const stateOf = async (variantId: string, who: readonly string[]): Promise<Line> => {
  const { onHand, reserved } = await database().variant.findUniqueOrThrow({ where: { id: variantId } });
  const rows = await database().alert.findMany({
    where: { variantId, kind: 'back_in_stock' },
    orderBy: { number: 'asc' },
    select: { personId: true, state: true },
  });
  const offers = await database().reservation.findMany({ where: { variantId, alertId: { not: null } } });
  const named = (personId: string) => String(who.indexOf(personId));
  const offered = rows.filter(({ state }) => state === 'offered').map(({ personId }) => named(personId));
  expect(offers.map(({ personId }) => named(personId)).toSorted()).toEqual(offered.toSorted());
  return {
    available: onHand - reserved,
    waiting: rows.filter(({ state }) => state === 'waiting').map(({ personId }) => named(personId)),
    offered,
  };
};

const lapse = async (variantId: string, personId: string) => {
  await database().reservation.updateMany({
    where: { variantId, personId, alertId: { not: null } },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });
  await releaseExpiredHolds.run();
};

const restocks: Record<string, (sku: string, onHand: number) => Promise<unknown>> = {
  'a count at the desk or by the API': (sku, onHand) => changeVariant(sku, { onHand }),
  'a delivery': (sku, onHand) => adjustStock({ sku, delta: onHand, reason: 'delivery' }),
  'plain SQL': (sku, onHand) => database().$executeRaw`UPDATE variant SET on_hand = ${onHand} WHERE sku = ${sku}`,
};

describe('what comes back is offered in the order of asking', () => {
  it.each(Object.entries(restocks))('by %s, and nobody else ever sees it', async (_, restock) => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const [first, second, third, stranger] = (await people(4)) as [string, string, string, string];
    for (const person of [first, second, third]) expect(await joins(person, sku)).toMatchObject({ ok: true });
    await restock(sku, 2);
    const who = [first, second, third];
    expect(await stateOf(variantId, who)).toEqual({ available: 0, waiting: ['2'], offered: ['0', '1'] });
    expect(await addToBag(stranger, { sku, quantity: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'out_of_stock', available: 0 },
    });
    expect(await bookProblems()).toEqual([]);
  });

  it('an answer to a change says what is left after the offers', async () => {
    const { sku } = await aProduct({ onHand: 0 });
    await joins(await aPerson(), sku);
    expect(await changeVariant(sku, { onHand: 3 })).toMatchObject({ ok: true, value: { reserved: 1, available: 2 } });
  });

  it('a hold that lapses, or is put back, goes to whoever waits', async () => {
    const { sku, variantId } = await aProduct({ onHand: 2 });
    const [one, other, first, second] = (await people(4)) as [string, string, string, string];
    for (const person of [one, other]) await addToBag(person, { sku, quantity: 1 });
    for (const person of [first, second]) await joins(person, sku);
    await database().reservation.updateMany({ where: { personId: one }, data: { expiresAt: new Date(0) } });
    await releaseExpiredHolds.run();
    expect(await stateOf(variantId, [first, second])).toEqual({ available: 0, waiting: ['1'], offered: ['0'] });
    await changeBagLine(other, { sku, quantity: 0 });
    expect(await stateOf(variantId, [first, second])).toEqual({ available: 0, waiting: [], offered: ['0', '1'] });
    expect(await addToBag(one, { sku, quantity: 1 })).toMatchObject({ ok: false });
  });

  it('a stranger who comes in the very moment a hold has ended is behind the line', async () => {
    const { sku } = await aProduct({ onHand: 1 });
    const [holder, waits, stranger] = (await people(3)) as [string, string, string];
    await addToBag(holder, { sku, quantity: 1 });
    await joins(waits, sku);
    await database().reservation.updateMany({ where: { personId: holder }, data: { expiresAt: new Date(0) } });
    expect(await addToBag(stranger, { sku, quantity: 1 })).toMatchObject({ ok: false });
    expect(await addToBag(waits, { sku, quantity: 1 })).toMatchObject({ ok: true });
  });

  it('forty strangers who press at once while three come back get none, and three who waited get one each', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0, editionSize: 40 });
    const waiting = await people(5);
    for (const person of waiting) await joins(person, sku);
    const strangers = await people(40);
    const [, ...pressed] = await Promise.all([
      changeVariant(sku, { onHand: 3 }),
      ...strangers.map((person) => addToBag(person, { sku, quantity: 1 })),
    ]);
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(0);
    expect((await stateOf(variantId, waiting)).offered).toEqual(['0', '1', '2']);
    const taken = await Promise.all(waiting.map((person) => addToBag(person, { sku, quantity: 1 })));
    expect(taken.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
    expect(await bookProblems()).toEqual([]);
  });

  it('asking for what can be bought is refused; asking again keeps the place', async () => {
    const { sku } = await aProduct({ onHand: 1 });
    const [buyer, first, second] = (await people(3)) as [string, string, string];
    expect(await joins(first, sku)).toMatchObject({ ok: false, refusal: { code: 'in_stock', available: 1 } });
    await addToBag(buyer, { sku, quantity: 1 });
    const asked = await joins(first, sku);
    await joins(second, sku);
    expect(asked).toMatchObject({ value: { place: 1 } });
    expect(await joins(first, sku)).toEqual(asked);
    const together = await Promise.all(Array.from({ length: 6 }, () => joins(second, sku)));
    expect(new Set(together.map((one) => one.ok && one.value.id)).size).toBe(1);
  });

  it('an offer becomes a hold with a clock of its own, however often they held the piece before', async () => {
    const { sku, slug, variantId } = await aProduct({ onHand: 1 });
    const person = await aPerson();
    for (let turn = 0; turn < 3; turn++) {
      await addToBag(person, { sku, quantity: 1 });
      await changeBagLine(person, { sku, quantity: 0 });
    }
    await changeVariant(sku, { onHand: 0 });
    await joins(person, sku);
    await changeVariant(sku, { onHand: 1 });
    const before = Date.now();
    const { version } = await database().product.findUniqueOrThrow({ where: { slug } });
    const held = await addToBag(person, { sku, quantity: 1 });
    // Its page says "in a bag" from now on, though no count has changed.
    expect((await database().product.findUniqueOrThrow({ where: { slug } })).version).toBeGreaterThan(version);
    if (!held.ok || held.value.heldUntil === null) throw new Error('It is not held.');
    expect(Date.parse(held.value.heldUntil) - before).toBeGreaterThan(14 * 60_000);
    expect(await database().alert.findFirst({ where: { variantId } })).toMatchObject({ state: 'taken', email: null });
    expect(await bookProblems()).toEqual([]);
  });

  it('a lapse goes to the next, and is told once; what is left over is told to whoever let it pass', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const [first, second] = (await people(2)) as [string, string];
    for (const person of [first, second]) await joins(person, sku);
    await changeVariant(sku, { onHand: 1 });
    await Promise.all([tellOffers.run(), tellOffers.run()]);
    await lapse(variantId, first);
    await Promise.all([tellOffers.run(), workOffAlertTasks.run()]);
    expect(await stateOf(variantId, [first, second])).toEqual({ available: 0, waiting: [], offered: ['1'] });
    await lapse(variantId, second);
    await Promise.all([workOffAlertTasks.run(), workOffAlertTasks.run()]);
    const notices = await database().notice.findMany({
      where: { personId: { in: [first, second] } },
      orderBy: { at: 'asc' },
      select: { personId: true, facts: true },
    });
    const told = notices.map(({ personId, facts }) => [
      personId,
      (facts as { offeredUntil: string | null }).offeredUntil !== null,
    ]);
    expect(told.slice(0, 2)).toEqual([
      [first, true],
      [second, true],
    ]);
    expect(told.slice(2).toSorted()).toEqual(
      [
        [first, false],
        [second, false],
      ].toSorted(),
    );
    expect(await stateOf(variantId, [first, second])).toMatchObject({ available: 1 });
    expect(await database().alertTask.count()).toBe(0);
  });

  it('what is returned and written off at once is offered to nobody', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const person = await aPerson();
    await joins(person, sku);
    await transaction(async (tx) => {
      await lockVariants(tx, [sku]);
      await writeOffUnits(tx, [{ variantId, quantity: 1 }], { reason: 'returned', reference: 'MD-1', by: null });
    });
    expect(await stateOf(variantId, [person])).toEqual({ available: 0, waiting: ['0'], offered: [] });
  });
});

describe('the database keeps the rule of domain/alert', () => {
  const who = [0, 1, 2, 3];
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), who: fc.constantFrom(...who) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('lapse' as const, 'take' as const, 'stop' as const),
        who: fc.constantFrom(...who),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('come_back' as const), who: fc.integer({ min: 1, max: 2 }) }) },
  );

  it('whatever people do, one after the other', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const { sku, variantId } = await aProduct({ onHand: 0, editionSize: 100 });
        const persons = await people(who.length);
        let line: Line = { available: 0, waiting: [], offered: [] };
        let bought = 0;
        for (const { do: what, who: index } of steps) {
          const name = String(index);
          const personId = persons[index] as string;
          if (what === 'come_back') {
            await database().$executeRaw`UPDATE variant SET on_hand = on_hand + ${index} WHERE id = ${variantId}`;
            line = comeBack(line, index);
          } else if (what === 'ask') {
            const asked = ask(line, name);
            expect((await joins(personId, sku)).ok).toBe(asked.ok);
            if (asked.ok) line = asked.value;
          } else if (what === 'lapse') {
            await lapse(variantId, personId);
            line = offerEnded(line, name);
          } else if (what === 'stop') {
            const alert = await database().alert.findFirst({
              where: { personId, variantId, state: { in: ['waiting', 'offered'] } },
            });
            if (alert) await stopAlert(alert.id, personId);
            line = leave(line, name);
          } else if (line.offered.includes(name)) {
            expect((await addToBag(personId, { sku, quantity: 1 })).ok).toBe(true);
            bought += 1;
            line = offerTaken(line, name);
          }
          expect(await stateOf(variantId, persons)).toEqual({
            ...line,
            offered: [...line.offered].sort(byAsking(line)),
          });
        }
        const { onHand, reserved } = await database().variant.findUniqueOrThrow({ where: { id: variantId } });
        expect(reserved).toBe(line.offered.length + bought);
        expect(onHand).toBe(line.available + line.offered.length + bought);
      }),
      { numRuns: 12 },
    );
    expect(await bookProblems()).toEqual([]);
  });

  /** Offers are read in the order of asking, in which they were made. */
  const byAsking =
    ({ offered }: Line) =>
    (one: string, other: string) =>
      offered.indexOf(one) - offered.indexOf(other);
});
