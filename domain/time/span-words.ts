const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const units: readonly [string, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Returns a span as a sentence names it: `two days`, `ten minutes`, `90 minutes`. One day is `24 hours`. */
export function spanWords(ms: number): string {
  const [unit, size] = units.find(([, size]) => ms % size === 0 && ms > size) ?? ['minute', 60_000];
  const count = Math.round(ms / size);
  return `${counts[count] ?? count} ${unit}${count === 1 ? '' : 's'}`;
}
