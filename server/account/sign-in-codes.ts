/**
 * Sign-in codes are TOTP (better-auth's twoFactor). The account's page shows the secret until a first code proves it.
 */
import { base32 } from '@better-auth/utils/base32';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { Problem } from '#contract/errors.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { settings } from '#server/config/settings.ts';
import { database } from '#server/database/database.ts';
import { tooMany, tryToTake } from '#server/limit/take-from.ts';
import { securityLog } from '#server/security-log.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { auth } from '#server/session/auth.ts';
import { passkeyWanted } from '#server/session/passkey/add-passkey.ts';
import { hasPasskey } from '#server/session/passkey/change-passkeys.ts';
import { checkPassword } from '#server/session/password/check-password.ts';
import { readAccountState } from './account-state.ts';

export interface CodesToSetUp {
  address: string;
  secret: string;
  recoveryCodes: string[];
}

/**
 * Begins, or begins again: what was shown before no longer works. Refuses what `checkPassword` does, and
 * `step_up_required` for a merchant who has a passkey and came without it.
 */
export async function beginCodes(
  actor: PersonActor,
  password: string,
  headers: Headers,
): Promise<Decision<{ begun: true }, Problem>> {
  if (actor.mustSetUpCodes && (await hasPasskey(actor.personId))) return refuse(passkeyWanted);
  const problem = await checkPassword(actor, headers, password);
  if (problem) return refuse(problem);
  const response = await askAuth('/two-factor/enable', headers, { password });
  if (!response.ok) return refuse({ code: 'illegal_transition', message: 'Codes are set up already.' });
  return accept({ begun: true });
}

/** What the app needs, as long as no code has proven that it has it. */
export async function readCodesToSetUp(actor: PersonActor): Promise<CodesToSetUp | null> {
  const { userId } = await readAccountState(actor.personId);
  const kept = await database().twoFactor.findUnique({ where: { userId } });
  if (kept?.verified !== false) return null;
  const key = (await auth().$context).secretConfig;
  const secret = base32.encode(await symmetricDecrypt({ key, data: kept.secret }), { padding: false });
  const recoveryCodes = JSON.parse(await symmetricDecrypt({ key, data: kept.backupCodes })) as string[];
  const issuer = settings().SHOP_NAME;
  const address = new URL(`otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(actor.email)}`);
  address.search = new URLSearchParams({ secret, issuer, digits: '6', period: '30' }).toString();
  return { address: address.href, secret, recoveryCodes };
}

/** From now on every sign-in wants a code. Refuses `signed_out` for a wrong one. @returns the cookies to set */
export async function confirmCodes(
  { personId }: PersonActor,
  code: string,
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  const waitMs = await tryToTake('stepUpsPerPerson', personId);
  if (waitMs > 0) return refuse(tooMany(waitMs).problem);
  const response = await askAuth('/two-factor/verify-totp', headers, { code: code.replaceAll(/\s/g, '') });
  if (!response.ok) {
    return refuse({
      code: 'signed_out',
      message: 'That code is wrong. Enter the one that the app shows now.',
      field: 'code',
    });
  }
  securityLog('account.changed', { personId, what: 'codes on' });
  return accept(response.headers.getSetCookie());
}

/** Sign-ins want no code any more, and the recovery codes are gone. @returns the cookies to set */
export async function endCodes(
  actor: PersonActor,
  password: string,
  headers: Headers,
): Promise<Decision<string[], Problem>> {
  const problem = await checkPassword(actor, headers, password);
  if (problem) return refuse(problem);
  const response = await askAuth('/two-factor/disable', headers, { password });
  if (!response.ok) throw new Error(`Codes could not be switched off: ${response.status}.`);
  securityLog('account.changed', { personId: actor.personId, what: 'codes off' });
  return accept(response.headers.getSetCookie());
}
