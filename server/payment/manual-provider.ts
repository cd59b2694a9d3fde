import { database } from '#server/engine/database/database.ts';
import type { ChargeState, PaymentProvider } from './payment-provider.ts';

/** A payment is written down once the shop's people have the money, so it is approved as soon as anyone asks. */
async function taken(paymentId: string): Promise<ChargeState | null> {
  const payment = await database().payment.findUnique({
    where: { id: paymentId },
    select: { amount: true, currency: true },
  });
  if (!payment) return null;
  return { ref: manualRef(paymentId), status: 'approved', reason: null, method: null, failedTry: null, ...payment };
}

export const manualRef = (paymentId: string): string => `manual:${paymentId}`;

async function known(paymentId: string): Promise<ChargeState> {
  const state = await taken(paymentId);
  if (!state) throw new Error(`There is no payment ${paymentId}.`);
  return state;
}

/** Cash and bank transfers. What goes back is given by the shop's people, and never sent from here. */
export const manualProvider: PaymentProvider = {
  begin: async ({ paymentId }) => ({ state: await known(paymentId), client: null }),
  resume: async () => null,
  capture: known,
  find: taken,
  abandon: known,
  refund: async () => [],
  takenBack: async () => ({ refunds: [], disputes: [] }),
  check: async () => ({ usable: false, reason: 'not_offered' }),
  fingerprintOf: async () => null,
  methodName: () => '',
};
