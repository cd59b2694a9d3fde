import { newId } from '#server/engine/database/new-id.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { noticeMail } from '#server/mail/notice-mail.ts';
import type { NoticeContent, NoticeWords } from '#server/notice/words/notice-form.ts';
import { type NoticeForms, noticeForms } from '#server/notice/words/notice-forms.ts';
import { rowsOf, wordsOf } from '#server/notice/words/words-of.ts';
import { storeConfirmations } from '#server/order/confirmation/store-confirmations.ts';
import { type AskedByMail, readRecipients } from './recipients.ts';

export type NewNotice = NoticeContent & {
  personId: string;
  /** What it is about, for ever: the same key is told once, whoever tries again. */
  key: string;
  /** A path of this shop. */
  href: string;
  /** False: on the site only, because they are looking at it. */
  away?: boolean;
  /** The order it is about. Who has no account is told at the order's address, with a link that opens it. */
  orderId?: string;
  /** Where somebody without an account is told who asked for it by address. */
  to?: AskedByMail;
};

type Told = NewNotice & NoticeWords & { id: string };

/** Tells a person something if the caller's transaction commits. Locks the person. @returns false if told before */
export async function notify(tx: Statements, notice: NewNotice): Promise<boolean> {
  return (await notifyMany(tx, [notice])).has(notice.key);
}

/** The same for many. Locks the people in order. @returns the keys of what had not been told before */
export async function notifyMany(tx: Statements, notices: readonly NewNotice[]): Promise<ReadonlySet<string>> {
  const forms = await noticeForms();
  const told = await insertNotices(tx, notices, forms);
  const away = told.filter((notice) => notice.away !== false);
  if (away.length > 0) await send(tx, away, forms);
  return new Set(told.map(({ key }) => key));
}

async function insertNotices(tx: Statements, notices: readonly NewNotice[], forms: NoticeForms): Promise<Told[]> {
  if (notices.length === 0) return [];
  const rows = notices.map((notice) => ({ ...notice, ...wordsOf(forms, notice), id: newId() }));
  const fresh = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO notice (id, person_id, kind, key, facts, title, body, href)
    SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS new (id text, "personId" text, kind text, key text,
      facts jsonb, title text, body text, href text)
    ON CONFLICT (key) DO NOTHING RETURNING id`;
  const ids = new Set(fresh.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

async function send(tx: Statements, notices: readonly Told[], forms: NoticeForms): Promise<void> {
  const recipients = await readRecipients(tx, notices, forms);
  const confirmed = notices.flatMap((notice, index) => {
    const { kind, orderId, title, body } = notice;
    if (kind !== 'order_confirmed' || !orderId || !recipients[index]) return [];
    return [{ orderId, title, body, rows: rowsOf(forms, notice) }];
  });
  const confirmations = confirmed.length > 0 ? await storeConfirmations(tx, confirmed) : null;
  const mails = notices.flatMap((notice, index) => {
    const recipient = recipients[index];
    if (!recipient) return [];
    const contract = notice.kind === 'order_confirmed' ? confirmations?.contracts.get(notice.orderId ?? '') : undefined;
    const withdrawal = contract?.withdraws && confirmations ? confirmations.shop : null;
    const { terms } = forms[notice.kind];
    const mail = noticeMail({ ...notice, ...recipient, terms, rows: rowsOf(forms, notice), withdrawal });
    const confirmationOf = contract ? notice.orderId : null;
    return [{ id: newId(), noticeId: notice.id, recipient: recipient.email, ...mail, confirmationOf }];
  });
  const calls = notices.map(({ id, personId, kind }) => ({ noticeId: id, personId, kind }));
  await tx.$executeRaw`
    WITH mails AS (
      INSERT INTO email (id, notice_id, recipient, subject, text, html, headers, confirmation_of)
      SELECT * FROM json_to_recordset(${JSON.stringify(mails)}::json) AS new (id text, "noticeId" text,
        recipient text, subject text, text text, html text, headers jsonb, "confirmationOf" text)
    )
    INSERT INTO push (notice_id, subscription_id)
    SELECT "noticeId", push_subscription.id
    FROM json_to_recordset(${JSON.stringify(calls)}::json) AS told ("noticeId" text, "personId" text, kind text)
    JOIN push_subscription ON push_subscription.person_id = "personId"
    LEFT JOIN notice_preference
      ON notice_preference.person_id = "personId" AND notice_preference.kind = told.kind
    WHERE coalesce(notice_preference.push, true)`;
}
