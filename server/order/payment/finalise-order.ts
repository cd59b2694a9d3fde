/**
 * I5: all news of a payment ends here, in any order and number: one locked transaction, without effect the second time.
 */
import { orderNumber } from '#domain/order/order-number.ts';
import { waitsToBePaid } from '#domain/order/pay-way.ts';
import { advances, type PaymentStatus, standingOf } from '#domain/order/payment-progress.ts';
import { lotPaid } from '#server/auction/outcome/settle-lot.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { groupCommit } from '#server/engine/database/group-commit.ts';
import { outsideRequest } from '#server/engine/database/keyed-effects.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { log } from '#server/engine/process/log.ts';
import type { LockedOrder } from '#server/order/lock-order.ts';
import { moveOrder, recordOrderEvent } from '#server/order/move-order.ts';
import { type OrderActor, providerActor } from '#server/order/order-actor.ts';
import { isByHand, oweRefund } from '#server/order/refund/refund-rows.ts';
import { sendRefundsNow } from '#server/order/refund/send-refunds.ts';
import { releaseOrderHolds } from '#server/order/release-order-holds.ts';
import { voidAuthorisation } from '#server/order/void-authorisation.ts';
import type { ChargeState } from '#server/payment/payment-provider.ts';
import { cardMark } from '#server/person/mark-of.ts';
import { approveTogether, type PaidOrder } from './approve-together.ts';
import { isFailedTry, noteFailedTry } from './failed-try.ts';
import { noteGivenBack } from './given-back.ts';
import { judgePayments, type Verdict } from './judge-payments.ts';
import { type LockedPayments, lockOrdersToPay, lockPieces, type PaymentNews } from './locked-payments.ts';
import { storeSales } from './store-sales.ts';

interface PaymentRow {
  id: string;
  amount: number;
}

/** What is to be told to the provider once this is committed. */
interface Settled {
  orderId: string;
  provider: string;
  /** What was authorised isn't wanted: the bank lets go of it. Untold, it lets go by itself within days. */
  voidAuthorisation: boolean;
}

interface ToldBy {
  /** The webhook that brought it; a repeat of it has no effect. */
  delivery?: { provider: string; eventId: string };
  /** Who made the provider tell, where it was someone of ours. */
  actor?: OrderActor;
}

/**
 * Applies the bank's word: approved or authorised sells the pieces, declined cancels the order. Money that can't be
 * used is refunded or let go. Idempotent and independent of order, so no part of it is stored under a request's key: a
 * later try of the request may have no news any more.
 * @returns the order, where it is known that this very news made it paid
 */
export const finaliseOrder = (paymentId: string, charge: ChargeState, told: ToldBy = {}): Promise<PaidOrder | null> =>
  outsideRequest(() => applyNews(paymentId, charge, told));

async function applyNews(paymentId: string, charge: ChargeState, told: ToldBy): Promise<PaidOrder | null> {
  if (charge.gaveBack) await noteGivenBack(paymentId, charge.gaveBack);
  // A webhook mostly repeats the bank's answer.
  if (told.delivery && !(await isNews(paymentId, charge))) return null;
  // Most news is a plain approval, and much of it comes at once.
  if (charge.status === 'approved' && !told.actor) {
    const paid = await approveTogether(newsOf(paymentId, charge, 'approved', providerActor));
    if (paid !== 'undecided') return paid;
    // Answer and webhook may have been on their way together: then the other one was first.
    if (!(await isNews(paymentId, charge))) return null;
  }
  await finaliseApart(paymentId, charge, told);
  return null;
}

/** Whether this says more of a payment than is known. A payment never goes back: what is no news now won't be. */
async function isNews(paymentId: string, charge: ChargeState): Promise<boolean> {
  const standing = await readStanding(paymentId);
  return standing !== undefined && (advances(standing, charge.status) || isFailedTry(standing, charge));
}

/** How a payment stands, read together with others that are asked for at once. */
const readStanding = groupCommit<string, PaymentStatus | undefined>(async (ids) => {
  const rows = await readRows<{ id: string; status: PaymentStatus; reason: string | null }>`
    SELECT id, status, reason FROM payment WHERE id = ANY (${ids}::text[])`;
  const standing = new Map(rows.map((row) => [row.id, standingOf(row)]));
  return ids.map((id) => standing.get(id));
});

const newsOf = (
  paymentId: string,
  { ref, amount, currency, method, fingerprint }: ChargeState,
  status: PaymentNews['status'],
  actor: OrderActor,
): PaymentNews => ({
  ...{ paymentId, status, ref, amount, currency, method, actor },
  cardMark: fingerprint ? cardMark(fingerprint) : null,
});

