import { z } from 'zod';
import { noticeForm } from '#server/notice/words/notice-form.ts';

export const lotWithdrawn = noticeForm(
  {
    title: 'A lot I bid on is withdrawn',
    about: 'With the reason. Your bid is void then.',
    action: 'Open the lot',
  },
  z.object({ lot: z.string(), reason: z.string() }),
  ({ lot, reason }) => ({
    title: `${lot} has been withdrawn`,
    body: `We withdrew this lot before it closed. All bids are void, so you have nothing to pay. The reason: ${reason}`,
  }),
);
