/** Basis points in one whole: a hundredth of a per cent each. */
const whole = 10_000n;

/** `12.5` per cent are 1,250 basis points. Two decimals at most, so that nothing is lost. */
export const basisPointsOf = (percent: number): number => Math.round(percent * 100);

/** The premium on a price, rounded to the minor unit, half of one up. @param amount minor units, not negative */
export function buyersPremium(amount: number, basisPoints: number): number {
  return Number((BigInt(amount) * BigInt(basisPoints) + whole / 2n) / whole);
}

export interface LotCost {
  amount: number;
  premiumAmount: number;
  shippingAmount: number;
  totalAmount: number;
}

/** Returns what a lot costs its buyer at this price, or at most with this maximum: prices include VAT. */
export function lotCost(amount: number, basisPoints: number, shippingAmount: number): LotCost {
  const premiumAmount = buyersPremium(amount, basisPoints);
  return { amount, premiumAmount, shippingAmount, totalAmount: amount + premiumAmount + shippingAmount };
}
