import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { PayByStripe } from '#components/checkout/stripe/pay-by-stripe.tsx';
import { TestBank } from '#components/checkout/test-bank.tsx';
import { declinedWords } from '#server/order-payment/declined.ts';
import { readPaymentToConfirm } from '#server/order-payment/payment-to-confirm.ts';
import { problemOf } from '#server/problem.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Confirm your payment', robots: { index: false } };

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
  if (payment.provider === 'stripe' && (payment.status === 'created' || payment.status === 'requires_action')) {
    const { problem } = await searchParams;
    const { id, amount, currency, number, publicId, payBy } = payment;
    const words = problem === undefined ? null : declinedWords(problem);
    return <PayByStripe payment={{ id, amount, currency, number, publicId, payBy }} problem={words} />;
  }
  if (payment.status !== 'requires_action') redirect(`/orders/${payment.publicId}`);
  return <TestBank payment={payment} />;
}
