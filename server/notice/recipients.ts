import { type NoticeKind, noticeKinds } from '#contract/notice.ts';
import type { Tx } from '#server/database/database.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { ownerLinks } from '#server/order/owner-link.ts';

/** What a notice's mail goes by. */
export interface Addressed {
  personId: string;
  kind: NoticeKind;
  href: string;
  orderId?: string;
}

/** Where a mail goes, and what its button opens. */
export interface Recipient {
  email: string;
  link: string;
  hasAccount: boolean;
}

interface Known {
  /** Their account's; null: they have none. */
  email: string | null;
  /** Null: they made no choice. */
  wanted: boolean | null;
  orderEmail: string | null;
  publicId: string | null;
}

/** Where each of these notices goes by e-mail; null if nowhere. In their order. */
export async function readRecipients(tx: Tx, notices: readonly Addressed[]): Promise<(Recipient | null)[]> {
  const known = await read(tx, notices);
  const mailed = notices.map(({ kind }, index) => {
    const { emailByDefault, mayTurnOff } = noticeKinds[kind];
    const one = known[index];
    return one && ((mayTurnOff ? one.wanted : null) ?? emailByDefault) ? one : null;
  });
  const guests = mailed.flatMap((one) => (one?.email === null && one.orderEmail && one.publicId ? one.publicId : []));
  const links = guests.length > 0 ? await ownerLinks(tx, guests) : new Map<string, string>();
  return notices.map(({ href, orderId }, index) => {
    const one = mailed[index];
    if (!one) return null;
    if (one.email !== null) {
      // Their order opens to them alone, so a mail read elsewhere leads through signing in.
      const path = orderId ? `/sign-in?next=${encodeURIComponent(href)}` : href;
      return { email: one.email, link: `${shopUrl()}${path}`, hasAccount: true };
    }
    const link = one.publicId && links.get(one.publicId);
    return one.orderEmail && link ? { email: one.orderEmail, link, hasAccount: false } : null;
  });
}

function read(tx: Tx, notices: readonly Addressed[]): Promise<Known[]> {
  const wanted = notices.map(({ personId, kind, orderId }) => ({ p: personId, k: kind, o: orderId }));
  return tx.$queryRaw<Known[]>`
    SELECT "user".email, notice_preference.email AS wanted, orders.email AS "orderEmail", orders.public_id AS "publicId"
    FROM ROWS FROM (json_to_recordset(${JSON.stringify(wanted)}::json) AS (p text, k text, o text))
      WITH ORDINALITY AS notice (p, k, o, n)
    LEFT JOIN person ON person.id = p
    LEFT JOIN "user" ON "user".id = person.user_id AND "user".is_anonymous IS NOT TRUE
    LEFT JOIN notice_preference ON notice_preference.person_id = p AND notice_preference.kind = k
    LEFT JOIN orders ON orders.id = o
    ORDER BY n`;
}
