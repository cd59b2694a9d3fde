import { capitalised, countInWords, ordinal } from '#components/ui/format/count-words.ts';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import { offerMinutes } from '#domain/alert/line.ts';

type Line = NonNullable<VariantView['line']>;

/** What a piece's panel says in place of its count while units are offered; null: its count is the truth. */
export function offeredWords(line: Line | null | undefined, left: number): string | null {
  const offered = line?.offered ?? 0;
  if (offered === 0) return null;
  if (offered < left) return `All ${left} left are in bags, or offered to people who asked first.`;
  return offered === 1
    ? 'One came back. It is offered to someone who asked first.'
    : `${capitalised(countInWords(offered))} came back. They are offered to people who asked first.`;
}

export function askingWords(waiting: number): string {
  if (waiting === 0) return 'Nobody is asking yet.';
  return waiting === 1
    ? 'One person is asking already.'
    : `${capitalised(countInWords(waiting))} people are asking already.`;
}

const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

export const placeWords = (place: number): string =>
  place === 1 ? 'You’re next in line.' : `You’re ${words[place - 1] ?? ordinal(place)} in line.`;

export const lineWords = (place: number): string =>
  place === 1
    ? `When one comes back, it is held for you for ${offerMinutes} minutes.`
    : `When one comes back, each person has ${offerMinutes} minutes before the next is asked.`;

export const joinWords = (waiting: number): string =>
  waiting === 0
    ? 'Nobody is ahead of you now.'
    : `You join at the end. ${waiting === 1 ? 'One person is' : `${capitalised(countInWords(waiting))} people are`} ahead of you now.`;
