import { mollieNewsSchema } from '#contract/payment/payment.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { parseBody, validate } from '#server/engine/http/request-body.ts';
import { log } from '#server/engine/process/log.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { finaliseOrder } from '#server/order/payment/finalise-order.ts';
import { hearOfMoney } from '#server/order/refund/hear-of-money.ts';
import { paymentLimits } from '#server/payment/limits.ts';
import { mollieKey } from '#server/payment/mollie/mollie-api.ts';
import { readMollieNews } from '#server/payment/mollie/mollie-provider.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';

/**
 * Takes Mollie's webhook, which only names a payment: Mollie itself is asked how that stands. Repeats and order have no
 * effect, and an id that isn't ours is answered like any other. https://docs.mollie.com/overview/webhooks
 * @param body a form, `id=tr_…`
 * @param address of whoever sent it
 * @throws AccessProblem `not_found` where Mollie isn't set up, `too_many`, `invalid`; `unavailable` if Mollie didn't
 *   answer, so that it tells again
 */
export async function receiveMollieNews(body: string, address: string): Promise<Decision<{ received: true }, never>> {
  if (!mollieKey()) throw notFound('webhook');
  await takeFrom(paymentLimits.webhooksPerAddress, address);
  const { id } = validate(mollieNewsSchema, parseBody(body, 'form'));
  const news = await readMollieNews(id).catch((error: unknown) => {
    log().warn({ err: error, ref: id }, 'Mollie could not be asked about its news');
    throw new AccessProblem('unavailable', 'Mollie could not be asked about this payment. Tell it again.');
  });
  if (!news) return accept({ received: true });
  await finaliseOrder(news.paymentId, news.charge);
  // The same address is told of refunds and chargebacks.
  if (news.charge.status === 'approved')
    await hearOfMoney(news.paymentId).catch((error: unknown) => {
      log().warn({ err: error, ref: id }, 'Mollie could not be asked what became of the money');
      throw new AccessProblem('unavailable', 'Mollie could not be asked about this payment. Tell it again.');
    });
  return accept({ received: true });
}
