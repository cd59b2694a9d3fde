import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { letter } from './letter.ts';
import { queueMail } from './queue-mail.ts';

/** Sends whoever asks an email as the shop's customers get them, to their own address. Refuses a second one within a minute. */
export function sendTestLetter(personId: string): Promise<Decision<Record<never, never>, Problem>> {
  return transaction(async (tx) => {
    const [person] = await tx.$queryRaw<{ email: string }[]>`
      SELECT "user".email FROM person JOIN "user" ON "user".id = person.user_id
      WHERE person.id = ${personId} FOR UPDATE OF person`;
    if (!person) return refuse({ code: 'invalid', message: 'Your account has no email address.' });
    const [recent] = await tx.$queryRaw<{ sent: boolean }[]>`
      SELECT EXISTS (SELECT FROM email WHERE recipient = ${person.email} AND subject = ${title}
        AND created_at > clock_timestamp() - interval '1 minute') AS sent`;
    if (recent?.sent) return refuse({ code: 'invalid', message: 'A test has just left. Wait a minute for the next.' });
    await queueMail(
      tx,
      person.email,
      letter({
        title,
        body: 'This is how your customers read your emails: the name above, these colours, your signature below.',
        why: 'You asked for it at the desk, under Settings.',
      }),
    );
    return accept({});
  });
}

const title = 'A test from your shop';
