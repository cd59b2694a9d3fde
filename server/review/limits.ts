import { limits } from '#server/engine/limit/limit.ts';

export const reviewLimits = limits({
  reviews: { rate: '20/600', per: 'order', countedIn: 'redis' },
});
