import type { DeskOrder } from '#contract/order/desk-order.ts';
import type { ListedParcel } from '#contract/shipping/shipment.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { View } from '#contract/wire/views.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { type OrderGroup, statusesIn, statusesOf, waitingGroups } from '#domain/order/order-groups.ts';
import type { OrderStatus } from '#domain/order/order-transitions.ts';
import { premiumSku } from '#domain/order/premium-line.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { readPackingOrder } from '#server/order/page/packing-order-view.ts';
import type { Actor } from '#server/session/actor.ts';
import { can, requireDesk } from '#server/session/can.ts';
import { readListedParcels } from '#server/shipping/listed-parcels.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { type DeskOrderRow, toDeskOrder } from './latest-orders.ts';
import { isFound, ordersFound } from './order-search.ts';

type WaitingGroup = (typeof waitingGroups)[number];

const pageSize = 50;

/** An order in the list, with whom it is for and where it is: that is told to the desk's page alone, not to the topic `desk`. */
export interface ListedOrder extends Omit<DeskOrder, 'totalAmount'> {
  /** Null for whoever sees no money. */
  totalAmount: number | null;
  name: string | null;
  /** The customer collects it at the shop. */
  toCollect: boolean;
  /** Paid by a test payment. */
  isTest: boolean;
  gift: boolean;
  /** What the customer wants said. */
  note: string | null;
  parcels: ListedParcel[];
}

export interface DeskOrders {
  orders: ListedOrder[];
  /** How many wait in each group; only in those that wait for someone. */
  waiting: Record<WaitingGroup, number>;
  next: number | null;
}

export interface OrderQuery {
  /** A group of states, or one state; all without. */
  state?: OrderGroup | OrderStatus | undefined;
  /** A number, name, place, e-mail address, SKU or tracking number. */
  search?: string;
  /** The number of the last order of the page before. */
  beyond?: number | undefined;
  /** Days of the shop’s zone on which they were placed, such as `2026-11-24`: from the first to the last. */
  from?: string | undefined;
  to?: string | undefined;
  sort?: 'newest' | 'oldest';
  /** Those with a message that nobody at the desk has seen. */
  unread?: boolean;
}

/** A page of orders, by when they were placed. @throws AccessProblem for whoever may not */
export async function readDeskOrders(
  actor: Actor,
  { state, search = '', beyond, from, to, sort = 'newest', unread = false }: OrderQuery,
): Promise<DeskOrders> {
  requireDesk(actor, 'order:read');
  const sought = search.trim();
  const { zone } = await readShop();
  const startOf = (day: string, later: number) =>
    Prisma.sql`((${day}::date + ${later}::int)::timestamp AT TIME ZONE ${zone}::text)`;
  const [past, direction] = sort === 'newest' ? [Prisma.sql`<`, Prisma.sql`DESC`] : [Prisma.sql`>`, Prisma.sql`ASC`];
  const others = Prisma.join(
    [
      ...(state ? [Prisma.sql`status = ANY (${[...statusesIn(state)]}::text[])`] : []),
      ...(from ? [Prisma.sql`placed_at >= ${startOf(from, 0)}`] : []),
      ...(to ? [Prisma.sql`placed_at < ${startOf(to, 1)}`] : []),
      ...(beyond === undefined
        ? []
        : [
            Prisma.sql`(placed_at, number) ${past} (SELECT placed_at, number FROM orders WHERE number = ${beyond}::int)`,
          ]),
      ...(unread ? [Prisma.sql`EXISTS (${unreadMessages})`] : []),
      Prisma.sql`true`,
    ],
    ' AND ',
  );
  const order = Prisma.sql`placed_at ${direction}, number ${direction}`;
  const found = sought ? Prisma.sql`orders.id IN (${await quickSearch(sought, others, order)})` : Prisma.sql`true`;
  const rows = await database().$queryRaw<
    (DeskOrderRow & Pick<ListedOrder, 'name' | 'toCollect' | 'isTest' | 'gift' | 'note'> & { id: string })[]
  >`
    SELECT orders.id, orders.public_id AS "publicId", number, number_prefix AS "numberPrefix", status, source, total_amount AS "totalAmount", currency,
           placed_at AS "placedAt", shipping_address ->> 'city' AS city, shipping_address ->> 'name' AS name,
           shipping_method IS NOT DISTINCT FROM ${pickUpMethod} AS "toCollect", is_test AS "isTest", gift, note,
           (SELECT coalesce(sum(quantity), 0)::int FROM order_line WHERE order_id = orders.id AND sku <> ${premiumSku}) AS pieces,
           (SELECT count(*)::int FROM (${unreadMessages}) AS message) AS unread
    FROM orders WHERE ${others} AND ${found} ORDER BY ${order} LIMIT ${pageSize + 1}`;
  const shown = rows.slice(0, pageSize);
  const parcels = await readListedParcels(
    database(),
    shown.map(({ id }) => id),
  );
  return {
    orders: shown.map(({ id, name, toCollect, isTest, gift, note, ...row }) => ({
      ...toDeskOrder(row),
      ...(can(actor, 'money:read') ? {} : { totalAmount: null }),
      ...{ name, toCollect, isTest, gift, note, parcels: parcels.get(id) ?? [] },
    })),
    waiting: await readWaiting(),
    next: rows.length > pageSize ? (shown.at(-1)?.number ?? null) : null,
  };
}

