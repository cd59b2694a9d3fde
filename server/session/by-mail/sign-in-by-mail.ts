import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/database/database.ts';
import { forgetTaken, giveBack, tooMany, tryToTake } from '#server/limit/take-from.ts';
import { addressHeader } from '#server/network/client-address.ts';
import { securityLog } from '#server/security-log.ts';
import { accountsAt } from '#server/session/address/accounts-at.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { appointMerchants } from '#server/session/demo/appoint-merchants.ts';
import { personOfUser } from '#server/session/person.ts';
import { knownBrowserCookie } from '#server/session/sign-in/known-browser.ts';
import type { SignedIn } from '#server/session/sign-in/sign-in.ts';
import { readMailKey } from './mail-key.ts';
import { moveAlertsOfAddress } from './move-alerts-of-address.ts';
import { takeOverClaim } from './take-over-claim.ts';

/**
 * Signs in, with the guest's bag, whoever reads the mail of an address; an address without an account gets one, or the one
 * that claimed it. Also
 * brings the alerts that were asked for by this address. Tries are counted by address and by client.
 * Refuses `link_ended`, `signed_out` for wrong figures, and `too_many`.
 */
export async function signInByMail(
  sent: { key: string; figures?: string | undefined },
  headers: Headers,
): Promise<Decision<SignedIn & { next: string }, Problem>> {
  const key = await readMailKey(sent.key);
  if (!key) return refuse(ended);
  const { address, next } = key;
  const figures = key.figures ?? sent.figures?.replaceAll(/\s/g, '') ?? '';
  const from = headers.get(addressHeader) ?? '';
  const waits = await Promise.all([tryToTake('figuresPerAccount', address), tryToTake('passwordsPerAddress', from)]);
  const waitMs = Math.max(...waits);
  if (waitMs > 0) return refuse(tooMany(waitMs).problem);
  await takeOverClaim(address, figures, headers);
  const response = await askAuth('/sign-in/email-otp', headers, { email: address, otp: figures });
  if (!response.ok) {
    securityLog('auth.failed', { address: from, why: 'mail' });
    return refuse(key.figures ? ended : wrong);
  }
  const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean };
  const wantsCode = twoFactorRedirect === true;
  const { id } = await database().user.findUniqueOrThrow({ where: { email: address }, select: { id: true } });
  const personId = await personOfUser(id, 'account');
  await Promise.all([forgetTaken('figuresPerAccount', address), giveBack('passwordsPerAddress', from)]);
  await appointMerchants();
  if (!wantsCode) await moveAlertsOfAddress(address, personId);
  securityLog('auth.succeeded', { address: from, what: wantsCode ? 'mail; code wanted' : 'mail', personId });
  const { owner } = await accountsAt(address);
  const cookies = [...response.headers.getSetCookie(), ...(owner ? [knownBrowserCookie(headers, owner)] : [])];
  return accept({ cookies, wantsCode, next });
}

const ended: Problem = {
  code: 'link_ended',
  message: 'This link no longer works. Ask for a new mail.',
};

const wrong: Problem = {
  code: 'signed_out',
  message: 'These figures are wrong, or no longer work. After three tries, ask for a new mail.',
  field: 'figures',
};
