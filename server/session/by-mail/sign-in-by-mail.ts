import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { tooMany } from '#server/engine/limit/too-many.ts';
import { addressBlock, addressHeader } from '#server/engine/network/client-address.ts';
import { forgetTaken, giveBack, tryToTake } from '#server/limit/take-from.ts';
import { accountsAt } from '#server/session/address/accounts-at.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { auth } from '#server/session/auth.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { personOfUser } from '#server/session/person.ts';
import { knownBrowserCookie } from '#server/session/sign-in/known-browser.ts';
import type { SignedIn } from '#server/session/sign-in/sign-in.ts';
import { takeUpStaff } from '#server/session/staff/take-up-staff.ts';
import { securityLog } from '#server/web/security-log.ts';
import { readMailKey } from './mail-key.ts';
import { spendFigures } from './mailed-figures.ts';
import { moveAlertsOfAddress } from './move-alerts-of-address.ts';
import { takeOverClaim } from './take-over-claim.ts';

/**
 * Signs in, with the guest's bag, whoever reads the mail of an address; an address without an account gets one, or the one
 * that claimed it. Also brings the alerts that were asked for by this address. Figures that are typed are counted by mail, by
 * client and address together, by client, and by address and day; links can't be guessed and aren't counted, so nobody's guesses end
 * them.
 * Refuses `link_ended`, `signed_out` for wrong figures, and `too_many`.
 */
export async function signInByMail(
  sent: { key: string; figures?: string | undefined },
  headers: Headers,
): Promise<Decision<SignedIn & { next: string }, Problem>> {
  const key = await readMailKey(sent.key);
  if (!key?.mail) return refuse(ended);
  const { address, mail, next } = key;
  const typed = key.figures === undefined;
  const figures = key.figures ?? sent.figures?.replaceAll(/\s/g, '') ?? '';
  const from = headers.get(addressHeader) ?? '';
  const tried = `${address} from ${addressBlock(from)}`;
  const waitMs = typed ? await takeTry(tried, from) : 0;
  if (waitMs > 0) return refuse(tooManyFigures(waitMs));
  // Counted before it is judged, so that guesses at once from many places are no more than that in a day.
  if (typed && (await tryToTake(sessionLimits.figuresPerDay, address)) > 0) return refuse(linkOnly);
  if (!(await spendFigures(address, { mail, figures, typed }))) {
    securityLog('auth.failed', { address: from, why: 'mail' });
    return refuse(typed ? wrong : ended);
  }
  await takeOverClaim(address, headers);
  const response = await openSession(address, headers);
  if (!response.ok) return refuse(ended);
  const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean };
  const wantsCode = twoFactorRedirect === true;
  const { id } = await database().user.findUniqueOrThrow({ where: { email: address }, select: { id: true } });
  const personId = await personOfUser(id, 'account');
  if (typed) {
    await Promise.all([
      forgetTaken(sessionLimits.figuresPerAccount, tried),
      giveBack(sessionLimits.figuresPerDay, address),
      giveBack(sessionLimits.passwordsPerAddress, from),
    ]);
  }
  await takeUpStaff();
  if (!wantsCode) await moveAlertsOfAddress(address, personId);
  securityLog('auth.succeeded', { address: from, what: wantsCode ? 'mail; code wanted' : 'mail', personId });
  const { owner } = await accountsAt(address);
  const cookies = [...response.headers.getSetCookie(), ...(owner ? [knownBrowserCookie(headers, owner)] : [])];
  return accept({ cookies, wantsCode, next });
}

const takeTry = async (tried: string, from: string): Promise<number> =>
  Math.max(
    ...(await Promise.all([
      tryToTake(sessionLimits.figuresPerAccount, tried),
      tryToTake(sessionLimits.passwordsPerAddress, from),
    ])),
  );

/** Figures of better-auth's own, which live as long as it takes to hand them in. */
async function openSession(address: string, headers: Headers): Promise<Response> {
  const { internalAdapter } = await auth().$context;
  await internalAdapter.deleteVerificationByIdentifier(`sign-in-otp-${address}`);
  const otp = await auth().api.createVerificationOTP({ body: { email: address, type: 'sign-in' } });
  return askAuth('/sign-in/email-otp', headers, { email: address, otp });
}

function tooManyFigures(waitMs: number): Problem {
  const { problem } = tooMany(waitMs);
  return { ...problem, message: `${problem.message} Or open the link in the email.` };
}

const ended: Problem = {
  code: 'link_ended',
  message: 'This link no longer works. Ask for a new email.',
};

const linkOnly: Problem = {
  code: 'too_many',
  message: 'Too many wrong codes have been tried for this address today. Open the link in the email instead.',
  field: 'figures',
};

const wrong: Problem = {
  code: 'signed_out',
  message: 'That code is wrong or has expired. After three attempts only the link in the email works.',
  field: 'figures',
};
