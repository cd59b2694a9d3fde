/** The limits that subjects declare in their `limits.ts`, counted by the engine. */
import { settings } from '#server/config/settings.ts';
import { limiter } from '#server/engine/limit/limiter.ts';

export const { takeFrom, takeNow, tryToTake, giveBack, takenOf, isUsedUp, forgetTaken } = limiter(() => {
  const { LIMITS, LIMITS_PER_ADDRESS, AUTH_SECRET } = settings();
  return { isOn: LIMITS, perAddress: LIMITS_PER_ADDRESS, secret: AUTH_SECRET };
});
