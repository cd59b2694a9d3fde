import { formatMoney, grouped } from '#components/ui/format/format-money.ts';
import { type ListedPromotion, mostUsesCounted } from '#contract/promotion/desk-promotion.ts';

const units = (count: number): string => (count === 1 ? '1 piece' : `${count} pieces`);
const of = (skus: readonly string[]): string => (skus.length === 0 ? '' : ` of ${skus.join(', ')}`);

/** What it takes off: `10% off`, `Buy 2 pieces, get 1 piece free`. */
export function takesOffWords({ takesOff, currency }: Pick<ListedPromotion, 'takesOff' | 'currency'>): string {
  switch (takesOff.kind) {
    case 'percentage':
      return `${takesOff.percent}% off`;
    case 'amount':
      // Without a currency it is the order's own.
      return currency === null ? `${takesOff.amount} minor units off` : `${formatMoney(takesOff.amount, currency)} off`;
    case 'free_shipping':
      return 'Free delivery';
    case 'buy_x_get_y': {
      const { buy, get } = takesOff;
      const reduced = get.percent === 100 ? 'free' : `${get.percent}% off`;
      return `Buy ${units(buy.quantity)}${of(buy.skus)}, get ${units(get.quantity)}${of(get.skus)} ${reduced}`;
    }
  }
}

/** Who gets it, beside the code: from what amount on, for which pieces. */
export function conditionWords(promotion: ListedPromotion): string {
  const { skus, collections, minimumAmount, currency, combines } = promotion;
  const scope = [...skus, ...collections.map((slug) => `the collection ${slug}`)];
  const conditions = [
    scope.length > 0 && `for ${scope.join(', ')}`,
    minimumAmount !== null &&
      `from ${currency === null ? `${minimumAmount} minor units` : formatMoney(minimumAmount, currency)} on`,
    combines && 'together with others',
  ].filter((words) => words !== false);
  return conditions.join(', ');
}

/** `12 of 50, 2 a person`. */
export function usesWords({ used, usageLimit, perPersonLimit }: ListedPromotion): string {
  const limited = usageLimit !== null || perPersonLimit !== null;
  const count = !limited && used > mostUsesCounted ? `over ${grouped(mostUsesCounted)}` : grouped(used);
  const total = usageLimit === null ? count : `${count} of ${grouped(usageLimit)}`;
  return perPersonLimit === null ? total : `${total}, ${grouped(perPersonLimit)} a person at most`;
}

export type PromotionState = 'waiting' | 'running' | 'used_up' | 'ended';

export function promotionState(promotion: ListedPromotion, now: number): PromotionState {
  const { startsAt, endsAt, used, usageLimit } = promotion;
  if (endsAt !== null && Date.parse(endsAt) <= now) return 'ended';
  if (usageLimit !== null && used >= usageLimit) return 'used_up';
  return startsAt !== null && Date.parse(startsAt) > now ? 'waiting' : 'running';
}
