import { chooseMethod, costOf } from '#domain/tariff/shipping-methods.ts';
import type { PiecesOf } from '#domain/withdrawal/withdrawn-pieces.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readOrderTerms } from '#server/order/price/order-terms.ts';
import { methodsFor } from '#server/order/price/price-basket.ts';
import { readColumn } from '#server/stored/read-column.ts';

/**
 * What delivering the pieces that stay would have cost by today's prices; null if nothing goes there.
 * @param by the same way, or the cheapest that is sent
 */
export async function readDeliveryForKept(
  tx: Tx,
  orderId: string,
  { pieces, gone, by }: { pieces: readonly PiecesOf[]; gone: ReadonlyMap<string, number>; by: 'same' | 'standard' },
): Promise<number | null> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { shippingMethod: true, shippingAddress: true, currency: true, lines: true },
  });
  const address = readColumn('orders.shipping_address', orderId, order.shippingAddress);
  if (!address || !order.shippingMethod) return null;
  const kept = order.lines.flatMap(({ id, sku, variantId, quantity, unitAmount }) => {
    const going = pieces.find(({ lineId }) => lineId === id)?.quantity ?? 0;
    const stays = quantity - going - (gone.get(id) ?? 0);
    return variantId && stays > 0 ? [{ sku, variantId, quantity: stays, unitAmount }] : [];
  });
  const terms = await readOrderTerms(
    tx,
    kept.map(({ variantId }) => variantId),
  );
  const destination = { country: address.country, region: address.region ?? '', postalCode: address.postalCode ?? '' };
  const methods = methodsFor({ lines: kept, destination, currency: order.currency }, terms);
  const itemsAmount = kept.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
  const method = chooseMethod(methods, { asked: by === 'same' ? order.shippingMethod : undefined, itemsAmount });
  return method ? costOf(method, itemsAmount) : null;
}
