import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { ReturnForm } from '#components/return/return-form.tsx';
import { returnProblem } from '#components/return/return-words.ts';
import { stepUpWay } from '#server/order/step-up-way.ts';
import { isCustomerOf } from '#server/order-link/order-access.ts';
import { readOrderView } from '#server/order-page/order-view.ts';
import { readExchangeOptions } from '#server/return/exchange-options.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Send something back', robots: { index: false }, referrer: 'same-origin' };

interface Props {
  params: Promise<{ publicId: string }>;
  searchParams: Promise<{ code?: string; problem?: string; field?: string }>;
}

export default async function Page({ params, searchParams }: Props) {
  const { publicId } = await params;
  const requestHeaders = await headers();
  const visitor = { actor: await actorOf(requestHeaders), cookies: parseCookies(requestHeaders.get('cookie')) };
  const view = (await isCustomerOf(visitor, publicId)) ? await readOrderView(publicId) : null;
  if (!view) notFound();
  const order = view.data;
  if (!order.afterSale.returnable.some((line) => line.quantity > 0)) redirect(`/orders/${publicId}`);
  const { code, problem, field } = await searchParams;
  return (
    <main className="wrap">
      <div className="ret-page">
        <div>
          <p className="mute num">Order {order.number}</p>
          <h1 className="h1">Send something back</h1>
        </div>
        <ReturnForm
          order={order}
          formKey={randomUUID()}
          options={await readExchangeOptions(order)}
          problem={problem ? { message: returnProblem(problem), field } : null}
          way={await stepUpWay(visitor, publicId)}
          codeSent={code === 'sent'}
        />
      </div>
    </main>
  );
}
