import { unsetShop } from '#contract/shop/shop-settings.ts';
import { database } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { demoShop } from './demo-shop.ts';

/** Names the demo shop and states its country's VAT, unless somebody has named it. */
export async function seedShop(): Promise<void> {
  const { shopName } = await readShop();
  if (shopName !== unsetShop.shopName) return;
  const saved = await saveShop(demoShop);
  if (!saved.ok) throw new Error(saved.refusal.message);
  await database().taxSettings.updateMany({ where: { version: 1 }, data: { rule: 'origin' } });
}
