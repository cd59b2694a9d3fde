import type { SignIn } from '#contract/account/session.ts';
import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { settings } from '#server/config/settings.ts';
import { forgetTaken, giveBack, tooMany, tryToTake } from '#server/limit/take-from.ts';
import { addressHeader } from '#server/network/client-address.ts';
import { securityLog } from '#server/security-log.ts';
import { type AccountAt, accountsAt } from '#server/session/address/accounts-at.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { isKnownBrowser, knownBrowserCookie } from './known-browser.ts';
import { mailNewSignIn } from './mail-new-sign-in.ts';

export interface SignedIn {
  cookies: string[];
  /** Whether a code of their app is still wanted: without it there is no session. */
  wantsCode: boolean;
}

/**
 * Signs in, with the guest's bag. Wrong passwords are counted by account and client address, up to a quarter of an
 * hour's wait; a browser that the account knows is counted by itself, so that a stranger locks nobody out. Refuses
 * `signed_out` alike for an unknown address and a wrong password, and `too_many`.
 */
export async function signIn({ email, password }: SignIn, headers: Headers): Promise<Decision<SignedIn, Problem>> {
  const address = email.toLowerCase();
  const from = headers.get(addressHeader) ?? '';
  if (!settings().DEMO && isDemoAddress(address)) return failed(from, 'demo', null);
  const { owner, claim } = await accountsAt(address);
  const known = [owner, claim].some((account) => account !== null && isKnownBrowser(headers, account));
  const tries = known ? `known ${address}` : address;
  const waitMs = await takeTry(tries, from, known);
  if (waitMs > 0) return refuse(tooMany(waitMs).problem);
  const way = (await tryAs(address, owner)) ?? (claim && (await tryAs(claim.email, claim)));
  if (!way) return failed(from, 'password', owner ?? claim);
  await Promise.all([
    forgetTaken('passwordsPerAccount', tries),
    forgetTaken('passwordBurstsPerAccount', tries),
    ...(known ? [] : [giveBack('passwordsPerAddress', from)]),
  ]);
  const what = way.wantsCode ? 'password; code wanted' : 'password';
  securityLog('auth.succeeded', { address: from, what, ...personOf(way.account) });
  if (!known) await mailNewSignIn(way.account.email, headers);
  return accept({ cookies: [...way.cookies, knownBrowserCookie(headers, way.account)], wantsCode: way.wantsCode });

  async function tryAs(name: string, account: AccountAt | null) {
    const response = await askAuth('/sign-in/email', headers, { email: name, password });
    if (!response.ok || !account) return null;
    const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean };
    return { account, cookies: response.headers.getSetCookie(), wantsCode: twoFactorRedirect === true };
  }
}

/** Taken before the password is looked at, so that many at once don't slip through. @returns how long to wait; 0: go on */
async function takeTry(tries: string, from: string, known: boolean): Promise<number> {
  const waits = await Promise.all([
    tryToTake('passwordsPerAccount', tries),
    tryToTake('passwordBurstsPerAccount', tries),
    ...(known ? [] : [tryToTake('passwordsPerAddress', from)]),
  ]);
  return Math.max(...waits);
}

function failed(address: string, why: string, account: AccountAt | null): Decision<SignedIn, Problem> {
  securityLog('auth.failed', { address, why, ...personOf(account) });
  return refuse(dontMatch);
}

const personOf = (account: AccountAt | null) => (account?.personId ? { personId: account.personId } : {});

const dontMatch: Problem = {
  code: 'signed_out',
  message: 'That email and password don’t match.',
  field: 'password',
};
