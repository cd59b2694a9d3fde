import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { OrderMap } from '#components/order/order-map.tsx';
import { OrderPage } from '#components/order/order-page.tsx';
import { mayOpenOrder, ownsOrder } from '#server/order/order-access.ts';
import { trackUrl } from '#server/order/order-link.ts';
import { readOrderView } from '#server/order/order-view.ts';
import { drawRouteMap } from '#server/route-map/draw-route-map.ts';
import { orderRoutes } from '#server/route-map/order-routes.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Your order', robots: { index: false }, referrer: 'same-origin' };

export default async function Page({ params }: { params: Promise<{ publicId: string }> }) {
  const { publicId } = await params;
  const requestHeaders = await headers();
  const visitor = { actor: await actorOf(requestHeaders), cookies: parseCookies(requestHeaders.get('cookie')) };
  const view = (await mayOpenOrder(visitor, publicId)) ? await readOrderView(publicId) : null;
  if (!view) notFound();
  const host = requestHeaders.get('host');
  const origin = host ? `http://${host}` : undefined;
  const link = (await ownsOrder(visitor.actor, publicId)) ? trackUrl(publicId, new Date(), origin) : null;
  const map = drawRouteMap(orderRoutes(view.data));
  return <OrderPage initial={view} link={link} map={map && <OrderMap map={map} order={view.data} />} />;
}
