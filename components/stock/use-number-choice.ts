'use client';

import { useState } from 'react';
import { isFree, type NumberMarks } from '#domain/stock/numbered.ts';

/**
 * The number that somebody has chosen. Once it goes to another it is chosen no more, also if it comes back: nothing is
 * chosen for them.
 * @param marks null where pieces have no numbers
 */
export function useNumberChoice(marks: NumberMarks | null) {
  const [choice, setChoice] = useState<{ chosen: number | null; gone: number | null }>({ chosen: null, gone: null });
  const isGone = choice.chosen !== null && !isFree(marks ?? '', choice.chosen);
  if (isGone) setChoice({ chosen: null, gone: choice.chosen });
  return {
    chosen: isGone ? null : choice.chosen,
    /** What was chosen and is another's now. */
    gone: isGone ? choice.chosen : choice.gone,
    choose: (chosen: number | null) => setChoice({ chosen, gone: null }),
  };
}

export const goneWords = (number: number): string => `No. ${number} is no longer free. Choose another.`;
