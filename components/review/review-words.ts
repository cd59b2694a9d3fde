import { countedInWords } from '#components/ui/format/count-words.ts';
import type { PublicReview } from '#contract/catalogue/review.ts';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `October 2026`, of `2026-10`. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-');
  return `${months[Number(number) - 1]} ${year}`;
}

export const signatureWords = ({ signature }: Pick<PublicReview, 'signature'>): string => signature ?? 'A buyer';

/** `No. 6 of 20, bought in October 2026` */
export function boughtWords({ editionNo, editionSize, boughtIn }: PublicReview): string {
  const when = monthWords(boughtIn);
  if (editionNo === null) return `Bought in ${when}`;
  return editionSize === null
    ? `No. ${editionNo}, bought in ${when}`
    : `No. ${editionNo} of ${editionSize}, bought in ${when}`;
}

const whoMay = 'Only someone who bought the piece can, once it has arrived. We read each review before it appears.';

export function countWords(count: number): string {
  if (count === 0) return 'Nobody has written yet. Whoever bought the piece can, once it has arrived.';
  return `${countedInWords(count, 'buyer has', 'buyers have')} written. ${whoMay}`;
}

export interface AnswerRow {
  name: string;
  count: number;
  words: string;
}

interface Counts {
  count: number;
  asDescribed: number;
  wellPacked: number;
  smallerThanPictured: number;
}

/** What buyers said to the three questions. No average: so many of so many. */
export function answerRows({ count, asDescribed, wellPacked, smallerThanPictured }: Counts): AnswerRow[] {
  const row = (name: string, yes: number) => ({ name, count: yes, words: `${yes} of ${count}` });
  return [
    row('As described', asDescribed),
    row('Well packed', wellPacked),
    row('Smaller than pictured', smallerThanPictured),
  ];
}
