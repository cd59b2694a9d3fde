import type { OwnOrder } from '#contract/account/own-orders.ts';
import { ownedPiecesShown } from '#contract/account/owned-pieces.ts';
import type { ListedParcel } from '#contract/shipping/shipment.ts';
import { type NumberedOrder, orderNumber } from '#domain/order/order-number.ts';
import { premiumSku } from '#domain/order/premium-line.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';
import { readListedParcels } from '#server/shipping/listed-parcels.ts';
import { readOwnedPieces } from './owned-pieces.ts';

const lastOrders = 10;
const titlesShown = 3;
/** Behind a photograph that the piece has no more. */
const plate = 'var(--plate)';

type OrderRow = Omit<OwnOrder, 'number' | 'parcels'> & NumberedOrder & { id: string };

/** The last orders of these people, and the pieces they have. An attempt whose card was declined is in the audit, and not among them. */
export async function readOwnOrders(db: Tx, personIds: string[]): Promise<Map<string, Versioned<'my-orders'>>> {
  const rows = await db.$queryRaw<{ id: string; version: number; orders: OrderRow[] }[]>`
    SELECT person.id, person.version, recent.orders
    FROM person CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'publicId', public_id, 'number', number, 'numberPrefix', number_prefix, 'status', status,
               'totalAmount', total_amount, 'currency', currency, 'placedAt', placed_at,
               'toCollect', shipping_method IS NOT DISTINCT FROM ${pickUpMethod},
               'returnToSend', EXISTS (
                 SELECT FROM order_return WHERE order_return.order_id = theirs.id AND order_return.status = 'approved'),
               'titles', titles, 'titleCount', title_count, 'image', image) ORDER BY placed_at DESC), '[]') AS orders
      FROM (
        SELECT * FROM orders WHERE person_id = person.id AND cancel_reason IS DISTINCT FROM 'payment_declined'
        ORDER BY placed_at DESC LIMIT ${lastOrders}
      ) AS theirs CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_agg(title ORDER BY position) FILTER (WHERE place <= ${titlesShown}), '[]') AS titles,
               count(*)::int AS title_count
        FROM (
          SELECT title, min(position) AS position, row_number() OVER (ORDER BY min(position)) AS place
          FROM order_line WHERE order_id = theirs.id AND sku <> ${premiumSku} GROUP BY title
        ) AS piece
      ) AS pieces LEFT JOIN LATERAL (
        SELECT jsonb_build_object('file', image_file, 'alt', title, 'dominantHex', coalesce((
                 SELECT dominant_hex FROM product_image WHERE file = image_file LIMIT 1), ${plate})) AS image
        FROM order_line WHERE order_id = theirs.id AND sku <> ${premiumSku} AND image_file IS NOT NULL
        ORDER BY position LIMIT 1
      ) AS photograph ON true
    ) AS recent
    WHERE person.id = ANY (${personIds}::text[])`;
  const sent = rows.flatMap(({ orders }) => orders).filter(({ status }) => sentStatuses.has(status));
  const parcels = await readListedParcels(
    db,
    sent.map(({ id }) => id),
  );
  const owned = await readOwnedPieces(db, personIds, ownedPiecesShown);
  return new Map(
    rows.map(({ id, version, orders }) => {
      const listed = orders.map((order) => asOrder(order, parcels.get(order.id) ?? []));
      return [id, { version, data: { orders: listed, owned: owned.get(id) ?? { pieces: [], count: 0 } } }];
    }),
  );
}

/** Their parcels are told: `orders_changed` in prisma/capture/order.sql announces these. */
const sentStatuses: ReadonlySet<string> = new Set(['partly_shipped', 'shipped', 'delivered', 'completed']);

const asOrder = ({ id: _, number, numberPrefix, placedAt, ...order }: OrderRow, parcels: ListedParcel[]): OwnOrder => ({
  ...order,
  parcels,
  number: orderNumber({ number, numberPrefix }),
  placedAt: new Date(placedAt).toISOString(),
});

export const ownOrdersTopic: TopicSource<'my-orders'> = topicOfPerson('my-orders', readOwnOrders);
