import type { AskQuestion } from '#contract/question/question.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { transaction } from '#server/engine/database/database.ts';
import { takeFrom, tryToTake } from '#server/limit/take-from.ts';
import { letter } from '#server/mail/letter.ts';
import { queueMail } from '#server/mail/queue-mail.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { mailReference } from '#server/session/mail-reference.ts';
import { personOfReference } from '#server/session/person.ts';
import { askIn } from './ask-question.ts';
import { questionLimits } from './limits.ts';
import { questionUrl } from './question-link.ts';

/**
 * Mails an address how to confirm its question. The answer is the same whether or not the address is known. Beyond three
 * mails in ten minutes none goes out, and nobody is told.
 * @param address the client's network address: what guests of one may ask is limited
 * @throws AccessProblem `not_found` for an unknown piece, `too_many`
 */
export async function askAsGuest(
  { slug, body, email }: AskQuestion & { email: string },
  address: string,
): Promise<Decision<null, Problem>> {
  await takeFrom(questionLimits.questionsPerAddress, address);
  const sends = (await tryToTake(sessionLimits.mailsPerAccount, `question ${email.toLowerCase()}`)) === 0;
  const personId = await personOfReference(mailReference(email));
  return transaction(async (tx) => {
    const asked = await askIn(tx, { personId, email, confirmed: false }, { slug, body });
    // That an address has asked as much as it may would say that it is known.
    if (!asked.ok) return accept(null);
    if (sends) await queueMail(tx, email, confirmLetter(asked.value.piece, questionUrl(asked.value.id)));
    return accept(null);
  });
}

/** Without the question: a stranger’s words would go to any address, in the shop’s name. */
const confirmLetter = (piece: string, link: string) =>
  letter({
    title: `Shall we pass on your question about ${piece}?`,
    body: `Open the link to confirm your question. If we publish it, it appears on the piece’s page with the answer, without your name or address. We’ll email you the answer once.`,
    action: { label: 'Confirm', link },
    why: 'You’re getting this because someone entered this address in our shop. If it wasn’t you, ignore this email: nothing happens unless you open the link, and we delete the address after two days.',
  });
