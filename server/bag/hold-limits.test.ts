import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { rememberedMs } from '#domain/bag/hold-limits.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { forgetOld } from '#server/retention/forget-old.ts';
import { mergePersons } from '#server/session/person.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { releaseExpiredHolds } from '#server/stock/release-expired-holds.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { aCheckout, aKey } from '#server/testing/order-factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { addToBag } from './add-to-bag.ts';
import { changeBagLine } from './change-bag-line.ts';
import { readHeldUnits, readMostOfOneAddress } from './held-units.ts';

testDatabase();
const office = '198.51.100.7';

async function aGuest({ isAnonymous = true, emailVerified = false, old = false } = {}) {
  const id = randomUUID();
  const createdAt = new Date(Date.now() - (old ? 2 * 3_600_000 : 0));
  const user = { id, name: 'Guest', email: `${id}@example.test`, isAnonymous, emailVerified, createdAt };
  const { id: personId } = await database().person.create({ data: { kind: 'guest', user: { create: user } } });
  return { personId, userId: id };
}
const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });
const codes = (answers: Awaited<ReturnType<typeof addToBag>>[]) =>
  answers.map((answer) => (answer.ok ? (answer.value.notHeld?.code ?? 'held') : answer.refusal.code));

/** Time passes: what happened, happened so much earlier. */
async function minutesPass(minutes: number): Promise<void> {
  await database().$executeRaw`UPDATE reservation SET expires_at = expires_at - make_interval(mins => ${minutes}::int)`;
  await database().$executeRaw`
    UPDATE hold_clock SET ends_at = ends_at - make_interval(mins => ${minutes}::int),
      started_at = started_at - make_interval(mins => ${minutes}::int)`;
  await releaseExpiredHolds.run();
}

describe('one person', () => {
  it('holds at most a quarter of an edition, however many presses come at once', async () => {
    const { sku } = await aProduct({ onHand: 16 });
    const { personId } = await aGuest();
    const answers = await Promise.all(Array.from({ length: 10 }, () => addToBag(personId, { sku, quantity: 1 })));
    expect(codes(answers).sort()).toEqual([...Array(4).fill('held'), ...Array(6).fill('hold_limit')]);
    const refused = answers.find((answer) => !answer.ok);
    expect(refused).toMatchObject({
      refusal: { most: 4, message: 'One person can have at most 4 of this piece in their bag. Choose fewer.' },
    });
    expect(await stockOf(sku)).toEqual({ onHand: 16, reserved: 4 });
    expect(await changeBagLine(personId, { sku, quantity: 5 })).toMatchObject({ refusal: { code: 'hold_limit' } });
    expect(await changeBagLine(personId, { sku, quantity: 3 })).toMatchObject({ ok: true });
  });

  it('holds at most forty units in all, also when pieces are added at once', async () => {
    const pieces = await Promise.all(Array.from({ length: 6 }, () => aProduct({ onHand: 32 })));
    const { personId } = await aGuest();
    const answers = await Promise.all(pieces.map(({ sku }) => addToBag(personId, { sku, quantity: 8 })));
    expect(codes(answers).sort()).toEqual(['bag_full', 'held', 'held', 'held', 'held', 'held']);
  });

  it('I8: a refusal leaves no row and no change', async () => {
    const { sku, variantId } = await aProduct({ onHand: 12 });
    const { personId } = await aGuest();
    await database().change.deleteMany();
    expect(await addToBag(personId, { sku, quantity: 4 })).toMatchObject({ refusal: { code: 'hold_limit' } });
    expect(await database().bagLine.count({ where: { personId } })).toBe(0);
    expect(await database().holdClock.count({ where: { variantId } })).toBe(0);
    expect(await database().change.count()).toBe(0);
  });
});

