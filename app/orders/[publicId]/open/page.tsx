import type { Metadata } from 'next';
import { OpenOrder } from '#components/order/shared/open-order.tsx';
import { linkDays } from '#domain/order/link-days.ts';

export const dynamic = 'force-dynamic';
// The key stays out of Referer headers.
export const metadata: Metadata = { title: 'Open your order', robots: { index: false }, referrer: 'same-origin' };

interface Props {
  params: Promise<{ publicId: string }>;
  searchParams: Promise<{ key?: string; problem?: string }>;
}

/** The same for any order, whether or not it exists. */
export default async function OpenPage({ params, searchParams }: Props) {
  const { publicId } = await params;
  const { key = '', problem } = await searchParams;
  return (
    <OpenOrder
      action="/api/orders/open"
      fields={{ publicId, key }}
      what="order"
      advice={`The link may be incomplete, expired or turned off: links last ${linkDays.owner} days. Ask for a new one under “Find my order”, at the foot of every page.`}
      failed={key === '' || problem !== undefined}
    />
  );
}
