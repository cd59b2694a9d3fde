import { counted } from '#components/ui/format/count-words.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';

/** The shop's own terms for returns, in a sentence. */
export const returnsWords = ({
  returnDays: days,
  returnPaidBy,
}: Pick<ShopSettings, 'returnDays' | 'returnPaidBy'>): string =>
  days === 0
    ? 'This piece can’t be returned'
    : `${counted(days, 'day')} from delivery to send it back. ${returnPaidBy === 'shop' ? 'We pay for the return.' : 'You pay the postage.'}`;
