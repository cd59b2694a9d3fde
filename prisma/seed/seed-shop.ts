import { database } from '#server/database/database.ts';
import { readShopVersion } from '#server/shop/read-shop.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { demoShop } from './demo-shop.ts';

/** Names the demo shop and states its country's VAT, unless somebody has set anything. */
export async function seedShop(): Promise<void> {
  const { version } = await readShopVersion();
  if (version !== 1) return;
  await saveShop(demoShop);
  await database().taxSettings.updateMany({ where: { version: 1 }, data: { rule: 'origin' } });
}
