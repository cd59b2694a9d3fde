/** The limits of `server/config/limits.ts`, counted by the engine. */
import {
  type CountedLimit,
  countedLimits,
  type QuickLimit,
  quickLimits,
  type SharedLimit,
  sharedLimits,
} from '#server/config/limits.ts';
import { settings } from '#server/config/settings.ts';
import { limiter } from '#server/engine/limit/limiter.ts';

export const { takeFrom, takeNow, tryToTake, giveBack, takenOf, isUsedUp, forgetTaken } = limiter<
  CountedLimit,
  SharedLimit,
  QuickLimit
>({
  counted: countedLimits,
  shared: sharedLimits,
  quick: quickLimits,
  current() {
    const { LIMITS, limits, AUTH_SECRET } = settings();
    return { rates: LIMITS ? limits : null, secret: AUTH_SECRET };
  },
});
