/**
 * Wrong passwords are counted by address and by client; in a browser that an account knows, for that account by itself, so
 * that a stranger's tries don't lock out the owner. Anybody may open an account that claims an address: a browser that this
 * one knows is a stranger to all others there, and who comes into it has proven nothing about them.
 */

import { forgetTaken, giveBack, tryToTake } from '#server/limit/take-from.ts';
import type { AccountAt, AccountsAt } from '#server/session/address/accounts-at.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { isKnownBrowser } from './known-browser.ts';

export interface PasswordTries {
  /** Whether a password may be tried for this account. */
  isLeftFor(account: AccountAt): boolean;
  /** Until one may be tried for any account; 0: now. */
  waitMs: number;
  /** The try was right, for this account. */
  wasRight(account: AccountAt): Promise<void>;
}

const limits = [sessionLimits.passwordsPerAccount, sessionLimits.passwordBurstsPerAccount];

const knownKey = ({ userId }: AccountAt): string => `known ${userId}`;

/** Taken before a password is looked at, so that many at once don't slip through. */
export async function takeTries(
  { address, owner, claims }: AccountsAt & { address: string },
  client: string,
  headers: Headers,
): Promise<PasswordTries> {
  const accounts = [...(owner ? [owner] : []), ...claims];
  const known = accounts.filter((account) => isKnownBrowser(headers, account));
  const waits = new Map<string, number>();
  for (const account of known) waits.set(account.userId, await takeOne(knownKey(account)));
  const asStranger = Math.max(await takeOne(address), await tryToTake(sessionLimits.passwordsPerAddress, client));
  return {
    isLeftFor: ({ userId }) => (waits.get(userId) ?? asStranger) === 0,
    waitMs: Math.min(asStranger, ...waits.values()),
    async wasRight(account) {
      const isKnown = waits.has(account.userId);
      const isOnlyOne = account === owner && claims.length === 0;
      await giveBack(sessionLimits.passwordsPerAddress, client);
      await (isOnlyOne && !isKnown ? forget(address) : giveOneBack(address));
      for (const other of known) await (other === account ? forget(knownKey(other)) : giveOneBack(knownKey(other)));
    },
  };
}

const takeOne = async (key: string): Promise<number> =>
  Math.max(...(await Promise.all(limits.map((limit) => tryToTake(limit, key)))));
const giveOneBack = (key: string) => Promise.all(limits.map((limit) => giveBack(limit, key)));
const forget = (key: string) => Promise.all(limits.map((limit) => forgetTaken(limit, key)));
