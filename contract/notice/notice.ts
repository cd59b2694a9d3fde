import { z } from 'zod';
import { text } from '#contract/value/text.ts';
import { remindMinutes } from '#domain/auction/watch-reminder.ts';
import { askAfterDays } from '#domain/review/review-request.ts';
import { spanAtStart, spanWords } from '#domain/time/span-words.ts';

/** What a person can be told of. Each is told once. */
export const noticeKindSchema = z.enum([
  'outbid',
  'lot_reminder',
  'lot_won',
  'lot_withdrawn',
  'payment_reminder',
  'lot_offer',
  'lot_release',
  'order_confirmed',
  'order_packed',
  'parcel_sent',
  'parcel_out_for_delivery',
  'parcel_ready_for_pickup',
  'parcel_problem',
  'parcel_delivered',
  'order_cancelled',
  'refund_made',
  'refund_failed',
  'vat_refunded',
  'return_update',
  'order_message',
  'back_in_stock',
  'price_drop',
  'new_piece',
  'piece_fits',
  'shop_opened',
  'drop_reminder',
  'drop_called_off',
  'drop_turn',
  'review_request',
  'review_update',
  'question_answered',
]);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

/** A line of what a mail lists: a piece or an amount. `aside` is told beside the total and adds nothing. */
export interface NoticeRow {
  name: string;
  value: string;
  kind: 'line' | 'total' | 'aside';
}

interface NoticeKindTerms {
  title: string;
  about: string;
  action: string;
  /** Whether it goes out by e-mail where nobody chose. */
  emailByDefault: boolean;
  /** What is about somebody's money can't be turned off. */
  mayTurnOff: boolean;
  /** Why, where it can't: the mail says so, and the preferences. */
  always?: string;
}

const toPay = 'Always sent, because there’s something to pay.';
const aboutMoney = 'Always sent, because it’s about your money.';

