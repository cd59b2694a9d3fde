import type { FigureName } from '#contract/article/article.ts';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { costInWords, daysWords, tariffInWords, vatSentences } from '#contract/tariff/tariff-words.ts';
import { type PublicDelivery, publicDelivery } from '#domain/tariff/public-delivery.ts';

interface Shop {
  tariff: Pick<TariffView, 'zones' | 'vat'>;
  returnDays: number;
  currency: string;
}

type FormatMoney = (amount: number, currency: string) => string;

/** As the checkout and the orders have them, so that a text can't contradict them. */
export function shopFigures(
  { tariff, returnDays, currency }: Shop,
  formatMoney: FormatMoney,
): Record<FigureName, string> {
  const money = (amount: number) => formatMoney(amount, currency);
  const delivery = publicDelivery(tariff.zones, { currency, weightGrams: null, itemsAmount: 0 });
  return {
    delivery_cost: costOf(delivery, money),
    delivery_price: delivery ? costInWords(delivery, money) : 'no fixed amount',
    free_delivery_from: delivery?.freeFrom ? money(delivery.freeFrom) : 'no fixed amount',
    delivery_days: delivery ? daysWords(delivery) : 'no',
    return_days: String(returnDays),
    vat: vatSentences[tariff.vat],
  };
}

function costOf(delivery: PublicDelivery | null, money: (amount: number) => string): string {
  if (!delivery) return 'no fixed amount';
  return delivery.amount === 0 && !delivery.isFrom ? 'nothing' : tariffInWords(delivery, money);
}
