import { formatMoney } from '#components/ui/format/format-money.ts';
import type { FigureName } from '#contract/catalogue/article.ts';
import type { TariffView } from '#contract/checkout/tariff.ts';
import { type PublicDelivery, publicDelivery } from '#domain/order/public-delivery.ts';
import { costWords, daysWords, tariffWords, vatSentences } from '../delivery/delivery-words.ts';

interface Shop {
  tariff: TariffView;
  returnDays: number;
  currency: string;
}

/** As the checkout and the orders have them, so that a text can't contradict them. */
export function shopFigures({ tariff, returnDays, currency }: Shop): Record<FigureName, string> {
  const delivery = publicDelivery(tariff.zones, { currency, weightGrams: null, itemsAmount: 0 });
  return {
    delivery_cost: costOf(delivery, currency),
    delivery_price: delivery ? costWords(delivery, currency) : 'no fixed amount',
    free_delivery_from: delivery?.freeFrom ? formatMoney(delivery.freeFrom, currency) : 'no fixed amount',
    delivery_days: delivery ? daysWords(delivery) : 'no',
    return_days: String(returnDays),
    vat: vatSentences[tariff.vat],
  };
}

function costOf(delivery: PublicDelivery | null, currency: string): string {
  if (!delivery) return 'no fixed amount';
  return delivery.amount === 0 && !delivery.isFrom ? 'nothing' : tariffWords(delivery, currency);
}
