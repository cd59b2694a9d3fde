import { z } from 'zod';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { type NoticeWords, noticeForm } from '#server/notice/words/notice-form.ts';

/** Everything that can be wrong with a parcel: `delayed`, and the rest by its status. */
export const parcelProblems = [
  'delayed',
  'attempt_failed',
  'exception',
  'lost',
  'cancelled',
  'expired',
  'return_in_progress',
  'returned',
] as const;
export type ParcelProblem = (typeof parcelProblems)[number];

interface Parcel {
  number: string;
  carrier: string;
}

const words: Readonly<Record<ParcelProblem, (parcel: Parcel) => NoticeWords>> = {
  delayed: ({ number, carrier }) => ({
    title: `Your parcel from order ${number} is delayed`,
    body: `${carrierName(carrier)} is bringing it later than planned. The order page shows the latest we know. You don’t need to do anything.`,
  }),
  attempt_failed: ({ number }) => ({
    title: `Your parcel from order ${number} couldn’t be delivered`,
    body: 'The carrier tried to deliver it, but couldn’t. They usually try again the next working day.',
  }),
  exception: ({ number }) => ({
    title: `Your parcel from order ${number} is held up`,
    body: 'We’ll ask the carrier why and tell you on the order page. You don’t need to do anything yet.',
  }),
  lost: ({ number }) => ({
    title: `Your parcel from order ${number} can’t be found`,
    body: 'We’ll look for it with the carrier. If it doesn’t turn up, we’ll refund it or send another.',
  }),
  cancelled: ({ number }) => ({
    title: `Your parcel from order ${number} was stopped by the carrier`,
    body: 'We’ll send it another way or refund it.',
  }),
  expired: ({ number }) => ({
    title: `Your parcel from order ${number} has had no update for a while`,
    body: 'We’re asking the carrier where it is.',
  }),
  return_in_progress: ({ number }) => ({
    title: `Your parcel from order ${number} is coming back to us`,
    body: 'We’ll tell you when it’s here.',
  }),
  returned: ({ number }) => ({
    title: `Your parcel from order ${number} is back with us`,
    body: 'We’ll write to you about sending it again or refunding it.',
  }),
};

export const parcelProblem = noticeForm(
  {
    title: 'There is a problem with my parcel',
    about: 'With what happens next, and what to do.',
    action: 'See what happens next',
  },
  z.object({ number: z.string(), carrier: z.string(), problem: z.enum(parcelProblems) }),
  ({ problem, ...parcel }) => words[problem](parcel),
);
