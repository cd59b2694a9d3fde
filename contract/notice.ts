import { z } from 'zod';

/** What a person can be told of. Each is told once. */
export const noticeKindSchema = z.enum([
  'outbid',
  'lot_reminder',
  'lot_won',
  'payment_reminder',
  'lot_offer',
  'order_confirmed',
  'order_packed',
  'parcel_sent',
  'parcel_out_for_delivery',
  'parcel_ready_for_pickup',
  'parcel_problem',
  'parcel_delivered',
  'order_cancelled',
  'refund_made',
  'return_update',
  'order_message',
]);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

interface NoticeKindTerms {
  /** As a line of the preferences. */
  title: string;
  about: string;
  /** What the mail's button says. */
  action: string;
  /** Whether it goes out by e-mail where nobody chose. */
  emailByDefault: boolean;
  /** What is about somebody's money can't be turned off. */
  mayTurnOff: boolean;
  /** Why, where it can't: the mail says so, and the preferences. */
  always?: string;
}

const toPay = 'Always sent, since there is something to pay.';
const aboutMoney = 'Always sent, since it is about your money.';

export const noticeKinds: Readonly<Record<NoticeKind, NoticeKindTerms>> = {
  outbid: {
    title: 'Somebody outbids me',
    about: 'Twenty seconds after it happened, and only while no page of ours is open.',
    action: 'Open the lot',
    emailByDefault: true,
    mayTurnOff: true,
  },
  lot_reminder: {
    title: 'A lot that I watch is about to close',
    about: 'Ten minutes before its end.',
    action: 'Open the lot',
    emailByDefault: true,
    mayTurnOff: true,
  },
  lot_won: {
    title: 'I have won a lot',
    about: 'With what it costs and until when it can be paid.',
    action: 'Pay for it',
    emailByDefault: true,
    mayTurnOff: false,
    always: toPay,
  },
  payment_reminder: {
    title: 'A lot that I won is not paid yet',
    about: 'A day before the time to pay is over.',
    action: 'Pay for it',
    emailByDefault: true,
    mayTurnOff: false,
    always: toPay,
  },
  lot_offer: {
    title: 'A lot that I did not win is offered to me',
    about: 'At my own maximum, if its winner did not pay. I need not take it.',
    action: 'See the offer',
    emailByDefault: true,
    mayTurnOff: true,
  },
  order_confirmed: {
    title: 'I have paid for an order',
    about: 'With what it came to. It is your receipt.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: false,
    always: aboutMoney,
  },
  order_packed: {
    title: 'My order is packed',
    about: 'Once it waits for the carrier.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_sent: {
    title: 'A parcel of mine is with the carrier',
    about: 'With the carrier’s number of it.',
    action: 'See where it is',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_out_for_delivery: {
    title: 'A parcel of mine comes today',
    about: 'When the carrier has it on the van.',
    action: 'See where it is',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_ready_for_pickup: {
    title: 'A parcel of mine waits to be picked up',
    about: 'With what to bring.',
    action: 'See where it is',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_problem: {
    title: 'Something holds a parcel of mine up',
    about: 'With what happens next and what to do.',
    action: 'See what happens next',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_delivered: {
    title: 'A parcel of mine is delivered',
    about: 'When, and who took it.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: true,
  },
  order_cancelled: {
    title: 'An order of mine is cancelled',
    about: 'With what goes back to me.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: false,
    always: aboutMoney,
  },
  refund_made: {
    title: 'Money goes back to me',
    about: 'Once the bank has been told.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: false,
    always: aboutMoney,
  },
  return_update: {
    title: 'Something I send back moves on',
    about: 'When it is approved, here, or settled.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: true,
  },
  order_message: {
    title: 'The shop writes to me about an order',
    about: 'By mail only while no page of ours is open.',
    action: 'Answer',
    emailByDefault: true,
    mayTurnOff: true,
  },
};

/** The kinds that somebody may turn off. */
export const optionalNoticeKinds = noticeKindSchema.options.filter((kind) => noticeKinds[kind].mayTurnOff);

/** One line of the inbox. */
export const noticeSchema = z.object({
  id: z.string(),
  kind: noticeKindSchema,
  title: z.string(),
  body: z.string(),
  href: z.string(),
  at: z.iso.datetime(),
  read: z.boolean(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** `POST /api/account/notices/read`. Without an id: all of them. */
export const readNoticesSchema = z.object({ id: z.string().max(100).optional() });

const ticked = z.literal('on');
const pushChoices = noticeKindSchema.options.map((kind) => `push:${kind}` as const);
/**
 * `POST /api/account/notices/preferences`: the kinds that are wanted, as ticked boxes: by e-mail under their
 * names, on subscribed browsers as `push:<kind>`. Without `push` the page had no such boxes, and they stay.
 */
export const noticePreferencesSchema = z.partialRecord(
  z.enum([...optionalNoticeKinds, ...pushChoices, 'push']),
  ticked,
);
export type NoticePreferences = z.infer<typeof noticePreferencesSchema>;

/** What reaches somebody beyond the site itself, kind by kind. */
export interface NoticeReach {
  email: NoticeKind[];
  push: NoticeKind[];
}
