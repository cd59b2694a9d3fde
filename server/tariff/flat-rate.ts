import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { basisPointsOf } from '#domain/auction/buyers-premium.ts';

/** The one rate of a shop that keeps none by country; null: none is stated. */
export const flatBasisPoints = ({ vatPercent }: ShopSettings): number | null =>
  vatPercent === '' ? null : basisPointsOf(vatPercent);
