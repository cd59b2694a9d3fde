import { noteShopCurrency } from '#contract/shop/shop-currency.ts';
import { type ShopSettings, shopSettingsSchema, unsetShop } from '#contract/shop/shop-settings.ts';
import { database } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { pageSource } from '#server/web/page-source.ts';

export interface ReadShop {
  settings: ShopSettings;
  /** Counted up by each change. */
  version: number;
}

/** Returns the shop's settings with their version. A page that shows one of them is dropped from memory when any changes. */
export async function readShopVersion(db: Statements = database()): Promise<ReadShop> {
  reads(pageSource.shopSettings);
  const [row] = await db.$queryRaw<{ values: unknown; version: number }[]>`
    SELECT "values", version FROM shop_settings`;
  const settings = row ? settingsOf(row.values) : unsetShop;
  noteShopCurrency(settings.currency);
  return { settings, version: row?.version ?? 0 };
}

/** Returns the shop's settings as they are now, each with its default until somebody has set it. */
export const readShop = async (db?: Statements): Promise<ShopSettings> => (await readShopVersion(db)).settings;

/**
 * Returns stored values as settings. A value that a later release no longer takes counts as not set: one bad value
 * must not close the shop.
 */
export function settingsOf(stored: unknown): ShopSettings {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const read = Object.entries(shopSettingsSchema.shape).map(([name, schema]) => {
    const parsed = schema.safeParse(given[name]);
    return [name, parsed.success ? parsed.data : unsetShop[name as keyof ShopSettings]];
  });
  return Object.fromEntries(read) as ShopSettings;
}
