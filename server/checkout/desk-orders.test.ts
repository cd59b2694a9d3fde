import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newOrderSchema } from '#contract/order/new-order.ts';
import { dayLater } from '#domain/order/working-days.ts';
import { readHoldDays, readNewOrder } from '#server/desk/new-order.ts';
import { takeMoneyAtDesk } from '#server/desk/take-money-at-desk.ts';
import { database } from '#server/engine/database/database.ts';
import { whoDid } from '#server/order/page/who-did.ts';
import { finaliseOrder } from '#server/order/payment/finalise-order.ts';
import { cancelUnpaidOrders } from '#server/order/payment/settle-payments.ts';
import { settleRefundByHand } from '#server/order/refund/refund-again.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { sendOwedRefunds } from '#server/order/refund/send-refunds.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct, shopper } from '#server/testing/factories.ts';
import { aCheckout, anAddress, aPaidOrder } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { payOrder } from './pay-order.ts';
import { placeDeskOrder } from './place-desk-order.ts';

testDatabase();

const email = 'maud.renard@example.com';

/** A form as it is sent, at the total that the desk was shown. */
async function aForm(sku: string, owner: PersonActor, more: Record<string, string> = {}) {
  const typed = { ...anAddress, [`pieces.${sku}`]: '1', ...more };
  const { preview } = await readNewOrder(owner, typed);
  const { today } = await readHoldDays();
  return newOrderSchema.parse({
    email,
    payWay: 'link',
    heldUntil: dayLater(today, 3),
    seenTotalAmount: preview?.totals.totalAmount,
    placeKey: randomUUID(),
    ...typed,
  });
}

async function anOwner(): Promise<PersonActor> {
  return shopper((await aSession('owner')).personId, 'owner');
}

async function placed(form: Parameters<typeof placeDeskOrder>[0], owner: PersonActor): Promise<string> {
  const answer = await placeDeskOrder(form, owner);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value.publicId;
}

const orderOf = (publicId: string) =>
  database().order.findUniqueOrThrow({
    where: { publicId },
    include: { payments: true, events: true, refunds: true, invoices: true, reservations: true },
  });
const stockOf = (sku: string) =>
  database().variant.findUniqueOrThrow({ where: { sku }, select: { onHand: true, reserved: true } });
const mailsTo = (recipient: string) =>
  database().email.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } });

it('holds the pieces of a telephone order, asks for the money by link, and sells them once it is paid', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 3 });
  const form = await aForm(sku, owner);
  const publicId = await placed(form, owner);
  expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 1 });
  const order = await orderOf(publicId);
  expect(order).toMatchObject({ status: 'placed', source: 'desk', payWay: 'link', payments: [] });
  expect(order.reservations[0]?.expiresAt).toEqual(order.payBy);
  expect(await whoDid(order.events)).toEqual({ [`placed ${order.events[0]?.at.toISOString()}`]: expect.any(String) });
  const [mail] = (await mailsTo(email)).filter(({ subject }) => subject.includes(String(order.number)));
  expect(mail?.subject).toMatch(/is waiting for payment/);

  // The same form pressed twice is one order.
  expect(await placed(form, owner)).toBe(publicId);
  expect(await stockOf(sku)).toEqual({ onHand: 3, reserved: 1 });

  // A card that is declined doesn't end it.
  const checkout = aCheckout(order.totalAmount, { token: 'tok_declined' });
  expect(await payOrder(publicId, checkout, { setsDetails: false })).toMatchObject({
    refusal: { code: 'payment_declined' },
  });
  expect(await orderOf(publicId)).toMatchObject({ status: 'placed' });
  expect(await payOrder(publicId, aCheckout(order.totalAmount), { setsDetails: false })).toMatchObject({ ok: true });
  expect(await orderOf(publicId)).toMatchObject({ status: 'paid', invoices: [{ totalAmount: order.totalAmount }] });
  expect(await stockOf(sku)).toEqual({ onHand: 2, reserved: 0 });
});

it('never takes the total from the form, and refuses what is not there', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 1 });
  const form = await aForm(sku, owner);
  expect(await placeDeskOrder({ ...form, seenTotalAmount: 1 }, owner)).toMatchObject({
    refusal: { code: 'price_changed' },
  });
  const two = { ...(await aForm(sku, owner, { [`pieces.${sku}`]: '2' })), placeKey: randomUUID() };
  expect(await placeDeskOrder(two, owner)).toMatchObject({ refusal: { code: 'out_of_stock' } });
  const { today } = await readHoldDays();
  for (const heldUntil of [dayLater(today, -1), dayLater(today, 15)])
    await expect(placeDeskOrder({ ...form, heldUntil }, owner)).rejects.toThrow('can be held');
  expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 0 });
});

