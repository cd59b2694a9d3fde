import { isDecided, type PaymentStatus } from '#domain/order/payment-progress.ts';
import { database } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import { stripeKeys } from '#server/payment/stripe/stripe-api.ts';
import { askNoMore, takeChargesToAsk } from '#server/payment/stripe/stripe-charges.ts';
import { stripeProvider } from '#server/payment/stripe/stripe-provider.ts';
import type { DueWork } from '#server/schedule/due-work.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { finaliseOrder } from './finalise-order.ts';

/** How many are asked about together, and side by side: one slow answer holds up no other. */
const atOnce = 40;
const hands = 4;

/** Asks about every charge that isn't decided, once a minute: a webhook that was lost is missed for no longer. */
export const askStripe: DueWork = {
  name: 'ask Stripe about open charges',
  due: Prisma.sql`SELECT min(ask_at) FROM stripe_charge`,
  async run() {
    const taken = await takeChargesToAsk(atOnce);
    // Without keys they are put off until there are some again.
    const due = (stripeKeys() ? taken : []).values();
    const ask = async () => {
      for (const paymentId of due) await askAbout(paymentId);
    };
    await Promise.all(Array.from({ length: hands }, ask));
  },
};

async function askAbout(paymentId: string): Promise<void> {
  try {
    const payment = await database().payment.findUnique({
      where: { id: paymentId },
      select: { status: true, order: { select: { status: true } } },
    });
    // Nobody waits for it any more: its order was cancelled while nothing reached Stripe.
    const isUnwanted =
      payment?.order.status !== 'placed' && !isDecided((payment?.status ?? 'created') as PaymentStatus);
    const state = await (isUnwanted ? stripeProvider.abandon(paymentId) : stripeProvider.find(paymentId));
    if (!state) return;
    await finaliseOrder(paymentId, state);
    if (isDecided(state.status)) await askNoMore(paymentId);
  } catch (error) {
    log().warn({ err: error, paymentId }, 'Stripe could not be asked about a charge; it will be asked again');
  }
}
