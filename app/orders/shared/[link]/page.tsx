import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { SharedOrderPage } from '#components/order/shared/shared-order-page.tsx';
import { readSharedOrder, readSharedRoutes } from '#server/order-page/shared-order-view.ts';
import { drawRouteMap } from '#server/route-map/draw-route-map.ts';
import { parseCookies } from '#server/session/cookies.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'A delivery', robots: { index: false }, referrer: 'same-origin' };

export default async function SharedPage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params;
  const cookies = parseCookies((await headers()).get('cookie'));
  const visitor = { actor: { kind: 'nobody' } as const, cookies };
  const view = await readSharedOrder(visitor, link);
  if (!view) notFound();
  return <SharedOrderPage initial={view} map={drawRouteMap(await readSharedRoutes(visitor, link))} />;
}
