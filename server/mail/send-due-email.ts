/** A repeat has the same Message-ID. The words of what was sent are forgotten: links and codes are in them. */
import { outbox } from '#server/engine/work/outbox.ts';
import { retryDelay } from '#server/engine/work/retry-delay.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { type DeliverMail, deliverMail, type MailToSend, mostConnections } from './deliver-mail.ts';

export const mailOutbox = outbox<MailToSend>({
  name: 'send due mail',
  failure: 'a mail could not be sent',
  table: 'email',
  key: ['id'],
  open: Prisma.sql`status IN ('queued', 'sending')`,
  columns: Prisma.sql`id, recipient, subject, claimed.text, html, headers, claimed.created_at AS "createdAt",
    order_confirmation.text AS confirmation`,
  joined: Prisma.sql`LEFT JOIN order_confirmation ON order_confirmation.order_id = claimed.confirmation_of`,
  set: {
    claimed: Prisma.sql`status = 'sending'`,
    done: Prisma.sql`status = 'sent', sent_at = clock_timestamp(), problem = NULL, text = '', html = ''`,
    failed: (problem, isGivenUp) => Prisma.sql`status = ${isGivenUp ? 'failed' : 'queued'}, problem = ${problem}`,
  },
  attempt: (mail) => sendOne(mail, deliverMail),
  atOnce: mostConnections,
  claimSeconds: 120,
  mostAttempts: 8,
  retrySeconds: (attempts) => retryDelay({ firstSeconds: 15, longestSeconds: 3_600 }, attempts),
});

async function sendOne(mail: MailToSend, deliver: DeliverMail): Promise<'done'> {
  await deliver(mail);
  return 'done';
}

/** Sends every mail that is due. @param deliver hands one over; tests bring their own */
export const sendDueMail = (deliver: DeliverMail): Promise<void> =>
  mailOutbox.workOff({ attempt: (mail) => sendOne(mail, deliver) });
