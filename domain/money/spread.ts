/**
 * Spreads an amount over parts in proportion to their weights, by largest remainder: the parts add up to it exactly.
 * Of equal remainders the earlier part is served first. An amount that is no larger than all weights together gives no
 * part more than its weight.
 *
 * @param amount integer, not negative
 * @param weights integers, not negative; all of them nothing only where there is nothing to spread
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n) {
    if (amount !== 0) throw new RangeError(`There is nothing to spread ${amount} over.`);
    return weights.map(() => 0);
  }
  const quotas = weights.map((weight, at) => {
    const product = BigInt(amount) * BigInt(weight);
    return { at, part: Number(product / whole), remainder: product % whole };
  });
  const parts = quotas.map(({ part }) => part);
  const left = amount - parts.reduce((sum, part) => sum + part, 0);
  const served = quotas.toSorted((a, b) =>
    a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1,
  );
  for (const { at } of served.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}
