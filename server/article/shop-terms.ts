import { shopCurrency } from '#server/catalogue/write/store-products.ts';
import { settings } from '#server/config/settings.ts';
import { readPageTariff } from '#server/tariff/tariff-view.ts';

/** What texts may name of the shop's terms. */
export async function readShopTerms() {
  const { data: tariff } = await readPageTariff();
  return { tariff, returnDays: settings().RETURN_WINDOW_DAYS, currency: shopCurrency };
}
