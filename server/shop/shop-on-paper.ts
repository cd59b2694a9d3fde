import type { ShopSettings } from '#contract/shop/shop-settings.ts';

export const addressLines = ({ sellerAddress }: Pick<ShopSettings, 'sellerAddress'>): string[] =>
  sellerAddress
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export interface ShopOnPaper {
  name: string;
  address: string[];
  vatId: string | null;
}

/** The seller as documents name them. */
export const shopOnPaper = (shop: ShopSettings): ShopOnPaper => ({
  name: shop.sellerName || shop.shopName,
  address: addressLines(shop),
  vatId: shop.vatId || null,
});
