import { countedInWords } from '#components/ui/format/count-words.ts';

const whoMay = 'Only someone who bought the piece can, once it has arrived. We read each review before it appears.';

export function countWords(count: number): string {
  if (count === 0) return 'No reviews yet. Buyers can write one once the piece has arrived.';
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