it('goes to no other country for the price of the first, whoever pays it', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 1 });
  const publicId = await placed(await aForm(sku, owner), owner);
  const { totalAmount } = await orderOf(publicId);
  const pay = (more: Parameters<typeof aCheckout>[1]) =>
    payOrder(publicId, aCheckout(totalAmount, more), { setsDetails: true });
  // Its treatment is fixed when it is placed.
  const treatAs = async (taxTreatment: string, vatNumber: string | null) => {
    await database().$executeRaw`ALTER TABLE orders DISABLE TRIGGER USER`;
    await database().order.update({ where: { publicId }, data: { taxTreatment, vatNumber } });
    await database().$executeRaw`ALTER TABLE orders ENABLE TRIGGER USER`;
  };
  expect(await pay({ country: 'DE', postalCode: '10115' })).toMatchObject({
    refusal: { code: 'invalid', field: 'country' },
  });
  await treatAs('reverse_charge', 'DE1');
  expect(await pay({})).toMatchObject({ refusal: { code: 'invalid', field: 'vatNumber' } });
  await treatAs('standard', null);
  expect(await orderOf(publicId)).toMatchObject({ status: 'placed', payments: [], shippingAddress: { country: 'FR' } });
  expect(await pay({ line1: '3 quai Saint-Vincent' })).toMatchObject({ ok: true });
  expect(await orderOf(publicId)).toMatchObject({ shippingAddress: { line1: '3 quai Saint-Vincent' } });
});

it('tells the desk, not the customer, that a customer is blocked', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 1 });
  const blocked = 'never.pays@example.com';
  await database().customer.create({
    data: { email: blocked, orderEmail: blocked, blockedAt: new Date() },
  });
  expect(await placeDeskOrder(await aForm(sku, owner, { email: blocked }), owner)).toMatchObject({
    refusal: { code: 'customer_blocked', field: 'email', message: expect.stringContaining('Unblock them') },
  });
  expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 0 });
});

it('gives the pieces back once the time to pay is over', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 1 });
  const publicId = await placed(await aForm(sku, owner), owner);
  await database().order.update({ where: { publicId }, data: { payBy: new Date(Date.now() - 1_000) } });
  await cancelUnpaidOrders.run();
  expect(await orderOf(publicId)).toMatchObject({ status: 'cancelled', cancelReason: 'unpaid' });
  expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 0 });
});

it('takes a transfer once all of it is there, names who recorded it, and leaves the refund to the shop’s people', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 2 });
  const form = await aForm(sku, owner, { payWay: 'transfer' });
  expect(await placeDeskOrder(form, owner)).toMatchObject({ refusal: { code: 'no_bank_account' } });
  await saveShop({ bankAccount: 'IBAN DE02 1203 0000 0000 2020 51\nExample Bank' });
  const publicId = await placed(form, owner);
  const { totalAmount } = await orderOf(publicId);
  const [mail] = (await mailsTo(email)).filter(({ text }) => text.includes('IBAN DE02'));
  expect(mail?.text).toContain('as the reference');

  // By card it can't be paid: the money is on its way to the account.
  expect(await payOrder(publicId, aCheckout(totalAmount), { setsDetails: true })).toMatchObject({
    refusal: { code: 'illegal_transition' },
  });
  const take = (amount: number) =>
    takeMoneyAtDesk(publicId, { how: 'transfer', amount: (amount / 100).toFixed(2), actor: owner });
  expect(await take(totalAmount - 1)).toMatchObject({ refusal: { code: 'wrong_amount' } });
  expect((await Promise.all([take(totalAmount), take(totalAmount)])).every(({ ok }) => ok)).toBe(true);
  const paid = await orderOf(publicId);
  expect(paid).toMatchObject({
    status: 'paid',
    payments: [{ provider: 'manual', method: 'Bank transfer', amount: totalAmount, status: 'approved' }],
    invoices: [{ totalAmount }],
  });
  expect(paid.events.find(({ kind }) => kind === 'paid')?.actor).toBe(`desk:${owner.personId}`);
  expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 0 });

  // Nothing is sent: it stays owed until somebody says that it was given back.
  const refunded = await refundOrder(publicId, { actor: owner, reason: 'Changed her mind', amount: totalAmount });
  expect(refunded).toMatchObject({ ok: true, value: { status: 'pending' } });
  await sendOwedRefunds.run();
  const [refund] = (await orderOf(publicId)).refunds;
  expect(refund).toMatchObject({ status: 'pending', byHand: true });
  expect(await settleRefundByHand({ publicId, refundId: refund?.id ?? '' }, owner, 'By transfer')).toMatchObject({
    ok: true,
  });
  expect(await orderOf(publicId)).toMatchObject({
    refunds: [{ status: 'done' }],
    payments: [{ status: 'refunded' }],
  });
  expect((await mailsTo(email)).at(-1)?.text).toContain('How we gave it back: By transfer');
});

