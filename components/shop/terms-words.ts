import { counted } from '#components/ui/format/count-words.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';

/** The shop's own terms for returns, in a sentence. */
export const returnsWords = ({
  returnDays: days,
  returnPaidBy,
}: Pick<ShopSettings, 'returnDays' | 'returnPaidBy'>): string =>
  days === 0
    ? 'This piece can’t be returned'
    : `${counted(days, 'day')} from delivery to send it back. ${postageTerms[returnPaidBy]}`;

/** Who pays for a return, before anybody has said why. */
export const postageTerms = {
  shop: 'We pay the postage.',
  customer: 'You pay the postage, unless something is wrong with the piece.',
} as const;
