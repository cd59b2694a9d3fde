import { sessionHints } from '#contract/session/session.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { tooMany } from '#server/engine/limit/too-many.ts';
import { forgetTaken, tryToTake } from '#server/limit/take-from.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { askAuth } from '#server/session/ask-auth.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { sessionLimits } from '#server/session/limits.ts';
import { isProven, passkeyWantedOf } from '#server/session/prove.ts';

/**
 * Asks for the password again, with five tries in ten minutes that changing an order shares. Whoever has come by a mail or
 * a passkey, or has confirmed that it's them, in the last ten minutes need not give it. For a merchant who has a passkey and
 * came without it no password is enough (`step_up_required`).
 * @returns null if it is right
 */
export async function checkPassword(
  actor: PersonActor,
  headers: Headers,
  password: string | undefined,
): Promise<Problem | null> {
  const { personId, email } = actor;
  if (isDemoAddress(email)) return { code: 'forbidden', message: 'This is a demo account, which others use too.' };
  const unproven = await passkeyWantedOf(actor);
  if (unproven) return unproven;
  if (password === undefined) return (await isProven(actor)) ? null : missing;
  const waitMs = await tryToTake(sessionLimits.stepUpsPerPerson, personId);
  if (waitMs > 0) return tooMany(waitMs).problem;
  const response = await askAuth('/verify-password', headers, { password });
  if (!response.ok) return { code: 'signed_out', message: 'This is not your password.', field: 'currentPassword' };
  await forgetTaken(sessionLimits.stepUpsPerPerson, personId);
  return null;
}

const missing: Problem = { code: 'signed_out', message: sessionHints.currentPassword, field: 'currentPassword' };
