import { createHash } from 'node:crypto';
import type { Contact } from '#contract/contact/contact.ts';
import { transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { tryToTake } from '#server/limit/take-from.ts';
import { queueMail } from '#server/mail/queue-mail.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { contactLimits } from './limits.ts';
import { messageMail } from './message-mail.ts';

/**
 * Keeps a message for the desk, and emails it to the shop's own address if it has one: never to an address that was typed.
 * The same words from the same address are one message until it is answered. Beyond a number of emails an hour the desk
 * alone has it.
 */
export async function sendMessage(message: Contact, personId: string | null): Promise<void> {
  const { name, email, about, body } = message;
  const digest = createHash('sha256').update(`${email.toLowerCase()}\n${about}\n${body}`).digest('hex');
  const shop = await readShop();
  await transaction(async (tx) => {
    const added = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO contact_message (id, person_id, name, email, about, body, digest)
      VALUES (${newId()}, ${personId}, ${name}, ${email}, ${about}, ${body}, ${digest})
      ON CONFLICT (digest) WHERE answered_at IS NULL DO NOTHING RETURNING id`;
    // What was sent before takes no email from the hour's.
    if (added.length === 0 || shop.email === '' || (await tryToTake(contactLimits.contactMails, 'shop')) > 0) return;
    await queueMail(tx, shop.email, messageMail(message));
  });
}
