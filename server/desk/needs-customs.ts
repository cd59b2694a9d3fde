import { crossesCustoms } from '#domain/shipping/customs/customs-area.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { database } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readColumnOr } from '#server/stored/read-column.ts';

/** Whether an order's parcels pass customs on their way, so that they need a declaration. */
export async function needsCustoms(publicId: string): Promise<boolean> {
  const { id, shippingMethod, shippingAddress } = await database().order.findUniqueOrThrow({
    where: { publicId },
    select: { id: true, shippingMethod: true, shippingAddress: true },
  });
  const to = readColumnOr('orders.shipping_address', id, shippingAddress, null);
  if (shippingMethod === pickUpMethod || !to) return false;
  return crossesCustoms((await readShop()).country, to);
}
