import type { Problem } from '#contract/errors.ts';
import { forgetTaken, tooMany, tryToTake } from '#server/limit/take-from.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';

/**
 * Asks for the password again, with five tries in ten minutes that changing an order shares.
 * @returns null if it is right
 */
export async function checkPassword(
  { personId, email }: PersonActor,
  headers: Headers,
  password: string,
): Promise<Problem | null> {
  if (isDemoAddress(email)) return { code: 'forbidden', message: 'This is a demo account, which others use too.' };
  const waitMs = await tryToTake('stepUpsPerPerson', personId);
  if (waitMs > 0) return tooMany(waitMs).problem;
  const response = await askAuth('/verify-password', headers, { password });
  if (!response.ok) return { code: 'signed_out', message: 'This is not your password.', field: 'currentPassword' };
  await forgetTaken('stepUpsPerPerson', personId);
  return null;
}
