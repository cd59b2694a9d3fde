import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import type { View } from '#contract/wire/views.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { database, type Tx } from '#server/engine/database/database.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { watchedBy } from '#server/session/can.ts';
import { readOrderViews } from './order-view.ts';

/** Names what a packer sees field by field, so that a new field of an order's view isn't among it. */
export function packingOrderOf(order: OrderView): PackingOrder {
  const { publicId, number, status, source, isTest, placedAt, shippingTitle, collectAt, note, gift } = order;
  const { addressLines, phone, shipments, packedPhotos, shippingAddress, disputes, afterSale } = order;
  return {
    ...{ publicId, number, status, source, isTest, placedAt, shippingTitle, collectAt, note, gift },
    ...{ addressLines, phone, shipments, packedPhotos },
    shippingAddress: shippingAddress && { name: shippingAddress.name },
    // The premium on a lot is a line of the invoice, not a piece.
    lines: order.lines
      .filter((line) => !isPremium(line))
      .map(({ id, sku, title, slug, imageFile, quantity, editionNo, numbers, numberedOf }) => ({
        ...{ id, sku, title, slug, imageFile, quantity, editionNo, numbers, numberedOf },
      })),
    disputes: disputes.map((dispute) => ({ status: dispute.status })),
    afterSale: {
      unsent: afterSale.unsent,
      toSend: afterSale.toSend,
      returns: afterSale.returns.map(returnOf),
    },
  };
}

function returnOf(back: OrderView['afterSale']['returns'][number]): PackingOrder['afterSale']['returns'][number] {
  const { id, number, status, lines, note, photoIds, labelId, parcel, receivedAt } = back;
  return { id, number, status, lines, note, photoIds, labelId, parcel, receivedAt };
}

async function readPackingOrders(db: Tx, publicIds: string[]): Promise<Map<string, Versioned<'packing'>>> {
  const views = await readOrderViews(db, publicIds);
  return new Map([...views].map(([id, { version, data }]) => [id, { version, data: packingOrderOf(data) }]));
}

export async function readPackingOrder(publicId: string): Promise<View<'packing'> | null> {
  const versioned = (await readPackingOrders(database(), [publicId])).get(publicId);
  return versioned ? { topic: deskTopicOf.packing(publicId), ...versioned } : null;
}

export const packingOrderTopic: TopicSource<'packing'> = {
  kind: 'packing',
  read: readPackingOrders,
  ...watchedBy('order:read'),
};
