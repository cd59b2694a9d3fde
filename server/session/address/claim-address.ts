/**
 * An address belongs to an account once it is confirmed by mail; until then any number of accounts may claim it. So
 * opening an account answers alike, and does the same work, for a known address and an unknown one.
 */

import { randomUUID } from 'node:crypto';
import { addressLinkFor } from '#domain/session/link-times.ts';
import { newId } from '#server/engine/database/new-id.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { statements } from '#server/engine/database/statement.ts';
import { tryToTake } from '#server/limit/take-from.ts';
import { letter } from '#server/mail/letter.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { confirmUrl } from './confirm-link.ts';

const domain = 'unconfirmed.invalid';

export const placeholderAddress = (): string => `${randomUUID()}@${domain}`;
export const isPlaceholder = (email: string): boolean => email.endsWith(`@${domain}`);

/**
 * Mails `address` how to confirm it or sign in. Beyond three mails in ten minutes none goes out, and nobody is told.
 */
export async function mailClaim(userId: string, address: string): Promise<void> {
  if ((await tryToTake(sessionLimits.mailsPerAccount, `confirm ${address}`)) > 0) return;
  await statements((tx) => writeClaimMail(tx, userId, address));
}

async function writeClaimMail(tx: Statements, userId: string, address: string): Promise<void> {
  const owners = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "user" WHERE email = ${address} AND id <> ${userId}`;
  const mail = owners.length > 0 ? haveOneAlready() : confirmIt(confirmUrl(userId, address));
  await tx.$executeRaw`
    INSERT INTO email (id, recipient, subject, text, html) VALUES
    (${newId()}, ${address}, ${mail.subject}, ${mail.text}, ${mail.html})`;
}

const confirmIt = (link: string) =>
  letter({
    title: 'Confirm your email address',
    body: `Open the link to confirm this address. We’ll use it for your orders and lots, and you can sign in with it. The link works for ${addressLinkFor}.`,
    action: { label: 'Confirm this address', link },
    why: 'You’re getting this because someone entered this address for an account. If it wasn’t you, ignore this email: nothing happens unless you open the link.',
  });

const haveOneAlready = () =>
  letter({
    title: 'You have an account already',
    body: 'This address was entered for a new account, or for another one. It belongs to your account already, so sign in there. If you don’t remember the password, choose a new one.',
    action: { label: 'Sign in', link: `${shopUrl()}/sign-in` },
    why: 'You’re getting this because someone entered this address for an account. If it wasn’t you, nothing has changed and we haven’t revealed that you have an account.',
  });
