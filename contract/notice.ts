import { z } from 'zod';

/** What a person can be told of. Each is told once. */
export const noticeKindSchema = z.enum([
  'outbid',
  'lot_reminder',
  'lot_won',
  'payment_reminder',
  'lot_offer',
  'return_update',
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
  /** Someone who won owes money: what follows from that can't be turned off. */
  mayTurnOff: boolean;
}

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
  },
  payment_reminder: {
    title: 'A lot that I won is not paid yet',
    about: 'A day before the time to pay is over.',
    action: 'Pay for it',
    emailByDefault: true,
    mayTurnOff: false,
  },
  lot_offer: {
    title: 'A lot that I did not win is offered to me',
    about: 'At my own maximum, if its winner did not pay. I need not take it.',
    action: 'See the offer',
    emailByDefault: true,
    mayTurnOff: true,
  },
  return_update: {
    title: 'Something I send back moves on',
    about: 'When it is approved, here, or settled.',
    action: 'Open the order',
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

const ticked = z.literal('on').optional();
/** `POST /api/account/notices/preferences`: the kinds that are wanted by e-mail, as ticked boxes. */
export const noticePreferencesSchema = z.object({
  outbid: ticked,
  lot_reminder: ticked,
  lot_offer: ticked,
  return_update: ticked,
});
export type NoticePreferences = z.infer<typeof noticePreferencesSchema>;
