import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { PayOnPage } from '#components/checkout/provider-page/pay-on-page.tsx';
import { PayByStripe } from '#components/checkout/stripe/pay-by-stripe.tsx';
import { TestBank } from '#components/payment/test-bank.tsx';
import { traitsOfProvider } from '#contract/payment/payment-providers.ts';
import { declinedWords } from '#server/order/payment/declined.ts';
import { readPaymentToConfirm } from '#server/order/payment/payment-to-confirm.ts';
import { isStillTaken } from '#server/payment/offered-providers.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { problemOf } from '#server/web/problem.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Confirm your payment', robots: { index: false } };

/** What a plain form comes back with when nobody could be asked. */
const notOfPayments: ReadonlySet<string> = new Set(['unavailable', 'fault', 'too_many']);

interface AuthenticatePageProps {
  params: Promise<{ paymentId: string }>;
  searchParams: Promise<{ problem?: string }>;
}

export default async function AuthenticatePage({ params, searchParams }: AuthenticatePageProps) {
  const requestHeaders = await headers();
  const visitor = { actor: await actorOf(requestHeaders), cookies: parseCookies(requestHeaders.get('cookie')) };
  const payment = await readPaymentToConfirm(visitor, (await params).paymentId).catch((error: unknown) => {
    if (problemOf(error)?.code === 'not_found') notFound();
    throw error;
  });
  const traits = traitsOfProvider(payment.provider);
  const isOpen =
    payment.orderStatus === 'placed' && (payment.status === 'created' || payment.status === 'requires_action');
  if (isOpen && !isStillTaken(payment.provider)) redirect(`/checkout?order=${payment.publicId}`);
  if (isOpen && traits?.resumes) {
    const { problem } = await searchParams;
    const { id, amount, currency, number, publicId, payBy } = payment;
    const asked = { id, amount, currency, number, publicId, payBy };
    const isUnreached = problem !== undefined && notOfPayments.has(problem);
    const words = problem === undefined || isUnreached ? null : declinedWords(problem);
    if (traits.paysIn === 'fields') return <PayByStripe payment={asked} problem={words} />;
    return <PayOnPage whose={traits.name ?? ''} payment={asked} problem={words} isUnreached={isUnreached} />;
  }
  if (payment.orderStatus !== 'placed' || payment.status !== 'requires_action') redirect(`/orders/${payment.publicId}`);
  return <TestBank payment={payment} />;
}
