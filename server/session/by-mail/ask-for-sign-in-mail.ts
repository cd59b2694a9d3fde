import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { signInMailFor } from '#domain/session/link-times.ts';
import { database } from '#server/engine/database/database.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { isUsedUp, takeFrom } from '#server/limit/take-from.ts';
import { letter } from '#server/mail/letter.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { safePath } from '#server/web/answer.ts';
import { sealMailKey } from './mail-key.ts';
import { makeFigures } from './mailed-figures.ts';

const demo: Problem = {
  code: 'forbidden',
  message: 'Demo accounts don’t get email. Sign in with its password.',
  field: 'email',
};

/**
 * Mails a link and six figures, of which either signs in once within ten minutes; mails before it work as long, until
 * somebody has signed in by one. Anybody may ask, so a newer mail ends none.
 * Does the same work for an address that has an account and one that has none. Refuses `forbidden` for the demo's people.
 * @returns the key of the page that takes the figures
 * @throws AccessProblem `too_many` for a client or an address that has asked for many
 */
export async function askForSignInMail(
  { email, next }: { email: string; next?: string | undefined },
  headers: Headers,
): Promise<Decision<string, Problem>> {
  const address = email.toLowerCase();
  if (isDemoAddress(address)) return refuse(demo);
  await takeFrom(sessionLimits.accountsPerAddress, headers.get(addressHeader) ?? '');
  await takeFrom(sessionLimits.mailsPerAccount, `sign-in ${address}`);
  return accept(await writeSignInMail({ address, next: safePath(next ?? '/') }));
}

/** The mail itself, for whoever has taken from the limits. @returns the key of the page that takes the figures */
export async function writeSignInMail(key: { address: string; next: string }): Promise<string> {
  const { mail, figures } = await makeFigures(key.address);
  const link = `${shopUrl()}/sign-in/mail?key=${await sealMailKey({ ...key, mail, figures })}`;
  const linkAlone = await isUsedUp(sessionLimits.figuresPerDay, key.address);
  const letter = linkAlone ? linkLetter(link) : signInLetter(figures, link);
  await database().email.create({ data: { recipient: key.address, ...letter } });
  return sealMailKey({ ...key, mail, linkAlone });
}

const why =
  'Someone asked to sign in with this address. If it wasn’t you, ignore this email: nobody can sign in without it.';

/** Digits can be guessed, a link can't. */
const linkLetter = (link: string) =>
  letter({
    title: 'Sign in to the shop',
    body: `Open the link to sign in. It works once, for ${signInMailFor}. We can’t send a code today, because too many wrong codes were entered for this address. If you don’t have an account, this creates one.`,
    action: { label: 'Sign in', link },
    why,
  });

const signInLetter = (figures: string, link: string) =>
  letter({
    title: 'Sign in to the shop',
    body: `Open the link, or enter this code where you asked to sign in: ${figures.slice(0, 3)} ${figures.slice(3)}\nIt works once, for ${signInMailFor}. If you don’t have an account, this creates one.`,
    action: { label: 'Sign in', link },
    why: `${why} Never share the code.`,
  });
