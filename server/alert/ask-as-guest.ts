import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { takeFrom, tryToTake } from '#server/limit/take-from.ts';
import { queueMail } from '#server/mail/queue-mail.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { mailReference } from '#server/session/mail-reference.ts';
import { personOfReference } from '#server/session/person.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { confirmLetter, knownLetter } from './alert-letters.ts';
import { alertUrl } from './alert-link.ts';
import { type AlertSubject, type AskedAlert, askIn } from './ask-for-alert.ts';
import { alertLimits } from './limits.ts';

/**
 * Mails an address how to confirm that it wants to be told. The answer is the same whether or not it has asked before.
 * Beyond three mails in ten minutes none goes out, and nobody is told. Refuses `in_stock` and `shop_is_open`.
 * @param address the client's network address: what guests of one may ask for is limited
 * @throws AccessProblem `not_found` for an unknown SKU or maker, `too_many`
 */
export async function askAsGuest(
  { email, subject }: { email: string; subject: AlertSubject },
  address: string,
): Promise<Decision<null, Problem>> {
  await takeFrom(alertLimits.alertsPerAddress, address);
  const sends = (await tryToTake(sessionLimits.mailsPerAccount, `alert ${email.toLowerCase()}`)) === 0;
  const personId = await personOfReference(mailReference(email));
  return transaction(async (tx) => {
    const asked = await askIn(tx, { personId, email, confirmed: false }, subject);
    // That an address has as many alerts as it may would say that it is known.
    if (!asked.ok) return asked.refusal.code === 'alert_limit' ? accept(null) : asked;
    if (sends) await mailLink(tx, email, subject, asked.value);
    return accept(null);
  });
}

async function mailLink(tx: Tx, email: string, subject: AlertSubject, { id, state }: AskedAlert): Promise<void> {
  const what = await nameOf(tx, subject);
  const link = alertUrl(id);
  const mail =
    state === 'unconfirmed' ? confirmLetter(subject.kind, what, link) : knownLetter(subject.kind, what, link);
  await queueMail(tx, email, mail);
}

async function nameOf(tx: Tx, subject: AlertSubject): Promise<string> {
  if (subject.kind === 'new_piece') return subject.maker;
  if (subject.kind === 'piece_fits') return subject.name;
  if (subject.kind === 'opening') return (await readShop(tx)).shopName;
  const { product } = await tx.variant.findUniqueOrThrow({
    where: { sku: subject.sku },
    select: { product: { select: { title: true } } },
  });
  return product.title;
}
