import { z } from 'zod';
import { momentInWords } from '../amounts-and-moments.ts';
import { noticeForm } from '../notice-form.ts';

export const dropReminder = noticeForm(
  z.object({ drop: z.string(), opensAt: z.iso.datetime() }),
  ({ drop, opensAt }) => ({
    title: `The waiting room of ${drop} is open`,
    body: `The door opens ${momentInWords(opensAt)}. Take a ticket before then. There’s no advantage in being first.`,
  }),
);
