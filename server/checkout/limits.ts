import { limits } from '#server/engine/limit/limit.ts';

export const checkoutLimits = limits({
  codeGuesses: { rate: '500/600', per: 'address', countedIn: 'redis' },
  codeGuessesPerKey: { rate: '500/600', per: 'key', countedIn: 'redis' },
});
