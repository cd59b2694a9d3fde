const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const units: readonly [string, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Returns a span as a sentence names it: `two days`, `ten minutes`, `90 minutes`. One day is `24 hours`. */
export function spanWords(ms: number): string {
  const [unit, size] = units.find(([name, each]) => ms % each === 0 && (ms > each || name === 'hour')) ?? [
    'minute',
    60_000,
  ];
  const count = Math.round(ms / size);
  return `${counts[count] ?? count} ${unit}${count === 1 ? '' : 's'}`;
}

/** As `spanWords`, where a sentence begins: `Ten minutes`. */
export function spanAtStart(ms: number): string {
  const words = spanWords(ms);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
