import { z } from 'zod';
import { listedImageSchema } from '#contract/photograph/image.ts';
import { longestListAddress } from '#contract/search/list-address.ts';
import { emailSchema } from '#contract/session/session.ts';
import { type Money, moneySchema } from '#contract/value/money.ts';
import { referenceSchema } from '#contract/value/reference.ts';
import { text } from '#contract/value/text.ts';

export const alertKinds = ['back_in_stock', 'price_drop', 'new_piece', 'piece_fits', 'opening'] as const;
export const alertKindSchema = z.enum(alertKinds);
export type AlertKind = z.infer<typeof alertKindSchema>;

export type AlertState = 'unconfirmed' | 'waiting' | 'offered' | 'taken' | 'lapsed' | 'ended';

/** What the page behind a mail's link shows. It has no address: whoever has the link may have been sent it. */
export interface LinkedAlert {
  kind: AlertKind;
  state: AlertState;
  /** The piece; for a maker's new pieces the maker, for a list its name, for the opening the shop's. */
  what: string;
  href: string;
  place: number | null;
  available: number;
  offeredUntil: string | null;
  price: Money | null;
}

/** One of the lists behind a mail about several, with what stops it. */
export interface LinkedList {
  key: string;
  name: string;
  href: string;
}

export const mostAlerts = 100;

const sku = text().min(1).max(100);
/** A list of the shop by its page's address: `/shop/tableware?material=Celadon&to=80`. */
const list = text().trim().min(1).max(longestListAddress);
const emptyIsNone = (value: unknown) => (value === '' ? undefined : value);

/** `POST /api/alerts`. A guest says where to write. */
export const askForAlertSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['back_in_stock', 'price_drop']),
    sku,
    email: z.preprocess(emptyIsNone, emailSchema.optional()),
  }),
  z.object({
    kind: z.literal('new_piece'),
    maker: text().trim().min(1).max(200),
    email: z.preprocess(emptyIsNone, emailSchema.optional()),
  }),
  z.object({
    kind: z.literal('piece_fits'),
    list,
    email: z.preprocess(emptyIsNone, emailSchema.optional()),
  }),
  z.object({ kind: z.literal('opening'), email: z.preprocess(emptyIsNone, emailSchema.optional()) }),
]);
export type AskForAlert = z.infer<typeof askForAlertSchema>;

/** `POST /api/account/alerts/stop` */
export const stopAlertSchema = z.object({ id: text().min(1).max(100) });

/** `POST /api/alerts/link`: what the page behind a mail's link does. */
export const alertLinkSchema = z.object({
  key: text().min(1).max(300),
  act: z.enum(['confirm', 'stop', 'take']),
});

/** One of a person's own alerts. Those about a maker, a list or the shop's opening have no piece. */
export const ownAlertSchema = z.object({
  id: z.string(),
  kind: alertKindSchema,
  sku: z.string().nullable(),
  slug: z.string().nullable(),
  piece: z.string().nullable(),
  maker: z.string(),
  /** Of the piece; of a list the last that was told, or was there; of a maker the newest piece. */
  image: listedImageSchema.nullable(),
  /** A list's address and name, and how many pieces that fit it were told. */
  list: z.string().nullable(),
  listName: z.string().nullable(),
  told: z.int(),
  askedAt: z.iso.datetime(),
  /** `lapsed`: the offer ran out within the last day. */
  state: z.enum(['waiting', 'offered', 'lapsed']),
  /** In the line, from 1; null unless they wait for a piece. */
  place: z.int().nullable(),
  /** What it costs now, where one is offered. */
  price: moneySchema.nullable(),
  /** What it cost when they asked. */
  seen: moneySchema.nullable(),
  offeredAt: z.iso.datetime().nullable(),
  offeredUntil: z.iso.datetime().nullable(),
  /** When something was last told, where it goes on. */
  toldAt: z.iso.datetime().nullable(),
});
export type OwnAlert = z.infer<typeof ownAlertSchema>;

/** Topic `my-alerts`: the first asked for first. */
export const ownAlertsSchema = z.object({ alerts: z.array(ownAlertSchema) });
export type OwnAlerts = z.infer<typeof ownAlertsSchema>;

/** `POST /api/v1/alerts`: for a customer of another channel, who is told by mail. */
export const createAlertSchema = z.discriminatedUnion('kind', [
  z.object({ customer: referenceSchema, email: emailSchema, sku, kind: z.enum(['back_in_stock', 'price_drop']) }),
  z.object({ customer: referenceSchema, email: emailSchema, list, kind: z.literal('piece_fits') }),
]);
export type CreateAlert = z.infer<typeof createAlertSchema>;

export const apiAlertSchema = z.object({
  id: z.string(),
  kind: alertKindSchema,
  sku: z.string().nullable(),
  /** The address of the list that it watches. */
  list: z.string().nullable(),
  state: z.enum(['waiting', 'offered', 'taken', 'lapsed', 'ended']),
  /** In the line, from 1. */
  place: z.int().optional(),
  /** Until when one is set aside: an order by the same customer takes it. */
  offeredUntil: z.iso.datetime().optional(),
});
export type ApiAlert = z.infer<typeof apiAlertSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'my-alerts': OwnAlerts;
  }
}
