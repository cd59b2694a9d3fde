import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { orderHeadline } from '#components/order/order-headline.ts';
import type { OrderCareProps } from '#components/order/page/order-care.tsx';
import { OrderPage } from '#components/order/page/order-page.tsx';
import { readerTime } from '#components/order/reader-time.ts';
import { settings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { stepUpWay } from '#server/order/access/step-up-way.ts';
import { isCustomerOf, mayOpenOrder, type OrderVisitor, ownsOrder } from '#server/order/link/order-access.ts';
import { ownerLink } from '#server/order/link/owner-link.ts';
import { findSharedLink } from '#server/order/link/shared-link.ts';
import { readPackingQueueView } from '#server/order/packing-queue-view.ts';
import { readOrderMessages } from '#server/order/page/order-messages-view.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { readDestination } from '#server/route-map/destination.ts';
import { drawMapBase } from '#server/route-map/map-base.ts';
import { actorOf } from '#server/session/actor.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { typedOn } from '../../typed.ts';

export const dynamic = 'force-dynamic';

const justPlacedMs = 15 * 60_000;

interface Props {
  params: Promise<{ publicId: string }>;
  searchParams: Promise<Partial<Record<'code' | 'problem' | 'field' | 'typed', string>>>;
}

/** Once for the title and the page. An order that isn't theirs is as one that isn't there. */
const openOrder = cache(async (publicId: string) => {
  const requestHeaders = await headers();
  const visitor = { actor: await actorOf(requestHeaders), cookies: parseCookies(requestHeaders.get('cookie')) };
  return { visitor, view: (await mayOpenOrder(visitor, publicId)) ? await readOrderView(publicId) : null };
});

/** The tab says what the heading says, so that it need not be opened. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await openOrder((await params).publicId);
  const title = view ? orderHeadline(view.data, readerTime(null)) : 'Page not found';
  return { title, robots: { index: false }, referrer: 'same-origin' };
}

export default async function Page({ params, searchParams }: Props) {
  const { publicId } = await params;
  const { visitor, view } = await openOrder(publicId);
  if (!view) notFound();
  const owns = await ownsOrder(visitor.actor, publicId);
  const link = owns ? await ownerLink(database(), { publicId }) : null;
  const isGuest = owns && visitor.actor.kind === 'person' && visitor.actor.guest;
  const query = await searchParams;
  const { code, problem = null, field = null } = query;
  const returned = { codeSent: code === 'sent', problem, field, typed: await typedOn(query) };
  const care = (await isCustomerOf(visitor, publicId)) ? await readCare(visitor, publicId) : null;
  const { collectAt, shippingAddress, shipments } = view.data;
  const destination = await readDestination(database(), collectAt ? null : shippingAddress);
  return (
    <OrderPage
      initial={view}
      link={link}
      map={drawMapBase(
        shipments.flatMap(({ events }) => events),
        destination,
      )}
      care={care && { ...care, ...returned }}
      packingQueue={await readPackingQueueView()}
      guestEmail={isGuest ? view.data.email : null}
      justPlaced={care !== null && Date.now() - Date.parse(view.data.paidAt ?? view.data.placedAt) < justPlacedMs}
    />
  );
}

async function readCare(
  visitor: OrderVisitor,
  publicId: string,
): Promise<Omit<OrderCareProps, 'codeSent' | 'problem' | 'field' | 'typed'>> {
  const [way, shared, messages, owns] = await Promise.all([
    stepUpWay(visitor, publicId),
    findSharedLink(database(), publicId),
    readOrderMessages(publicId),
    ownsOrder(visitor.actor, publicId),
  ]);
  return {
    way,
    sharedUrl: shared?.url ?? null,
    messages: { initial: messages, formKey: randomUUID() },
    pushKey: owns ? settings().VAPID_PUBLIC_KEY : null,
  };
}
