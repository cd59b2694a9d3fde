import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { SharedOrderPage } from '#components/order/shared/shared-order-page.tsx';
import { readSharedDestination, readSharedOrder } from '#server/order/page/shared-order-view.ts';
import { drawMapBase } from '#server/route-map/map-base.ts';
import { parseCookies } from '#server/session/cookies.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'A delivery', robots: { index: false }, referrer: 'same-origin' };

export default async function SharedPage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params;
  const cookies = parseCookies((await headers()).get('cookie'));
  const visitor = { actor: { kind: 'nobody' } as const, cookies };
  const view = await readSharedOrder(visitor, link);
  if (!view) notFound();
  const updates = view.data.open ? view.data.parcels.flatMap((parcel) => parcel.updates) : [];
  return <SharedOrderPage initial={view} map={drawMapBase(updates, await readSharedDestination(visitor, link))} />;
}
