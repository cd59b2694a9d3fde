/**
 * Mollie by its Payments API: https://docs.mollie.com/docs/accepting-payments
 *
 * The payer chooses how to pay on Mollie's page. A payment at Mollie that failed can't be tried again, so each try is a
 * payment of its own there: the next is made only once Mollie has said that the last one is over. Mollie's id of a try
 * is stored before its address is given out, so that one whose answer was lost can't be paid by anybody.
 */
import { goneOf } from '../gone-of.ts';
import type {
  Begun,
  ChargeState,
  PayerClient,
  PaymentProvider,
  RefundAtProvider,
  TakenBack,
  WantedRefund,
} from '../payment-provider.ts';
import { isMolliePage } from './mollie-api.ts';
import {
  endMollieCharge,
  type MollieChargeRow,
  mollieCharges,
  openMollieCharge,
  openNextTry,
  readMollieCharge,
  takeNews,
} from './mollie-charges.ts';
import { isOver, type MolliePayment, tryStateOf } from './mollie-payment.ts';
import { chargebacksOfTry, refundsOfTry } from './mollie-taken-back.ts';
import { callOff, clearBeside, lookAt, makeTry, refundTry } from './mollie-tries.ts';

interface Standing {
  row: MollieChargeRow;
  /** The try that counts: the one that was paid, else the last. Null: there is none and there won't be one. */
  payment: MolliePayment | null;
}

async function knownCharge(paymentId: string): Promise<MollieChargeRow> {
  const row = await readMollieCharge(paymentId);
  if (!row) throw new Error(`Mollie was never asked for payment ${paymentId}.`);
  return row;
}

/** Asks Mollie how a payment stands. */
async function ask(before: MollieChargeRow): Promise<Standing> {
  const { paymentId } = before;
  const latest = await latestOf(before);
  const row = await knownCharge(paymentId);
  if (row.kept === null) return { row, payment: latest };
  await clearBeside(row);
  const payment = latest?.id === row.kept ? latest : await lookAt(paymentId, row.kept);
  return { row: await knownCharge(paymentId), payment };
}

async function latestOf(row: MollieChargeRow): Promise<MolliePayment | null> {
  const last = row.tries.at(-1);
  const ref = row.kept ?? last?.ref;
  if (ref) return lookAt(row.paymentId, ref);
  return last && row.ended !== 'not_possible' ? makeTry(row, last.n) : null;
}

function stateOf({ row, payment }: Standing): ChargeState {
  const { paymentId, amount, currency, ended, tries } = row;
  if (!payment) {
    const nothing = { ref: `none:${paymentId}`, method: null, failedTry: null };
    return { ...nothing, status: 'declined', reason: ended, amount, currency };
  }
  const state = tryStateOf(payment);
  const beside = tries.find(({ gaveBack }) => gaveBack)?.ref;
  if (beside) return { ...state, gaveBack: beside };
  // No further try follows, so what was the end of a try is the end of the payment.
  return ended && isOver(payment.status) ? { ...state, status: 'declined', reason: ended, failedTry: null } : state;
}

function clientOf({ row, payment }: Standing): PayerClient | null {
  const address = payment?._links?.checkout?.href;
  if (payment?.status !== 'open' || row.ended || !address) return null;
  if (!isMolliePage(address)) throw new Error(`Mollie leads to ${address}, which is no page of Mollie's.`);
  return { provider: 'mollie', intent: payment.id, address };
}

const begun = (standing: Standing): Begun => ({ state: stateOf(standing), client: clientOf(standing) });

/** The payer has pressed again: after a try that failed there is another one. */
async function resume(paymentId: string): Promise<Begun | null> {
  const row = await readMollieCharge(paymentId);
  if (!row) return null;
  const standing = await ask(row);
  const { payment } = standing;
  const mayFollow = standing.row.kept === null && standing.row.ended === null;
  // Of the try that was asked about: another press may have opened the next one meanwhile.
  const asked = standing.row.tries.find(({ ref }) => ref === payment?.id);
  if (!asked || !mayFollow || !payment || !isOver(payment.status)) return begun(standing);
  return begun(await ask(await openNextTry(paymentId, asked.n)));
}

/** A payer who is at their bank can't be called back: then the payment stays open, and what comes of it is given back. */
async function abandon(paymentId: string): Promise<ChargeState> {
  const { row, payment } = await ask(await endMollieCharge(paymentId, 'abandoned'));
  if (!payment || row.kept !== null) return stateOf({ row, payment });
  const after = await callOff(paymentId, payment);
  return stateOf({ row: await knownCharge(paymentId), payment: after });
}

async function refund(paymentId: string, { refundId, inAll }: WantedRefund): Promise<RefundAtProvider[]> {
  const { kept, currency } = await knownCharge(paymentId);
  if (kept === null) throw new Error(`Nothing was paid for payment ${paymentId} at Mollie.`);
  let refunds: RefundAtProvider[] = [];
  await mollieCharges.whileRefunding(paymentId, async () => {
    refunds = await refundTry(kept, {
      inAll: { amount: inAll, currency },
      // After a refund that failed, the next is another one.
      key: (before) =>
        `refund:${refundId}:${goneOf(before)}:${before.filter(({ status }) => status === 'failed').length}`,
      metadata: { refund: refundId },
    });
  });
  return refunds;
}

async function takenBack(paymentId: string): Promise<TakenBack> {
  const kept = (await readMollieCharge(paymentId))?.kept ?? null;
  if (kept === null) return { refunds: [], disputes: [] };
  return { refunds: await refundsOfTry(kept), disputes: await chargebacksOfTry(kept) };
}

/**
 * News of one of Mollie's payments, which names it and says nothing of it, so Mollie is asked: at most every two seconds.
 * @returns null where nothing is known by now: it is of nothing that this shop asked for, or will be asked about in a moment
 */
export async function readMollieNews(ref: string): Promise<{ paymentId: string; charge: ChargeState } | null> {
  const news = await takeNews(ref);
  if (!news?.ask) return null;
  const { paymentId } = news;
  const row = await knownCharge(paymentId);
  if (ref !== (row.kept ?? row.tries.at(-1)?.ref)) await lookAt(paymentId, ref);
  return { paymentId, charge: stateOf(await ask(await knownCharge(paymentId))) };
}

export const mollieProvider: PaymentProvider = {
  begin: async (request) => begun(await ask(await openMollieCharge(request))),
  resume,
  async capture(paymentId) {
    throw new Error(`Mollie takes money at once, so payment ${paymentId} has nothing to be captured.`);
  },
  async find(paymentId) {
    const row = await readMollieCharge(paymentId);
    return row && stateOf(await ask(row));
  },
  abandon,
  refund,
  takenBack,
  check: async () => ({ usable: false, reason: 'not_offered' }),
  // Only Mollie knows how it was paid, once it was.
  fingerprintOf: async () => null,
  methodName: () => '',
};
