import { isAPIError } from 'better-auth/api';
import type { PasskeyQuestion } from '#contract/session/passkey.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { auth } from '#server/session/auth.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { passkeySite } from './passkey-site.ts';

export interface Asked {
  question: PasskeyQuestion;
  /** The browser that asked is known by them when it answers. */
  cookies: string[];
}

/**
 * A question for a device that has a passkey of this shop. It names nobody, so it tells nothing about any account.
 * @throws AccessProblem `too_many`, and `not_found` where passkeys can't be offered
 */
export async function askForPasskey(headers: Headers): Promise<Asked> {
  await takeFrom(sessionLimits.passkeyQuestions, headers.get(addressHeader) ?? '');
  return ask(new Headers());
}

/** The same for a passkey of whoever is signed in. @throws as `askForPasskey` */
export async function askForOwnPasskey(headers: Headers): Promise<Asked> {
  await takeFrom(sessionLimits.passkeyQuestions, headers.get(addressHeader) ?? '');
  return ask(headers);
}

async function ask(headers: Headers): Promise<Asked> {
  requireSite();
  const asked = await auth().api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true });
  // A device that doesn't ask for a finger, face or PIN would prove one factor alone.
  const options = { ...asked.response, userVerification: 'required' };
  return { question: { options }, cookies: asked.headers.getSetCookie() };
}

/** @throws AccessProblem `not_found` */
export function requireSite(): void {
  if (!passkeySite()) {
    throw new AccessProblem('not_found', 'Passkeys need a domain name and https.');
  }
}

/** What better-auth refuses comes as null; a fault stays one. */
export async function unlessRefused<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isAPIError(error)) return null;
    throw error;
  }
}
