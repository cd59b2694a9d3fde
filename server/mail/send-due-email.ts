/**
 * The outbox. A row is claimed in one statement, sent outside any transaction, then marked. What somebody
 * claimed who dies in between is sent again once that is known, under the same Message-ID; by a process that nobody knows
 * of, after two minutes. So a mail goes out at least once; twice only if the process died, or was held for as long as the
 * dead are waited for, between the server's taking it and our mark. A mark that can't be made is made later.
 */
import { database } from '#server/database/database.ts';
import { readRows } from '#server/database/statement.ts';
import { log } from '#server/log.ts';
import { claimedBy, type ReleaseClaims } from '#server/schedule/claims.ts';
import type { DueWork } from '#server/schedule/due-work.ts';
import { type RetryPace, retryDelay } from '#server/schedule/retry-delay.ts';
import { type DeliverMail, deliverMail, type MailToSend } from './deliver-mail.ts';

const claimSeconds = 120;
const mostAttempts = 8;
const retryPace: RetryPace = { firstSeconds: 15, longestSeconds: 3_600 };

interface ClaimedMail extends MailToSend {
  attempts: number;
}

/** Sent, and not marked yet: the database was away. */
const unmarked: ClaimedMail[] = [];

/**
 * Marks what was sent, unless somebody else has taken it up meanwhile, and takes the mail that has waited longest, for
 * two minutes: in one statement, since a busy shop does one after the other. What was sent is forgotten but for its
 * subject: links and codes are in its words. Nobody watches the outbox, so nobody is woken.
 *
 * @returns null if none is due
 */
async function claimNext(sent: ClaimedMail | null): Promise<ClaimedMail | null> {
  const [mail] = await readRows<ClaimedMail>`
    WITH marked AS (
      UPDATE email SET status = 'sent', sent_at = clock_timestamp(), problem = NULL, text = '', html = ''
      WHERE id = ${sent?.id ?? null} AND attempts = ${sent?.attempts ?? null} AND status = 'sending'
    )
    UPDATE email SET status = 'sending', attempts = attempts + 1, claimed_by = ${claimedBy()},
      due_at = clock_timestamp() + make_interval(secs => ${claimSeconds})
    WHERE id = (SELECT id FROM email WHERE status IN ('queued', 'sending') AND due_at <= clock_timestamp()
                  AND id IS DISTINCT FROM ${sent?.id ?? null}
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, recipient, subject, text, html, headers, attempts, created_at AS "createdAt"`;
  return mail ?? null;
}

async function markFailed({ id, attempts }: ClaimedMail, problem: string): Promise<void> {
  const inSeconds = retryDelay(retryPace, attempts);
  await database().$executeRaw`
    UPDATE email SET status = ${attempts >= mostAttempts ? 'failed' : 'queued'}, problem = ${problem.slice(0, 500)},
      due_at = clock_timestamp() + make_interval(secs => ${inSeconds})
    WHERE id = ${id} AND attempts = ${attempts} AND status = 'sending'`;
}

/** Sends every mail that is due. @param deliver hands one over; tests bring their own */
export async function sendDueMail(deliver: DeliverMail): Promise<void> {
  let sent: ClaimedMail | undefined;
  for (;;) {
    sent ??= unmarked.shift();
    const mail = await markAndClaim(sent);
    sent = undefined;
    if (mail && (await handOver(mail, deliver))) sent = mail;
    if (!mail && unmarked.length === 0) return;
  }
}

async function markAndClaim(sent: ClaimedMail | undefined): Promise<ClaimedMail | null> {
  try {
    return await claimNext(sent ?? null);
  } catch (error) {
    if (sent) unmarked.push(sent);
    throw error;
  }
}

/** What this process had taken up is due. */
export const releaseMail: ReleaseClaims = (processId) => database().$executeRaw`
  UPDATE email SET due_at = clock_timestamp(), claimed_by = NULL WHERE status = 'sending' AND claimed_by = ${processId}`;

/** @returns whether it is sent; if not, that is marked */
async function handOver(mail: ClaimedMail, deliver: DeliverMail): Promise<boolean> {
  try {
    // Its last claim was never marked: whoever held it died eight times, and is not asked again.
    if (mail.attempts > mostAttempts) throw new Error('every attempt ended without an answer');
    await deliver(mail);
    return true;
  } catch (error) {
    log().warn({ err: error, email: mail.id, attempts: mail.attempts }, 'a mail could not be sent');
    await markFailed(mail, error instanceof Error ? error.message : String(error));
    return false;
  }
}

/** Mail that waits to be sent. */
export const sendDueEmail: DueWork = {
  name: 'send due mail',
  async next() {
    if (unmarked.length > 0) return new Date(0);
    const { _min } = await database().email.aggregate({
      where: { status: { in: ['queued', 'sending'] } },
      _min: { dueAt: true },
    });
    return _min.dueAt;
  },
  run: () => sendDueMail(deliverMail),
};
