/** An order's money so far, in minor units. */
export interface PaidOrderMoney {
  totalAmount: number;
  giftCardAmount: number;
  refundedAmount: number;
  refundedToGiftCardAmount: number;
}

/** Splits a refund by where it goes: what the bank took first, what is beyond to the gift cards. */
export function refundSplit(
  amount: number,
  { totalAmount, giftCardAmount, refundedAmount, refundedToGiftCardAmount }: PaidOrderMoney,
): { toCard: number; toGiftCard: number } {
  const leftAtBank = totalAmount - giftCardAmount - (refundedAmount - refundedToGiftCardAmount);
  const toCard = Math.min(amount, Math.max(0, leftAtBank));
  return { toCard, toGiftCard: amount - toCard };
}
