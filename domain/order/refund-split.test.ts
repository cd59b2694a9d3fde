import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refundSplit } from './refund-split.ts';

it('in any parts, the card gets back what it paid, and the gift cards the rest', () => {
  const drawn = fc.record({ card: fc.nat(50_000), gift: fc.nat(50_000), parts: fc.array(fc.nat(9_000)) });
  fc.assert(
    fc.property(drawn, ({ card, gift, parts }) => {
      const money = {
        totalAmount: card + gift,
        giftCardAmount: gift,
        refundedAmount: 0,
        refundedToGiftCardAmount: 0,
      };
      for (const part of [...parts, card + gift]) {
        const amount = Math.min(part, money.totalAmount - money.refundedAmount);
        const { toCard, toGiftCard } = refundSplit(amount, money);
        expect(toCard + toGiftCard).toBe(amount);
        expect(Math.min(toCard, toGiftCard)).toBeGreaterThanOrEqual(0);
        money.refundedAmount += amount;
        money.refundedToGiftCardAmount += toGiftCard;
      }
      expect(money.refundedToGiftCardAmount).toBe(gift);
    }),
  );
});
