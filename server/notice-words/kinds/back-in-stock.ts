import { z } from 'zod';
import { momentInWords } from '../amounts-and-moments.ts';
import { momentFact, noticeForm } from '../notice-form.ts';

export const backInStock = noticeForm(
  z.object({
    piece: z.string(),
    /** Until when one is set aside for them; null: nobody waits any more, and anyone can buy it. */
    offeredUntil: momentFact.nullable(),
    /** It is no longer sold: nobody waits for it any more. */
    gone: z.boolean().optional(),
  }),
  ({ piece, offeredUntil, gone }) => {
    if (gone) {
      return {
        title: `${piece} is no longer sold`,
        body: 'You waited for it to come back. It won’t, so we have ended the alert.',
      };
    }
    return offeredUntil === null
      ? {
          title: `${piece} can be bought again`,
          body: 'Nobody else waits for it, so it isn’t held for you. Anyone can buy it now.',
        }
      : {
          title: `${piece} came back. One is held for you.`,
          body: `It is yours to buy until ${momentInWords(offeredUntil)}. After that others can have it. If you no longer want it, you don’t have to do anything.`,
        };
  },
);
