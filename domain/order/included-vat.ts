/** The VAT inside a price, rounded to the minor unit, half of one up. @param basisPoints 21 % are 2,100 */
export function includedVat(amount: number, basisPoints: number): number {
  const whole = 10_000n + BigInt(basisPoints);
  return Number((BigInt(amount) * BigInt(basisPoints) * 2n + whole) / (whole * 2n));
}
