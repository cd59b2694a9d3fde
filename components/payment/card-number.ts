import { testCards, tokenOfCard } from './test-cards.ts';

const longest = 19;
const digitsOf = (text: string): string => text.replaceAll(/\D/g, '').slice(0, longest);

/** Digits in the groups that cards print: American Express 4, 6 and 5, others by four. */
export function groupDigits(typed: string): string {
  const digits = digitsOf(typed);
  if (/^3[47]/.test(digits))
    return [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)].filter(Boolean).join(' ');
  return digits.match(/\d{1,4}/g)?.join(' ') ?? '';
}

/** Where the caret stands in the grouped number if it stood at `caret` in what was typed: after the same digits. */
export function caretInGroups(typed: string, caret: number): number {
  const before = digitsOf(typed.slice(0, caret)).length;
  const grouped = groupDigits(typed);
  let at = 0;
  for (let digits = 0; at < grouped.length && digits < before; at++) if (grouped[at] !== ' ') digits++;
  return at;
}

/** Cards have 13 digits or more; until then somebody may still be typing. */
const fewest = 13;

/** @param left the field was left, or the form was sent @returns null while nothing is wrong, or too little is typed to say */
export function problemOfCardNumber(number: string, left: boolean): string | null {
  const digits = digitsOf(number);
  if (tokenOfCard(number) !== null) return null;
  if (digits === '') return left ? 'Enter the card number.' : null;
  if (!left && digits.length < fewest) return null;
  if (digits.length < fewest) return 'The card number is too short. Check it against the card.';
  return `The test bank doesn’t know this card. Use ${testCards[0].number}.`;
}
