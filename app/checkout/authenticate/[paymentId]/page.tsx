import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { TestBank } from '#components/checkout/test-bank.tsx';
import { readPaymentToConfirm } from '#server/order-payment/payment-to-confirm.ts';
import { problemOf } from '#server/problem.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Confirm your payment', robots: { index: false } };

export default async function AuthenticatePage({ params }: { params: Promise<{ paymentId: string }> }) {
  const requestHeaders = await headers();
  const visitor = { actor: await actorOf(requestHeaders), cookies: parseCookies(requestHeaders.get('cookie')) };
  const payment = await readPaymentToConfirm(visitor, (await params).paymentId).catch((error: unknown) => {
    if (problemOf(error)?.code === 'not_found') notFound();
    throw error;
  });
  if (payment.status !== 'requires_action') redirect(`/orders/${payment.publicId}`);
  return <TestBank payment={payment} />;
}
