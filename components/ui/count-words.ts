const words = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];

/** A count in words below twenty, in figures from there on: for headlines and the start of a sentence. */
export function countInWords(count: number): string {
  return words[count] ?? new Intl.NumberFormat('en-GB').format(count);
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 piece`, `3 pieces`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `1st`, `2nd`, `10th`, `21st`. */
export function ordinal(count: number): string {
  const ending = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${count}${ending[new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(count)]}`;
}
