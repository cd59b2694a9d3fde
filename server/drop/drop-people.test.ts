import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepBiddingDetails } from '#server/account/keep-bidding-details.ts';
import { placeOrder } from '#server/checkout/place-order.ts';
import { database } from '#server/engine/database/database.ts';
import { tryToTake } from '#server/limit/take-from.ts';
import { placeMark, typedMark } from '#server/person/mark-of.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aDrop, openDrop } from '#server/testing/drops.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aCheckout, aDeliveredOrder, aKey } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aBidderSession } from '#server/testing/session.ts';
import { addToBag } from '../bag/add-to-bag.ts';
import { dropRoutes } from './drop-routes.ts';
import { enterDrop } from './enter-drop.ts';
import { dropLimits } from './limits.ts';

testDatabase();

const day = 24 * 3_600_000;
const enter = handlerOf(dropRoutes, 'POST /drops/:slug/entries');
const office = '198.51.100.7';

interface Facts {
  email?: string;
  confirmed?: boolean;
  ageMs?: number;
  card?: 'tok_visa' | 'tok_mastercard' | 'tok_amex' | null;
  line1?: string;
}

/** Somebody with a session, as far as they have told the shop who they are. */
async function comes({
  email,
  confirmed = true,
  ageMs = 2 * day,
  card = 'tok_visa',
  line1 = randomUUID(),
}: Facts = {}) {
  const { cookie, personId } = await aBidderSession();
  const { userId } = await database().person.findUniqueOrThrow({ where: { id: personId } });
  await database().user.update({
    where: { id: userId ?? '' },
    data: {
      email: email ?? `${randomUUID()}@example.test`,
      emailVerified: confirmed,
      createdAt: new Date(Date.now() - ageMs),
    },
  });
  const address = { name: 'Maud Renard', line1, city: 'Lyon', postalCode: '69001', country: 'FR' };
  if (card) expect(await keepBiddingDetails(personId, { ...address, token: card })).toMatchObject({ ok: true });
  return { cookie, personId };
}

let dropId: string;
let sku: string;
beforeEach(async () => {
  ({ sku } = await aProduct({ onHand: 100, editionSize: 400 }));
  dropId = await aDrop([sku], { perPersonLimit: 1 });
});

