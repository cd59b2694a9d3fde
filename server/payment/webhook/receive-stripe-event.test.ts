import { describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { aStripeOrder, receive, stripeShop, theEvent } from '#server/testing/stripe/stripe-shop.ts';
import { receiveStripeEvent } from './receive-stripe-event.ts';

testDatabase();
const { stripe } = stripeShop();

describe('Stripe’s webhook', () => {
  it.each([
    ['another secret', { secret: 'whsec_of_somebody_else' }],
    ['a signature of long ago', { at: new Date(Date.now() - 3_600_000) }],
  ])('is refused with %s, and nothing changes', async (_what, signing) => {
    const { intent, order } = await aStripeOrder();
    stripe().pay(intent);
    const refused = await receive(theEvent(stripe(), 'payment_intent.succeeded', intent), signing);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'signed_out' } });
    expect(await order()).toMatchObject({ status: 'placed' });
  });

  it('is refused without a signature', async () => {
    expect(await receiveStripeEvent(Buffer.from('{}'), null)).toMatchObject({ refusal: { code: 'signed_out' } });
  });

  it('says what is wrong with a body that is signed and no event', async () => {
    expect(await receive({ id: 'evt_1' } as never)).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
    const noIntent = { id: 'evt_2', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1' } } };
    expect(await receive(noIntent as never)).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  });

  it('of something else is taken, and nothing comes of it', async () => {
    const other = { id: 'evt_3', type: 'charge.dispute.created', data: { object: { id: 'dp_1' } } };
    expect(await receive(other as never)).toEqual({ ok: true, value: { received: true } });
  });
});
