import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPromotionSchema } from '#contract/promotion/promotion.ts';
import { addCode } from '#server/bag/add-code.ts';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { createPromotion } from '#server/promotion/create-promotion.ts';
import { bagOf } from '#server/testing/bags.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct } from '#server/testing/factories.ts';
import { aCheckout } from '#server/testing/order-factories.ts';
import { aGuest as aGuestWithCookie } from '#server/testing/visitors.ts';
import { placeOrder } from './place-order.ts';

testDatabase();

/** A tenth off one piece of €50, once each: with delivery €54 for whoever has not had it, else €59. */
async function onceEach(more: { code?: string } = {}): Promise<string> {
  const { sku } = await aProduct({ onHand: 9, priceAmount: 5_000 });
  const wanted = { title: 'Welcome', kind: 'percentage', percent: 10, perPersonLimit: 1, skus: [sku], ...more };
  const made = await createPromotion(createPromotionSchema.parse(wanted));
  if (!made.ok) throw new Error(made.refusal.message);
  return sku;
}

async function withBag(sku: string, personId: string): Promise<string> {
  const added = await addToBag(personId, { sku, quantity: 1 });
  if (!added.ok) throw new Error(added.refusal.message);
  return personId;
}

const totalOf = async (personId: string) => (await bagOf(personId)).totals.totalAmount;
/** Pays what the bag says. */
const pay = async (personId: string, email: string, more: Parameters<typeof aCheckout>[1] = {}) =>
  placeOrder(personId, aCheckout(await totalOf(personId), { email, ...more }));
const aGuest = async () => (await aGuestWithCookie()).guest.personId;
const anEmail = () => `${randomUUID()}@example.com`;
const versionOf = async (id: string) => (await database().person.findUniqueOrThrow({ where: { id } })).version;

describe('a promotion that applies by itself, once per person', () => {
  it('is in the first bag of an account and not in the second, and both are bought for what they say', async () => {
    const sku = await onceEach();
    const { personId, email } = await anAccount();
    for (const total of [5_400, 5_900]) {
      await withBag(sku, personId);
      expect(await totalOf(personId)).toBe(total);
      expect(await pay(personId, email)).toMatchObject({ ok: true });
    }
  });

  it('a guest who has had it is told the price once, sees it in the bag, and pays it', async () => {
    const [sku, email] = [await onceEach(), anEmail()];
    expect(await pay(await withBag(sku, await aGuest()), email)).toMatchObject({ ok: true });
    const again = await withBag(sku, await aGuest());
    expect(await totalOf(again)).toBe(5_400);
    expect(await pay(again, email.toUpperCase())).toMatchObject({
      refusal: { code: 'price_changed', totalAmount: 5_900 },
    });
    expect(await bagOf(again)).toMatchObject({ totals: { totalAmount: 5_900 }, promotions: [], toPayAmount: 5_900 });
    expect(await pay(again, email)).toMatchObject({ ok: true });
    expect(await database().bagChoice.count({ where: { personId: again } })).toBe(0);
  });

  it('for another mailbox, card and place the guest is asked again, and has it', async () => {
    const [sku, email, other] = [await onceEach(), anEmail(), anEmail()];
    await pay(await withBag(sku, await aGuest()), email);
    const again = await withBag(sku, await aGuest());
    await pay(again, email);
    const elsewhere = { token: 'tok_amex', line1: '2 place Bellecour' } as const;
    expect(await pay(again, other, elsewhere)).toMatchObject({
      refusal: { code: 'price_changed', totalAmount: 5_400 },
    });
    expect(await pay(again, other, elsewhere)).toMatchObject({ ok: true });
  });

  it('seven spellings of one mailbox are one person, with other cards and places too', async () => {
    const [sku, box] = [await onceEach(), randomUUID().slice(0, 8)];
    const spellings = [
      `${box}@gmail.com`,
      `${box}+1@gmail.com`,
      `${box[0]}.${box.slice(1)}@gmail.com`,
      `${box}@googlemail.com`,
      `${box.toUpperCase()}@Gmail.com`,
      `${box}+a+b@googlemail.com`,
      ` ${box.split('').join('.')}@gmail.com`,
    ];
    const tokens = ['tok_visa', 'tok_mastercard', 'tok_amex', 'tok_capture_declined'] as const;
    const paid: number[] = [];
    for (const [at, email] of spellings.entries()) {
      const guest = await withBag(sku, await aGuest());
      const more = { token: tokens[at % 4] ?? 'tok_visa', line1: `${at} rue Haute` };
      const first = await pay(guest, email.trim(), more);
      expect(first.ok || first.refusal.code).toBe(at === 0 ? true : 'price_changed');
      paid.push(first.ok ? 5_400 : await totalOf(guest));
      if (!first.ok) expect(await pay(guest, email.trim(), more)).toMatchObject({ ok: true });
    }
    expect(paid).toEqual([5_400, 5_900, 5_900, 5_900, 5_900, 5_900, 5_900]);
  });

  it.each([
    ['card', { line1: '3 rue Basse' }],
    ['delivery address', { token: 'tok_mastercard', line1: '14, RUE DES CAPUCINS' }],
  ] as const)('another mailbox with the same %s is the same person', async (_what, more) => {
    const sku = await onceEach();
    expect(await pay(await withBag(sku, await aGuest()), anEmail())).toMatchObject({ ok: true });
    const { personId, email } = await anAccount();
    await withBag(sku, personId);
    expect(await pay(personId, email, more)).toMatchObject({ refusal: { code: 'price_changed', totalAmount: 5_900 } });
    expect(await totalOf(personId)).toBe(5_900);
    expect(await pay(personId, email, more)).toMatchObject({ ok: true });
  });

  it('whoever saw another price has their bag told again, though nothing of it has changed', async () => {
    const personId = await withBag(await onceEach(), (await anAccount()).personId);
    for (let turn = 0; turn < 2; turn++) {
      const before = await versionOf(personId);
      expect(await placeOrder(personId, aCheckout(5_900))).toMatchObject({ refusal: { code: 'price_changed' } });
      expect(await versionOf(personId)).toBeGreaterThan(before);
    }
  });

  it('while an order with it is being paid, its bag costs what the order does, and isn’t paid twice', async () => {
    const { personId, email } = await anAccount();
    await withBag(await onceEach(), personId);
    expect(await pay(personId, email, { token: 'tok_authentication_required' })).toMatchObject({ ok: true });
    expect(await totalOf(personId)).toBe(5_400);
    expect(await pay(personId, email)).toMatchObject({ refusal: { code: 'payment_in_progress' } });
  });
});

it('a code that a guest has used before is said so in their bag, once an order was refused for it', async () => {
  const code = `ONCE-${randomUUID().slice(0, 8).toUpperCase()}`;
  const [sku, email] = [await onceEach({ code }), anEmail()];
  const withCode = async () => {
    const personId = await withBag(sku, await aGuest());
    expect(await addCode(personId, code, null)).toMatchObject({ ok: true });
    return personId;
  };
  expect(await pay(await withCode(), email, { promotionCodes: [code] })).toMatchObject({ ok: true });
  const again = await withCode();
  const refused = { code: 'promotion_not_applicable', reason: 'used_before' };
  expect(await pay(again, email, { promotionCodes: [code] })).toMatchObject({ refusal: refused });
  expect((await bagOf(again)).codes).toEqual([{ code, refused: 'used_before' }]);
  expect(await pay(again, email)).toMatchObject({ ok: true });
});
