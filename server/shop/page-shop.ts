import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { readPart } from '#server/page-reads.ts';
import { readShop } from './read-shop.ts';

/** The shop's settings for a page, read once for all pages while they stay the same. */
export const readPageShop = (): Promise<ShopSettings> => readPart('shop', () => readShop());
