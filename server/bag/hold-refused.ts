import type { Problem } from '#contract/wire/problem.ts';
import type { HoldRefusal } from '#domain/bag/hold-limits.ts';

const minutes = (ms: number): string => {
  const count = Math.ceil(ms / 60_000);
  return count === 1 ? 'a minute' : `${count} minutes`;
};

export function holdRefused(refusal: HoldRefusal): Problem {
  switch (refusal.code) {
    case 'hold_limit':
      return {
        ...refusal,
        message: `One person can have at most ${refusal.most} of this piece in their bag. Choose fewer.`,
        field: 'quantity',
      };
    case 'bag_full':
      return {
        ...refusal,
        message: `A bag can hold up to ${refusal.most} pieces. Check out first, or remove some.`,
        field: 'quantity',
      };
    case 'held_before':
      return {
        ...refusal,
        message: `You’ve held this piece twice in the last hour, so it isn’t held for you now. You can still buy it while it’s here, or hold it again in ${minutes(refusal.retryAfterMs)}.`,
      };
    case 'network_limit':
      return {
        ...refusal,
        message:
          refusal.of === 'network'
            ? `Guests on your network have held as much of this piece as guests can. Sign in with a confirmed email address to hold one, or try again in ${minutes(refusal.retryAfterMs)}.`
            : `Guests hold as much of this piece as guests can; the rest is for customers we know. Sign in with a confirmed email address to hold one, or try again in ${minutes(refusal.retryAfterMs)}.`,
      };
  }
}