export const noticeKinds: Readonly<Record<NoticeKind, NoticeKindTerms>> = {
  outbid: {
    title: 'I’m outbid',
    about: 'After 20 seconds, and only if you don’t have the shop open.',
    action: 'Open the lot',
    emailByDefault: true,
    mayTurnOff: true,
  },
  lot_reminder: {
    title: 'A lot I watch closes soon',
    about: `${spanAtStart(remindMinutes * 60_000)} before it closes.`,
    action: 'Open the lot',
    emailByDefault: true,
    mayTurnOff: true,
  },
  lot_won: {
    title: 'I win a lot',
    about: 'With what it costs and when to pay by.',
    action: 'Pay for it',
    emailByDefault: true,
    mayTurnOff: false,
    always: toPay,
  },
  lot_withdrawn: {
    title: 'A lot I bid on is withdrawn',
    about: 'With the reason. Your bid is void then.',
    action: 'Open the lot',
    emailByDefault: true,
    mayTurnOff: true,
  },
  payment_reminder: {
    title: 'A lot I won isn’t paid yet',
    about: 'A day before the time to pay runs out.',
    action: 'Pay for it',
    emailByDefault: true,
    mayTurnOff: false,
    always: toPay,
  },
  lot_offer: {
    title: 'I’m offered a lot I didn’t win',
    about: 'At my highest bid, if the winner didn’t pay or the reserve wasn’t met. I don’t have to take it.',
    action: 'See the offer',
    emailByDefault: true,
    mayTurnOff: true,
  },
  lot_release: {
    title: 'The house answers what I asked about bidding',
    about: 'Whether you’ve been released from a lot or given more time, or can bid again or place high bids.',
    action: 'See what it says',
    emailByDefault: true,
    mayTurnOff: false,
    always: aboutMoney,
  },
  order_confirmed: {
    title: 'I pay for an order',
    about: 'With the total. This is your receipt.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: false,
    always: aboutMoney,
  },
  order_packed: {
    title: 'My order is packed',
    about: 'When it is ready for the carrier.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_sent: {
    title: 'My parcel is sent',
    about: 'When it has a tracking number, and when it’s on its way.',
    action: 'Follow the parcel',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_out_for_delivery: {
    title: 'My parcel is out for delivery',
    about: 'When the carrier is bringing it.',
    action: 'See where it is',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_ready_for_pickup: {
    title: 'My parcel is ready to collect',
    about: 'With what you need to bring.',
    action: 'See where it is',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_problem: {
    title: 'There is a problem with my parcel',
    about: 'With what happens next, and what to do.',
    action: 'See what happens next',
    emailByDefault: true,
    mayTurnOff: true,
  },
  parcel_delivered: {
    title: 'My parcel is delivered',
    about: 'When, and who signed for it.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: true,
  },
  order_cancelled: {
    title: 'My order is cancelled',
    about: 'With what is refunded.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: false,
    always: aboutMoney,
  },
  refund_made: {
    title: 'I get a refund',
    about: 'When we have told the bank.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: false,
    always: aboutMoney,
  },
  refund_failed: {
    title: 'A refund of mine fails',
    about: 'When it didn’t arrive, and we still owe it to you.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: false,
    always: aboutMoney,
  },
  vat_refunded: {
    title: 'The VAT of my order is refunded',
    about: 'When VIES confirms a VAT number that it couldn’t check before.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: false,
    always: aboutMoney,
  },
  return_update: {
    title: 'My return changes',
    about: 'When it is approved, received or settled.',
    action: 'Open the order',
    emailByDefault: true,
    mayTurnOff: true,
  },
  order_message: {
    title: 'The shop writes to me about an order',
    about: 'By email only if you don’t have the shop open.',
    action: 'Answer',
    emailByDefault: true,
    mayTurnOff: true,
  },
  back_in_stock: {
    title: 'A piece I’m waiting for comes back',
    about: 'When one is held for me, and for how long.',
    action: 'See it',
    emailByDefault: true,
    mayTurnOff: true,
  },
  price_drop: {
    title: 'A piece I asked about costs less',
    about: 'Once, when the price falls.',
    action: 'See it',
    emailByDefault: true,
    mayTurnOff: true,
  },
  new_piece: {
    title: 'A maker I asked about has a new piece',
    about: 'When it is in the shop.',
    action: 'See it',
    emailByDefault: true,
    mayTurnOff: true,
  },
  piece_fits: {
    title: 'A piece fits a list I asked about',
    about: 'When it can be bought, at most once a day for all lists.',
    action: 'See what fits',
    emailByDefault: true,
    mayTurnOff: true,
  },
  shop_opened: {
    title: 'The shop has opened',
    about: 'Once, if you asked before it did.',
    action: 'Come in',
    emailByDefault: true,
    mayTurnOff: true,
  },
  drop_reminder: {
    title: 'A drop I asked about begins',
    about: 'When its waiting room opens.',
    action: 'Go to the waiting room',
    emailByDefault: true,
    mayTurnOff: true,
  },
  drop_called_off: {
    title: 'A drop I was waiting for won’t open',
    about: 'If it’s called off, or sells out before the waiting room opens.',
    action: 'See the drop',
    emailByDefault: true,
    mayTurnOff: true,
  },
  drop_turn: {
    title: 'It’s my turn in a drop',
    about: 'Only if you don’t have the shop open.',
    action: 'Come in',
    emailByDefault: true,
    mayTurnOff: true,
  },
  review_request: {
    title: 'My order can be reviewed',
    about: `Once, ${spanWords(askAfterDays * 86_400_000)} after the delivery.`,
    action: 'Write a review',
    emailByDefault: true,
    mayTurnOff: true,
  },
  review_update: {
    title: 'My review was read',
    about: 'When it is on the piece’s page, or why it isn’t.',
    action: 'See your review',
    emailByDefault: true,
    mayTurnOff: true,
  },
  question_answered: {
    title: 'My question about a piece is answered',
    about: 'With the answer.',
    action: 'See the answer',
    emailByDefault: true,
    mayTurnOff: true,
  },
};

export const optionalNoticeKinds = noticeKindSchema.options.filter((kind) => noticeKinds[kind].mayTurnOff);

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
export const readNoticesSchema = z.object({ id: text().max(100).optional() });

const ticked = z.literal('on');
const pushChoices = noticeKindSchema.options.map((kind) => `push:${kind}` as const);
/** Ticked boxes are `<kind>` and `push:<kind>`. Without `push` the page had no push boxes, and those choices stay. */
export const noticePreferencesSchema = z.partialRecord(
  z.enum([...optionalNoticeKinds, ...pushChoices, 'push']),
  ticked,
);
export type NoticePreferences = z.infer<typeof noticePreferencesSchema>;

export interface NoticeReach {
  email: NoticeKind[];
  push: NoticeKind[];
}
