import { database } from '#server/engine/database/database.ts';
import type { ChargeState, MeansOfPayment, PaymentProvider } from './payment-provider.ts';

/** Of an order that gift cards pay whole: the cards were charged in the transaction that placed it. */
export const paidByGiftCard: MeansOfPayment = { provider: 'gift_card', token: null, label: 'Gift card' };

/** Of an order that costs nothing, by a promotion. */
export const nothingToPay: MeansOfPayment = { ...paidByGiftCard, label: 'Nothing to pay' };

async function approved(paymentId: string): Promise<ChargeState | null> {
  const payment = await database().payment.findUnique({
    where: { id: paymentId },
    select: { amount: true, currency: true },
  });
  if (!payment) return null;
  return { ref: `gift-card:${paymentId}`, status: 'approved', reason: null, method: null, failedTry: null, ...payment };
}

async function known(paymentId: string): Promise<ChargeState> {
  const state = await approved(paymentId);
  if (!state) throw new Error(`There is no payment ${paymentId}.`);
  return state;
}

/** Nothing is left to charge, so its payments are approved as soon as anyone asks. What goes back to a card needs no bank. */
export const giftCardProvider: PaymentProvider = {
  begin: async ({ paymentId }) => ({ state: await known(paymentId), client: null }),
  resume: async (paymentId) => ({ state: await known(paymentId), client: null }),
  capture: known,
  find: approved,
  abandon: known,
  refund: async () => [],
  takenBack: async () => ({ refunds: [], disputes: [] }),
  check: async () => ({ usable: false, reason: 'not_offered' }),
  fingerprintOf: async () => null,
  methodName: () => paidByGiftCard.label,
};