describe('taking a piece out and adding it again', () => {
  it('buys no time', async () => {
    const { sku } = await aProduct({ onHand: 2 });
    const { personId } = await aGuest();
    const first = await addToBag(personId, { sku, quantity: 1 });
    await minutesPass(8);
    await changeBagLine(personId, { sku, quantity: 0 });
    const again = await addToBag(personId, { sku, quantity: 1 });
    const endOf = (answer: typeof first) => (answer.ok ? Date.parse(answer.value.heldUntil ?? '') : Number.NaN);
    expect(endOf(first) - endOf(again)).toBe(8 * 60_000);
  });

  it('after the end gives five minutes, then none of a piece that others may wait for; it can still be bought', async () => {
    const [rare, common] = [await aProduct({ onHand: 2 }), await aProduct({ onHand: 20 })];
    const { personId } = await aGuest();
    const holdBoth = async () => [
      await addToBag(personId, { sku: rare.sku, quantity: 1 }),
      await addToBag(personId, { sku: common.sku, quantity: 1 }),
    ];
    await holdBoth();
    await minutesPass(15);
    const second = await holdBoth();
    for (const answer of second) {
      const left = answer.ok ? Date.parse(answer.value.heldUntil ?? '') - Date.now() : Number.NaN;
      expect(Math.round(left / 60_000)).toBe(5);
    }
    await minutesPass(5);
    expect(codes(await holdBoth())).toEqual(['held_before', 'held']);
    expect(await stockOf(rare.sku)).toEqual({ onHand: 2, reserved: 0 });
    expect(await database().bagLine.count({ where: { personId, variantId: rare.variantId } })).toBe(1);
    await minutesPass(rememberedMs / 60_000);
    expect(codes(await holdBoth())).toEqual(['held', 'held']);
  });

  it('is remembered through a sign-in', async () => {
    const { sku } = await aProduct({ onHand: 2 });
    const [guest, account] = [await aGuest(), await aGuest({ isAnonymous: false, emailVerified: true })];
    await addToBag(guest.personId, { sku, quantity: 1 });
    await minutesPass(15);
    await addToBag(guest.personId, { sku, quantity: 1 });
    await minutesPass(5);
    await mergePersons(guest.userId, account.userId);
    expect(codes([await changeBagLine(account.personId, { sku, quantity: 1 })])).toEqual(['held_before']);
  });

  it('is forgotten an hour after its end, and with what was bought', async () => {
    const { sku, variantId } = await aProduct({ onHand: 3 });
    const { personId } = await aGuest();
    await addToBag(personId, { sku, quantity: 1 }, office);
    await minutesPass(14);
    expect(await placeOrder(personId, aCheckout(5_900))).toMatchObject({ ok: true });
    const next = await addToBag(personId, { sku, quantity: 1 }, office);
    expect(next.ok && Date.parse(next.value.heldUntil ?? '') > Date.now() + 14 * 60_000).toBe(true);
    await minutesPass(74);
    await forgetOld();
    expect(await database().holdClock.count({ where: { variantId } })).toBe(1);
    await minutesPass(2);
    await forgetOld();
    expect(await database().holdClock.count({ where: { variantId } })).toBe(0);
  });

  it('isn’t replaced by a payment that comes to nothing', async () => {
    const { sku, variantId } = await aProduct({ onHand: 2 });
    const { personId } = await aGuest();
    await addToBag(personId, { sku, quantity: 1 });
    await minutesPass(15);
    const declined = await placeOrder(personId, aCheckout(5_900, { token: 'tok_declined' }));
    expect(declined).toMatchObject({ refusal: { code: 'payment_declined' } });
    expect(await database().reservation.count({ where: { variantId } })).toBe(0);
    expect(await stockOf(sku)).toEqual({ onHand: 2, reserved: 0 });
    expect(await placeOrder(personId, aCheckout(5_900))).toMatchObject({ ok: true, value: { status: 'paid' } });
  });
});

