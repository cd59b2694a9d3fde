import type { PatchShop } from '#contract/shop/shop-settings.ts';
import type { Config } from '#server/config/config.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { log } from '#server/engine/process/log.ts';
import { saveShop } from './save-shop.ts';

/** `Shop` in `Shop <shop@shop.example>`. */
const senderName = (from = ''): string | undefined => /^\s*"?([^"<]*[^"<\s])"?\s*</.exec(from)?.[1];

/** How shops ran before these were settings. */
const formerTerms: PatchShop = {
  zone: 'Europe/Madrid',
  returnDays: 30,
  returnPaidBy: 'shop',
};

/** Written by migrations for shops that ran before these were settings. */
const migrated = new Set<string>(['country', 'lotDeliveryAmount', 'orderNumberPrefix']);

/**
 * Stores the environment's facts about the shop, for each setting nobody has set yet. From then on the desk decides: a
 * variable that is changed later changes nothing. A shop that had orders before it had settings keeps its terms.
 */
export async function adoptEnvironment(config: Config): Promise<void> {
  const given: PatchShop = {
    shopName: config.SHOP_NAME ?? senderName(config.MAIL_FROM),
    sellerName: config.SHOP_NAME,
    sellerAddress: config.SHOP_ADDRESS?.split(',')
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n'),
    zone: config.SHOP_ZONE,
    vatId: config.SHOP_VAT_ID,
    returnDays: config.RETURN_WINDOW_DAYS,
  };
  const [row] = await readRows<{ known: Record<string, unknown>; sold: boolean }>`
    SELECT "values" AS known, EXISTS (SELECT FROM orders) AS sold FROM shop_settings`;
  if (!row) throw new Error('The shop has no row of settings.');
  const isOlder = row.sold && Object.keys(row.known).every((name) => migrated.has(name));
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const fresh = Object.entries({ ...(isOlder ? formerTerms : {}), ...stated }).filter(([name]) => !(name in row.known));
  if (fresh.length === 0) return;
  const saved = await saveShop(Object.fromEntries(fresh));
  if (!saved.ok) throw new Error(saved.refusal.message);
  log().info({ settings: fresh.map(([name]) => name) }, 'settings of the shop were taken from the environment');
}
