import { limits } from '#server/engine/limit/limit.ts';

export const giftCardLimits = limits({
  giftCardGuesses: { rate: '20/600', per: 'address', countedIn: 'redis' },
  giftCardGuessesPerKey: { rate: '20/600', per: 'key', countedIn: 'redis' },
});