it('tells whoever may have sent a transfer by then to write, instead of that nothing was charged', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 1 });
  await saveShop({ bankAccount: 'IBAN DE02 1203 0000 0000 2020 51' });
  const publicId = await placed(await aForm(sku, owner, { payWay: 'transfer', email: 'late@example.com' }), owner);
  await database().order.update({ where: { publicId }, data: { payBy: new Date(Date.now() - 1_000) } });
  await cancelUnpaidOrders.run();
  const last = (await mailsTo('late@example.com')).at(-1);
  expect(last?.text).toContain('If you’ve sent one, write to us');
  expect(last?.text).not.toContain('Nothing was charged');
});

it('calls no payment off where the money isn’t taken', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 1 });
  const publicId = await placed(await aForm(sku, owner), owner);
  const { totalAmount } = await orderOf(publicId);
  await payOrder(publicId, aCheckout(totalAmount, { token: 'tok_authentication_required' }), { setsDetails: false });
  const take = (amount: number) =>
    takeMoneyAtDesk(publicId, { how: 'cash', amount: (amount / 100).toFixed(2), actor: owner });
  expect(await take(totalAmount - 1)).toMatchObject({ refusal: { code: 'wrong_amount' } });
  await database().order.update({ where: { publicId }, data: { source: 'shop' } });
  expect(await take(totalAmount)).toMatchObject({ refusal: { code: 'illegal_transition' } });
  expect(await orderOf(publicId)).toMatchObject({ status: 'placed', payments: [{ status: 'requires_action' }] });
});

it('says that money is owed back where the pieces were sold meanwhile, and tells the customer of no bank', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 1 });
  const publicId = await placed(await aForm(sku, owner, { payWay: 'cash', email: 'cash@example.com' }), owner);
  const { id, totalAmount } = await orderOf(publicId);
  await database().reservation.updateMany({
    where: { orderId: id },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });
  await aPaidOrder(sku);
  const take = () => takeMoneyAtDesk(publicId, { how: 'cash', amount: (totalAmount / 100).toFixed(2), actor: owner });
  for (const answer of [await take(), await take()])
    expect(answer).toMatchObject({ refusal: { code: 'money_owed_back' } });
  const { status, cancelReason, refunds } = await orderOf(publicId);
  expect({ status, cancelReason }).toEqual({ status: 'cancelled', cancelReason: 'stock_gone' });
  expect(refunds).toMatchObject([{ status: 'pending', byHand: true, amount: totalAmount }]);
  const last = (await mailsTo('cash@example.com')).at(-1);
  expect(last?.text).toContain('We’ll email you once we’ve given it back');
  expect(last?.text).not.toContain('bank');
});

it('owes money by hand that comes on top of a payment by card', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 1 });
  const publicId = await placed(await aForm(sku, owner), owner);
  const { id: orderId, totalAmount: amount, currency } = await orderOf(publicId);
  await payOrder(publicId, aCheckout(amount), { setsDetails: false });
  const id = randomUUID();
  const state = { ref: `manual:${id}`, status: 'approved', reason: null, method: null, failedTry: null } as const;
  await database().payment.create({
    data: { id, orderId, provider: 'manual', method: 'Cash', amount, currency, status: 'created' },
  });
  await finaliseOrder(id, { ...state, amount, currency });
  await sendOwedRefunds.run();
  const { refunds } = await orderOf(publicId);
  expect(refunds).toMatchObject([{ paymentId: id, status: 'pending', byHand: true }]);
  const key = { publicId, refundId: refunds[0]?.id ?? '' };
  expect(await settleRefundByHand(key, owner, 'In cash')).toMatchObject({ ok: true });
});

it('takes cash of a customer without an email, and of one whose card is waiting for an answer only after it is called off', async () => {
  const owner = await anOwner();
  const { sku } = await aProduct({ onHand: 3 });
  expect(() => newOrderSchema.parse({})).toThrow();
  await expect(aForm(sku, owner, { email: '' })).rejects.toThrow('how to pay');
  const publicId = await placed(await aForm(sku, owner, { email: '', payWay: 'cash' }), owner);
  const { totalAmount } = await orderOf(publicId);
  const cash = { how: 'cash', amount: (totalAmount / 100).toFixed(2), actor: owner } as const;
  expect(await takeMoneyAtDesk(publicId, cash)).toMatchObject({ ok: true });
  expect(await orderOf(publicId)).toMatchObject({ status: 'paid', payments: [{ method: 'Cash' }] });

  const byLink = await placed(await aForm(sku, owner), owner);
  await payOrder(byLink, aCheckout(totalAmount, { token: 'tok_authentication_required' }), { setsDetails: false });
  expect(await takeMoneyAtDesk(byLink, cash)).toMatchObject({ ok: true });
  const { payments } = await orderOf(byLink);
  expect(payments.map(({ provider, status }) => `${provider} ${status}`).sort()).toEqual([
    'manual approved',
    'test declined',
  ]);
  expect(await stockOf(sku)).toEqual({ onHand: 1, reserved: 0 });
});
