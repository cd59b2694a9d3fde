import { type NoticeKind, noticeKinds } from '#contract/notice.ts';
import type { Tx } from '#server/database/database.ts';
import { noticeMail } from '#server/mail/notice-mail.ts';

export interface NoticeToTell {
  personId: string;
  kind: NoticeKind;
  /** What it is about, for ever: the same key is told once, whoever tries again. */
  key: string;
  title: string;
  body: string;
  /** A path of this shop. */
  href: string;
  /** False: on the site only, because they are looking at it. */
  email?: boolean;
}

/**
 * Tells a person something, in the caller's transaction: it is told if and only if that commits. By
 * e-mail too, if they want this kind so and have an account's address: the mail is a row that
 * `send-due-email` sends later.
 *
 * Locks the person. @returns false if it had been told before
 */
export async function tell(tx: Tx, notice: NoticeToTell): Promise<boolean> {
  const { personId, kind, key, title, body, href, email = true } = notice;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO notice (id, person_id, kind, key, title, body, href)
    VALUES (gen_random_uuid()::text, ${personId}, ${kind}, ${key}, ${title}, ${body}, ${href})
    ON CONFLICT (key) DO NOTHING RETURNING id`;
  const [told] = rows;
  if (!told) return false;
  const recipient = email ? await recipientOf(tx, personId, kind) : null;
  if (recipient !== null) {
    await tx.email.create({
      data: { noticeId: told.id, recipient, ...noticeMail({ personId, kind, title, body, href }) },
    });
  }
  return true;
}

/** Where this kind of notice goes by e-mail; null if nowhere. A guest's address is none. */
async function recipientOf(tx: Tx, personId: string, kind: NoticeKind): Promise<string | null> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: {
      user: { select: { email: true, isAnonymous: true } },
      noticePreferences: { where: { kind }, select: { email: true } },
    },
  });
  const { emailByDefault, mayTurnOff } = noticeKinds[kind];
  const wanted = (mayTurnOff ? person?.noticePreferences[0]?.email : undefined) ?? emailByDefault;
  return wanted && person?.user && !person.user.isAnonymous ? person.user.email : null;
}
