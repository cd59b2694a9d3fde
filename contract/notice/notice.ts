import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** What a person can be told of, each once. The server's subjects declare theirs, by `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: whoever has none is told nothing.
export interface NoticeKinds {}
export type NoticeKind = keyof NoticeKinds;

/** A line of what a mail lists: a piece or an amount. `aside` is told beside the total and adds nothing. */
export interface NoticeRow {
  name: string;
  value: string;
  kind: 'line' | 'total' | 'aside';
}

/** What people read of a kind before they are told anything. */
export interface NoticeTerms {
  title: string;
  about: string;
  /** What its mail's link says. */
  action: string;
  /** Why it can't be turned off, where it can't: its mail says so, and the preferences. */
  always?: string;
}

/** The heads of the preferences, in their order. */
export const noticeHeads = ['orders', 'lots', 'shop'] as const;
export type NoticeHead = (typeof noticeHeads)[number];

/** A kind, as the preferences show it. */
export interface NoticeChoice extends Omit<NoticeTerms, 'action'> {
  kind: NoticeKind;
  under: NoticeHead;
}

/** One that may be turned off, as the page of an email's link shows it. */
export type OptionalNotice = Omit<NoticeChoice, 'under' | 'always'>;

export const noticeSchema = z.object({
  id: z.string(),
  kind: z.string(),
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
/** Ticked boxes are `<kind>` and `push:<kind>`. Without `push` the page had no push boxes, and those choices stay. */
export const noticePreferencesSchema = z.record(z.string().regex(/^(push:)?[a-z_]{1,60}$/), ticked);
export type NoticePreferences = z.infer<typeof noticePreferencesSchema>;

export interface NoticeReach {
  email: NoticeKind[];
  push: NoticeKind[];
}