/** What more orders than these have is common: looking each of them up would take longer than looking through the newest. */
const common = 5_000;
/** Among so many orders a word that one in twenty has fills a page. */
const looked = 1_000;

/** The orders a search finds. A common word is looked for in the first orders of the list: by its index it would find all. */
async function quickSearch(sought: string, others: Prisma.Sql, order: Prisma.Sql): Promise<Prisma.Sql> {
  const beyond = await database().$queryRaw<unknown[]>`
    WITH found AS MATERIALIZED (${ordersFound(sought)}) SELECT 1 FROM found OFFSET ${common} LIMIT 1`;
  if (beyond.length === 0) return ordersFound(sought);
  const first = await database().$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT * FROM orders WHERE ${others} ORDER BY ${order} LIMIT ${looked}) AS orders
    WHERE ${isFound(sought)} ORDER BY ${order} LIMIT ${pageSize + 1}`;
  return first.length > pageSize
    ? Prisma.sql`SELECT unnest(${first.map(({ id }) => id)}::text[])`
    : ordersFound(sought);
}

const unreadMessages = Prisma.sql`
  SELECT 1 FROM order_message WHERE order_id = orders.id AND author = 'customer' AND read_at IS NULL`;

async function readWaiting(): Promise<DeskOrders['waiting']> {
  const groups = await database().order.groupBy({
    by: ['status'],
    where: { status: { in: waitingGroups.flatMap((group) => [...statusesOf[group]]) } },
    _count: true,
  });
  const count = (group: WaitingGroup) =>
    groups
      .filter(({ status }) => statusesOf[group].includes(status as OrderStatus))
      .reduce((sum, { _count }) => sum + _count, 0);
  return { to_pack: count('to_pack'), to_ship: count('to_ship'), to_pay: count('to_pay') };
}

/** One order's view; without money for whoever may not see it. @throws AccessProblem for whoever may not see orders */
export async function readDeskOrder(
  actor: Actor,
  publicId: string,
): Promise<{ full: View<'order'> | null; packing: View<'packing'> | null }> {
  requireDesk(actor, 'order:read');
  return can(actor, 'money:read')
    ? { full: await readOrderView(publicId), packing: null }
    : { full: null, packing: await readPackingOrder(publicId) };
}

/** Adds what the actor sees of the order now to the answer of their command. */
export async function withOrder(
  actor: Actor,
  publicId: string,
  outcome: Decision<unknown, Problem>,
): Promise<Decision<{ views: View[] }, Problem>> {
  if (!outcome.ok) return outcome;
  if (!can(actor, 'order:read')) return accept({ views: [] });
  const { full, packing } = await readDeskOrder(actor, publicId);
  const view = full ?? packing;
  return accept({ views: view ? [view] : [] });
}
