import type { FigureName } from '#contract/article.ts';
import { deliveryDaysAnywhere, flatShippingAmount, freeShippingFrom } from '#domain/order/delivery-terms.ts';
import { formatMoney } from '../ui/format-money.ts';

const currency = 'EUR';

/** As the checkout and the orders have them, so that a text can't contradict them. */
export const shopFigures = (returnDays: number): Record<FigureName, string> => ({
  delivery_price: formatMoney(flatShippingAmount, currency),
  free_delivery_from: formatMoney(freeShippingFrom, currency),
  delivery_days: `${deliveryDaysAnywhere.least} to ${deliveryDaysAnywhere.most}`,
  return_days: String(returnDays),
});
