import { setTimeout as sleep } from 'node:timers/promises';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import type { Begun, ChargeRequest, ChargeState, MethodCheck, PaymentProvider } from './payment-provider.ts';
import {
  captureCharge,
  decideCharge,
  firstAnswers,
  openCharge,
  readCharge,
  refundCharge,
  releaseCharge,
  slowMs,
  takenBackOfCharge,
} from './test-charge.ts';

/** The provider charged, or didn't: its answer was lost. */
export class AnswerLost extends Error {}

const cards: Readonly<Record<string, string>> = {
  tok_visa: '4242',
  tok_mastercard: '4444',
  tok_amex: '0005',
  tok_declined: '0002',
  tok_insufficient_funds: '9995',
  tok_authentication_required: '3155',
  tok_slow: '0077',
  tok_lost_response: '0119',
  tok_capture_declined: '0341',
};

async function charge({ paymentId, token, amount, currency, capture }: ChargeRequest): Promise<ChargeState> {
  const answer = token === null ? undefined : firstAnswers[token];
  if (!answer)
    return openCharge(
      paymentId,
      { token, amount, currency },
      { status: 'declined', reason: 'unknown_card', tellsInMs: 0 },
    );
  const opened = await openCharge(paymentId, { token, amount, currency, capture }, answer);
  if (token === 'tok_lost_response') throw new AnswerLost('The test bank’s answer was lost on its way.');
  if (opened.status !== 'processing') return opened;
  await sleep(slowMs);
  return (await readCharge(paymentId)) ?? opened;
}

/** The test bank asks its own questions on a page of the shop, so it has nothing for the payer's browser. */
const begin = async (request: ChargeRequest): Promise<Begun> => ({ state: await charge(request), client: null });

async function abandon(paymentId: string): Promise<ChargeState> {
  await releaseCharge(paymentId);
  const decided = await decideCharge(paymentId, { status: 'declined', reason: 'abandoned' });
  // A charge under this key that is still on its way finds this one and can't be approved any more.
  return (
    decided ??
    openCharge(
      paymentId,
      { token: '', amount: 0, currency: shopCurrency() },
      { status: 'declined', reason: 'abandoned', tellsInMs: 0 },
    )
  );
}

async function check(token: string): Promise<MethodCheck> {
  const answer = firstAnswers[token] ?? { status: 'declined', reason: 'unknown_card' };
  return answer.status === 'declined' ? { usable: false, reason: answer.reason ?? 'card_declined' } : { usable: true };
}

/** The bank of the demo: no money moves, everything else is as with a real one. */
export const testProvider: PaymentProvider = {
  begin,
  resume: async () => null,
  capture: captureCharge,
  find: readCharge,
  abandon,
  refund: refundCharge,
  takenBack: takenBackOfCharge,
  check,
  // Each test card is one card, whoever uses it.
  fingerprintOf: async (token) => token,
  methodName: (token) => `Test card ending ${cards[token] ?? 'unknown'}`,
};
