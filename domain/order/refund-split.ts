/** An order's money so far, in minor units. */
export interface PaidOrderMoney {
  totalAmount: number;
  giftCardAmount: number;
  refundedAmount: number;
  refundedToGiftCardAmount: number;
}

/** Where so much of an order goes back to: what the bank took first, what is beyond to the gift cards. */
export function refundSplit(
  amount: number,
  { totalAmount, giftCardAmount, refundedAmount, refundedToGiftCardAmount }: PaidOrderMoney,
): { toCard: number; toGiftCard: number } {
  const leftAtBank = totalAmount - giftCardAmount - (refundedAmount - refundedToGiftCardAmount);
  const toCard = Math.min(amount, Math.max(0, leftAtBank));
  return { toCard, toGiftCard: amount - toCard };
}
