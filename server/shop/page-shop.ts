import { type ShopSettings, unsetShop } from '#contract/shop/shop-settings.ts';
import { readPart } from '#server/engine/pages/page-reads.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { readShop } from './read-shop.ts';

const known = processWide('page-shop', () => ({ last: unsetShop }));

/** The shop's settings for a page, read once for all pages while they stay the same. */
export const readPageShop = (): Promise<ShopSettings> => readPart('shop', () => readShop());

/**
 * Returns the settings for what stands around every page, as they were last known if the database is away: the page that
 * says so has a head and a foot too. A page whose own content needs the database fails all the same.
 */
export async function readFrameShop(): Promise<ShopSettings> {
  try {
    known.last = await readPageShop();
  } catch {
    // Said by whoever reads the page's own content.
  }
  return known.last;
}