describe('the guests of one address', () => {
  it('hold half of what is left, however many come at once; a guest elsewhere and an account still find theirs', async () => {
    const { sku } = await aProduct({ onHand: 18 });
    const guests = await Promise.all(Array.from({ length: 30 }, () => aGuest()));
    const answers = await Promise.all(guests.map(({ personId }) => addToBag(personId, { sku, quantity: 1 }, office)));
    expect(codes(answers).filter((code) => code === 'held')).toHaveLength(9);
    expect(codes(answers).filter((code) => code === 'network_limit')).toHaveLength(21);
    expect(await stockOf(sku)).toEqual({ onHand: 18, reserved: 9 });
    expect(await readMostOfOneAddress()).toBe(9);
    expect(await readHeldUnits()).toContainEqual({ who: 'guests', units: expect.any(Number) });
    const home = await addToBag((await aGuest()).personId, { sku, quantity: 1 }, '203.0.113.9');
    const known = await addToBag(
      (await aGuest({ isAnonymous: false, emailVerified: true, old: true })).personId,
      { sku, quantity: 1 },
      office,
    );
    const fresh = await addToBag((await aGuest({ isAnonymous: false })).personId, { sku, quantity: 1 }, office);
    expect(codes([home, known, fresh])).toEqual(['held', 'held', 'network_limit']);
  });

  it('can’t hold a last piece by turns', async () => {
    const { sku } = await aProduct({ onHand: 1 });
    const turns = [];
    for (let guest = 0; guest < 4; guest++) {
      turns.push(await addToBag((await aGuest()).personId, { sku, quantity: 1 }, office));
      await minutesPass(15);
    }
    expect(codes(turns)).toEqual(['held', 'held', 'network_limit', 'network_limit']);
    expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 0 });
  });

  it('a hundred of them each hold a piece that there is enough of', async () => {
    const { sku } = await aProduct({ onHand: 220 });
    const held: string[] = [];
    const come = async () => {
      while (held.length < 100)
        held.push(...codes([await addToBag((await aGuest()).personId, { sku, quantity: 1 }, office)]));
    };
    await Promise.all(Array.from({ length: 8 }, come));
    expect(new Set(held)).toEqual(new Set(['held']));
  });

  it.each([
    ['networks of one site', (at: number) => `2001:db8:7:${at.toString(16)}::1`, 226],
    ['networks of many sites', (at: number) => `2001:db8:${(at + 1).toString(16)}::1`, 339],
    ['addresses', (at: number) => `203.0.113.${at}`, 339],
  ])('from twenty-two %s leave enough for people whom the shop knows', async (_what, addressOf, most) => {
    const { sku } = await aProduct({ onHand: 452 });
    for (let at = 0; at < 22; at++) await addToBag((await aGuest()).personId, { sku, quantity: 20 }, addressOf(at));
    const { reserved } = await stockOf(sku);
    expect(reserved).toBeGreaterThan(most - 20);
    expect(reserved).toBeLessThanOrEqual(most);
    const young = await aGuest({ isAnonymous: false, emailVerified: true });
    const refused = await addToBag(young.personId, { sku, quantity: 20 }, addressOf(5));
    expect(codes([refused])).toEqual(['network_limit']);
    const known = await aGuest({ isAnonymous: false, emailVerified: true, old: true });
    expect(codes([await addToBag(known.personId, { sku, quantity: 20 }, addressOf(5))])).toEqual(['held']);
  });

  it('a customer is never one of them, whose address isn’t confirmed either', async () => {
    const { sku } = await aProduct({ onHand: 4 });
    const customer = await aGuest({ isAnonymous: false });
    const bowl = await aProduct();
    await addToBag(customer.personId, { sku: bowl.sku, quantity: 1 }, office);
    const bought = await placeOrder(customer.personId, aCheckout(5_900));
    if (!bought.ok) throw new Error(bought.refusal.message);
    for (let guest = 0; guest < 3; guest++) await addToBag((await aGuest()).personId, { sku, quantity: 1 }, office);
    expect(codes([await addToBag((await aGuest()).personId, { sku, quantity: 1 }, office)])).toEqual(['network_limit']);
    // It could be cancelled again for nothing.
    expect(codes([await addToBag(customer.personId, { sku, quantity: 1 }, office)])).toEqual(['network_limit']);
    await createShipment(bought.value.publicId, { actor: aKey, carrier: 'DHL', trackingNumber: 'D-2' });
    expect(codes([await addToBag(customer.personId, { sku, quantity: 1 }, office)])).toEqual(['held']);
  });

  it('on this machine aren’t counted, nor without an address', async () => {
    const { sku } = await aProduct({ onHand: 10 });
    for (const address of ['127.0.0.1', '::1', null]) {
      for (let guest = 0; guest < 3; guest++) {
        expect(codes([await addToBag((await aGuest()).personId, { sku, quantity: 1 }, address)])).toEqual(['held']);
      }
    }
  });
});

describe('LIMITS=0', () => {
  beforeAll(() => {
    setSettings({ ...testSettings(), LIMITS: false });
    return () => setSettings(testSettings());
  });

  it('holds whatever is there, afresh each time', async () => {
    const { sku } = await aProduct({ onHand: 12 });
    const person = await aPerson();
    expect(codes([await addToBag(person, { sku, quantity: 12 }, office)])).toEqual(['held']);
    await minutesPass(40);
    expect(codes([await addToBag(person, { sku, quantity: 12 }, office)])).toEqual(['held']);
  });
});
