import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { chosenReturn } from '#components/return/chosen-return.ts';
import { ReturnChoice } from '#components/return/return-choice.tsx';
import { ReturnReview } from '#components/return/return-review.tsx';
import { returnProblem } from '#components/return/return-words.ts';
import { WhatHappensNext } from '#components/return/what-happens-next.tsx';
import { stepUpWay } from '#server/order/access/step-up-way.ts';
import { isCustomerOf } from '#server/order/link/order-access.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { readExchangeOptions } from '#server/return/exchange-options.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Send something back', robots: { index: false }, referrer: 'same-origin' };

interface Props {
  params: Promise<{ publicId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: Props) {
  const { publicId } = await params;
  const requestHeaders = await headers();
  const visitor = { actor: await actorOf(requestHeaders), cookies: parseCookies(requestHeaders.get('cookie')) };
  const view = (await isCustomerOf(visitor, publicId)) ? await readOrderView(publicId) : null;
  if (!view) notFound();
  const order = view.data;
  if (!order.afterSale.returnable.some((line) => line.quantity > 0)) redirect(`/orders/${publicId}`);
  const query = await searchParams;
  const { fields, choice, problem } = chosenReturn(query, order);
  const options = await readExchangeOptions(order);
  return (
    <main className="container">
      <div className="return-page">
        <div>
          <p className="muted tabular">Order {order.number}</p>
          <h1 className="heading-large">{choice ? 'Check what you’re sending back' : 'Send something back'}</h1>
        </div>
        {choice ? (
          <ReturnReview
            order={order}
            choice={choice}
            fields={fields}
            options={options}
            formKey={randomUUID()}
            problem={returned(query)}
            way={await stepUpWay(visitor, publicId)}
            codeSent={query.code === 'sent'}
          />
        ) : (
          <>
            <ReturnChoice order={order} options={options} problem={problem} chosen={fields} />
            <WhatHappensNext afterSale={order.afterSale} />
          </>
        )}
      </div>
    </main>
  );
}

function returned({ problem, field }: Awaited<Props['searchParams']>) {
  return typeof problem === 'string'
    ? { message: returnProblem(problem), field: typeof field === 'string' ? field : undefined }
    : null;
}
