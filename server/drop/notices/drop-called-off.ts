import { z } from 'zod';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const dropCalledOff = noticeForm(
  {
    title: 'A drop I was waiting for won’t open',
    about: 'If it’s called off, or sells out before the waiting room opens.',
    action: 'See the drop',
  },
  z.object({ drop: z.string(), ending: z.enum(['called_off', 'sold_before']) }),
  ({ drop, ending }) =>
    ending === 'sold_before'
      ? {
          title: `${drop} sold out before it opened`,
          body: 'Every piece was sold before the waiting room opened, so there is nothing to wait for.',
        }
      : {
          title: `${drop} was called off`,
          body: 'The door won’t open and there’ll be no draw. When we sent this, any pieces left were back on general sale.',
        },
);
