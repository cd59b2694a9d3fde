import { z } from 'zod';
import { carrierName } from '#domain/tracking/carrier-name.ts';
import { type NoticeWords, noticeForm } from '../notice-form.ts';

/** What can be wrong with a parcel. But for `delayed` it is what its events come to. */
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
    title: `A parcel of order ${number} is delayed`,
    body: `${carrierName(carrier)} is late. The order page shows when to expect it now, and why. You don’t need to do anything.`,
  }),
  attempt_failed: ({ number }) => ({
    title: `A parcel of order ${number} couldn’t be delivered`,
    body: 'The carrier tried to deliver it, but couldn’t. They usually try again the next working day.',
  }),
  exception: ({ number }) => ({
    title: `A parcel of order ${number} is held up`,
    body: 'We are asking the carrier why, and will say on the order page what we learn. You don’t need to do anything yet.',
  }),
  lost: ({ number }) => ({
    title: `A parcel of order ${number} can’t be found`,
    body: 'We are looking for it with the carrier. If it doesn’t turn up we refund it or send another.',
  }),
  cancelled: ({ number }) => ({
    title: `A parcel of order ${number} was stopped by the carrier`,
    body: 'We will send it another way, or refund it.',
  }),
  expired: ({ number }) => ({
    title: `A parcel of order ${number} has had no update for a while`,
    body: 'The carrier hasn’t told us anything for a while. We are asking where it is.',
  }),
  return_in_progress: ({ number }) => ({
    title: `A parcel of order ${number} is coming back to us`,
    body: 'It couldn’t be delivered. We’ll email you when it is back with us.',
  }),
  returned: ({ number }) => ({
    title: `A parcel of order ${number} is back with us`,
    body: 'We’ll email you about sending it again or refunding it.',
  }),
};

export const parcelProblem = noticeForm(
  z.object({ number: z.string(), carrier: z.string(), problem: z.enum(parcelProblems) }),
  ({ problem, ...parcel }) => words[problem](parcel),
);
