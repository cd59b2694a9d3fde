import { limits } from '#server/engine/limit/limit.ts';

export const wishListLimits = limits({
  sharedListMarks: { rate: '60/600', per: 'address', countedIn: 'redis' },
});
