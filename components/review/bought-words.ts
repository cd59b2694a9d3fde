import type { PublicReview } from '#contract/review/review.ts';

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `October 2026`, of `2026-10`. */
function monthWords(month: string): string {
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
