import type { NoticeKind } from '#contract/notice/notice.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import type { NoticeForms } from '#server/notice/words/notice-forms.ts';
import { ownerLinks } from '#server/order/link/owner-link.ts';

/** An address that asked to be told, the page that its mail leads to, and the address that stops it. */
export interface AskedByMail {
  email: string;
  link: string;
  off: string;
}

export interface Addressed {
  personId: string;
  kind: NoticeKind;
  href: string;
  orderId?: string;
  to?: AskedByMail;
}

export interface Recipient {
  email: string;
  link: string;
  hasAccount: boolean;
  /** It is about an order that is paid by a test payment. */
  isTest: boolean;
  /** What stops this mail, where it isn't a preference. */
  off?: string;
}

interface OrderRow {
  email: string;
  publicId: string;
  isTest: boolean;
}

interface Known {
  /** Their account's; null: they have none, or haven't confirmed it, and then it may be somebody else's. */
  email: string | null;
  /** Null: they made no choice. */
  wanted: boolean | null;
  order: OrderRow | null;
}

interface Rows {
  accounts: Record<string, string>;
  choices: Record<string, boolean>;
  orders: Record<string, OrderRow>;
}

/** Where each of these notices goes by e-mail; null if nowhere. In their order. */
export async function readRecipients(
  tx: Statements,
  notices: readonly Addressed[],
  forms: NoticeForms,
): Promise<(Recipient | null)[]> {
  const known = await read(tx, notices);
  const mailed = notices.map(({ kind }, index) => {
    const one = known[index];
    return one && (forms[kind].terms.always || one.wanted !== false) ? one : null;
  });
  const guests = mailed.flatMap((one) => (one?.email === null && one.order ? one.order.publicId : []));
  const links = guests.length > 0 ? await ownerLinks(tx, guests) : new Map<string, string>();
  return notices.map(({ kind, href, orderId, to }, index) => {
    const one = mailed[index];
    if (!one) return null;
    const isTest = one.order?.isTest ?? false;
    if (one.email !== null) {
      // Their order and what is offered to them open to them alone, so a mail read elsewhere leads through signing in.
      const path = orderId || kind === 'back_in_stock' ? `/sign-in?next=${encodeURIComponent(href)}` : href;
      return { email: one.email, link: `${shopUrl()}${path}`, hasAccount: true, isTest };
    }
    if (to) return { ...to, hasAccount: false, isTest };
    const link = one.order && links.get(one.order.publicId);
    return one.order?.email && link ? { email: one.order.email, link, hasAccount: false, isTest } : null;
  });
}

async function read(tx: Statements, notices: readonly Addressed[]): Promise<Known[]> {
  const people = notices.map(({ personId }) => personId);
  const orderIds = notices.flatMap(({ orderId }) => orderId ?? []);
  const [row] = await tx.$queryRaw<Rows[]>`
    SELECT
      (SELECT coalesce(json_object_agg(person.id, "user".email), '{}')
       FROM person JOIN "user" ON "user".id = person.user_id
       WHERE person.id = ANY (${people}::text[]) AND "user".is_anonymous IS NOT TRUE
         AND "user".email NOT LIKE '%@unconfirmed.invalid') AS accounts,
      (SELECT coalesce(json_object_agg(person_id || ' ' || kind, email), '{}')
       FROM notice_preference WHERE person_id = ANY (${people}::text[])) AS choices,
      (SELECT coalesce(json_object_agg(id, json_build_object('email', email, 'publicId', public_id, 'isTest', is_test)), '{}')
       FROM orders WHERE id = ANY (${orderIds}::text[])) AS orders`;
  if (!row) throw new Error('The database did not answer.');
  return notices.map(({ personId, kind, orderId = '' }) => ({
    email: row.accounts[personId] ?? null,
    wanted: row.choices[`${personId} ${kind}`] ?? null,
    order: row.orders[orderId] ?? null,
  }));
}
