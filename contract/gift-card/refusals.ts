export const giftCardRefusals = {
  gift_card_not_usable: 409,
  gift_card_issued: 409,
} as const;