async function press({ cookie }: { cookie: string }, from = office) {
  const answer = await enter(
    new Request('http://shop.test/api/drops/x/entries', {
      method: 'POST',
      headers: {
        ...{ host: 'shop.test', origin: 'http://shop.test', cookie },
        ...{ 'x-client-address': from, 'content-type': 'application/json' },
      },
      body: '{}',
    }),
    { slug: dropId },
  );
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const tickets = () => database().dropEntry.count({ where: { dropId } });

describe('tickets for accounts made by a program', () => {
  it('thirty with one card and no confirmed address get none; once confirmed and a day old, one', async () => {
    const fresh = await Promise.all(Array.from({ length: 30 }, () => comes({ confirmed: false, ageMs: 0 })));
    for (const one of fresh)
      expect(await press(one)).toMatchObject({ status: 403, body: { missing: ['confirmed_email', 'age'] } });
    await database().user.updateMany({ data: { emailVerified: true, createdAt: new Date(Date.now() - 2 * day) } });
    const answers = await Promise.all(fresh.map((one) => press(one)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'ticket_taken' && body.by === 'card')).toHaveLength(29);
    expect(await tickets()).toBe(1);
  });

  it('one mailbox and one card get one ticket each, whichever of them comes again', async () => {
    const first = await comes({ email: 'ann@gmail.com', card: 'tok_visa' });
    expect(await press(first)).toMatchObject({ status: 201 });
    expect(await press(first)).toMatchObject({ status: 201 });
    const mailbox = await comes({ email: 'a.n.n+2@googlemail.com', card: 'tok_amex' });
    expect(await press(mailbox)).toMatchObject({ status: 409, body: { code: 'ticket_taken', by: 'email' } });
    expect(await press(await comes({ card: 'tok_visa' }))).toMatchObject({ status: 409, body: { by: 'card' } });
    expect(await press(await comes({ card: 'tok_mastercard' }))).toMatchObject({ status: 201 });
    expect(await tickets()).toBe(2);
  });

  /** A parcel has reached them at that address. */
  async function deliverTo({ personId }: { personId: string }, line1: string): Promise<void> {
    const { publicId } = await aDeliveredOrder((await aProduct()).sku);
    const shippingAddress = { name: 'Maud Renard', line1, city: 'Lyon', postalCode: '69001', country: 'FR' };
    await database().order.update({ where: { publicId }, data: { personId, shippingAddress } });
  }

  it('an address that somebody typed keeps no ticket from its owner; one that a parcel reached gets one', async () => {
    const stranger = await comes({ card: 'tok_amex', line1: '1 rue Haute' });
    expect(await press(stranger)).toMatchObject({ status: 201 });
    const owner = await comes({ card: 'tok_visa', line1: '1, RUE HAUTE' });
    await deliverTo(owner, '1 rue Haute');
    expect(await press(owner)).toMatchObject({ status: 201 });
    const second = await comes({ card: 'tok_mastercard' });
    await deliverTo(second, '1 Rue Haute');
    expect(await press(second)).toMatchObject({ status: 409, body: { code: 'ticket_taken', by: 'place' } });
    expect(await tickets()).toBe(2);
  });

  it('among people without cards a typed address gets one, and still keeps none from its owner', async () => {
    const place = placeMark({ line1: '1 rue Haute', postalCode: '69001', country: 'FR' });
    const enterAs = async (marks: string[], claims: string[] = []) =>
      enterDrop({ dropId, personId: (await aBidderSession()).personId, marks, claims });
    expect(await enterAs([typedMark(place)])).toMatchObject({ ok: true });
    expect(await enterAs([typedMark(place)])).toMatchObject({ ok: false, refusal: { by: 'typed' } });
    expect(await enterAs([place], [typedMark(place)])).toMatchObject({ ok: true });
    dropId = await aDrop([sku]);
    expect(await enterAs([place], [typedMark(place)])).toMatchObject({ ok: true });
    expect(await enterAs([typedMark(place)])).toMatchObject({ ok: false, refusal: { by: 'typed' } });
  });

  it('the same card gets no second one after it was removed, or its account deleted', async () => {
    const first = await comes();
    await press(first);
    await database().paymentMethod.deleteMany({ where: { personId: first.personId } });
    await database().dropEntry.updateMany({ where: { dropId }, data: { personId: null } });
    expect(await press(await comes())).toMatchObject({ body: { code: 'ticket_taken', by: 'card' } });
  });

  it('says what is missing, in words', async () => {
    expect(await press(await comes({ card: null }))).toMatchObject({
      status: 403,
      body: {
        code: 'entry_not_possible',
        missing: ['own_means'],
        message: 'Add a card and an address to your account first. Nothing is charged.',
        detailsAddress: '/account/bidding',
      },
    });
    expect((await press(await comes({ ageMs: 0 }))).body.message).toBe(
      'Your account must have been open for 24 hours when the door opens, or you must have bought here before.',
    );
  });

  it('asks a customer for no age, and counts the card that they paid with', async () => {
    const bowl = await aProduct();
    const customer = await comes({ ageMs: 0, card: null });
    await addToBag(customer.personId, { sku: bowl.sku, quantity: 1 });
    const bought = await placeOrder(customer.personId, aCheckout(5_900, { token: 'tok_amex' }));
    if (!bought.ok) throw new Error(bought.refusal.message);
    // It could be cancelled again for nothing.
    expect(await press(customer)).toMatchObject({ body: { missing: ['age'] } });
    await createShipment(bought.value.publicId, { actor: aKey, carrier: 'DHL', trackingNumber: 'D-1' });
    expect(await press(customer)).toMatchObject({ status: 201 });
    expect(await press(await comes({ card: 'tok_amex' }))).toMatchObject({ body: { by: 'card' } });
  });

  it('a drop may ask for another age, which whoever comes late can reach', async () => {
    dropId = await aDrop([sku], { accountHours: 0 });
    expect(await press(await comes({ ageMs: 0 }))).toMatchObject({ status: 201 });
    dropId = await aDrop([sku]);
    await openDrop(dropId);
    expect(await press(await comes({ ageMs: day - 60_000 }))).toMatchObject({ body: { missing: ['age'] } });
    expect(await press(await comes({ ageMs: day + 60_000 }))).toMatchObject({ status: 201 });
  });

  it('counts the newcomers of one network together, and no refusal among them', async () => {
    const network = '2001:db8:1:2::';
    await tryToTake(dropLimits.ticketsPerAddress, `${network}9`, dropLimits.ticketsPerAddress.most - 2);
    expect(await press(await comes({ card: 'tok_visa' }), `${network}1`)).toMatchObject({ status: 201 });
    expect(await press(await comes({ card: 'tok_visa' }), `${network}2`)).toMatchObject({ status: 409 });
    expect(await press(await comes({ card: 'tok_amex' }), `${network}3`)).toMatchObject({ status: 201 });
    const third = await comes({ card: 'tok_mastercard' });
    expect(await press(third, `${network}4`)).toMatchObject({ status: 429 });
    expect(await press(third, '2001:db8:1:3::1')).toMatchObject({ status: 201 });
  });
});
