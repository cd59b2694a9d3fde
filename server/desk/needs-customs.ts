import { addressSchema } from '#contract/address/address.ts';
import { crossesCustoms } from '#domain/shipping/customs/customs-area.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { database } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';

/** Whether an order's parcels pass customs on their way, so that they need a declaration. */
export async function needsCustoms(publicId: string): Promise<boolean> {
  const { shippingMethod, shippingAddress } = await database().order.findUniqueOrThrow({
    where: { publicId },
    select: { shippingMethod: true, shippingAddress: true },
  });
  const to = addressSchema.safeParse(shippingAddress);
  if (shippingMethod === pickUpMethod || !to.success) return false;
  return crossesCustoms((await readShop()).country, to.data);
}
