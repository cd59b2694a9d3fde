import { basisPointsOf } from '#domain/auction/buyers-premium.ts';
import { settings } from '#server/config/settings.ts';

/** The one rate of a shop that keeps none by country; null: none is stated. */
export function flatBasisPoints(): number | null {
  const { SHOP_VAT_PERCENT: percent } = settings();
  return percent === undefined ? null : basisPointsOf(percent);
}