async function finaliseApart(
  paymentId: string,
  charge: ChargeState,
  { delivery, actor = providerActor }: ToldBy,
): Promise<void> {
  const settled = await transaction(async (tx): Promise<Settled | null> => {
    const [toPay] = await lockOrdersToPay(tx, [paymentId]);
    if (!toPay) return null;
    const order = { ...toPay, number: orderNumber(toPay) };
    if (delivery && !(await isFirst(tx, delivery))) return null;
    const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
    await noteFailedTry(tx, order, { payment, charge });
    const standing = standingOf({ ...payment, status: payment.status as PaymentStatus });
    if (!advances(standing, charge.status)) return null;
    const { id: orderId } = order;
    const { provider } = payment;
    if (charge.status !== 'approved' && charge.status !== 'authorised') await applyOther(tx, order, payment, charge);
    else {
      const news = newsOf(paymentId, charge, charge.status, actor);
      const sold = await applyMoney(tx, order, { payment, news, locked: await lockPieces(tx, [toPay]) });
      return { orderId, provider, voidAuthorisation: !sold && charge.status === 'authorised' };
    }
    return { orderId, provider, voidAuthorisation: false };
  });
  if (settled && charge.status === 'approved') await sendRefundsNow(settled.orderId);
  const after = settled?.voidAuthorisation ? await voidAuthorisation(settled.provider, paymentId) : null;
  // It had been taken a moment before.
  if (after?.status === 'approved') await finaliseOrder(paymentId, after);
}

async function isFirst(tx: Tx, { provider, eventId }: { provider: string; eventId: string }): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO provider_event (provider, event_id) VALUES (${provider}, ${eventId}) ON CONFLICT DO NOTHING`;
  return inserted > 0;
}

async function applyMoney(
  tx: Tx,
  order: LockedOrder,
  { payment, news, locked }: { payment: PaymentRow; news: PaymentNews; locked: LockedPayments },
): Promise<boolean> {
  const [verdict] = judgePayments([news], locked);
  if (verdict?.kind === 'sold') {
    await storeSales(tx, [verdict.sale], locked);
    if (order.status === 'placed') await lotPaid(tx, order.id);
    return true;
  }
  if (verdict?.kind === 'other_amount') {
    const { paymentId, ref, amount, currency } = news;
    log().error(
      { paymentId, ref, amount, currency },
      'a charge is for another amount than its payment; it was ignored',
    );
  } else if (verdict && verdict.kind !== 'known' && verdict.kind !== 'later') {
    if (verdict.kind === 'stock_gone') {
      await releaseOrderHolds(tx, order);
      await moveOrder(tx, order, { command: 'cancel', actor: providerActor, cancelReason: 'stock_gone' });
    }
    if (news.status === 'approved') await giveBack(tx, order, { payment, news, why: verdict.kind });
    else await setPayment(tx, payment.id, { status: 'declined', reason: whyLetGo(verdict.kind), ref: news.ref });
  }
  return false;
}

/** `paid_twice` is of money that was taken. */
const whyLetGo = (kind: Unusable) => (kind === 'paid_twice' ? 'paid_another_way' : kind);

type Unusable = Exclude<Verdict['kind'], 'sold' | 'known' | 'later' | 'other_amount'>;

/** Money that was taken and that the order has no use for goes back whole. */
async function giveBack(
  tx: Tx,
  order: LockedOrder,
  { payment: { id, amount }, news: { ref }, why }: { payment: PaymentRow; news: PaymentNews; why: Unusable },
): Promise<void> {
  if (why === 'paid_twice') {
    // Two payments of one order were under way. One pays it, so this one is no part of the order's money.
    await setPayment(tx, id, { status: 'declined', reason: 'paid_twice', ref });
    await tx.refund.create({
      data: {
        ...{ orderId: order.id, paymentId: id, amount, reason: 'paid_twice', status: 'pending' },
        byHand: await isByHand(tx, id),
      },
    });
    await recordOrderEvent(tx, order, { kind: 'refunded', actor: providerActor, note: 'It was paid twice.' });
    return;
  }
  await setPayment(tx, id, { status: 'approved', reason: null, ref });
  // What gift cards had paid whole went back with the order.
  if (amount === 0) return;
  await oweRefund(tx, order, { paymentId: id, amount, reason: why });
  await recordOrderEvent(tx, order, { kind: 'refunded', actor: providerActor });
}

async function applyOther(tx: Tx, order: LockedOrder, payment: PaymentRow, charge: ChargeState): Promise<void> {
  await setPayment(tx, payment.id, charge);
  // Its history says already that it was cancelled.
  if (charge.status !== 'declined' || order.status === 'cancelled') return;
  // A lot that was won, or an order of the desk, can be paid another way until its time to pay is over.
  if (waitsToBePaid(order) || order.status !== 'placed') {
    await recordOrderEvent(tx, order, { kind: 'payment_declined', actor: providerActor });
    return;
  }
  await releaseOrderHolds(tx, order);
  await moveOrder(tx, order, { command: 'cancel', actor: providerActor, cancelReason: 'payment_declined' });
}

async function setPayment(
  tx: Tx,
  id: string,
  { status, reason, ref }: { status: PaymentStatus; reason: string | null; ref: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment SET status = ${status}, reason = ${reason}, provider_ref = ${ref}, updated_at = clock_timestamp()
    WHERE id = ${id}`;
}
