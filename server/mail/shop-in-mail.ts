import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { addressLines } from '#server/shop/shop-on-paper.ts';
import { escaped } from './escaped.ts';

/** Stand in an email for the shop's name and its seller until it is sent: signs that no keyboard has. */
export const shopNamePlace = '\u{E000}';
export const sellerPlace = '\u{E001}';

/** Removes those signs from what people wrote, so that nobody's text is taken for a place. */
export const withoutPlaces = (written: string): string => written.replaceAll(/[\u{E000}\u{E001}]/gu, '');

const sellerLine = (shop: ShopSettings): string =>
  [shop.sellerName, ...addressLines(shop), shop.email].filter(Boolean).join(', ');

type Worded = { subject: string; text: string; html: string };

/** The email as it is sent: by the shop as it is named now. */
export function withShop({ subject, text, html }: Worded, shop: ShopSettings): Worded {
  const seller = sellerLine(shop);
  const named = (words: string) => words.replaceAll(shopNamePlace, () => shop.shopName);
  return {
    subject: named(subject),
    text: named(text).replaceAll(seller ? sellerPlace : `${sellerPlace}\n`, () => seller),
    html: html
      .replaceAll(shopNamePlace, () => escaped(shop.shopName))
      .replaceAll(seller ? sellerPlace : `<br>\n${sellerPlace}`, () => escaped(seller)),
  };
}
