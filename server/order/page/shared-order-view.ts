/** I7: this reader picks each field by name, so that no field added elsewhere can show to a friend. */

import type { OrderStatus } from '#contract/order/order.ts';
import type { OpenSharedOrder, SharedOrder } from '#contract/order/page/shared-order.ts';
import type { TrackingStatus } from '#contract/shipping/shipment.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { premiumSku } from '#domain/order/premium-line.ts';
import { type Destination, scanForStrangers, townIn } from '#domain/shipping/tracking/parcel-route.ts';
import { trackingOf } from '#domain/shipping/tracking/parcel-tracking.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import type { OrderVisitor } from '#server/order/link/order-access.ts';
import { hashOfSecret, linkCookieName } from '#server/order/link/order-link.ts';
import { arrivalOf } from '#server/order/page/order-view.ts';
import { readDestination } from '#server/route-map/destination.ts';
import type { Ground } from '#server/session/ground.ts';
import { parcelEventOf, type ShownEvent } from '#server/shipping/tracking-rows.ts';
import { readColumn } from '#server/stored/read-column.ts';

function readRows(db: Tx, linkIds: string[]) {
  const ofThese = { id: { in: linkIds }, scope: 'shared' };
  // The orders, and with them their versions, are read first: what follows is never older.
  return db.order.findMany({
    where: { links: { some: ofThese } },
    select: {
      version: true,
      id: true,
      status: true,
      shippingAddress: true,
      shippingMethod: true,
      arrivesFrom: true,
      arrivesBy: true,
      lines: {
        where: { sku: { not: premiumSku } },
        select: { id: true, title: true, imageFile: true, quantity: true },
        orderBy: { position: 'asc' },
      },
      events: {
        where: { kind: { in: ['packed', 'delivered'] } },
        select: { kind: true, at: true },
        orderBy: { at: 'asc' },
      },
      shipments: { where: { returnId: null }, include: { events: true }, orderBy: { position: 'asc' } },
      links: { where: ofThese, select: { id: true, revokedAt: true, expiresAt: true } },
    },
  });
}
type SharedRow = Awaited<ReturnType<typeof readRows>>[number];

async function readSharedOrders(db: Tx, linkIds: string[]): Promise<Map<string, Versioned<'shared-order'>>> {
  const rows = await readRows(db, linkIds);
  const now = await readDatabaseClock(db);
  return new Map(
    rows.flatMap((row) =>
      row.links.map(({ id, revokedAt, expiresAt }) => {
        const data: SharedOrder = revokedAt === null && expiresAt > now ? toView(row) : { open: false };
        return [id, { version: row.version, data }] as const;
      }),
    ),
  );
}

function toView(row: SharedRow): OpenSharedOrder {
  const { status, lines, events, shipments } = row;
  const toCollect = row.shippingMethod === pickUpMethod;
  const address = toCollect ? null : readColumn('orders.shipping_address', row.id, row.shippingAddress);
  const firstAt = (kind: string) => events.find((event) => event.kind === kind)?.at.toISOString() ?? null;
  return {
    open: true,
    status: status as OrderStatus,
    city: townIn(address?.city ?? null),
    country: address?.country ?? null,
    pieces: lines,
    arrival: arrivalOf(row),
    packedAt: firstAt('packed'),
    toCollect,
    collectedAt: toCollect ? firstAt('delivered') : null,
    parcels: shipments.map(({ id, eta, events: rows }) => {
      const tracking = trackingOf(rows.map(parcelEventOf), eta?.getTime() ?? null);
      return {
        id,
        status: tracking.status,
        eta: iso(tracking.eta),
        deliveredAt: iso(tracking.deliveredAt),
        delayed: tracking.delayed,
        updates: tracking.events.map(sharedUpdate),
      };
    }),
  };
}

function sharedUpdate(
  event: ShownEvent & { status: TrackingStatus },
): OpenSharedOrder['parcels'][number]['updates'][number] {
  const { id, status, city, lat, lng } = event;
  const occurredAt = new Date(event.occurredAt).toISOString();
  const position = lat === null || lng === null ? null : { lat, lng };
  const { occurredAt: at, ...shown } = scanForStrangers({ id, status, occurredAt, city, position });
  return { ...shown, at };
}

/** Where a shared order goes, no nearer than its town. @returns null for whoever doesn't bear the link */
export async function readSharedDestination(visitor: OrderVisitor, linkId: string): Promise<Destination | null> {
  if (!(await maySeeShared(database(), [{ watcher: visitor, id: linkId }]))[0]) return null;
  const [row] = await readRows(database(), [linkId]);
  if (!row || row.shippingMethod === pickUpMethod) return null;
  return readDestination(database(), readColumn('orders.shipping_address', row.id, row.shippingAddress));
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** What this visitor's shared link shows, for its page. @returns null for whoever doesn't have it */
export async function readSharedOrder(visitor: OrderVisitor, linkId: string): Promise<View<'shared-order'> | null> {
  if (!(await maySeeShared(database(), [{ watcher: visitor, id: linkId }]))[0]) return null;
  const versioned = (await readSharedOrders(database(), [linkId])).get(linkId);
  return versioned ? { topic: topicOf.sharedOrder(linkId), ...versioned } : null;
}

/** Which of these links the visitor bears: one statement for all. */
async function maySeeShared(
  db: Tx,
  asked: readonly { watcher: OrderVisitor; id: string }[],
): Promise<(Ground | null)[]> {
  const ids = asked.map(({ id }) => id);
  const hashes = asked.map(({ watcher, id }) => hashOfSecret(watcher.cookies.get(linkCookieName('shared', id)) ?? ''));
  const rows = await db.$queryRaw<{ may: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM order_link
      WHERE token_hash = asked.hash AND scope = 'shared' AND order_link.id = asked.id
        AND revoked_at IS NULL AND expires_at > clock_timestamp()) AS may
    FROM unnest(${ids}::text[], ${hashes}::text[]) WITH ORDINALITY AS asked (id, hash, place)
    ORDER BY place`;
  return rows.map(({ may }, index): Ground | null => (may ? `link:${ids[index]}` : null));
}

/** `shared-order:<link>`: for whoever exchanged that link for its cookie. */
export const sharedOrderTopic: TopicSource<'shared-order'> = {
  kind: 'shared-order',
  read: readSharedOrders,
  allow: ({ cookies }, linkId) => (cookies.get(linkCookieName('shared', linkId)) ? 'ask' : 'not_found'),
  mayWatch: maySeeShared,
};
