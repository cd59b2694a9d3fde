import type { CSSProperties } from 'react';
import { type AnswerRow, answerRows } from './review-words.ts';

/** Up to so many buyers a dot stands for each; beyond, the figures stand alone. */
const mostDots = 60;
const mostInRow = 20;

/** What buyers said to the three questions, a dot for each of them. */
export function AnswerDots(counts: Parameters<typeof answerRows>[0]) {
  if (counts.count === 0) return null;
  return (
    <ul className="review-bars">
      {answerRows(counts).map((row) => (
        <li key={row.name}>
          <span>{row.name}</span>
          {counts.count <= mostDots && <Dots row={row} of={counts.count} />}
          <span className="small muted tabular">{row.words}</span>
        </li>
      ))}
    </ul>
  );
}

/** The figures beside them say the same to whoever can't see them. */
const Dots = ({ row, of }: { row: AnswerRow; of: number }) => (
  <span className="edition" style={{ '--c': Math.min(of, mostInRow) } as CSSProperties} aria-hidden="true">
    {Array.from({ length: of }, (_, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike, their place is their only name.
      <i key={place} className={place < row.count ? undefined : 'edition__sold'} />
    ))}
  </span>
);
