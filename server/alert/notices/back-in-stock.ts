import { z } from 'zod';
import { momentInWords } from '#server/notice/words/amounts-and-moments.ts';
import { momentFact, noticeForm } from '#server/notice/words/notice-form.ts';

export const backInStock = noticeForm(
  {
    title: 'A piece I’m waiting for comes back',
    about: 'When one is held for me, and for how long.',
    action: 'See it',
  },
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
        title: `${piece} is no longer available`,
        body: 'You asked us to tell you if it came back. It won’t, so we’ve stopped the alert.',
      };
    }
    return offeredUntil === null
      ? {
          title: `${piece} is back`,
          body: 'Nobody else is waiting, so we’re not holding one. When we sent this, anyone could buy it.',
        }
      : {
          title: `${piece} came back. One is held for you.`,
          body: `It’s yours to buy until ${momentInWords(offeredUntil)}. After that it goes to others. If you no longer want it, you don’t have to do anything.`,
        };
  },
);
