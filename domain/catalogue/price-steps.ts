const mostSteps = 3;
const roundOnes = [1, 2, 5];

/**
 * Returns the round prices at hand beside a list, the lowest first: up to each there are some of it, and above each too.
 * Of several, those that part the list most evenly.
 * @param sorted its prices in minor units, the lowest first
 * @param unit minor units in a whole one of the currency
 */
export function priceSteps(sorted: ArrayLike<number>, unit: number): number[] {
  const total = sorted.length;
  const [least, most] = [sorted[0] ?? 0, sorted[total - 1] ?? 0];
  const steps = roundAmounts(least, most, unit).map((amount) => ({ amount, share: countUpTo(sorted, amount) / total }));
  const apart = steps.filter(({ share }, place) => share !== steps[place - 1]?.share);
  const chosen = new Set<number>();
  for (let part = 1; part <= mostSteps; part++) {
    const wanted = part / (mostSteps + 1);
    const free = apart.filter(({ amount }) => !chosen.has(amount));
    const nearest = free.reduce<(typeof free)[number] | null>(
      (best, step) => (best === null || Math.abs(step.share - wanted) < Math.abs(best.share - wanted) ? step : best),
      null,
    );
    if (nearest) chosen.add(nearest.amount);
  }
  return [...chosen].sort((one, other) => one - other);
}

/** From the lowest price on, and below the highest. */
function roundAmounts(least: number, most: number, unit: number): number[] {
  const amounts: number[] = [];
  for (let power = unit; power < most; power *= 10) {
    amounts.push(...roundOnes.map((one) => one * power).filter((amount) => amount >= least && amount < most));
  }
  return amounts;
}

function countUpTo(sorted: ArrayLike<number>, amount: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) <= amount) from = middle + 1;
    else to = middle;
  }
  return from;
}
