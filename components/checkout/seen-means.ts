import type { Payable } from '../payment/payable.ts';

/** What is seen of codes and gift cards, as the checkout sends it: the shop compares it, and charges nothing where it differs. */
export function seenMeans({ codes, giftCards }: Payable): { promotionCodes?: string; seenGiftCards?: string } {
  const used = (codes ?? []).filter(({ refused }) => refused === null).map(({ code }) => code);
  const paying = giftCards.filter(({ amount }) => amount > 0).map(({ id, amount }) => `${id}:${amount}`);
  return {
    ...(used.length > 0 && { promotionCodes: used.join(' ') }),
    ...(paying.length > 0 && { seenGiftCards: paying.join(' ') }),
  };
}
