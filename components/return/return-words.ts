import type { ReturnReason } from '#domain/return/return-reasons.ts';
import type { ReturnStatus } from '#domain/return/return-transitions.ts';
import type { BadgeTone } from '../ui/badge.tsx';

export const returnWords: Record<ReturnStatus, string> = {
  requested: 'We are looking at it',
  approved: 'Approved, send it back',
  sent: 'On its way to us',
  received: 'Received. We’re checking it',
  refunded: 'Refunded',
  exchanged: 'Exchanged',
  closed: 'Closed. There was nothing left to refund',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

export const deskReturnWords: Record<ReturnStatus, string> = {
  requested: 'Requested',
  approved: 'Approved',
  sent: 'On its way',
  received: 'Received',
  refunded: 'Refunded',
  exchanged: 'Exchanged',
  closed: 'Closed, nothing to refund',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** Solid: the desk has something to do. */
export const returnTone: Record<ReturnStatus, BadgeTone> = {
  requested: 'solid',
  approved: 'outline',
  sent: 'outline',
  received: 'solid',
  refunded: 'plain',
  exchanged: 'plain',
  closed: 'plain',
  declined: 'plain',
  withdrawn: 'plain',
};

export const reasonWords: Record<ReturnReason, string> = {
  damaged: 'It arrived damaged',
  not_as_shown: 'It isn’t as described',
  wrong_piece: 'I was sent the wrong piece',
  changed_mind: 'I changed my mind',
  other: 'Something else',
};

const problems: Readonly<Record<string, string>> = {
  picture_unusable: 'One of the photographs can’t be used. Use JPEG, PNG or WebP files of up to 10 MB.',
  too_large: 'The photographs are too large together. Send fewer, or smaller ones.',
  return_not_possible: 'These pieces can’t be sent back any more, or not that many of them. Nothing was sent.',
  illegal_transition: 'This return has been updated since you opened it. Nothing was changed.',
  tracking_number_taken: 'Another parcel has this number. Check it on your receipt.',
  invalid: 'Choose what goes back, how many, and why. Nothing was sent.',
  step_up_required: 'Confirm that it’s you: enter the code from our email, or your password.',
  step_up_failed: 'The code or password was not right. Nothing was sent.',
};

export const returnProblem = (code: string): string =>
  problems[code] ?? 'That didn’t work. Nothing was changed. Try again.';
