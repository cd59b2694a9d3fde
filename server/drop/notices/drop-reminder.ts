import { z } from 'zod';
import { momentInWords } from '#server/notice/words/amounts-and-moments.ts';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const dropReminder = noticeForm(
  {
    title: 'A drop I asked about begins',
    about: 'When its waiting room opens.',
    action: 'Go to the waiting room',
  },
  z.object({ drop: z.string(), opensAt: z.iso.datetime() }),
  ({ drop, opensAt }) => ({
    title: `The waiting room of ${drop} is open`,
    body: `The door opens ${momentInWords(opensAt)}. Take a ticket before then. There’s no advantage in being first.`,
  }),
);
