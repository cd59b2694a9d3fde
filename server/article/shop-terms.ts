import { readShop } from '#server/shop/read-shop.ts';
import { readPageTariff } from '#server/tariff/tariff-view.ts';

/** What texts may name of the shop's terms. */
export async function readShopTerms() {
  const { data: tariff } = await readPageTariff();
  const { returnDays, currency } = await readShop();
  return { tariff, returnDays, currency };
}
