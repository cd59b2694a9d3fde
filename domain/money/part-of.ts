/**
 * What `units` of a line's `of` units are worth, after `done` of them were dealt with before. However often and in
 * whatever steps they come, the parts of all of them add up to the whole.
 *
 * @param whole the line's amount, in minor units
 */
export function partOf(whole: number, { units, done, of }: { units: number; done: number; of: number }): number {
  if (of === 0) return 0;
  const upTo = (count: number) => (BigInt(whole) * BigInt(count)) / BigInt(of);
  return Number(upTo(done + units) - upTo(done));
}
