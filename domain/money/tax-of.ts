/** A share of an amount, rounded to the minor unit, half of one up. @param basisPoints 21 % are 2,100 */
export const shareOf = (amount: number, basisPoints: number): number =>
  Number((BigInt(amount) * BigInt(basisPoints) * 2n + 10_000n) / 20_000n);

/** The tax inside a price, rounded the same way. @param basisPoints 21 % are 2,100 */
export function includedTax(amount: number, basisPoints: number): number {
  const whole = 10_000n + BigInt(basisPoints);
  return Number((BigInt(amount) * BigInt(basisPoints) * 2n + whole) / (whole * 2n));
}
