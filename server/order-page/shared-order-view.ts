/** I7: this reader picks each field by name, so that no field added elsewhere can show to a friend. */
import type { Address } from '#contract/account/address.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { MapRoute } from '#contract/order/route-map.ts';
import type { OpenSharedOrder, SharedOrder } from '#contract/order/shared-order.ts';
import type { TrackingStatus } from '#contract/order/shipment.ts';
import { topicOf } from '#contract/wire/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { premiumSku } from '#domain/auction/buyers-premium.ts';
import { pickUpMethod } from '#domain/order/shipping-methods.ts';
import { trackingOf } from '#domain/tracking/parcel-tracking.ts';
import { readDatabaseClock } from '#server/database/clock.ts';
import { database, type Tx } from '#server/database/database.ts';
import type { OrderVisitor } from '#server/order-link/order-access.ts';
import { hashOfSecret, linkCookieName } from '#server/order-link/order-link.ts';
import { readDestination } from '#server/route-map/destination.ts';
import { routesOfParcels } from '#server/route-map/routes-of-parcels.ts';
import type { Ground } from '#server/session/ground.ts';
import { shipmentView } from '#server/shipping/shipment-view.ts';
import { parcelEventOf } from '#server/shipping/tracking-rows.ts';
import type { TopicSource, Versioned } from '#server/topic-source.ts';

function readRows(db: Tx, linkIds: string[]) {
  const ofThese = { id: { in: linkIds }, scope: 'shared' };
  // The orders, and with them their versions, are read first: what follows is never older.
  return db.order.findMany({
    where: { links: { some: ofThese } },
    select: {
      version: true,
      status: true,
      shippingAddress: true,
      shippingMethod: true,
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
  const address = toCollect ? null : (row.shippingAddress as Address | null);
  const firstAt = (kind: string) => events.find((event) => event.kind === kind)?.at.toISOString() ?? null;
  return {
    open: true,
    status: status as OrderStatus,
    city: address?.city ?? null,
    country: address?.country ?? null,
    pieces: lines,
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
        updates: tracking.events.map((event) => ({
          id: event.id,
          status: event.status,
          at: new Date(event.occurredAt).toISOString(),
          city: isNearTheDoor(event.status) ? null : townIn(event.city),
        })),
      };
    }),
  };
}

const isNearTheDoor = (status: TrackingStatus): boolean => lastMile.has(status);
const lastMile: ReadonlySet<TrackingStatus> = new Set([
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'delivered',
]);

/** A town's name and nothing else: what has a digit may be a street. */
const townIn = (city: string | null): string | null => (city && /^[\p{L}\s.'’()-]{1,60}$/u.test(city) ? city : null);

/** Some eleven kilometres: a depot's town, not its street. */
const coarse = (degrees: number): number => Math.round(degrees * 10) / 10;

/** Reads where a shared order's parcels were seen, roughly. @returns nothing for whoever doesn't bear the link */
export async function readSharedRoutes(visitor: OrderVisitor, linkId: string): Promise<MapRoute[]> {
  if (!(await maySeeShared(database(), [{ watcher: visitor, id: linkId }]))[0]) return [];
  const [row] = await readRows(database(), [linkId]);
  const shipments = (row?.shipments ?? []).map(shipmentView).map((shipment) => ({
    ...shipment,
    events: shipment.events.flatMap((event) => {
      const { status, position, city } = event;
      if (position === null || isNearTheDoor(status)) return [];
      return [{ ...event, position: { lat: coarse(position.lat), lng: coarse(position.lng) }, city: townIn(city) }];
    }),
  }));
  return routesOfParcels(
    { shipments },
    await readDestination(database(), (row?.shippingAddress ?? null) as Address | null),
  );
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
