import type { SignIn } from '#contract/session/session.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { settings } from '#server/config/settings.ts';
import { tooMany } from '#server/engine/limit/too-many.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { type AccountAt, accountsAt } from '#server/session/address/accounts-at.ts';
import { placeholderAddress } from '#server/session/address/claim-address.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { securityLog } from '#server/web/security-log.ts';
import { isKnownBrowser, knownBrowserCookie } from './known-browser.ts';
import { mailNewSignIn } from './mail-new-sign-in.ts';
import { takeTries } from './password-tries.ts';

export interface SignedIn {
  cookies: string[];
  /** Whether a code of their app is still wanted: without it there is no session. */
  wantsCode: boolean;
}

/** How many claims of an address a password is tried for, beside its owner. */
const claimsTried = 2;

/**
 * Signs in, with the guest's bag, to the account of an address or to one that claims it. Wrong passwords are counted by
 * account and client address (`password-tries`). Refuses `signed_out` alike for an unknown address and a wrong password,
 * after the same work, and `too_many`.
 */
export async function signIn({ email, password }: SignIn, headers: Headers): Promise<Decision<SignedIn, Problem>> {
  const address = email.toLowerCase();
  const from = headers.get(addressHeader) ?? '';
  if (!settings().DEMO && isDemoAddress(address)) return failed(from, 'demo', null);
  const { owner, claims } = await accountsAt(address);
  const tries = await takeTries({ address, owner, claims }, from, headers);
  if (tries.waitMs > 0) return refuse(tooMany(tries.waitMs).problem);
  const knows = (account: AccountAt) => isKnownBrowser(headers, account);
  const way = (await tryAs(owner && tries.isLeftFor(owner) ? owner : null)) ?? (await tryClaims());
  if (!way) return failed(from, 'password', owner ?? claims[0] ?? null);
  await tries.wasRight(way.account);
  const what = way.wantsCode ? 'password; code wanted' : 'password';
  securityLog('auth.succeeded', { address: from, what, ...personOf(way.account) });
  if (!knows(way.account)) await mailNewSignIn(way.account.email, headers);
  return accept({ cookies: [...way.cookies, knownBrowserCookie(headers, way.account)], wantsCode: way.wantsCode });

  /** Always hashes as often: whoever has a claim could tell by the time whether there is another account. */
  async function tryClaims() {
    const left = claims.filter(tries.isLeftFor).toSorted((one, other) => Number(knows(other)) - Number(knows(one)));
    let found: Awaited<ReturnType<typeof tryAs>> = null;
    for (let place = 0; place < claimsTried; place++) {
      const tried = await tryAs(found ? null : (left[place] ?? null));
      found ??= tried;
    }
    return found;
  }

  /** For no account, better-auth hashes the password all the same. */
  async function tryAs(account: AccountAt | null) {
    const response = await askAuth('/sign-in/email', headers, {
      email: account?.email ?? placeholderAddress(),
      password,
    });
    if (!response.ok || !account) return null;
    const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean };
    return { account, cookies: response.headers.getSetCookie(), wantsCode: twoFactorRedirect === true };
  }
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
