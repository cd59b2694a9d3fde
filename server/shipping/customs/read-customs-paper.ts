import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import { drawCustoms } from './draw-customs.ts';
import { readCustoms } from './read-customs.ts';

/** Draws the customs declaration of an order, or of one of its parcels. @throws AccessProblem `not_found` */
export async function readCustomsPaper(publicId: string, shipmentId?: string): Promise<Uint8Array> {
  const customs = await readCustoms(publicId, shipmentId);
  const { placedAt, ...order } = await database().order.findUniqueOrThrow({
    where: { publicId },
    select: { number: true, numberPrefix: true, placedAt: true },
  });
  return drawCustoms(customs, { number: orderNumber(order), at: placedAt });
}
