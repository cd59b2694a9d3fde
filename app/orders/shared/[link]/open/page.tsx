import type { Metadata } from 'next';
import { OpenOrder } from '#components/order/shared/open-order.tsx';

export const dynamic = 'force-dynamic';
// The key stays out of Referer headers.
export const metadata: Metadata = { title: 'A delivery', robots: { index: false }, referrer: 'same-origin' };

interface Props {
  params: Promise<{ link: string }>;
  searchParams: Promise<{ key?: string; problem?: string }>;
}

/** The same for any link, whether or not it exists. */
export default async function OpenSharedPage({ params, searchParams }: Props) {
  const { link } = await params;
  const { key = '', problem } = await searchParams;
  return (
    <OpenOrder
      action="/api/orders/shared/open"
      fields={{ link, key }}
      what="delivery"
      advice="It may be incomplete, or sharing may have been turned off. Ask the person who sent it for a new one."
      failed={key === '' || problem !== undefined}
    />
  );
}
