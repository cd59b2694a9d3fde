import { type NoticeKind, noticeKinds } from '#contract/notice.ts';
import type { Tx } from '#server/database/database.ts';
import { noticeMail } from '#server/mail/notice-mail.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { ownerLink } from '#server/order/owner-link.ts';

export interface NoticeToTell {
  personId: string;
  kind: NoticeKind;
  /** What it is about, for ever: the same key is told once, whoever tries again. */
  key: string;
  title: string;
  /** Its lines are paragraphs. */
  body: string;
  /** A path of this shop. */
  href: string;
  /** False: on the site only, because they are looking at it. */
  away?: boolean;
  /** The order it is about. Who has no account is told at the order's address, with a link that opens it. */
  orderId?: string;
}

interface Recipient {
  email: string;
  link: string;
  hasAccount: boolean;
}

/**
 * Tells a person something, in the caller's transaction: it is told if and only if that commits. By
 * e-mail and on their browsers too, if they want this kind so: each is a row that `send-due-email` and
 * `send-due-push` send later.
 *
 * Locks the person. @returns false if it had been told before
 */
export async function tell(tx: Tx, notice: NoticeToTell): Promise<boolean> {
  const { personId, kind, key, title, body, href, away = true } = notice;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO notice (id, person_id, kind, key, title, body, href)
    VALUES (gen_random_uuid()::text, ${personId}, ${kind}, ${key}, ${title}, ${body}, ${href})
    ON CONFLICT (key) DO NOTHING RETURNING id`;
  const [told] = rows;
  if (!told) return false;
  if (!away) return true;
  const recipient = await recipientOf(tx, notice);
  if (recipient) {
    const { email, link, hasAccount } = recipient;
    await tx.email.create({
      data: { noticeId: told.id, recipient: email, ...noticeMail({ personId, kind, title, body, link, hasAccount }) },
    });
  }
  await tx.$executeRaw`
    INSERT INTO push (notice_id, subscription_id)
    SELECT ${told.id}, push_subscription.id FROM push_subscription
    WHERE person_id = ${personId} AND coalesce(
      (SELECT push FROM notice_preference WHERE person_id = ${personId} AND kind = ${kind}), true)`;
  return true;
}

/** Where this kind of notice goes by e-mail; null if nowhere. */
async function recipientOf(tx: Tx, { personId, kind, href, orderId }: NoticeToTell): Promise<Recipient | null> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: {
      user: { select: { email: true, isAnonymous: true } },
      noticePreferences: { where: { kind }, select: { email: true } },
    },
  });
  const { emailByDefault, mayTurnOff } = noticeKinds[kind];
  const wanted = (mayTurnOff ? person?.noticePreferences[0]?.email : undefined) ?? emailByDefault;
  if (!wanted || !person) return null;
  if (person.user && !person.user.isAnonymous) {
    // Their order opens to them alone, so a mail read elsewhere leads through signing in.
    const path = orderId ? `/sign-in?next=${encodeURIComponent(href)}` : href;
    return { email: person.user.email, link: `${shopUrl()}${path}`, hasAccount: true };
  }
  const order = orderId
    ? await tx.order.findUnique({ where: { id: orderId }, select: { publicId: true, email: true } })
    : null;
  return order?.email ? { email: order.email, link: await ownerLink(tx, order), hasAccount: false } : null;
}
