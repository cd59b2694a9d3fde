import { readShopVersion } from '#server/shop/read-shop.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { demoShop } from './demo-shop.ts';

/** Names the demo shop, unless somebody has set anything. */
export async function seedShop(): Promise<void> {
  const { version } = await readShopVersion();
  if (version === 1) await saveShop(demoShop);
}
