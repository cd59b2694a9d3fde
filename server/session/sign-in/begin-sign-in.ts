import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { forgetTaken, takeFrom, takenOf, tryToTake } from '#server/limit/take-from.ts';
import { accountsAt } from '#server/session/address/accounts-at.ts';
import { writeSignInMail } from '#server/session/by-mail/ask-for-sign-in-mail.ts';
import { sealMailKey } from '#server/session/by-mail/mail-key.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { safePath } from '#server/web/answer.ts';
import { isKnownBrowser } from './known-browser.ts';
import { type SignedIn, signIn } from './sign-in.ts';

/** Wrong passwords in a row after which a mail goes out. */
const wrongBeforeMail = 3;

interface Wanted {
  email: string;
  next?: string | undefined;
}

/**
 * Leads from an address to a way in: to the password in a browser that the account was used in with one, else to a mail.
 * Anywhere else it answers alike, and does the same work, for a known address and an unknown one. After three mails in ten
 * minutes it leads to the password and says so.
 * @returns where to go
 * @throws AccessProblem `too_many` for a client that asks for many
 */
export async function beginSignIn({ email, next }: Wanted, headers: Headers): Promise<string> {
  const address = email.toLowerCase();
  const wanted = { address, next: safePath(next ?? '/') };
  const toPassword = async () => `/sign-in/password?key=${await sealMailKey(wanted)}`;
  if (isDemoAddress(address)) return toPassword();
  const { owner, claims } = await accountsAt(address);
  const known = [owner, ...claims].some((account) => account !== null && isKnownBrowser(headers, account));
  if (known) return toPassword();
  await takeFrom(sessionLimits.accountsPerAddress, headers.get(addressHeader) ?? '');
  if ((await tryToTake(sessionLimits.mailsPerAccount, `sign-in ${address}`)) > 0)
    return `${await toPassword()}&mails=many`;
  return `/sign-in/mail?key=${await writeSignInMail(wanted)}`;
}

/**
 * Signs in by password; the third wrong one in a quarter of an hour sends the mail instead, for any address alike.
 * Refuses what `signIn` does.
 */
export async function signInOrMail(
  { email, password, next }: Wanted & { password: string },
  headers: Headers,
): Promise<Decision<SignedIn | { mailed: string }, Problem>> {
  const address = email.toLowerCase();
  const signed = await signIn({ email, password }, headers);
  if (signed.ok) {
    await forgetTaken(sessionLimits.passwordsBeforeMail, address);
    return signed;
  }
  if (signed.refusal.code !== 'signed_out' || isDemoAddress(address)) return signed;
  await tryToTake(sessionLimits.passwordsBeforeMail, address);
  const left = await triesBeforeMail(address);
  if (left > 0) return { ok: false, refusal: { ...signed.refusal, message: wrongWords(left) } };
  if ((await tryToTake(sessionLimits.mailsPerAccount, `sign-in ${address}`)) > 0) return signed;
  await forgetTaken(sessionLimits.passwordsBeforeMail, address);
  const key = await writeSignInMail({ address, next: safePath(next ?? '/') });
  return accept({ mailed: `/sign-in/mail?key=${key}&instead` });
}

/** How many wrong passwords an address has left before a mail goes out. */
export async function triesBeforeMail(address: string): Promise<number> {
  return Math.max(0, wrongBeforeMail - (await takenOf(sessionLimits.passwordsBeforeMail, address)));
}

export function wrongWords(left: number): string {
  const dontMatch = 'That email and password don’t match.';
  if (left <= 0 || left > 2) return dontMatch;
  return `${dontMatch} ${left === 2 ? 'Two more attempts' : 'One more attempt'}, then we’ll email you a link.`;
}
