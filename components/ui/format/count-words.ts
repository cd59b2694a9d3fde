import { grouped } from './format-money.ts';

const words = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];

/** A count in words below twenty, in figures from there on: for headlines and the start of a sentence. */
export function countInWords(count: number): string {
  return words[count] ?? grouped(count);
}

/** `both`, `all three`. @param count more than one */
export const allInWords = (count: number): string => (count === 2 ? 'both' : `all ${countInWords(count)}`);

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1 piece`, `3 pieces`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** `1st`, `2nd`, `10th`, `11th`, `21st`. */
export function ordinal(count: number): string {
  const ending = ['th', 'st', 'nd', 'rd'];
  const teen = count % 100 > 10 && count % 100 < 20;
  return `${count}${(teen ? undefined : ending[count % 10]) ?? 'th'}`;
}

/** `One piece`, `Four pieces`: the start of a sentence. */
export const countedInWords = (count: number, one: string, many = `${one}s`): string =>
  capitalised(`${countInWords(count)} ${count === 1 ? one : many}`);
