import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import { createPromotionSchema } from '#contract/promotion/promotion.ts';
import { forgetPerson } from '#server/account/forget-person.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { createPromotion } from '#server/promotion/create-promotion.ts';
import { endPromotion } from '#server/promotion/end-promotion.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { addCode } from './add-code.ts';
import { addToBag } from './add-to-bag.ts';
import { readOwnBags } from './own-bag-view.ts';
import { takeOffCode } from './take-off-code.ts';

testDatabase();

async function aPromotion(more: Record<string, unknown> = {}): Promise<{ id: string; code: string }> {
  const code = `CODE-${randomUUID().slice(0, 8).toUpperCase()}`;
  const wanted = { code, title: 'A promotion', kind: 'percentage', percent: 10, ...more };
  const made = await createPromotion(createPromotionSchema.parse(wanted));
  if (!made.ok) throw new Error(made.refusal.message);
  return { id: made.value.id, code };
}

/** Somebody with one piece of €100 in their bag. */
async function aShopper(): Promise<{ personId: string; sku: string }> {
  const { sku } = await aProduct({ priceAmount: 10_000, onHand: 5 });
  const personId = await aPerson();
  const added = await addToBag(personId, { sku, quantity: 1 });
  if (!added.ok) throw new Error(added.refusal.message);
  return { personId, sku };
}

const bagOf = async (personId: string): Promise<OwnBag> => {
  const view = (await readOwnBags(database(), [personId])).get(personId);
  if (!view) throw new Error('nobody');
  return view.data;
};
const checkout = (bag: OwnBag, codes: readonly string[], totalAmount = bag.totals.totalAmount) => ({
  email: `${randomUUID()}@example.com`,
  ...{ name: 'Maud Renard', line1: '14 rue des Capucins', city: 'Lyon', postalCode: '69001', country: 'FR' },
  token: 'tok_visa' as const,
  seenTotalAmount: totalAmount,
  promotionCodes: [...codes],
  placeKey: randomUUID(),
});
const bagsTold = async () =>
  (await database().change.findMany({ where: { topic: { startsWith: 'my-bag:' } } })).map(({ topic }) => topic);

describe('a code of the bag', () => {
  it('takes off what the order then costs, and is gone with the bag', async () => {
    const { personId } = await aShopper();
    const { code } = await aPromotion();
    const before = await bagOf(personId);
    expect(await addCode(personId, ` ${code.toLowerCase()} `, null)).toEqual({ ok: true, value: { code } });
    const bag = await bagOf(personId);
    expect(bag.codes).toEqual([{ code, refused: null }]);
    expect(bag.promotions).toEqual([{ code, title: 'A promotion', amount: 1_000 }]);
    expect(before.totals.totalAmount - bag.totals.totalAmount).toBe(1_000);
    const placed = await placeOrder(personId, checkout(bag, [code]));
    if (!placed.ok) throw new Error(placed.refusal.message);
    const order = await database().order.findUniqueOrThrow({ where: { publicId: placed.value.publicId } });
    expect(order).toMatchObject({ totalAmount: bag.totals.totalAmount, discountAmount: 1_000 });
    expect(await database().bagCode.count({ where: { personId } })).toBe(0);
  });

  it('is said to have ended at once, and is neither in the total nor in an order', async () => {
    const { personId } = await aShopper();
    const { id, code } = await aPromotion();
    const full = await bagOf(personId);
    await addCode(personId, code, null);
    const seen = await bagOf(personId);
    await database().change.deleteMany();
    await endPromotion(id);
    expect(await bagsTold()).toEqual([`my-bag:${personId}`]);
    const bag = await bagOf(personId);
    expect(bag.codes).toEqual([{ code, refused: 'ended' }]);
    expect(bag.totals).toEqual(full.totals);
    const late = await placeOrder(personId, checkout(seen, [code]));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'promotion_not_applicable', reason: 'ended' } });
    expect(await database().order.count({ where: { personId } })).toBe(0);
    expect(await placeOrder(personId, checkout(bag, []))).toMatchObject({ ok: true });
  });

  it('tells whoever has typed it that another has taken its last use', async () => {
    const [first, second] = [await aShopper(), await aShopper()];
    const { code } = await aPromotion({ usageLimit: 1 });
    await addCode(first.personId, code, null);
    await addCode(second.personId, code, null);
    const seen = await bagOf(second.personId);
    await database().change.deleteMany();
    expect(await placeOrder(first.personId, checkout(await bagOf(first.personId), [code]))).toMatchObject({ ok: true });
    expect(await bagsTold()).toContain(`my-bag:${second.personId}`);
    expect((await bagOf(second.personId)).codes).toEqual([{ code, refused: 'used_up' }]);
    const late = await placeOrder(second.personId, checkout(seen, [code]));
    expect(late).toMatchObject({ ok: false, refusal: { reason: 'used_up' } });
  });

  it('is refused with its reason, and nothing is kept', async () => {
    const { personId, sku } = await aShopper();
    const other = await aProduct({});
    const soon = new Date(Date.now() + 60_000_000).toISOString();
    const cases: [Record<string, unknown> | null, string][] = [
      [null, 'unknown'],
      [{ startsAt: soon }, 'not_started'],
      [{ minimumAmount: 1_000_000, currency: 'EUR' }, 'minimum_not_met'],
      [{ skus: [other.sku] }, 'no_matching_pieces'],
      [{ kind: 'amount', percent: undefined, amount: 5, currency: 'USD', skus: [sku] }, 'other_currency'],
    ];
    for (const [more, reason] of cases) {
      const code = more === null ? 'NO-SUCH-CODE' : (await aPromotion(more)).code;
      expect(await addCode(personId, code, null)).toMatchObject({
        ok: false,
        refusal: { code: 'promotion_not_applicable', reason, field: 'code' },
      });
    }
    expect(await database().bagCode.count({ where: { personId } })).toBe(0);
    expect(await addCode(await aPerson(), 'ANY', null)).toMatchObject({ refusal: { code: 'bag_empty' } });
  });

  it('stands beside others only if all allow it, also of two at once', async () => {
    const { personId } = await aShopper();
    const [one, other] = [await aPromotion(), await aPromotion()];
    const added = await Promise.all([addCode(personId, one.code, null), addCode(personId, other.code, null)]);
    expect(added.filter(({ ok }) => ok)).toHaveLength(1);
    expect(added.find(({ ok }) => !ok)).toMatchObject({ refusal: { reason: 'not_combinable' } });
    const [kept] = (await bagOf(personId)).codes;
    await takeOffCode(personId, kept?.code.toLowerCase() ?? '');
    await takeOffCode(personId, kept?.code ?? '');
    expect((await bagOf(personId)).codes).toEqual([]);
    const together = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aPromotion({ combines: true, percent: 5 })));
    for (const { code } of together.slice(0, 5))
      expect(await addCode(personId, code, null)).toMatchObject({ ok: true });
    expect(await addCode(personId, together[5]?.code ?? '', null)).toMatchObject({ refusal: { reason: 'too_many' } });
    expect((await bagOf(personId)).promotions).toHaveLength(5);
  });

  it('is forgotten with its person', async () => {
    const { personId } = await aShopper();
    await addCode(personId, (await aPromotion()).code, null);
    await transaction((tx) => forgetPerson(tx, personId, []));
    expect(await database().bagCode.count({ where: { personId } })).toBe(0);
  });
});
